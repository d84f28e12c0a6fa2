import type { Finding } from "../../system/finding.ts";
import { twice } from "./names.ts";
import { at, fault, items, type Part, text } from "./part.ts";
import { unknown } from "./references.ts";

/** Accounts and addresses belong to one person. */
const unique = ["id", "github", "gitlab", "jira", "orcid"] as const;

/** Over all people files: keys that stand twice, and members of groups that no file knows. */
export function peopleFaults(
  files: readonly Part[],
  events: readonly string[] | undefined,
  complete: boolean,
): Finding[] {
  const people = files.flatMap((file) => items(at(file, "people")));
  const groups = files.flatMap((file) => items(at(file, "groups")));
  return [
    ...unique.flatMap((name) => twice(people.map((person) => at(person, name)))),
    ...twice(people.flatMap((person) => items(at(person, "emails")))),
    ...twice(groups.map((group) => at(group, "id"))),
    ...people.flatMap(backwards),
    // A file that could not be read may hold whoever is missing.
    ...(complete ? unknownMembers(people, groups) : []),
    ...(events ? unknownMeetings(groups, events) : []),
  ];
}

function unknownMembers(people: readonly Part[], groups: readonly Part[]): Finding[] {
  const known = people.flatMap((person) => text(at(person, "id")) ?? []);
  return unknown("manifest.no-person", named(groups, ["leads", "members", "emeritus"]), known);
}

/** Only a warning: a meeting may stand in a calendar that is not kept here. */
function unknownMeetings(groups: readonly Part[], events: readonly string[]): Finding[] {
  const found = unknown("manifest.no-event", named(groups, ["meetings"]), events);
  return found.map((finding) => ({ ...finding, level: "warning" }));
}

function named(groups: readonly Part[], keys: readonly string[]): Part[] {
  return groups.flatMap((group) => keys.flatMap((key) => items(at(group, key))));
}

/** An organisation left before it was joined. */
function backwards(person: Part): Finding[] {
  return items(at(person, "organisations")).flatMap((organisation) => {
    const [from, until] = [at(organisation, "from"), at(organisation, "until")];
    const isBackwards = (text(until) ?? "9999") < (text(from) ?? "0000");
    return isBackwards
      ? [fault("manifest.backwards", until, { from: text(from) ?? "", until: text(until) ?? "" })]
      : [];
  });
}
