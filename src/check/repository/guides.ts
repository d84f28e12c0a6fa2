import type { RepositoryRule } from "../rule.ts";
import { presence } from "./presence.ts";

/** Files that tell people how a community works. Their absence breaks nothing, so the rarer ones are advice. */
export const guideRules: readonly RepositoryRule[] = [
  presence({
    id: "contributing",
    file: "CONTRIBUTING.md",
    level: "warning",
    sources: ["GitHub community profile", "repolinter: contributing-file-exists", "OSPS-GV-03.01", "OSPS-GV-03.02"],
    fix: "template",
    title: { en: "There is a guide for contributors", zh: "有贡献指南" },
    reason: {
      en: "It says how a change gets in; GitHub links to it wherever an issue or pull request is opened.",
      zh: "它说明如何提交更改；GitHub 会在新建议题或拉取请求时链接到它。",
    },
  }),
  presence({
    id: "support",
    file: "SUPPORT.md",
    level: "note",
    sources: ["GitHub community profile", "repolinter: support-file-exists", "OSPS-DO-04.01"],
    fix: "template",
    title: { en: "There is a page that says where to get help", zh: "有说明如何获得帮助的页面" },
    reason: {
      en: "Without it questions come as issues, or are not asked.",
      zh: "没有它，提问就会变成议题，或者根本没人提出。",
    },
  }),
  presence({
    id: "governance",
    file: "GOVERNANCE.md",
    level: "note",
    sources: ["OSPS-GV-01.02", "CNCF project template"],
    fix: "template",
    title: { en: "It is written down who decides", zh: "写明了由谁决策" },
    reason: {
      en: "People take on more when they see how one comes to take part in decisions.",
      zh: "看到如何参与决策，人们才愿意承担更多。",
    },
  }),
  presence({
    id: "maintainers",
    file: "MAINTAINERS.md",
    level: "note",
    sources: ["OSPS-GV-01.01", "CNCF project template"],
    fix: "template",
    title: { en: "It is written down who maintains the project", zh: "写明了由谁维护" },
    reason: {
      en: "Whoever needs an answer or a release has to know whom to ask.",
      zh: "需要答复或新版本的人得知道该找谁。",
    },
  }),
  presence({
    id: "accessibility",
    file: "ACCESSIBILITY.md",
    level: "note",
    sources: ["docs.github.com: accessibility file"],
    fix: "template",
    title: { en: "There is an accessibility statement", zh: "有无障碍声明" },
    reason: {
      en: "It says what works with assistive technology, and where to report what does not; GitHub shows it as a tab.",
      zh: "它说明哪些内容支持辅助技术，以及在哪里报告问题；GitHub 会将其显示为标签页。",
    },
  }),
  presence({
    id: "changelog",
    file: "CHANGELOG.md",
    level: "note",
    sources: ["repolinter: changelog-file-exists", "OSPS-BR-04.01"],
    fix: "template",
    title: { en: "There is a changelog", zh: "有变更日志" },
    reason: {
      en: "Users want to know what an update changes before they take it.",
      zh: "用户在升级前想知道有什么变化。",
    },
    when: ({ hasCode }) => hasCode,
  }),
];
