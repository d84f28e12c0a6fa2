import { fold, type KindId } from "../../kinds/item.ts";
import type { Issue, Shelf } from "./state.ts";

/** Issues and what they carry: a label, or a milestone. */

function carries(issue: Issue, kind: KindId, name: string): boolean {
  if (kind === "label") return issue.labels.some((label) => fold(label) === fold(name));
  return kind === "milestone" && issue.milestone !== undefined && fold(issue.milestone) === fold(name);
}

function carriers(shelf: Shelf, kind: KindId, name: string): Issue[] {
  return (shelf.issues ?? []).filter((issue) => carries(issue, kind, name));
}

function give(issue: Issue, kind: KindId, name: string): void {
  if (carries(issue, kind, name)) return;
  if (kind === "milestone") issue.milestone = name;
  else if (kind === "label") issue.labels.push(name);
}

function take(issue: Issue, kind: KindId, name: string): void {
  if (kind === "label") issue.labels = issue.labels.filter((label) => fold(label) !== fold(name));
  else if (kind === "milestone" && carries(issue, kind, name)) delete issue.milestone;
}

/** The numbers of the issues that carry a thing. */
export function carriersOf(shelf: Shelf | undefined, kind: KindId, name: string): number[] {
  return shelf ? carriers(shelf, kind, name).map(({ number }) => number) : [];
}

/** Issues that carried a thing carry it again. */
export function giveBack(shelf: Shelf, kind: KindId, name: string, numbers: readonly number[]): void {
  for (const issue of shelf.issues ?? []) if (numbers.includes(issue.number)) give(issue, kind, name);
}

/** Those of some issues that are not there any more. */
export function lostOf(shelf: Shelf, numbers: readonly number[]): number[] {
  const there = new Set((shelf.issues ?? []).map(({ number }) => number));
  return numbers.filter((number) => !there.has(number));
}

/** Issues lose what they carry. */
export function takeOff(shelf: Shelf, kind: KindId, name: string, numbers: readonly number[]): void {
  for (const issue of shelf.issues ?? []) if (numbers.includes(issue.number)) take(issue, kind, name);
}

/**
 * Whatever carried one thing carries another instead.
 * @returns the numbers of those issues, and of those among them that had not carried the other one before
 */
export function mergeCarriers(shelf: Shelf, kind: KindId, from: string, into: string) {
  const moved = carriers(shelf, kind, from);
  const added = moved.filter((issue) => !carries(issue, kind, into));
  for (const issue of moved) {
    take(issue, kind, from);
    give(issue, kind, into);
  }
  return { moved: moved.map(({ number }) => number), added: added.map(({ number }) => number) };
}

export function renameCarried(shelf: Shelf, kind: KindId, from: string, name: string): void {
  for (const issue of carriers(shelf, kind, from)) {
    take(issue, kind, from);
    give(issue, kind, name);
  }
}

export function dropCarriers(shelf: Shelf, kind: KindId, name: string): void {
  for (const issue of carriers(shelf, kind, name)) take(issue, kind, name);
}
