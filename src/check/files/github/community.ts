import { isMap } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";
import { growing, type Kind } from "../schema/rule.ts";

const read = yamlReader({ words: "1.1", merges: true });

/** Displaying a sponsor button. */
export const fundingKind: Kind = {
  id: "funding",
  sources: [
    "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/displaying-a-sponsor-button-in-your-repository",
  ],
  title: { en: "GitHub accepts the file for the sponsor button", zh: "GitHub 接受赞助按钮的文件" },
  reason: {
    en: "With a fault in the file the button does not show what it should.",
    zh: "文件有错误时，按钮不会按预期显示。",
  },
  applies: (path) => /^(\.github\/)?FUNDING\.ya?ml$/.test(path),
  read,
  // All platforms commented out is how GitHub's own starter leaves the file.
  schema: (value) => (value === null || value === undefined ? undefined : "funding"),
  levels: growing,
};

/** Automatically generated release notes: configuration options. */
export const releaseKind: Kind = {
  id: "release-notes",
  sources: [
    "https://docs.github.com/en/repositories/releasing-projects-on-github/automatically-generated-release-notes#configuration-options",
  ],
  title: { en: "GitHub accepts the categories of release notes", zh: "GitHub 接受发行说明的分类" },
  reason: {
    en: "With a fault in the file the notes come out without its categories.",
    zh: "文件有错误时，生成的说明不会带有其中的分类。",
  },
  applies: (path) => /^\.github\/release\.ya?ml$/.test(path),
  read,
  // Other tools keep files of that name, too: GitHub's has a changelog.
  schema: (value) =>
    isMap(value) && !Object.hasOwn(value, "changelog") && Object.keys(value).length > 1 ? undefined : "release",
  levels: growing,
};
