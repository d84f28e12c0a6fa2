import type { FaultName } from "../../../../emulator/faults.ts";
import type { Emulator, Logged } from "../../../../emulator/index.ts";

/** Where a kind stands in the answers that it is read from. */
export interface Spot {
  readonly at: (request: Logged) => boolean;
  /** In `data` of GraphQL; in the body of REST. */
  readonly path: readonly (string | number)[];
  /** Whether it is a list: then it can be short, or have no end. */
  readonly list: boolean;
}

type Json = Record<string, unknown>;
type Change = (text: string, spot: Spot) => string;

/** Puts something in the place of a part of an answer. @param by gives what is there instead; undefined takes the key away */
function replaced(text: string, path: Spot["path"], by: (value: unknown) => unknown): Json {
  const body = JSON.parse(text) as Json;
  const [last, ...rest] = ["data", ...path].reverse();
  let parent: unknown = body;
  for (const key of rest.reverse()) parent = (parent as Json | undefined)?.[key];
  if (typeof parent !== "object" || parent === null) return body;
  const key = last as string;
  const value = by((parent as Json)[key]);
  if (value === undefined) delete (parent as Json)[key];
  else (parent as Json)[key] = value;
  return body;
}

const withErrors = (body: Json, error: Json) => JSON.stringify({ ...body, errors: [{ message: "No", ...error }] });
const nothing = () => null;
const shorter = (value: unknown) => {
  const list = value as Record<"nodes" | "edges", unknown[] | undefined>;
  const cut = (part: unknown[] | undefined) => (part ? part.slice(0, -1) : part);
  return { ...list, nodes: cut(list?.nodes), edges: cut(list?.edges) };
};
const withNull = (value: unknown) => {
  const list = value as Record<"nodes" | "edges", unknown[] | undefined>;
  const holed = (part: unknown[] | undefined) => part?.map((one, index) => (index === 0 ? null : one));
  return { ...list, nodes: holed(list?.nodes), edges: holed(list?.edges) };
};
const endless = (value: unknown) => ({ ...(value as Json), pageInfo: { hasNextPage: true, endCursor: "1" } });

/** Ways in which a part of a GraphQL answer is not readable. */
export const parts: Readonly<Record<string, Change>> = {
  "error with path": (text, { path }) => withErrors(replaced(text, path, nothing), { path }),
  "error without path": (text, { path }) => withErrors(replaced(text, path, nothing), {}),
  FORBIDDEN: (text, { path }) => withErrors(replaced(text, path, nothing), { type: "FORBIDDEN", path }),
  "no data": (text) => withErrors({ ...JSON.parse(text), data: null }, {}),
  null: (text, { path }) => JSON.stringify(replaced(text, path, nothing)),
  "{}": (text, { path }) => JSON.stringify(replaced(text, path, () => ({}))),
  "a list": (text, { path }) => JSON.stringify(replaced(text, path, () => [])),
  "missing alias": (text, { path }) => JSON.stringify(replaced(text, path, () => undefined)),
};

/** And of a list in one. */
export const lists: Readonly<Record<string, Change>> = {
  "short count": (text, { path }) => JSON.stringify(replaced(text, path, shorter)),
  "a null in it": (text, { path }) => JSON.stringify(replaced(text, path, withNull)),
  endless: (text, { path }) => JSON.stringify(replaced(text, path, endless)),
};

/** Ways in which a request is not answered. */
export const faults: Readonly<Record<string, FaultName>> = {
  "403": "403-permission",
  "404": "404",
  "500s": "500",
  "cut page": "cut",
  "reset before": "reset-before",
};

/** And a listing over REST. */
export const bodies: Readonly<Record<string, (text: string) => string>> = {
  "a null body": () => "null",
  "{} as body": () => "{}",
  "nulls in it": (text) => JSON.stringify([null, ...(JSON.parse(text) as unknown[]).slice(1)]),
  "things without anything": (text) => JSON.stringify((JSON.parse(text) as unknown[]).map(() => ({}))),
};

/** Breaks the answers at a spot, until told to stop. */
export function breakAt(emulator: Emulator, spot: Spot, way: string): () => void {
  const fault = faults[way];
  if (fault) for (let n = 0; n < 300; n++) emulator.faults.push({ at: spot.at, do: fault });
  const change = parts[way] ?? lists[way];
  const body = bodies[way];
  emulator.changes.push((text, request) => {
    if (!spot.at(request)) return text;
    return change ? change(text, spot) : body ? body(text) : text;
  });
  return () => {
    emulator.faults.length = 0;
    emulator.changes.length = 0;
  };
}
