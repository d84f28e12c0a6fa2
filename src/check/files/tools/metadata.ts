import type { ServiceFile } from "../read/file.ts";
import { asMap, asText } from "../read/file.ts";
import { jsonReader } from "../read/json.ts";
import { yamlReader } from "../read/yaml.ts";
import type { Fault } from "../schema/describe.ts";
import type { Kind } from "../schema/rule.ts";

/** Citation File Format 1.2.0; GitHub reads it at the root alone. */
export const citationKind: Kind = {
  id: "citation",
  sources: [
    "https://github.com/citation-file-format/citation-file-format/blob/main/schema-guide.md",
    "https://docs.github.com/en/repositories/managing-your-repositorys-settings-and-features/customizing-your-repository/about-citation-files",
  ],
  title: { en: "The citation file is valid", zh: "引用文件有效" },
  reason: {
    en: "GitHub offers “Cite this repository”, and Zenodo takes its metadata, only from a valid file.",
    zh: "只有文件有效时，GitHub 才显示“引用此仓库”，Zenodo 才采用其中的元数据。",
  },
  applies: (path) => path === "CITATION.cff",
  read: yamlReader({ merges: true }),
  // Older versions of the format have other keys; whoever reads them still does.
  schema: (value) => (/^1\.[01]\./.test(asText(asMap(value)["cff-version"])) ? undefined : "citation"),
  more: peopleFaults,
};

/** An author is a person or an entity: an entity needs its name, and a person has no `name`. */
function peopleFaults(file: ServiceFile): Fault[] {
  return ["authors", "contact"].flatMap((list) => {
    const people = asMap(file.value)[list];
    return (Array.isArray(people) ? people : []).flatMap((person: unknown, index): Fault[] => {
      const map = asMap(person);
      const personal = ["family-names", "given-names"].find((key) => Object.hasOwn(map, key));
      if (personal === undefined || !Object.hasOwn(map, "name")) return [];
      return [{ code: "person-or-entity", path: [list, index, "name"], part: "key", params: { key: personal } }];
    });
  });
}

/** All Contributors: configuration of the bot and the command. */
export const allContributorsKind: Kind = {
  id: "all-contributors",
  sources: ["https://allcontributors.org/bot/configuration", "https://allcontributors.org/cli/configuration"],
  title: { en: "All Contributors can read its settings", zh: "All Contributors 能读取其设置" },
  reason: {
    en: "With a fault in the file the bot thanks nobody.",
    zh: "文件有错误时，机器人不会致谢任何人。",
  },
  applies: (path) => path === ".all-contributorsrc",
  read: jsonReader({ comments: false }),
  schema: "all-contributors",
};

/** Renovate: configuration options. What it converts from older versions by itself is let through. */
export const renovateKind: Kind = {
  id: "renovate",
  sources: ["https://docs.renovatebot.com/configuration-options/"],
  title: { en: "Renovate accepts its settings", zh: "Renovate 接受其设置" },
  reason: {
    en: "With a fault in the file Renovate opens an issue and proposes no updates.",
    zh: "文件有错误时，Renovate 会新建一个议题，且不再提出更新。",
  },
  applies: (path) => /^(\.github\/|\.gitlab\/)?renovate\.json$|^\.renovaterc(\.json)?$/.test(path),
  read: jsonReader({ comments: true }),
  schema: "renovate",
  // One preset as a text is of an older version: Renovate makes a list of it.
  isOpen: (value, path) => typeof value === "string" && path.join() === "extends",
};

/** OpenSSF Security Insights, versions 1 and 2. */
export const securityInsightsKind: Kind = {
  id: "security-insights",
  level: "warning",
  sources: [
    "https://github.com/ossf/security-insights-spec/tree/v2.2.0/specification",
    "https://github.com/ossf/security-insights-spec/blob/v1.0.0/specification.md",
  ],
  title: { en: "The security insights are valid", zh: "安全信息文件有效" },
  reason: {
    en: "Tools that collect security facts of projects pass over a file that does not fit the specification.",
    zh: "收集项目安全信息的工具会忽略不符合规范的文件。",
  },
  applies: (path) => /^(\.github\/|\.gitlab\/)?security-insights\.ya?ml$/i.test(path),
  read: yamlReader({ merges: true }),
  schema: (value) => (isVersion1(value) ? "security-insights-v1" : "security-insights"),
  levels: { "old-version": "note" },
  more: (file) => (isVersion1(file.value) ? [{ code: "old-version", path: ["header", "schema-version"] }] : []),
};

function isVersion1(value: unknown): boolean {
  return /^1\./.test(asText(asMap(asMap(value).header)["schema-version"]));
}
