import { fitsPattern } from "../../reports/identity/bots.ts";
import { castOf } from "../../reports/identity/cast.ts";
import { maskedCast } from "../../reports/identity/mask.ts";
import { optOutOf } from "../../reports/identity/opt-out.ts";
import type { Cast } from "../../reports/identity/person.ts";
import type { Activity } from "../../reports/port.ts";
import type { ReportSettings } from "./settings.ts";

/**
 * Who is who, by the manifest, the people files and the wishes for privacy.
 * @param names `masked`: fit to be shown, without the mailboxes of addresses. `whole`: whoever shows them masks them.
 */
export function castFrom(
  activities: readonly Activity[],
  { community, people }: ReportSettings,
  rules: "careful" | "mailmap",
  unlisted: readonly string[],
  names: "masked" | "whole" = "masked",
): Cast {
  const contacts = activities.flatMap((activity) => activity.contacts);
  const { bots = [], organisations = {} } = community?.reports?.contributors ?? {};
  const cast = castOf(contacts, weights(activities, contacts.length), {
    rules,
    listed: people,
    bots,
    domains: organisations as Readonly<Record<string, string>>,
    optedOut: optOutOf(unlisted),
  });
  return names === "whole" ? cast : maskedCast(cast);
}

function weights(activities: readonly Activity[], size: number): Float64Array {
  const weight = new Float64Array(size);
  let offset = 0;
  for (const { contacts, who, count } of activities) {
    for (let row = 0; row < who.length; row += 1) {
      const contact = offset + (who[row] as number);
      weight[contact] = (weight[contact] as number) + (count[row] as number);
    }
    offset += contacts.length;
  }
  return weight;
}

/** Whether a person is left out by `reports.contributors.exclude`. */
export function excludedFrom(cast: Cast, { community }: ReportSettings): (person: number) => boolean {
  const patterns = community?.reports?.contributors?.exclude ?? [];
  if (patterns.length === 0) return () => false;
  const fits = fitsPattern(patterns);
  const out = new Set(
    cast.people.flatMap(({ name, logins }, person) => ([name, ...logins].some(fits) ? [person] : [])),
  );
  return (person) => out.has(person);
}

/** Whether a person is in the group of the people files that has a role's name, or its plural. */
export function rolesFrom(cast: Cast, { groups, people }: ReportSettings): (person: number, role: string) => boolean {
  const idOf = new Map(
    people.flatMap(({ id, name, github }) => [name, ...(github ? [github] : [])].map((key) => [fold(key), id])),
  );
  return (person, role) => {
    const { name = "", logins = [] } = cast.people[person] ?? {};
    const ids = [name, ...logins].flatMap((key) => idOf.get(fold(key)) ?? []);
    return groups.some(
      ({ id, leads = [], members = [] }) =>
        [fold(role), `${fold(role)}s`].includes(fold(id)) &&
        [...leads, ...members].some((member) => ids.includes(member)),
    );
  };
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
