import type { Path } from "../../../../system/yaml/index.ts";
import { isMap, type ServiceFile } from "../../read/file.ts";
import { type Access, readExpression } from "./parse.ts";
import { workflowPlace } from "./places.ts";
import { segmentsOf } from "./text.ts";

/** A read of a context, the path of the value that it stands in, and the expression as it is written there. */
export interface PlacedAccess extends Access {
  readonly at: Path;
  readonly source: string;
}

/** The reads of outputs in a workflow whose expressions can be read. */
export function outputReads(file: ServiceFile): PlacedAccess[] {
  const found: PlacedAccess[] = [];
  const read = (text: string, at: Path): void => {
    const place = workflowPlace(at);
    if (!place || !/outputs/i.test(text)) return;
    const isPlain = !text.includes("${{");
    if (isPlain && !place.isCondition) return;
    const segments = isPlain ? [{ isExpression: true, text: text.trim(), source: text }] : segmentsOf(text).segments;
    for (const { isExpression, text: inner, source } of segments) {
      if (!isExpression) continue;
      const reads = readExpression(inner, place).accesses.filter(({ parts }) => parts[1]?.toLowerCase() === "outputs");
      found.push(...reads.map((access) => ({ ...access, at, source })));
    }
  };
  const visit = (value: unknown, at: Path): void => {
    if (typeof value === "string") read(value, at);
    else if (Array.isArray(value)) for (const [index, item] of value.entries()) visit(item, [...at, index]);
    else if (isMap(value)) for (const [key, item] of Object.entries(value)) visit(item, [...at, key]);
  };
  visit(file.value, []);
  return found;
}
