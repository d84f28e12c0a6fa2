import { nearest } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, isMap, type Reader, type ServiceFile } from "../read/file.ts";
import { jsonReader } from "../read/json.ts";
import { json5Reader } from "../read/json5.ts";
import { type Fault, short } from "../schema/describe.ts";
import { type Kind, most } from "../schema/rule.ts";
import { renovateKeys } from "./renovate-keys.ts";
import { renovateRuleFaults } from "./renovate-rules.ts";

const readJson = jsonReader({ comments: true });
const read: Reader = (path, text) => (path.endsWith("5") ? json5Reader : readJson)(path, text);

/** Renovate: configuration options. What it converts from older versions by itself is let through. */
export const renovateKind: Kind = {
  id: "renovate",
  sources: ["https://docs.renovatebot.com/configuration-options/", "https://docs.renovatebot.com/config-validation/"],
  title: { en: "Renovate accepts its settings", zh: "Renovate 接受其设置" },
  reason: {
    en: "With a fault in the file Renovate opens an issue and proposes no updates.",
    zh: "文件有错误时，Renovate 会新建一个议题，且不再提出更新。",
  },
  applies: (path) => /^(?:\.github\/|\.gitlab\/)?renovate\.json[c5]?$|^\.renovaterc(?:\.json[c5]?)?$/.test(path),
  read,
  schema: "renovate",
  levels: { "unknown-option": "warning" },
  texts: {
    "unknown-option": {
      en: "“{key}” is no option that is known here; where Renovate does not know it either, it stops",
      zh: "“{key}”不是此处已知的选项；如果 Renovate 也不认识它，就会停止工作",
    },
    "no-selector": {
      en: "this rule does not say what it is for, and Renovate stops; add a key such as “matchPackageNames”, or move it to the top",
      zh: "此规则没有说明适用于什么，Renovate 会停止工作；请添加“matchPackageNames”之类的键，或移到顶层",
    },
    "no-boolean": {
      en: "“{key}” is on or off; write true or false, without quotes",
      zh: "“{key}”只有开和关；请写 true 或 false，不加引号",
    },
    "key-twice": {
      en: "“{key}” stands twice here, and Renovate refuses the file; keep one of the two",
      zh: "“{key}”在此出现了两次，Renovate 会拒绝此文件；请只保留一个",
    },
  },
  // One preset as a text is of an older version: Renovate makes a list of it.
  isOpen: (value, path) => typeof value === "string" && path.join() === "extends",
  more: (file) => [...repeated(file), ...unknown(file), ...renovateRuleFaults(file)],
};

function repeated({ twice = [] }: ServiceFile): Fault[] {
  return twice.map((path) => ({
    ...{ code: "key-twice", path, part: "key" },
    params: { key: short(path[path.length - 1]) },
  }));
}

/** Keys at the top and in rules that are no options: Renovate stops at each («Invalid configuration option»). */
function unknown({ value }: ServiceFile): Fault[] {
  const rules = asList(asMap(value).packageRules).map((rule, index) => ({ rule, path: ["packageRules", index] }));
  const keys = [{ rule: value, path: [] as Path }, ...rules].flatMap(({ rule, path }) =>
    (isMap(rule) ? Object.keys(rule) : []).filter((key) => !renovateKeys.has(key)).map((key) => ({ key, path })),
  );
  return keys.slice(0, most).map(({ key, path }) => faultOf(key, path));
}

function faultOf(key: string, parent: Path): Fault {
  const near = nearest(key, [...renovateKeys]);
  const at = { path: [...parent, key], part: "key" } as const;
  return near === undefined
    ? { ...at, code: "unknown-option", params: { key: short(key) } }
    : { ...at, code: "unknown-key-near", params: { key: short(key), nearest: near } };
}
