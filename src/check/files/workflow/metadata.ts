import type { InBoth } from "../../rule.ts";
import { asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";

/** Versions of Node.js that the runner still takes, and runs as a newer one (github.blog changelog, 2025-09-19). */
const old = ["node12", "node16", "node20"];

/** What is out of date in how an action runs, an image that is none, and outputs that nothing fills. */
export function ageFaults(file: ServiceFile): Fault[] {
  const runs = asMap(asMap(file.value).runs);
  const using = typeof runs.using === "string" ? runs.using.toLowerCase() : "";
  if (file.isOpen(["runs", "using"])) return [];
  if (using === "docker") return imageFaults(runs.image);
  if (using === "composite") return outputFaults(file);
  const params = { value: short(using) };
  if (!old.includes(using)) return [];
  return [{ code: using === "node20" ? "node-20" : "node-old", path: ["runs", "using"], params }];
}

/** A composite action runs no program that could set an output: what has no value stays empty (metadata-syntax, outputs.<id>.value). */
function outputFaults({ value }: ServiceFile): Fault[] {
  return Object.entries(asMap(asMap(value).outputs)).flatMap(([name, output]): Fault[] =>
    isMap(output) && ["value", "<<"].every((key) => !Object.hasOwn(output, key))
      ? [{ code: "no-output-value", path: ["outputs", name], part: "key", params: { name: short(name) } }]
      : [],
  );
}

/** As the runner tells a file from an image (actions/runner, `DockerUtil.cs`). */
export const isDockerfile = (image: string) => /(?:^|\/)(?:[Dd]ockerfile\.[^/]*|[^/]*[Dd]ockerfile)$/.test(image);

function imageFaults(image: unknown): Fault[] {
  if (typeof image !== "string" || image === "" || /^docker:\/\//i.test(image) || isDockerfile(image)) return [];
  return [{ code: "image", path: ["runs", "image"], params: { value: short(image) } }];
}

/** Texts of these faults, by code. */
export const ageTexts: Readonly<Record<string, InBoth>> = {
  "node-old": {
    en: "“{value}” is retired, and GitHub runs the action with Node.js 24; write “node24”",
    zh: "“{value}”已停用，GitHub 会用 Node.js 24 运行此操作；请写“node24”",
  },
  "node-20": {
    en: "“{value}” is on its way out, and GitHub runs the action with Node.js 24; write “node24” once it works there",
    zh: "“{value}”即将停用，GitHub 会用 Node.js 24 运行此操作；确认可用后请写“node24”",
  },
  "no-output-value": {
    en: "the output “{name}” has no “value” and is always empty; add it, such as the output of a step",
    zh: "输出“{name}”没有“value”，始终为空；请添加，例如某个步骤的输出",
  },
  image: {
    en: "“{value}” is neither a Dockerfile nor an image; write “Dockerfile” or “docker://{value}”",
    zh: "“{value}”既不是 Dockerfile 也不是镜像；请写“Dockerfile”或“docker://{value}”",
  },
};
