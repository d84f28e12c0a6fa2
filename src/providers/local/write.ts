import { randomBytes } from "node:crypto";
import { type Fields, fold, type KindId, type Value } from "../../kinds/item.ts";
import type { Outcome, Step } from "../../plan/port.ts";
import { dropCarriers, giveBack, mergeCarriers, renameCarried } from "./issues.ts";
import { listName, type Shelf, type Thing, type Things } from "./state.ts";
import type { Store } from "./store.ts";

const id = () => randomBytes(6).toString("hex");

/** What a service puts where nothing is said. */
const defaults: Partial<Record<KindId, Fields>> = {
  repository: { description: "", homepage: "", topics: [], visibility: "private", archived: false, template: false },
  team: { description: "", privacy: "closed", parent: null },
  label: { description: "" },
  milestone: { due: null, description: "", state: "open" },
  board: { description: "", public: false, closed: false },
  "board-view": { filter: "", fields: [] },
};

/** Carries one step out on the folder. Each step is one file, replaced whole. */
export function writeStep(store: Store, step: Step): Outcome {
  if (step.kind === "repository") return writeRepository(store, step);
  const { repository } = step.target;
  const shelf = repository === undefined ? store.owner() : store.repository(repository);
  if (!shelf) return { state: "absent" };
  const outcome = writeThing(shelf, step);
  if (outcome.state !== "done") return outcome;
  if (repository === undefined) store.saveOwner(shelf);
  else store.saveRepository(shelf);
  return outcome;
}

function writeRepository(store: Store, step: Step): Outcome {
  const shelf = store.repository(step.name);
  if (step.action === "create") {
    if (shelf) return { state: "exists" };
    const thing = { id: id(), name: step.name, fields: { ...defaults.repository, ...step.fields } };
    store.saveRepository({ thing, lists: {}, issues: [] });
    return { state: "done", ref: thing.id };
  }
  if (!shelf?.thing) return { state: "absent" };
  const { rename } = step;
  const moves = rename !== undefined && fold(rename) !== fold(step.name);
  if (moves && store.repository(rename)) return { state: "exists" };
  shelf.thing = { id: shelf.thing.id, name: rename ?? step.name, fields: { ...shelf.thing.fields, ...step.fields } };
  // The new file first: a kill between the two leaves both, and the next run sees the new name.
  store.saveRepository(shelf);
  if (moves) store.removeRepository(step.name);
  return { state: "done", ref: shelf.thing.id };
}

function writeThing(shelf: Shelf, step: Step): Outcome {
  const { kind, target, name } = step;
  const parent = target.team ?? target.board;
  const key = listName(kind, parent === undefined ? undefined : fold(parent));
  shelf.lists[key] ??= [];
  const list = shelf.lists[key];
  const thing = named(list, name);
  if (step.action === "create") return thing ? { state: "exists" } : create(shelf, list, step);
  if (!thing) return { state: "absent" };
  if (step.action === "update") return update(shelf, list, step, thing);
  if (step.ref !== undefined && step.ref !== thing.id) return { state: "conflict" };
  const moved = step.into ? mergeCarriers(shelf, kind, thing.name, step.into.name) : undefined;
  if (kind === "board") thing.fields = { ...thing.fields, closed: true };
  else list.splice(list.indexOf(thing), 1);
  if (!moved) dropCarriers(shelf, kind, thing.name);
  return { state: "done", ...(moved ? { moved } : {}) };
}

function named(list: Things, name: string): Thing | undefined {
  return list.find((thing) => fold(thing.name) === fold(name));
}

function create(shelf: Shelf, list: Things, { kind, name, fields, carriers }: Step): Outcome {
  const made = { id: id(), name, fields: withIds(kind, { ...defaults[kind], ...fields }) };
  list.push(made);
  giveBack(shelf, kind, name, carriers ?? []);
  return { state: "done", ref: made.id };
}

function update(shelf: Shelf, list: Things, step: Step, thing: Thing): Outcome {
  const { rename, kind } = step;
  if (rename !== undefined && fold(rename) !== fold(thing.name) && named(list, rename)) return { state: "exists" };
  const before = thing.name;
  thing.fields = withIds(kind, { ...thing.fields, ...step.fields });
  if (rename !== undefined) {
    thing.name = rename;
    renameCarried(shelf, kind, before, rename);
    renameChildren(shelf, kind, before, rename);
  }
  return { state: "done", ref: thing.id };
}

/** What hangs on a team or a board goes with its name. */
function renameChildren(shelf: Shelf, kind: KindId, before: string, name: string): void {
  if (kind !== "team" && kind !== "board") return;
  const suffix = ` of ${fold(before)}`;
  for (const [list, things] of Object.entries(shelf.lists)) {
    if (!list.startsWith(kind) || !list.endsWith(suffix)) continue;
    delete shelf.lists[list];
    shelf.lists[`${list.slice(0, -suffix.length)} of ${fold(name)}`] = things;
  }
}

/** An option that comes without an id is a new one: cards that had the old one have none. */
function withIds(kind: KindId, fields: Fields): Fields {
  const { options } = fields;
  if (kind !== "board-field" || !Array.isArray(options)) return fields;
  return { ...fields, options: options.map((option) => ({ id: id(), ...(option as Record<string, Value>) })) };
}
