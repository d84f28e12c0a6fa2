import { nearestFew } from "../../../../system/nearest.ts";
import { treeOf } from "../../../repository/tree.ts";
import type { Repository } from "../../../rule.ts";
import { asMap, asText, type ServiceFile } from "../../read/file.ts";
import { type Fault, short } from "../../schema/describe.ts";
import { isAction, isExpression, type Job, jobsOf, type Step } from "../model.ts";
import { liesIn, plainPath } from "./there.ts";

/**
 * Actions of the repository itself that are not there when a job comes to them. What lies in the workspace by then may
 * have come from another checkout or from a step (rhysd/actionlint#25, #40): an error only where nothing but plain
 * checkouts has gone before.
 */
export function localActionFaults(file: ServiceFile, repository: Repository): Fault[] {
  const actions = repository.files.filter(isAction).map((path) => path.replace(/\/?[^/]+$/, ""));
  const made = repository.files.filter((path) => /(^|\/)Dockerfile$/.test(path)).map((path) => path.slice(0, -11));
  const there = new Set([...actions, ...made]);
  const known: Known = {
    actions,
    actionNear: nearestFew(actions),
    folders: treeOf(repository).folders,
    has: (path) => there.has(path) || liesIn(path, repository.unlisted ?? []),
  };
  return jobsOf(file).flatMap((job) => job.steps.flatMap((_, index) => stepFault(job, index, known)));
}

interface Known {
  readonly actions: readonly string[];
  readonly actionNear: (path: string) => string | undefined;
  readonly folders: ReadonlySet<string>;
  has(path: string): boolean;
}

function stepFault(job: Job, index: number, known: Known): Fault[] {
  const step = job.steps[index];
  const uses = step?.map.uses;
  if (!step || typeof uses !== "string" || !/^\.(\/|$)/.test(uses) || isExpression(uses)) return [];
  const path = plainPath(uses);
  const certainty = path === undefined || known.has(path) ? "elsewhere" : certaintyOf(job, index, path, known);
  if (path === undefined || certainty === "elsewhere") return [];
  // The file of its metadata instead of the folder.
  const above = path.replace(/\/[^/]*$/, "");
  const near = known.actions.includes(above) && isAction(path) ? above : known.actionNear(path);
  const params = { path: short(path === "" ? "." : path), nearest: near ?? "" };
  const isFolder = path !== "" && known.folders.has(path);
  const code = isFolder ? "no-metadata" : near === undefined ? "no-action" : "no-action-near";
  return [{ code: certainty === "sure" ? code : `${code}-maybe`, path: [...step.path, "uses"], params }];
}

/** What the steps before say of whether the workspace holds more than the repository. */
function certaintyOf(job: Job, index: number, path: string, known: Known): "sure" | "maybe" | "elsewhere" {
  const before = job.steps.slice(0, index);
  for (const { map } of before) {
    const { path: into, repository } = asMap(map.with);
    const folder = typeof into === "string" ? plainPath(into) : undefined;
    if (folder === undefined || folder === "" || !liesIn(path, [folder])) continue;
    if (repository !== undefined || known.has(path.slice(folder.length + 1))) return "elsewhere";
  }
  return before.length > 0 && before.every(isPlainCheckout) ? "sure" : "maybe";
}

/** A checkout of this repository as it is, and nothing else. */
function isPlainCheckout({ map }: Step): boolean {
  if (!asText(map.uses).startsWith("actions/checkout@")) return false;
  const options = asMap(map.with);
  return !["repository", "path", "ref", "submodules"].some((key) => Object.hasOwn(options, key));
}
