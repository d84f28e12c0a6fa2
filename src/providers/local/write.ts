import { randomBytes } from "node:crypto";
import { type Fields, fold, type KindId, type Value } from "../../kinds/item.ts";
import { lostOutcome, type Outcome, type Step } from "../../plan/port.ts";
import { calendarKinds, writeCalendarStep } from "./calendars.ts";
import { dropValues, renameField } from "./cards.ts";
import { dropFamily, renameFamily, renameLinks } from "./family.ts";
import { dropCarriers, giveBack, lostOf, mergeCarriers, renameCarried, takeOff } from "./issues.ts";
import { postList } from "./posts.ts";
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
  "event-milestone": { state: "open" },
  "event-issue": { state: "open" },
  "event-discussion": { state: "open" },
};

/** Carries one step out on the folder. Each step is one file, replaced whole. @throws AppError when a file cannot be read or written */
export function writeStep(store: Store, step: Step): Outcome {
  if (step.kind === "repository") return writeRepository(store, step);
  if (calendarKinds.has(step.kind)) return writeCalendarStep(store.root, step);
  const repository = postList(step.kind, step.target) === undefined ? step.target.repository : undefined;
  const shelf = repository === undefined ? store.owner() : store.repository(repository);
  if (!shelf || !hasParent(shelf, step)) return { state: "absent" };
  const outcome = writeThing(shelf, step);
  if (outcome.state !== "done") return outcome;
  if (repository === undefined) store.saveOwner(shelf);
  else store.saveRepository(shelf);
  const lost = lostOf(shelf, step.carriers ?? []);
  return lost.length > 0 ? lostOutcome(lost) : outcome;
}

/** Whether the team or the board is there that a thing hangs on. */
function hasParent({ lists }: Shelf, { target: { team, board } }: Step): boolean {
  const isThere = (kind: KindId, name: string) => named(lists[listName(kind)] ?? [], name) !== undefined;
  return (team === undefined || isThere("team", team)) && (board === undefined || isThere("board", board));
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
  if (isOther(step, shelf.thing)) return { state: "conflict" };
  const { name, rename = shelf.thing.name } = step;
  const moves = fold(rename) !== fold(name);
  if (moves && store.repository(rename)) return { state: "exists" };
  shelf.thing.fields = { ...shelf.thing.fields, ...step.fields };
  // Links first: a kill after them leaves a renaming that is simply done again.
  const owner = moves ? store.owner() : undefined;
  if (owner && renameLinks(owner, name, rename)) store.saveOwner(owner);
  if (moves) store.moveRepository(name, shelf, rename);
  else store.saveRepository({ ...shelf, thing: { ...shelf.thing, name: rename } });
  return { state: "done", ref: shelf.thing.id };
}

function writeThing(shelf: Shelf, step: Step): Outcome {
  const { kind, target, name } = step;
  const parent = target.team ?? target.board;
  const key = postList(kind, target) ?? listName(kind, parent === undefined ? undefined : fold(parent));
  shelf.lists[key] ??= [];
  const list = shelf.lists[key];
  const thing = named(list, name);
  if (step.action === "create") return thing ? { state: "exists" } : create(shelf, list, step);
  if (!thing) return { state: "absent" };
  if (isOther(step, thing)) return { state: "conflict" };
  return step.action === "update" ? update(shelf, list, step, thing) : remove(shelf, list, step, thing);
}

/** What has the name of a thing, but is not the one that is meant. */
function isOther({ ref }: Step, { id: own }: Thing): boolean {
  return ref !== undefined && ref !== own;
}

function remove(shelf: Shelf, list: Things, { kind, target, into }: Step, thing: Thing): Outcome {
  // What hangs on it must have somewhere to go before it goes.
  if (into && named(list, into.name)?.id !== into.ref) return { state: "conflict" };
  const moved = into ? mergeCarriers(shelf, kind, thing.name, into.name) : undefined;
  if (kind === "board") thing.fields = { ...thing.fields, closed: true };
  else list.splice(list.indexOf(thing), 1);
  if (!moved) dropCarriers(shelf, kind, thing.name);
  dropFamily(shelf, kind, thing.name);
  if (kind === "board-field") dropValues(shelf, target.board ?? "", thing.name, undefined);
  return { state: "done", ...moved };
}

function named(list: Things, name: string): Thing | undefined {
  return list.find((thing) => fold(thing.name) === fold(name));
}

function create(shelf: Shelf, list: Things, step: Step): Outcome {
  const { kind, name, fields } = step;
  const made = { id: id(), name, fields: withIds(kind, { ...defaults[kind], ...fields }) };
  list.push(made);
  giveCarriers(shelf, step);
  return { state: "done", ref: made.id };
}

function giveCarriers(shelf: Shelf, { kind, name, carriers, off }: Step): void {
  giveBack(shelf, kind, name, carriers ?? []);
  if (off) takeOff(shelf, kind, off.name, off.numbers);
}

function update(shelf: Shelf, list: Things, step: Step, thing: Thing): Outcome {
  const { rename, kind } = step;
  if (rename !== undefined && fold(rename) !== fold(thing.name) && named(list, rename)) return { state: "exists" };
  const before = thing.name;
  thing.fields = withIds(kind, { ...thing.fields, ...step.fields });
  if (rename !== undefined) {
    thing.name = rename;
    renameCarried(shelf, kind, before, rename);
    renameFamily(shelf, kind, before, rename);
    if (kind === "board-field") renameField(shelf, step.target.board ?? "", before, rename);
  }
  if (kind === "board-field") dropValues(shelf, step.target.board ?? "", thing.name, thing.fields);
  giveCarriers(shelf, step);
  return { state: "done", ref: thing.id };
}

/** An option that comes without an id is a new one: cards that had the old one have none. */
function withIds(kind: KindId, fields: Fields): Fields {
  const { options } = fields;
  if (kind !== "board-field" || !Array.isArray(options)) return fields;
  return { ...fields, options: options.map((option) => ({ id: id(), ...(option as Record<string, Value>) })) };
}
