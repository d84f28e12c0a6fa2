import { nearest } from "../../../system/nearest.ts";
import { type Fault, short } from "../schema/describe.ts";
import type { Step } from "./model.ts";

/** Whether a map has a key that is most likely meant to be one of these: the schema says so. */
export function isMistyped(map: Step["map"], ...wanted: string[]): boolean {
  return Object.keys(map).some((key) => nearest(key, wanted) !== undefined);
}

/** Keys of a step that say what it does, beside `uses` and `run`: those of steps that run at the same time. */
const deeds = ["wait", "wait-all", "cancel", "parallel"];

/** What GitHub refuses in the steps of a job or of a composite action. */
export function stepFaults(steps: readonly Step[]): Fault[] {
  const ids = new Map<string, Step>();
  return steps.flatMap((step) => {
    const { path, map } = step;
    const faults: Fault[] = [];
    const does = [...deeds, "<<"].some((key) => Object.hasOwn(map, key)) || isMistyped(map, "uses", "run");
    const [uses, run] = [map.uses !== undefined, map.run !== undefined];
    if (uses && run) faults.push({ code: "step-both", path: [...path, "run"], part: "key" });
    else if (!uses && !run && !does) faults.push({ code: "step-neither", path });
    faults.push(...strangeKeys(step));
    if (typeof map.uses === "string" && !isUse.test(map.uses) && map.uses !== "")
      faults.push({ code: "uses", path: [...path, "uses"], params: { value: short(map.uses) } });
    if (typeof map.id === "string") {
      const id = map.id.toLowerCase();
      if (ids.has(id)) faults.push({ code: "step-id-twice", path: [...path, "id"], params: { id: short(map.id) } });
      ids.set(id, step);
    }
    return faults;
  });
}

/** Keys of the other kind of step: GitHub refuses the workflow for them. */
function strangeKeys({ path, map }: Step): Fault[] {
  const [uses, run] = [map.uses !== undefined, map.run !== undefined];
  if (uses === run) return [];
  const [beside, keys] = uses ? ["uses", ["shell", "working-directory"]] : ["run", ["with"]];
  return [keys]
    .flat()
    .filter((key) => Object.hasOwn(map, key))
    .map((key) => ({ code: "step-key", path: [...path, key], part: "key", params: { key, beside: String(beside) } }));
}

/** A path, an image, or owner/repository@ref. */
const isUse = /^(\.|\$)\/|^\.\.?$|^docker:\/\/.|^[^/\s@]+\/[^\s@]+@\S+$|\$\{\{/;
