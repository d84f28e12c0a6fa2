import type { Cast } from "./person.ts";

/** A text without the mailboxes of the addresses in it: `ada@example.org` becomes `…@example.org`. */
export function masked(text: string): string {
  return text.includes("@") ? text.replace(/(?:"[^"@]*"|[^\s<@]+)@/g, "…@") : text;
}

/** The same people, with names and user names that hold no address: names are often nothing but one. */
export function maskedCast({ people, personOf }: Cast): Cast {
  return {
    people: people.map((person) =>
      [person.name, ...person.logins].some((text) => text.includes("@"))
        ? { ...person, name: masked(person.name), logins: person.logins.map(masked) }
        : person,
    ),
    personOf,
  };
}
