import { yamlReader } from "../read/yaml.ts";
import { type Fault, valueAt } from "../schema/describe.ts";
import { growing, type Kind } from "../schema/rule.ts";
import { dependabotTexts } from "./dependabot-texts.ts";
import { updateFaults } from "./updates.ts";

/** Dependabot options reference; what the service says of faults is in its reports («The property '#/updates/0/…'»). */
export const dependabotKind: Kind = {
  id: "dependabot",
  sources: ["https://docs.github.com/en/code-security/reference/supply-chain-security/dependabot-options-reference"],
  title: { en: "Dependabot accepts its settings", zh: "Dependabot 接受其设置" },
  reason: {
    en: "With a fault in the file Dependabot proposes no updates at all.",
    zh: "文件有错误时，Dependabot 不会提出任何更新。",
  },
  applies: (path) => /^\.github\/dependabot\.ya?ml$/.test(path),
  read: yamlReader({ words: "1.1", merges: true }),
  schema: "dependabot",
  levels: {
    ...growing,
    glob: "warning",
    day: "warning",
    "no-cron": "warning",
    reviewers: "note",
    "group-name": "note",
  },
  levelOf: ({ code, path, params }) =>
    code === "choice" && (!grows(path) || params?.value === "") ? "error" : undefined,
  texts: dependabotTexts,
  more: ({ value }): Fault[] => updateFaults(valueAt(value, [])),
};

/** Whether the list of what may stand there grows from release to release: package managers and kinds of registries. */
function grows(path: Fault["path"]): boolean {
  return path.includes("package-ecosystem") || path[0] === "registries";
}
