import { nearest } from "../../../system/nearest.ts";
import type { InBoth } from "../../rule.ts";
import { asMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { stepsOf } from "./model.ts";

const known = ["node24", "composite", "docker"];

/** Versions that the runner still takes, and runs with a newer one (github.blog changelog, 2025-09-19). */
const old = ["node12", "node16", "node20"];

/** What a schema cannot say of how an action runs: the runner stops at each (actions/runner, `ActionManifestManager.cs`). */
export function runsFaults(file: ServiceFile): Fault[] {
  const runs = asMap(asMap(file.value).runs);
  const using = typeof runs.using === "string" ? runs.using.toLowerCase() : undefined;
  if (using === undefined || file.isOpen(["runs", "using"])) return [];
  const shells = using === "composite" ? shellFaults(runs.steps) : [];
  return [...usingFaults(using), ...(using === "docker" ? imageFaults(runs.image) : []), ...shells];
}

function usingFaults(using: string): Fault[] {
  if (known.includes(using)) return [];
  const path = ["runs", "using"];
  const params = { value: short(using) };
  if (old.includes(using)) return [{ code: using === "node20" ? "node-20" : "node-old", path, params }];
  // A version that is newer than this release may be taken by now.
  const version = Number(/^node(\d+)$/.exec(using)?.[1] ?? 0);
  if (version > 24) return [{ code: "using-new", path, params }];
  const near = version > 0 ? undefined : nearest(using, known);
  const code = near === undefined ? "using" : "using-near";
  return [{ code, path, params: { ...params, known: known.join(", "), nearest: near ?? "" } }];
}

function shellFaults(steps: unknown): Fault[] {
  return stepsOf(steps, ["runs", "steps"])
    .filter(({ map }) => map.run !== undefined && map.uses === undefined && map.shell === undefined)
    .map(({ path }) => ({ code: "no-shell", path: [...path, "run"], part: "key" }));
}

/** As the runner tells a file from an image (actions/runner, `DockerUtil.cs`). */
export const isDockerfile = (image: string) => /(?:^|\/)(?:[Dd]ockerfile\.[^/]*|[^/]*[Dd]ockerfile)$/.test(image);

function imageFaults(image: unknown): Fault[] {
  if (typeof image !== "string" || image === "" || /^docker:\/\//i.test(image) || isDockerfile(image)) return [];
  return [{ code: "image", path: ["runs", "image"], params: { value: short(image) } }];
}

/** Texts of these faults, by code. */
export const runsTexts: Readonly<Record<string, InBoth>> = {
  "node-old": {
    en: "“{value}” is retired, and GitHub runs the action with Node.js 24; write “node24”",
    zh: "“{value}”已停用，GitHub 会用 Node.js 24 运行此操作；请写“node24”",
  },
  "node-20": {
    en: "“{value}” is on its way out, and GitHub runs the action with Node.js 24; write “node24” once it works there",
    zh: "“{value}”即将停用，GitHub 会用 Node.js 24 运行此操作；确认可用后请写“node24”",
  },
  using: {
    en: "GitHub cannot run an action with “{value}”; write one of: {known}",
    zh: "GitHub 无法用“{value}”运行操作；可用：{known}",
  },
  "using-near": {
    en: "GitHub cannot run an action with “{value}”; did you mean “{nearest}”?",
    zh: "GitHub 无法用“{value}”运行操作；是否指“{nearest}”？",
  },
  "using-new": {
    en: "“{value}” is not known to be taken; see GitHub's page on metadata syntax",
    zh: "未知 GitHub 是否支持“{value}”；请参阅 GitHub 的元数据语法页面",
  },
  "no-shell": {
    en: "a step of an action has to say its shell; add “shell: bash”",
    zh: "操作中的步骤必须写明 shell；请添加“shell: bash”",
  },
  image: {
    en: "“{value}” is neither a Dockerfile nor an image; write “Dockerfile” or “docker://{value}”",
    zh: "“{value}”既不是 Dockerfile 也不是镜像；请写“Dockerfile”或“docker://{value}”",
  },
};
