import type { Path } from "../../../../system/yaml/index.ts";
import { asMap, isMap } from "../../read/file.ts";
import { type Fault, short } from "../../schema/describe.ts";

/** What a schema cannot say of the inputs of an event: options belong to a choice, and a choice has some. */
export function inputFaults(event: string, value: Readonly<Record<string, unknown>>, path: Path): Fault[] {
  if (event !== "workflow_dispatch") return [];
  return Object.entries(asMap(value.inputs)).flatMap(([name, input]): Fault[] => {
    if (!isMap(input)) return [];
    const at = [...path, "inputs", name];
    const hasOptions = Array.isArray(input.options) && input.options.length > 0;
    const params = { name: short(name) };
    if (input.type === "choice") return hasOptions ? [] : [{ code: "no-options", path: at, part: "key", params }];
    const isOther = typeof input.type === "string" || input.type === undefined;
    if (!isOther || input.options === undefined) return [];
    return [{ code: "options", path: [...at, "options"], part: "key", params }];
  });
}
