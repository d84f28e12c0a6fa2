import { checkYamlSyntax } from "../system/yaml/index.ts";
import { quickLook } from "../system/yaml/quick.ts";
import { isYaml } from "./clear.ts";
import type { Rule } from "./rule.ts";
import { isTemplate } from "./tolerance.ts";

/** Every YAML file parses. Tags and several documents are its owner's business: pipelines and manifests use them. */
export const yamlRule: Rule = {
  id: "yaml",
  level: "error",
  sources: ["YAML 1.2.2"],
  fix: "none",
  title: { en: "YAML files parse, and no key stands twice", zh: "YAML 文件可以解析，且没有重复的键" },
  reason: {
    en: "A file that does not parse is ignored by the service that reads it, often without a word.",
    zh: "无法解析的文件会被读取它的服务忽略，而且常常没有任何提示。",
  },
  applies: isYaml,
  inspect: (path, text) => {
    const look = quickLook(text);
    if (look === "sound") return [];
    // Of a template one fault is enough: that it could not be checked is all that is said of it.
    if (look === "broken" && isTemplate(path, () => text))
      return [{ code: "yaml.syntax", level: "error", file: path, line: 1, column: 1, params: { reason: "" } }];
    return checkYamlSyntax(text, path);
  },
};
