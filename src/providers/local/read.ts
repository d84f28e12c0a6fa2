import { type Actual, fold, isPost, type Target } from "../../kinds/item.ts";
import { childrenOf } from "../../kinds/nesting.ts";
import { slugOf } from "../../kinds/slug.ts";
import type { Failure, Group, Scope, Snapshot } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import { readCalendars } from "./calendars.ts";
import { readPosts } from "./posts.ts";
import { listName, type Shelf, type Things } from "./state.ts";
import type { Store } from "./store.ts";

/** Everything that is asked for, from the folder. */
export function readAll(store: Store, scope: Scope): Snapshot {
  const items: Actual[] = [];
  const failures: Failure[] = [];
  const absent = new Set<string>();
  const broken = (name: string, { code, params }: AppError) =>
    failures.push({ target: { owner: scope.owner, repository: name }, reason: code, params });
  const names = scope.everything ? store.repositories(broken) : [...new Set(scope.repositories.map(fold))];
  for (const name of names) {
    const target = { owner: scope.owner, repository: name };
    const shelf = attempt(() => store.repository(name), target, failures);
    if (shelf === "failed") continue;
    if (!shelf?.thing) absent.add(fold(name));
    else items.push(...repositoryItems(shelf, scope));
  }
  if ([...scope.kinds].some((kind) => kind.startsWith("team") || kind.startsWith("board"))) {
    const shelf = attempt(() => store.owner(), { owner: scope.owner }, failures);
    if (shelf && shelf !== "failed") items.push(...ownerItems(shelf, scope));
  }
  if ([...scope.kinds].some((kind) => isPost(kind) || kind === "announcement")) {
    const shelf = attempt(() => store.owner(), { owner: scope.owner }, failures);
    if (shelf !== "failed") items.push(...readPosts(shelf, scope));
    else failures.push(...unreadPosts(scope, failures));
  }
  const calendars = readCalendars(store.root, scope);
  return {
    items: [...items, ...calendars.items],
    failures: [...failures, ...calendars.failures],
    foreign: calendars.foreign,
    absent,
    readOnly: [],
  };
}

/** The file that could not be read has the posts in repositories of others as well. */
function unreadPosts({ posts = [] }: Scope, failures: readonly Failure[]): Failure[] {
  const [last] = failures.slice(-1);
  return last ? posts.map(({ owner, repository }) => ({ ...last, target: { owner, repository } })) : [];
}

function attempt<T>(read: () => T, target: Target, failures: Failure[]): T | "failed" {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    failures.push({ target, reason: error.code, params: error.params });
    return "failed";
  }
}

function repositoryItems({ thing, lists }: Shelf, { owner, kinds }: Scope): Actual[] {
  if (!thing) return [];
  const own: Actual[] = [
    { kind: "repository", target: { owner }, name: thing.name, ref: thing.id, fields: thing.fields },
  ];
  const target = { owner, repository: thing.name };
  const rest = childrenOf("repository")
    .filter((kind) => kinds.has(kind) && !isPost(kind))
    .flatMap((kind) => itemsOf(lists[listName(kind)], { kind, target }));
  return [...own, ...rest];
}

function ownerItems({ lists }: Shelf, { owner, kinds }: Scope): Actual[] {
  const of = (parent: "team" | "board") =>
    (lists[parent] ?? []).flatMap(({ name }) =>
      childrenOf(parent)
        .filter((kind) => kinds.has(kind))
        .flatMap((kind) => {
          const target = parent === "team" ? { owner, team: name } : { owner, board: name };
          return itemsOf(lists[listName(kind, fold(name))], { kind, target });
        }),
    );
  const own = (["team", "board"] as const).filter((kind) => kinds.has(kind));
  return [...own.flatMap((kind) => itemsOf(lists[kind], { kind, target: { owner } })), ...of("team"), ...of("board")];
}

function itemsOf(things: Things | undefined, { kind, target }: Group): Actual[] {
  return (things ?? []).map(({ id, name, fields }) => {
    const item: Actual = { kind, target, name, ref: id, fields };
    return kind === "team" ? { ...item, aliases: [slugOf(name)] } : item;
  });
}
