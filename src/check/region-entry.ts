import type { RuleEntry } from "./rule.ts";

/** What the rule book says of the rule that compares files with the people files; its code lives where both are known. */
export const regionEntry: RuleEntry = {
  id: "region",
  level: "error",
  sources: ["commonry"],
  fix: "itself",
  title: { en: "Managed regions say what the people files say", zh: "托管区域与人员文件一致" },
  reason: {
    en: "A list of maintainers that is out of date sends people to the wrong door.",
    zh: "过时的维护者名单会让人找错人。",
  },
};
