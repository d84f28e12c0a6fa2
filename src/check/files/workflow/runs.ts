import { asMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { stepsOf } from "./model.ts";
import { isMistyped } from "./steps.ts";

/** What the runner refuses in `runs` of an action (actions/runner, Runner.Worker: ActionManifestManager, action_yaml.json). */
export function runsFaults(file: ServiceFile): Fault[] {
  const { using, steps } = asMap(asMap(file.value).runs);
  if (typeof using !== "string" || file.isOpen(["runs"])) return [];
  if (/^composite$/i.test(using)) return shellFaults(steps);
  const node = /^node(\d+)$/i.exec(using)?.[1];
  if (node !== undefined && (Number(node) > newest || versions.has(Number(node)))) return [];
  if (node !== undefined)
    return [{ code: "using-node", path: ["runs", "using"], params: { value: short(using), newest: `node${newest}` } }];
  return /^(?:docker|plugin)$/i.test(using)
    ? []
    : [{ code: "using", path: ["runs", "using"], params: { value: short(using) } }];
}

/** The versions of Node.js that the runner has had; for an old one it takes a newer. */
const versions = new Set([12, 16, 20, 24]);
const newest = Math.max(...versions);

/** A composite action has no default shell: whoever writes it does not choose the machine. */
function shellFaults(steps: unknown): Fault[] {
  return stepsOf(steps, ["runs", "steps"])
    .filter(({ map }) => map.run !== undefined && map.uses === undefined && map.shell === undefined)
    .filter(({ map }) => !Object.hasOwn(map, "<<") && !isMistyped(map, "shell"))
    .map(({ path }) => ({ code: "no-shell", path: [...path, "run"], part: "key" as const }));
}
