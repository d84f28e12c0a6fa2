import type { InBoth } from "../../rule.ts";
import type { ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import type { Step } from "./model.ts";

/** The first version of an action that GitHub still serves: all before it fail. */
interface Served {
  readonly actions: RegExp;
  /** Whether a version, by its numbers, is served no more. */
  readonly isGone: (major: number, minor: number | undefined) => boolean;
  readonly next: string;
}

/**
 * github.blog/changelog: 2024-04-16 (artifacts, v3 gone since 2025-01-30), 2024-12-05 (Pages, the same day; caches, on
 * 2025-04-15 with all versions before v3.4.0 and v4.2.0). Servers of one's own may still take the artifacts of v3.
 */
const served: readonly Served[] = [
  { actions: /^actions\/(?:upload|download)-artifact$/, isGone: (major) => major < 4, next: "v4" },
  { actions: /^actions\/upload-pages-artifact$/, isGone: (major) => major < 3, next: "v3" },
  { actions: /^actions\/deploy-pages$/, isGone: (major) => major < 4, next: "v4" },
  {
    actions: /^actions\/cache(?:\/(?:restore|save))?$/,
    isGone: (major, minor = 99) => major < 3 || (major === 3 && minor < 4) || (major === 4 && minor < 2),
    next: "v4",
  },
];

/** Steps that github.com stops: actions whose service has ended, and commands that it has switched off. */
export function retiredFaults(file: ServiceFile, steps: readonly Step[]): Fault[] {
  let isAllowed: boolean | undefined;
  return steps.flatMap(({ path, map }): Fault[] => {
    if (typeof map.uses === "string") return ended(map.uses, [...path, "uses"]);
    const faults = typeof map.run === "string" ? commandFaults(map.run, [...path, "run"]) : [];
    if (faults.length > 0) isAllowed ??= JSON.stringify(file.value).includes("ACTIONS_ALLOW_UNSECURE_COMMANDS");
    return isAllowed ? [] : faults;
  });
}

function ended(uses: string, path: Fault["path"]): Fault[] {
  const [, name = "", major, minor] = /^([\w.-]+\/[\w./-]+)@v(\d+)(?:\.(\d+))?(?:\.\d+)?$/.exec(uses) ?? [];
  const one = served.find(({ actions }) => actions.test(name.toLowerCase()));
  if (!one?.isGone(Number(major), minor === undefined ? undefined : Number(minor))) return [];
  return [{ code: "action-ended", path, params: { uses: short(uses), next: one.next } }];
}

/** What a script sets by printing it: the runner has refused this since 2020-11-16, unless a variable allows it. */
function commandFaults(script: string, path: Fault["path"]): Fault[] {
  const found = /^(?![ \t]*#).*(::(?:set-env[ \t]+name=|add-path::))/m.exec(script)?.[1];
  if (found === undefined) return [];
  const isPath = found.startsWith("::add-path");
  const params = { command: isPath ? "add-path" : "set-env", file: isPath ? "$GITHUB_PATH" : "$GITHUB_ENV" };
  return [{ code: "command-off", path, params, piece: found }];
}

/** Texts of these faults, by code. */
export const retiredTexts: Readonly<Record<string, InBoth>> = {
  "action-ended": {
    en: "github.com serves “{uses}” no more, and the step fails; move to {next} or later",
    zh: "github.com 已不再支持“{uses}”，该步骤会失败；请升级到 {next} 或更新版本",
  },
  "command-off": {
    en: "the runner has switched “{command}” off and the step fails; append to the file “{file}” in its place",
    zh: "运行器已停用“{command}”，该步骤会失败；请改为追加到文件“{file}”",
  },
};
