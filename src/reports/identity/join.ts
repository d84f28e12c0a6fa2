import type { Person as Listed } from "../../manifest/schema/people.ts";
import type { Contact } from "../port.ts";
import { looksLikeBot } from "./bots.ts";
import type { IdentityOptions } from "./cast.ts";
import { nameKey } from "./names.ts";
import { privateAddress } from "./noreply.ts";
import type { Reason } from "./person.ts";
import { createUnion, type Union } from "./unite.ts";

export interface Joined {
  readonly reasons: readonly Reason[];
}

interface Result {
  /** For each contact, one that stands for all that are the same. */
  readonly root: readonly number[];
  readonly because: ReadonlyMap<number, readonly Reason[]>;
  readonly listedOf: ReadonlyMap<number, Listed>;
}

/** The rules, in order of their strength. Each joining is noted with its reason. */
export function joinAll(
  contacts: readonly Contact[],
  { rules, listed }: Pick<IdentityOptions, "rules" | "listed">,
): Result {
  const union = createUnion(contacts.length + listed.length);
  const noted: { readonly at: number; readonly reason: Reason }[] = [];
  const join = (a: number, b: number, code: string): void => {
    if (union.find(a) === union.find(b)) return;
    union.unite(a, b);
    const label = (index: number) => labelOf(contacts[index], listed[index - contacts.length]);
    noted.push({ at: a, reason: { code: `report.because.${code}`, params: { a: label(a), b: label(b) } } });
  };
  for (const [index, contact] of contacts.entries()) {
    if (contact.unmapped) noted.push({ at: index, reason: mapped(contact, contact.unmapped) });
  }
  if (rules === "mailmap") joinBy(contacts, exactKeys, join);
  else {
    joinBy(contacts, accountKeys, join);
    joinListed(contacts, listed, join);
    joinNames(contacts, listed, union, join);
  }
  return gather(contacts, listed, union, noted);
}

function gather(
  contacts: readonly Contact[],
  listed: readonly Listed[],
  union: Union,
  noted: readonly { readonly at: number; readonly reason: Reason }[],
): Result {
  const because = new Map<number, Reason[]>();
  for (const { at, reason } of noted) {
    const root = union.find(at);
    because.set(root, [...(because.get(root) ?? []), reason]);
  }
  const listedOf = new Map(listed.map((person, index) => [union.find(contacts.length + index), person] as const));
  return { root: contacts.map((_, index) => union.find(index)), because, listedOf };
}

type Join = (a: number, b: number, code: string) => void;

/** Joins all contacts that have a key in common; the part before the colon is the reason. */
function joinBy(contacts: readonly Contact[], keysOf: (contact: Contact) => readonly string[], join: Join): void {
  const first = new Map<string, number>();
  for (const [index, contact] of contacts.entries()) {
    for (const key of keysOf(contact)) {
      const known = first.get(key);
      if (known === undefined) first.set(key, index);
      else join(known, index, key.slice(0, key.indexOf(":")));
    }
  }
}

/** `git shortlog` tells apart by name and address, with the case of letters. */
function exactKeys({ name, email = "", login = "" }: Contact): string[] {
  return [`email:${name}\n${email}\n${login}`];
}

/** Address, account. An address that no mail could reach (`root@localhost`, `me@laptop.(none)`) is many people's. */
function accountKeys({ name, email = "", login, accountId, unmapped }: Contact): string[] {
  const keys = unique([email, unmapped?.email ?? ""]).flatMap((address) => addressKeys(address, name));
  if (login !== undefined) keys.push(`account:github ${login.toLowerCase()}`);
  if (accountId !== undefined) keys.push(`account:github #${accountId}`);
  return keys;
}

function addressKeys(address: string, name: string): string[] {
  if (address === "") return [];
  const folded = address.toLowerCase();
  const account = privateAddress(folded);
  if (account) {
    const own = `account:${account.forge}`;
    return [`${own} ${account.login}`, ...(account.id === undefined ? [] : [`${own} #${account.id}`])];
  }
  const reachable =
    /^[^@\s]+@[^@\s]+\.[a-z0-9-]{2,}$/.test(folded) && !/^(?:no-?reply|none|root|nobody|unknown)@/.test(folded);
  return [reachable ? `email:${folded}` : `email:${folded}\n${name}`];
}

/** A people file's word: addresses, further names, accounts. */
function joinListed(contacts: readonly Contact[], listed: readonly Listed[], join: Join): void {
  const claims = new Map<string, number>();
  for (const [index, { github, gitlab, emails = [], aliases = [], name }] of listed.entries()) {
    const node = contacts.length + index;
    for (const email of emails) claims.set(`email ${email.toLowerCase()}`, node);
    for (const alias of [name, ...aliases]) claims.set(`name ${alias.normalize("NFC").toLowerCase()}`, node);
    if (github) claims.set(`github ${github.toLowerCase()}`, node);
    if (gitlab) claims.set(`gitlab ${gitlab.toLowerCase()}`, node);
  }
  if (claims.size === 0) return;
  for (const [index, contact] of contacts.entries()) {
    // What tells an account comes before what tells a name: two people may have the same one.
    const node = claimKeys(contact)
      .map((key) => claims.get(key))
      .find((found) => found !== undefined);
    if (node !== undefined) join(node, index, "listed");
  }
}

function claimKeys({ name, email = "", login, unmapped }: Contact): string[] {
  const addresses = [email, unmapped?.email ?? ""].map((address) => address.toLowerCase());
  const accounts = addresses.flatMap((address) => privateAddress(address) ?? []);
  return [
    ...addresses.map((address) => `email ${address}`),
    ...(login === undefined ? [] : [`github ${login.toLowerCase()}`]),
    ...accounts.map((account) => `${account.forge} ${account.login}`),
    ...[name, unmapped?.name ?? ""].map((text) => `name ${text.normalize("NFC").toLowerCase()}`),
  ];
}

/**
 * The same full name, where nothing speaks against it: no two entries of a people file, no person with a machine. A
 * Chinese, Japanese or Korean name of two characters needs the same mailbox name or organisation's domain beside it.
 */
function joinNames(contacts: readonly Contact[], listed: readonly Listed[], union: Union, join: Join): void {
  const owner = new Map(listed.map((_, index) => [union.find(contacts.length + index), index] as const));
  const first = new Map<string, number>();
  for (const [index, contact] of contacts.entries()) {
    const key = weighedKey(contact);
    if (key === undefined) continue;
    const known = first.get(key);
    if (known === undefined) first.set(key, index);
    else {
      const [one, other] = [owner.get(union.find(known)), owner.get(union.find(index))];
      if (one !== undefined && other !== undefined && one !== other) continue;
      join(known, index, "name");
      const claimed = one ?? other;
      if (claimed !== undefined) owner.set(union.find(known), claimed);
    }
  }
}

function weighedKey(contact: Contact): string | undefined {
  if (looksLikeBot(contact)) return undefined;
  const name = nameKey(contact.name);
  if (!name?.weak) return name?.key;
  const mailbox = contact.email?.split("@")[0]?.toLowerCase().replace(/\+.*$/, "");
  return mailbox ? `${name.key}\n${mailbox}` : undefined;
}

function mapped({ name, email = "" }: Contact, former: { readonly name: string; readonly email: string }): Reason {
  return {
    code: "report.because.mailmap",
    params: { a: `${former.name} <${former.email}>`, b: `${name} <${email}>` },
  };
}

function labelOf(contact: Contact | undefined, listed: Listed | undefined): string {
  if (listed) return listed.name;
  const { name = "", email, login } = contact ?? {};
  return [name, ...(email ? [`<${email}>`] : []), ...(login && login !== name ? [`@${login}`] : [])].join(" ");
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
