import { fold, type KindId } from "../../kinds/item.ts";
import { childrenOf, isContainer } from "../../kinds/nesting.ts";
import { renameBoard } from "./cards.ts";
import { listName, type Shelf } from "./state.ts";

/** What hangs on a team, a board or a repository, or names it, and so goes with its name. */

/** A team or a board has a new name. */
export function renameFamily(shelf: Shelf, kind: KindId, from: string, name: string): void {
  for (const child of isContainer(kind) ? childrenOf(kind) : []) {
    const things = shelf.lists[listName(child, fold(from))];
    delete shelf.lists[listName(child, fold(from))];
    if (things) shelf.lists[listName(child, fold(name))] = things;
  }
  if (kind === "board") renameBoard(shelf, from, name);
  if (kind === "team") setParent(shelf, from, name);
}

/** A team is gone, and with it who and what was in it. */
export function dropFamily(shelf: Shelf, kind: KindId, name: string): void {
  if (kind !== "team") return;
  for (const child of childrenOf("team")) delete shelf.lists[listName(child, fold(name))];
  setParent(shelf, name, null);
}

function setParent({ lists }: Shelf, former: string, parent: string | null): void {
  for (const team of lists.team ?? []) {
    if (typeof team.fields.parent === "string" && fold(team.fields.parent) === fold(former))
      team.fields = { ...team.fields, parent };
  }
}

/** A repository has a new name for its teams and boards too. @returns whether any of them names it */
export function renameLinks({ lists }: Shelf, from: string, name: string): boolean {
  const links = Object.entries(lists).flatMap(([list, things]) => {
    const isLinks = list.startsWith("team-repository of ") || list.startsWith("board-repository of ");
    return isLinks ? things.filter((thing) => fold(thing.name) === fold(from)) : [];
  });
  for (const link of links) link.name = name;
  return links.length > 0;
}
