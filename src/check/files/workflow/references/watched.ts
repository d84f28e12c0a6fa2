import { nearestFew } from "../../../../system/nearest.ts";
import { asList, asMap, type ServiceFile } from "../../read/file.ts";
import { type Fault, short } from "../../schema/describe.ts";
import type { Workflows } from "./calls.ts";

/**
 * Workflows that `workflow_run` waits for and that are not there: it then never starts (docs.github.com, «Events that
 * trigger workflows», workflow_run). One without a name goes by its path. GitHub has some of its own, such as
 * `pages-build-deployment`, so that only what is near a name here is told as a slip of the pen.
 */
export function watchFaults(file: ServiceFile, workflows: Workflows): Fault[] {
  const { workflow_run: event } = asMap(asMap(file.value).on);
  const path = ["on", "workflow_run", "workflows"];
  const waited = asMap(event).workflows;
  if (waited === undefined || file.isOpen(path)) return [];
  const names = workflows.paths.map((one) => {
    const { name } = asMap(workflows.read(one)?.value);
    return typeof name === "string" && name !== "" ? name : one;
  });
  const known = new Set(names.map((name) => name.toLowerCase()));
  const nameNear = nearestFew(names);
  return asList(waited).flatMap((name, index): Fault[] => {
    if (typeof name !== "string" || name === "" || known.has(name.toLowerCase()) || /[*?[]|\$\{\{/.test(name))
      return [];
    const near = nameNear(name);
    const params = { name: short(name), nearest: near ?? "" };
    const code = near === undefined ? "no-watched" : "no-watched-near";
    return [{ code, path: Array.isArray(waited) ? [...path, index] : path, params }];
  });
}
