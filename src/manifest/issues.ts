import * as v from "valibot";
import type { Params } from "../system/errors.ts";
import type { Finding } from "../system/finding.ts";
import { nearest } from "../system/nearest.ts";
import { quoted } from "../system/yaml/hash.ts";
import type { ParsedYaml } from "../system/yaml/index.ts";
import { nearDuration } from "./duration.ts";
import { keysAt, schemasAt } from "./keys.ts";
import { type Description, unknownKey } from "./unknown-key.ts";
import { zoneText } from "./zone-text.ts";

type Issue = v.BaseIssue<unknown>;
type Key = string | number;

/** Turns what a schema objects to into findings, each with the place in the file where it stands. */
export function issuesToFindings(issues: readonly Issue[], schema: unknown, yaml: ParsedYaml, file: string): Finding[] {
  return flatten(issues, []).map(({ issue, path }) => {
    const { code, params, part } = describe(issue, path, schema, yaml);
    return {
      code,
      level: "error",
      file,
      ...yaml.position(path, part),
      params: { path: label(path) || file, ...params },
    };
  });
}

interface Located {
  readonly issue: Issue;
  readonly path: readonly Key[];
}

/** A map that fits none of several shapes: what is wrong inside of it says more than that it fits none. */
function flatten(issues: readonly Issue[], above: readonly Key[]): Located[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...(issue.path ?? []).map((item) => item.key as Key)];
    const inner = (issue.issues ?? []).filter((sub) => sub.path !== undefined);
    const isUnion = issue.type === "union" && typeof issue.input === "object" && inner.length > 0;
    return isUnion ? flatten(inner, path) : [{ issue, path }];
  });
}

/** What a finding is to say. */

function describe(issue: Issue, path: readonly Key[], schema: unknown, yaml: ParsedYaml): Description {
  const last = String(path[path.length - 1] ?? "");
  // The key of a map's entry is at fault, not what stands behind it.
  const part = issue.path?.[issue.path.length - 1]?.origin === "key" ? ("key" as const) : ("value" as const);
  if (issue.type === "strict_object" && issue.expected === "never") {
    const parent = issue.path?.[issue.path.length - 1]?.input as object;
    return unknownKey(path, keysAt(schema, path.slice(0, -1)), parent);
  }
  if (issue.type === "strict_object" && part === "key") return { code: "manifest.missing", params: { key: last } };
  if (issue.input === null) {
    const hash = yaml.comment?.(path);
    return hash ? { code: "manifest.hash", params: { source: quoted(hash) } } : { code: "manifest.no-value" };
  }
  const source = yaml.source(path);
  if (part === "value" && isBare(issue) && source !== undefined) return bare(path, schema, yaml, source);
  const limit = typeof issue.requirement === "number" ? { limit: issue.requirement } : {};
  const params = { received: received(issue.input, source, issue.kind), ...limit };
  const near = meant(issue, params);
  if (near) return { ...near, part };
  if (issue.message.startsWith("manifest.")) return { code: issue.message, params, part };
  return { code: `manifest.expected-${kindOf(issue.type)}`, params, part };
}

/** Quotes help only where the text would do: with them a duration of 90 is still no duration. */
function bare(path: readonly Key[], schema: unknown, yaml: ParsedYaml, source: string): Description {
  const other = asText(schemasAt(schema, path), source);
  return other ? describe(other, path, schema, yaml) : { code: "manifest.quote", params: { source } };
}

/** A text was meant, but YAML read a number or a truth value: the colour 000000, the version 1.10. */
function isBare(issue: Issue): boolean {
  const bare = typeof issue.input === "number" || typeof issue.input === "boolean";
  return bare && (issue.type === "string" || issue.type === "union");
}

/** What has candidates for what was meant. */
function meant(issue: Issue, params: Params): Description | undefined {
  if (issue.type === "picklist") return choice(issue);
  if (issue.message === "manifest.timezone") return zone(issue, params);
  return issue.message === "manifest.duration" ? duration(issue, params) : undefined;
}

function duration({ input }: Issue, params: Params): Description {
  const near = nearDuration(String(input));
  return near === undefined
    ? { code: "manifest.duration", params }
    : { code: "manifest.duration-near", params: { ...params, nearest: near } };
}

/** What would be wrong with a value that is put in quotes; undefined when it would be right. */
function asText(schemas: readonly v.GenericSchema[], source: string): Issue | undefined {
  const parsed = schemas.map((one) => v.safeParse(one, source, { abortPipeEarly: true }));
  if (parsed.some(({ success }) => success)) return undefined;
  return parsed.flatMap(({ issues }) => issues ?? []).find(({ message }) => message.startsWith("manifest."));
}

function choice({ input, expected }: Issue): Description {
  const values = (expected ?? "").replace(/[()"]/g, "").split(" | ");
  const near = typeof input === "string" ? nearest(input, values) : undefined;
  const code = near ? "manifest.choice-near" : "manifest.choice";
  return { code, params: { received: received(input), values: values.join(", "), nearest: near ?? "" } };
}

/** A name that is no zone, or the name in a slot such as `08:00 CST`. */
function zone(issue: Issue, params: Params): Description {
  const written = String(issue.input).replace(/^\d\d:\d\d /, "");
  const { code, ...more } = zoneText(written, "manifest.timezone");
  return { code, params: { ...params, received: written.slice(0, 60), ...more } };
}

const kinds: Readonly<Record<string, string>> = {
  string: "text",
  number: "number",
  boolean: "boolean",
  array: "list",
  strict_object: "map",
  record: "map",
};

function kindOf(type: string): string {
  return kinds[type] ?? "other";
}

/** What stands there, as it is written: `1e1000`, not `Infinity`. A text where none belongs gets quotes. */
function received(input: unknown, source?: string, kind?: string): string {
  if (Array.isArray(input)) return "[…]";
  if (typeof input === "object") return "{…}";
  const shown = (typeof input === "string" ? input : (source ?? String(input))).slice(0, 60);
  return typeof input === "string" && kind === "schema" ? JSON.stringify(shown) : shown;
}

/** `labels[2].color`, as one would write it. */
export function label(path: readonly Key[]): string {
  return path.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${key}`)).join("");
}
