import { nearest } from "../../../../system/nearest.ts";
import type { Path } from "../../../../system/yaml/index.ts";
import { actionsCron, badField } from "../../cron.ts";
import { asList, asMap, isMap, type ServiceFile } from "../../read/file.ts";
import { type Fault, short } from "../../schema/describe.ts";
import { type EventKeys, eventKeys, events } from "./events.ts";
import { inputFaults } from "./inputs.ts";

/** What GitHub refuses, or never starts anything for, in the events of a workflow. */
export function triggerFaults(file: ServiceFile): Fault[] {
  const { on } = asMap(file.value);
  if (!isMap(on)) return [];
  return Object.entries(on).flatMap(([name, value]) => {
    const path = ["on", name];
    if (name === "schedule") return scheduleFaults(value, path);
    const event = Object.hasOwn(events, name) ? events[name] : undefined;
    if (!event || !isMap(value)) return [];
    return [
      ...keyFaults(name, event, value, path),
      ...bothFaults(value, path),
      ...negated(value, path),
      ...inputFaults(name, value, path),
    ];
  });
}

type Values = Readonly<Record<string, unknown>>;

function keyFaults(name: string, event: EventKeys, value: Values, path: Path): Fault[] {
  return Object.entries(value).flatMap(([key, item]): Fault[] => {
    const at = [...path, key];
    if (!event.keys.includes(key)) return [strangeKey(key, name, event, at)];
    if (key === "inputs" || key === "secrets" || key === "outputs") return [];
    return [...shapeFaults(key, item, at), ...(key === "types" ? activityFaults(item, name, event, at) : [])];
  });
}

/** A key that the event does not have: one of another event, a slip of the pen, or a word that came later. */
function strangeKey(key: string, event: string, { keys }: EventKeys, path: Path): Fault {
  const near = eventKeys.has(key) ? undefined : nearest(key, keys);
  const params = { key: short(key), event, known: keys.join(", "), nearest: near ?? "" };
  const code = near !== undefined ? "event-key-near" : eventKeys.has(key) ? "event-key" : "event-key-unknown";
  return { code: keys.length === 0 ? "event-bare" : code, path, part: "key", params };
}

/** A pattern or a list of patterns, none of them empty. */
function shapeFaults(key: string, value: unknown, path: Path): Fault[] {
  const params = { key: `${path.slice(0, -1).join(".")}.${key}` };
  if (value === null || value === "") return [{ code: "no-value", path, params }];
  if (isMap(value)) return [{ code: "type-string-array", path, params }];
  if (!Array.isArray(value)) return [];
  return value.flatMap((item, index): Fault[] => {
    const at = [...path, index];
    const own = { key: `${params.key}[${index}]` };
    if (item === null || item === "") return [{ code: "no-value", path: at, params: own }];
    return typeof item === "object" ? [{ code: "type-string", path: at, params: own }] : [];
  });
}

function activityFaults(value: unknown, event: string, { types }: EventKeys, path: Path): Fault[] {
  if (!types) return [];
  return asList(value).flatMap((item, index): Fault[] => {
    if (typeof item === "object" || item === "") return [];
    const word = String(item);
    if (types.includes(word)) return [];
    const near = nearest(word, types);
    const params = { value: short(word), event, nearest: near ?? "", known: types.join(", ") };
    const code = near === undefined ? "activity" : "activity-near";
    return [{ code, path: Array.isArray(value) ? [...path, index] : path, params }];
  });
}

/** Of a filter and its opposite GitHub takes one: leaving out is then written with `!`. */
function bothFaults(value: Values, path: Path): Fault[] {
  return ["branches", "tags", "paths"]
    .filter((key) => Object.hasOwn(value, key) && Object.hasOwn(value, `${key}-ignore`))
    .map((key) => ({ code: "both-filters", path: [...path, `${key}-ignore`], part: "key", params: { key } }));
}

/**
 * Patterns that only leave out: GitHub takes from what other patterns take, and with none of these nothing is left. Of
 * branches and tags one may take nothing (`tags: ["!**"]`) where the other takes something.
 */
function negated(value: Values, path: Path): Fault[] {
  return ["branches", "tags", "paths"].flatMap((key): Fault[] => {
    const patterns = asList(value[key]);
    const isBare = patterns.length > 0 && patterns.every((one) => typeof one === "string" && one.startsWith("!"));
    const other = key === "branches" ? "tags" : key === "tags" ? "branches" : key;
    const hasOther = other !== key && [other, `${other}-ignore`].some((one) => Object.hasOwn(value, one));
    return isBare && !hasOther ? [{ code: "only-negated", path: [...path, key], part: "key", params: { key } }] : [];
  });
}

function scheduleFaults(value: unknown, path: Path): Fault[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry, index) => {
    const { cron } = asMap(entry);
    const field = typeof cron === "string" ? badField(cron, actionsCron) : undefined;
    if (field === undefined) return [];
    return [{ code: "cron-field", path: [...path, index, "cron"], params: { field: short(field) } }];
  });
}
