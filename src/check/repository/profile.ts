import type { RepositoryRule } from "../rule.ts";
import { about, factsOf } from "./facts.ts";

/** An organisation's `.github` repository has the page that its visitors see (docs.github.com, «Customizing your organization's profile»). */
export const profileRule: RepositoryRule = {
  id: "profile",
  level: "note",
  sources: ["docs.github.com: customizing your organization's profile"],
  fix: "none",
  title: {
    en: "An organisation's .github repository has profile/README.md",
    zh: "组织的 .github 仓库有 profile/README.md",
  },
  reason: {
    en: "It is the front page of the organisation; without it visitors see a list of repositories.",
    zh: "它是组织的首页；没有它，访客只能看到仓库列表。",
  },
  examine: (repository) => {
    if (!factsOf(repository).isShared || repository.files.some((path) => /^profile\/readme\.md$/i.test(path)))
      return [];
    return [about("profile/README.md", "profile.missing", "note")];
  },
};
