import type { Language } from "../../system/messages.ts";
import { parseYaml } from "../../system/yaml/index.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";

/**
 * The language of what is published: that of `--lang`, else the community's first one. Never that of the machine at hand:
 * the same manifest gives the same calendar everywhere.
 */
export function publishedLanguage(lang: unknown, { dir }: Context): Language {
  if (lang === "en" || lang === "zh") return lang;
  const project = projectFiles(dir);
  if (!project.exists("community.yaml")) return "en";
  const { value } = parseYaml(project.readText("community.yaml"), { file: "community.yaml" });
  const languages = (value as { community?: { languages?: unknown } } | null | undefined)?.community?.languages;
  const [first] = Array.isArray(languages) ? languages : [];
  return String(first ?? "").startsWith("zh") ? "zh" : "en";
}
