import { type Fields, fold, type KindId } from "../../kinds/item.ts";

/** One thing as the folder keeps it. */
export interface Thing {
  readonly id: string;
  name: string;
  fields: Fields;
}

/** A list of things of one kind. */
export type Things = Thing[];

/** An issue, as far as labels and milestones need it. */
export interface Issue {
  readonly number: number;
  labels: string[];
  milestone?: string | undefined;
}

/** A card on a board: its values by the folded name of the field; of a choice the id of the option. */
export interface Card {
  readonly title: string;
  values: Record<string, string>;
}

/** One file: a repository, or all that the owner has beside repositories. */
export interface Shelf {
  /** Settings of a repository; of the owner's file nothing. */
  thing?: Thing;
  /** Lists by kind; things that hang on a team or a board by kind and its name, folded. */
  lists: Record<string, Things>;
  issues?: Issue[];
  /** By the folded name of the board. */
  cards?: Record<string, Card[]>;
  /** A repository on its way to another name, while there are two files of it. */
  moved?: string;
}

/** The name of the list that holds a kind; of a team's or a board's own things with that one's name. */
export function listName(kind: KindId, parent?: string): string {
  return parent === undefined ? kind : `${kind} of ${parent}`;
}

/** Whether what a file holds can be worked with: people may have edited it. */
export function isShelf(value: unknown): value is Shelf {
  if (!isMap(value) || !isMap(value.lists)) return false;
  const { thing, lists, issues = [], cards = {}, moved = "" } = value;
  const isListed = Object.values(lists).every((list) => isListOf(list, isThing) && areApart(list as Things));
  const isCarded = isMap(cards) && Object.values(cards).every((list) => isListOf(list, isCard));
  const isNamed = typeof moved === "string" && (thing === undefined || isThing(thing));
  return isListed && isCarded && isNamed && isListOf(issues, isIssue);
}

/** Of things with one name, or one handle, none could be told from the other. */
function areApart(list: Things): boolean {
  const [names, ids] = [new Set(list.map(({ name }) => fold(name))), new Set(list.map(({ id }) => id))];
  return names.size === list.length && ids.size === list.length;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isOne);
}

function isThing(value: unknown): boolean {
  return isMap(value) && typeof value.id === "string" && typeof value.name === "string" && isMap(value.fields);
}

function isIssue(value: unknown): boolean {
  const isText = (one: unknown) => typeof one === "string";
  if (!isMap(value) || typeof value.number !== "number" || !isListOf(value.labels, isText)) return false;
  return value.milestone === undefined || isText(value.milestone);
}

function isCard(value: unknown): boolean {
  return isMap(value) && typeof value.title === "string" && isMap(value.values);
}
