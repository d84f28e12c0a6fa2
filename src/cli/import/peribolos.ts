import { compact, type Entry, fold, isMap, type Values } from "../../manifest/write/index.ts";
import type { Imported } from "./found.ts";
import { chosenOwner, type Whose } from "./owners.ts";
import type { At, Reader } from "./reader.ts";
import { settingsEntry } from "./repository.ts";

/** Levels of access as they are called there (docs.prow.k8s.io: peribolos), and here. */
const roles: Readonly<Record<string, string>> = {
  read: "pull",
  triage: "triage",
  write: "push",
  maintain: "maintain",
  admin: "admin",
};

/**
 * https://docs.prow.k8s.io/docs/components/cli-tools/peribolos: teams with members and repositories, and repositories,
 * of one organisation below `orgs`, or of the organisation that the file is about. Who belongs to the organisation, and
 * its own settings, have no counterpart here and are noted.
 */
export function peribolos(reader: Reader, whose: Whose): Imported {
  const orgs = reader.value(["orgs"]);
  if (!isMap(orgs)) return organisation(reader, []);
  reader.others([], ["orgs"]);
  const owner = chosenOwner(Object.keys(orgs), whose);
  for (const key of Object.keys(orgs)) if (key !== owner) reader.leave(["orgs", key], "import.foreign");
  return { ...organisation(reader, ["orgs", owner ?? ""]), ...(owner === undefined ? {} : { owner }) };
}

function organisation(reader: Reader, at: At): Imported {
  reader.others(at, ["teams", "repos"]);
  const teams = teamsOf(reader, [...at, "teams"], undefined);
  const repositories = repositoriesOf(reader, [...at, "repos"]);
  const listed = new Set(repositories.map(({ values }) => fold(String(values.name))));
  // Peribolos gives teams access to repositories that are there, whether it looks after them or not.
  const all = teams.flatMap(({ values }) => Object.keys((values.repositories ?? {}) as Values));
  const more = new Map(all.filter((name) => !listed.has(fold(name))).map((name) => [fold(name), name]));
  const named = [...more.values()].map((name): Entry => ({ values: { name } }));
  for (const name of more.values()) reader.leave([...at, "teams"], "import.listed", ` › repositories › ${name}`);
  return { owned: { repositories: [...repositories, ...named], teams }, found: [], notes: [] };
}

function teamsOf(reader: Reader, at: At, parent: string | undefined): Entry[] {
  return reader.entries(at).flatMap(({ key: name, at: inner }) => {
    reader.others(inner, ["description", "privacy", "maintainers", "members", "previously", "repos", "children"]);
    const [description, privacy] = ["description", "privacy"].map((key) => reader.text([...inner, key]));
    const people = (key: string, role: string) => reader.texts([...inner, key]).map((login) => [login, role] as const);
    const members = [...people("members", "member"), ...people("maintainers", "maintainer")];
    const values = {
      ...{ name, description: description?.replace(/\s+/g, " "), privacy, parent },
      members: Object.fromEntries(members),
      repositories: accessOf(reader, [...inner, "repos"]),
      was: reader.texts([...inner, "previously"]),
    };
    return [{ values: compact(values) as Values }, ...teamsOf(reader, [...inner, "children"], name)];
  });
}

function accessOf(reader: Reader, at: At): Values {
  const map = reader.value(at);
  if (map === undefined || map === null) return {};
  if (!isMap(map)) {
    reader.leave(at);
    return {};
  }
  const found = Object.keys(map).flatMap((name) => {
    const said = reader.text([...at, name]) ?? "";
    const role = roles[said];
    // `none` takes access away: here that is a matter of `strict`.
    if (role === undefined) reader.leave([...at, name], "import.left", `: ${said}`);
    return role === undefined ? [] : [[name, role] as const];
  });
  return Object.fromEntries(found);
}

function repositoriesOf(reader: Reader, at: At): Entry[] {
  return reader.entries(at).map(({ key: name, at: inner }) => {
    const former = reader.texts([...inner, "previously"]);
    const { values } = settingsEntry(reader, inner, name, ["previously"]);
    return { values: former.length > 0 ? { ...values, was: former } : values };
  });
}
