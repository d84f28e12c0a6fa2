import { asList, asMap, type ServiceFile } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import { type Fault, short } from "../schema/describe.ts";
import type { Kind } from "../schema/rule.ts";
import { fieldFaults } from "./fields.ts";
import { formTexts } from "./texts.ts";

const docs = "https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests";
const errors = `${docs}/common-validation-errors-when-creating-issue-forms`;
/** GitHub reads forms as YAML 1.1: a plain `no` is a truth value, and no text. */
const read = yamlReader({ words: "1.1", merges: true });

/** Syntax for issue forms. */
export const issueFormKind: Kind = {
  id: "issue-form",
  sources: [`${docs}/syntax-for-issue-forms`, errors],
  title: { en: "GitHub accepts every issue form", zh: "GitHub 接受每个议题表单" },
  reason: {
    en: "A form with a fault is not offered to anybody who opens an issue.",
    zh: "有错误的表单不会提供给任何新建议题的人。",
  },
  applies: (path) => /^\.github\/ISSUE_TEMPLATE\/(?!config\.)[^/]+\.ya?ml$/i.test(path),
  read,
  schema: "issue-form",
  levels: { project: "warning", "no-option": "warning" },
  texts: formTexts,
  more: (file) => [...formFaults(file), ...projectFaults(file)],
};

/** Syntax for discussion category forms. */
export const discussionFormKind: Kind = {
  id: "discussion-form",
  sources: [
    "https://docs.github.com/en/discussions/managing-discussions-for-your-community/syntax-for-discussion-category-forms",
    errors,
  ],
  title: { en: "GitHub accepts every discussion form", zh: "GitHub 接受每个讨论表单" },
  reason: {
    en: "A form with a fault is not shown to anybody who starts a discussion.",
    zh: "有错误的表单不会显示给任何发起讨论的人。",
  },
  applies: (path) => /^\.github\/DISCUSSION_TEMPLATE\/[^/]+\.ya?ml$/i.test(path),
  read,
  schema: "discussion-form",
  levels: { "no-option": "warning" },
  // A list of options with nothing in it is shown: a required one keeps everybody from posting, which some want.
  levelOf: ({ code, path }) => (code === "empty" && path[path.length - 1] === "options" ? "note" : undefined),
  texts: formTexts,
  more: formFaults,
};

/** Configuring the template chooser. */
export const issueConfigKind: Kind = {
  id: "issue-config",
  sources: [`${docs}/configuring-issue-templates-for-your-repository#configuring-the-template-chooser`],
  title: { en: "GitHub accepts the settings of the issue page", zh: "GitHub 接受新建议题页的设置" },
  reason: {
    en: "Links with a fault are not shown, and blank issues stay possible.",
    zh: "有错误的链接不会显示，且仍可新建空白议题。",
  },
  applies: (path) => /^\.github\/ISSUE_TEMPLATE\/config\.ya?ml$/i.test(path),
  read,
  schema: "issue-config",
  levels: { nothing: "note" },
};

function formFaults(file: ServiceFile): Fault[] {
  return [...fieldFaults(file), ...wordKeys(file)];
}

/** Projects that are not written as «owner/number»: the issue is added to none. */
function projectFaults(file: ServiceFile): Fault[] {
  const { projects } = asMap(file.value);
  return asList(projects).flatMap((project, index): Fault[] => {
    const path = Array.isArray(projects) ? ["projects", index] : ["projects"];
    const all = typeof project === "string" ? project.split(",").map((one) => one.trim()) : [];
    const wrong = all.find((one) => one !== "" && !/^[\w.-]+\/\d+$/.test(one));
    return wrong === undefined ? [] : [{ code: "project", path, params: { value: short(wrong) } }];
  });
}

/** Keys that YAML 1.1 takes for truth values are forbidden by name ("Forbidden keys"). */
function wordKeys(file: ServiceFile): Fault[] {
  return Object.keys(asMap(file.value))
    .filter((key) => /^(y|yes|n|no|true|false|on|off)$/i.test(key))
    .map((key) => ({ code: "word-key", path: [key], part: "key", params: { key: short(key) } }));
}
