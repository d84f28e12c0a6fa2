import type { Community } from "../../manifest/schema/manifest.ts";
import {
  cutToFit,
  type Entry,
  fold,
  identityOf,
  isMap,
  type SectionName,
  type Values,
} from "../../manifest/write/index.ts";
import { type Current, type Found, type Imported, itemsOf, type Note } from "./found.ts";

/** What came in, cut to what a manifest can hold; what had to be left out is noted. Pure. */
export function prepare({ owned, found, notes }: Imported, current: Community | undefined): Imported {
  const all: Note[] = [...notes];
  const cut = (section: SectionName, entry: Entry, { repository, from }: Where = {}): Entry[] => {
    const { entry: fitted, left } = cutToFit(section, entry);
    const name = String(entry.values[identityOf(section)]);
    const parts = [repository, section, name].filter((part) => part !== undefined);
    const place = `${from === undefined ? "" : `${from} `}${parts.join(" › ")}`;
    const [reason = ""] = left;
    const places = fitted ? left.map((path) => `${place} › ${path}`) : [reason === "" ? place : `${place} (${reason})`];
    all.push(...places.map((one): Note => ({ code: "import.left", place: one })));
    return fitted ? [fitted] : [];
  };
  const own = (section: SectionName, list: readonly Entry[] = []) =>
    once(section, list, all)
      .filter(({ values }) => !isRenaming(section, values, current, all))
      .flatMap((entry) => cut(section, entry));
  const repositories = own("repositories", owned.repositories);
  const known = new Set(
    [...repositories.map(({ values }) => values), ...itemsOf(current as Current | undefined, "repositories")].map(
      ({ name }) => fold(String(name)),
    ),
  );
  const inKnown = (section: SectionName) => (entry: Entry) => withKnown(section, entry, known, all);
  return {
    owned: {
      repositories,
      teams: own("teams", owned.teams).map(inKnown("teams")),
      boards: own("boards", owned.boards).map(inKnown("boards")),
    },
    // A repository that is to be renamed, or whose name does not fit, takes its things with it.
    found: found
      .filter(({ repository }) => repository === undefined || known.has(fold(repository)))
      .flatMap((one): Found[] => cut(one.section, one.entry, one).map((entry) => ({ ...one, entry }))),
    notes: all,
  };
}

type Where = Partial<Pick<Found, "repository" | "from">>;

/** Boards of the same title, and whatever else stands twice: the first counts. */
function once(section: SectionName, entries: readonly Entry[], notes: Note[]): Entry[] {
  const key = identityOf(section);
  const seen = new Set<string>();
  return entries.filter(({ values }) => {
    const name = String(values[key]);
    const isNew = !seen.has(fold(name));
    if (!isNew) notes.push({ code: "import.twice", place: `${section} › ${name}` });
    seen.add(fold(name));
    return isNew;
  });
}

/** A thing under a name that it had before, to which the manifest gives another one: the next apply does that. */
function isRenaming(section: SectionName, values: Values, current: Community | undefined, notes: Note[]): boolean {
  const name = String(values[identityOf(section)]);
  const list = itemsOf(current as Current | undefined, section);
  const stands = list.some((item) => fold(String(item[identityOf(section)])) === fold(name));
  const former = list.some(({ was }) => Array.isArray(was) && was.some((one) => fold(String(one)) === fold(name)));
  if (stands || !former) return false;
  notes.push({ code: "import.renaming", place: `${section} › ${name}` });
  return true;
}

/** Teams and boards may only name repositories that the manifest lists. */
function withKnown(section: SectionName, entry: Entry, known: ReadonlySet<string>, notes: Note[]): Entry {
  const { repositories, ...values } = entry.values;
  if (repositories === undefined) return entry;
  const isKnown = (name: string) => {
    const isThere = known.has(fold(name));
    const owner = String(values[identityOf(section)]);
    if (!isThere) notes.push({ code: "import.left", place: `${section} › ${owner} › repositories › ${name}` });
    return isThere;
  };
  const kept = isMap(repositories)
    ? Object.fromEntries(Object.entries(repositories).filter(([name]) => isKnown(name)))
    : (repositories as readonly string[]).filter(isKnown);
  return Object.keys(kept).length > 0 ? { ...entry, values: { ...values, repositories: kept } } : { ...entry, values };
}
