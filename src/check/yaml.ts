import { checkYamlSyntax } from "../system/yaml/index.ts";
import type { Rule } from "./rule.ts";

/** Every YAML file parses. Tags and several documents are its owner's business: pipelines and manifests use them. */
export const yamlRule: Rule = {
  id: "yaml",
  applies: (path) => /\.(ya?ml|cff)$/i.test(path),
  inspect: (path, text) => checkYamlSyntax(text, path),
};
