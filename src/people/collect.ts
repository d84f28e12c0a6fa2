import { parseYaml } from "../system/yaml/index.ts";
import type { GroupEntry, People, PersonEntry } from "./tables.ts";

/**
 * Gathers people and groups from the texts of people files, for the regions made from them. Lenient: what is not
 * of the right shape is passed over here, and reported with its place by the manifest's own check.
 * @param texts contents of the people files, in the order in which they apply
 */
export function collectPeople(texts: readonly string[], forge: People["forge"]): People {
  const people: PersonEntry[] = [];
  const groups: GroupEntry[] = [];
  for (const text of texts) {
    const value = parseYaml(text, { file: "people" }).value as { people?: unknown; groups?: unknown } | null;
    people.push(...entries<PersonEntry>(value?.people, (entry) => typeof entry.name === "string").map(tidyPerson));
    groups.push(...entries<GroupEntry>(value?.groups, (entry) => isTitle(entry.title)).map(tidyGroup));
  }
  return { forge, people, groups };
}

function entries<T extends { id: string }>(list: unknown, fits: (entry: T) => boolean): T[] {
  if (!Array.isArray(list)) return [];
  return (list as (T | null)[]).filter((entry): entry is T => typeof entry?.id === "string" && fits(entry));
}

function isTitle(value: unknown): boolean {
  const { en, zh } = (typeof value === "object" && value !== null ? value : {}) as { en?: unknown; zh?: unknown };
  return typeof value === "string" || (typeof en === "string" && typeof zh === "string");
}

const onlyText = (value: unknown) => (typeof value === "string" ? value : undefined);

function tidyPerson({ id, name, github, gitlab }: PersonEntry): PersonEntry {
  return { id, name, github: onlyText(github), gitlab: onlyText(gitlab) };
}

function tidyGroup(group: GroupEntry): GroupEntry {
  const list = (value: unknown): string[] =>
    Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
  const { leads, members, emeritus, owns, mission, team } = group;
  return {
    ...group,
    mission: isTitle(mission) ? mission : undefined,
    leads: list(leads),
    members: list(members),
    emeritus: list(emeritus),
    owns: list(owns),
    team: onlyText(team),
  };
}
