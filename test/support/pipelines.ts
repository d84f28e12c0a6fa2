import { asList, asMap, parseData } from "./data.ts";
import { type Files, textOf } from "./render.ts";

/** Stages that GitLab has without being told (docs.gitlab.com/ci/yaml/#stages). */
const builtin = [".pre", "build", "test", "deploy", ".post"];
const globals = ["default", "include", "stages", "variables", "workflow", "spec"];

/**
 * What GitLab would refuse in a pipeline as a whole, its local includes taken in: a file that is not there, a job of a
 * stage that is not declared, a job that extends or needs one that is not there.
 */
export function pipelineFaults(files: Files): string[] {
  const faults: string[] = [];
  const merged = merge(files, ".gitlab-ci.yml", faults);
  const jobs = Object.entries(merged).filter(([name]) => !globals.includes(name));
  const names = new Set(jobs.map(([name]) => name));
  const stages = merged.stages === undefined ? builtin : [".pre", ...asList(merged.stages), ".post"];
  for (const [name, value] of jobs) {
    const { stage = "test", extends: bases, needs } = asMap(value);
    const hidden = name.startsWith(".");
    if (!hidden && !stages.includes(stage) && bases === undefined) faults.push(`${name}: no stage ${String(stage)}`);
    if (asMap(value).stage !== undefined && !stages.includes(stage)) faults.push(`${name}: no stage ${String(stage)}`);
    const others = [...asList(bases), ...asList(needs).map((need) => asMap(need).job ?? need)];
    faults.push(
      ...others.filter((other) => !names.has(String(other))).map((other) => `${name}: no job ${String(other)}`),
    );
  }
  return faults;
}

function merge(files: Files, path: string, faults: string[]): Record<string, unknown> {
  if (!files.has(path)) {
    faults.push(`${path} is not there`);
    return {};
  }
  const own = asMap(parseData(path, textOf(files, path)));
  const included = asList(own.include).map((entry) =>
    merge(files, String(asMap(entry).local ?? entry).replace(/^\//, ""), faults),
  );
  return Object.assign({}, ...included, own) as Record<string, unknown>;
}
