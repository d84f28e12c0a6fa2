import { type Actual, fold, isPost, type KindId, type Target } from "../../kinds/item.ts";
import type { Scope } from "../../plan/port.ts";
import { listName, type Shelf } from "./state.ts";

/** Posts and announcements about events: in the owner's file, since the repository need not be one of the manifest's. */

/** The name of the list that holds those of a target; undefined for any other kind. */
export function postList(kind: KindId, { owner, repository }: Target): string | undefined {
  if (isPost(kind)) return listName(kind, fold(`${owner}/${repository ?? ""}`));
  return kind === "announcement" ? listName(kind, fold(owner)) : undefined;
}

export function readPosts({ lists }: Shelf, { kinds, posts = [] }: Scope): Actual[] {
  const places = new Map(posts.map(({ owner, repository }) => [fold(`${owner}/${repository}`), { owner, repository }]));
  const found = [...kinds]
    .filter(isPost)
    .flatMap((kind) => [...places.values()].flatMap((target) => itemsOf(lists, kind, target)));
  const services = kinds.has("announcement")
    ? Object.keys(lists).filter((name) => name.startsWith("announcement of "))
    : [];
  return [
    ...found,
    ...services.flatMap((name) => itemsOf(lists, "announcement", { owner: name.slice("announcement of ".length) })),
  ];
}

function itemsOf(lists: Shelf["lists"], kind: KindId, target: Target): Actual[] {
  const things = lists[postList(kind, target) ?? ""] ?? [];
  return things.map(({ id, name, fields }) => ({ kind, target, name, ref: id, fields }));
}
