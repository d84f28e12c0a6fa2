import type { Person as Listed } from "../../manifest/schema/people.ts";
import type { Contact } from "../port.ts";
import { fitsPattern, looksLikeBot } from "./bots.ts";
import { type Joined, joinAll } from "./join.ts";
import { accountsOf, unique } from "./keys.ts";
import { privateAddress } from "./noreply.ts";
import type { IdentityOptions } from "./options.ts";
import { organisationOf } from "./organisations.ts";
import type { Cast, Person, Stay } from "./person.ts";

/**
 * Finds out who is who.
 * @param weight how much each contact did: the name of most work is the one that is shown
 */
export function castOf(contacts: readonly Contact[], weight: ArrayLike<number>, options: IdentityOptions): Cast {
  const { root, because, listedOf } = joinAll(contacts, options);
  const members = new Map<number, number[]>();
  for (let index = 0; index < contacts.length; index += 1) {
    const set = members.get(root[index] as number);
    if (set) set.push(index);
    else members.set(root[index] as number, [index]);
  }
  const isBot = fitsPattern(options.bots);
  const personOf = new Int32Array(contacts.length);
  const people = [...members].map(([key, indices], person): Person => {
    for (const index of indices) personOf[index] = person;
    indices.sort((a, b) => (weight[b] ?? 0) - (weight[a] ?? 0) || a - b);
    const own = indices.map((index) => contacts[index] as Contact);
    return describe(own, listedOf.get(key), because.get(key) ?? [], isBot, options);
  });
  return { people, personOf };
}

function describe(
  own: readonly Contact[],
  listed: Listed | undefined,
  because: Joined["reasons"],
  isBot: (text: string) => boolean,
  options: IdentityOptions,
): Person {
  const { names, emails } = calledBy(own);
  const logins = unique([...(listed?.github ? [listed.github] : []), ...own.flatMap(({ login }) => login ?? [])]);
  const accounts = unique([
    ...(listed?.gitlab ? [listed.gitlab] : []),
    ...emails.flatMap((email) => privateAddress(email)?.login ?? []),
  ]);
  const name = listed?.name ?? names[0] ?? "";
  const aliases = [...names, ...accounts].filter((alias) => alias !== name);
  const patterned = [...names, ...logins].some(isBot);
  const gone = listed === undefined && own.every(isGhost);
  return {
    name,
    emails,
    logins,
    ...(aliases.length > 0 ? { aliases } : {}),
    bot: listed?.bot ?? (patterned || own.some(looksLikeBot)),
    organisations: stays(listed, emails, options.domains),
    because,
    unlisted: gone || options.optedOut({ names: unique([...names, name]), emails, logins: [...logins, ...accounts] }),
    ...(gone ? { gone } : {}),
  };
}

/** GitHub shows what deleted accounts did as that of `ghost` (docs.github.com: Deleting your personal account). */
function isGhost(contact: Contact): boolean {
  const login = contact.login ?? accountsOf(contact)[0]?.login;
  return login?.toLowerCase() === "ghost";
}

/** Most people are one contact: no sets are needed for those. */
function calledBy(own: readonly Contact[]): { readonly names: readonly string[]; readonly emails: readonly string[] } {
  const [only] = own;
  if (only && own.length === 1 && !only.unmapped) return { names: [only.name], emails: only.email ? [only.email] : [] };
  const names = unique(own.flatMap(({ name, unmapped }) => [name, ...(unmapped ? [unmapped.name] : [])]));
  const emails = unique(own.flatMap(({ email, unmapped }) => [email ?? "", unmapped?.email ?? ""]).filter(Boolean));
  return { names, emails };
}

/** Those of the people file; else that of the first address that says one. */
function stays(
  listed: Listed | undefined,
  emails: readonly string[],
  domains: IdentityOptions["domains"],
): readonly Stay[] {
  if (listed?.organisations) {
    return listed.organisations.map(({ name, from, until }) => ({
      name,
      ...(from === undefined ? {} : { from: dayNumber(from) }),
      ...(until === undefined ? {} : { until: dayNumber(until) }),
    }));
  }
  for (const email of emails) {
    const name = organisationOf(email, domains);
    if (name !== undefined) return [Object.values(domains).includes(name) ? { name } : { name, domain: true }];
  }
  return [];
}

/** Days since 1970 of a date `YYYY-MM-DD`. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
