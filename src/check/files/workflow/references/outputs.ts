import { nearest } from "../../../../system/nearest.ts";
import { asMap, asText, type ServiceFile } from "../../read/file.ts";
import { type Fault, short } from "../../schema/describe.ts";
import { outputReads, type PlacedAccess } from "../expression/accesses.ts";
import { keysAt, type Names } from "../expression/reads/names.ts";
import { type Job, jobsOf, type Step } from "../model.ts";
import { plainPath } from "./there.ts";

/** What the outputs of the repository's own workflows and actions are looked up by. */
export interface Givers {
  /** A workflow or an action's metadata, parsed; undefined where there is none, which other rules tell. */
  read(path: string): ServiceFile | undefined;
  has(path: string): boolean;
}

/** A fault with the expression that it is in. */
export interface OutputFault extends Fault {
  readonly source: string;
}

/**
 * Outputs that a workflow which is called, or a composite action, does not give: GitHub makes an empty text of each.
 * Other actions give whatever their program gives.
 */
export function outputFaults(file: ServiceFile, givers: Givers): OutputFault[] {
  const jobs = new Map(jobsOf(file).map((job) => [job.id.toLowerCase(), job]));
  return outputReads(file).flatMap((read): OutputFault[] => {
    const [, , name] = read.parts;
    const path = name === undefined ? undefined : giverOf(read, jobs, givers);
    const giver = path === undefined ? undefined : givers.read(path);
    const outputs = giver && outputsOf(giver);
    if (name === undefined || !giver || !outputs || outputs.has(name.toLowerCase())) return [];
    const near = nearest(name, [...outputs.values()]);
    const params = { name: short(name), path: short(giver.path), nearest: near ?? "" };
    const code = near === undefined ? "output-unknown" : "output-near";
    return [{ code, path: read.at, params, source: read.source }];
  });
}

/** The file that says what the read outputs are, when it is one of the repository's own. */
function giverOf({ context, parts, at }: PlacedAccess, jobs: ReadonlyMap<string, Job>, givers: Givers) {
  const name = parts[0]?.toLowerCase() ?? "";
  if (context === "needs" || context === "jobs") {
    const uses = asText(jobs.get(name)?.map.uses);
    return /^[.$]\/\.github\/workflows\/[^/@]+$/.test(uses) ? uses.slice(2) : undefined;
  }
  if (context !== "steps" || at[0] !== "jobs") return undefined;
  const steps = jobs.get(String(at[1]).toLowerCase())?.steps ?? [];
  const index = steps.findIndex(({ map }) => typeof map.id === "string" && map.id.toLowerCase() === name);
  return ownAction(steps, index, givers);
}

/** The metadata of the repository's own action that a step of a job uses; undefined for any other. */
export function ownAction(steps: readonly Step[], index: number, givers: Givers): string | undefined {
  const uses = asText(steps[index]?.map.uses);
  // What is checked out at the root from elsewhere has actions of its own.
  const isOther = steps.slice(0, index).some(({ map }) => asMap(map.with).repository !== undefined);
  const folder = /^\.\//.test(uses) && !isOther ? plainPath(uses) : undefined;
  if (folder === undefined) return undefined;
  return ["action.yml", "action.yaml"].map((file) => plainPath(folder, file)).find((file) => givers.has(file ?? ""));
}

function outputsOf(giver: ServiceFile): Names | undefined {
  const { on, runs } = asMap(giver.value);
  if (on !== undefined) return giver.isOpen(["on"]) ? undefined : keysAt(giver, ["on", "workflow_call", "outputs"]);
  const { using } = asMap(runs);
  return typeof using === "string" && /^composite$/i.test(using) ? keysAt(giver, ["outputs"]) : undefined;
}
