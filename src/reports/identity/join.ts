import type { Person as Listed } from "../../manifest/schema/people.ts";
import type { Contact } from "../port.ts";
import { accountsOf, addressesOf, exactKeys, fullNameKeys, loginKeys, numbersOf, sureKeys } from "./keys.ts";
import { createMarks, type Marks } from "./marks.ts";
import type { IdentityOptions } from "./options.ts";
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
  const marks = createMarks(union);
  const noted: { readonly at: number; readonly reason: Reason }[] = [];
  const join = (a: number, b: number, code: string): void => {
    if (union.find(a) === union.find(b)) return;
    marks.unite(a, b);
    const label = (index: number) => labelOf(contacts[index], listed[index - contacts.length]);
    noted.push({ at: a, reason: { code: `report.because.${code}`, params: { a: label(a), b: label(b) } } });
  };
  for (const [index, contact] of contacts.entries()) {
    if (contact.unmapped) noted.push({ at: index, reason: mapped(contact, contact.unmapped) });
  }
  if (rules === "mailmap") joinBy(contacts, exactKeys, join);
  else {
    for (const [index, contact] of contacts.entries()) marks.add(index, numbersOf(contact));
    for (const index of listed.keys()) marks.add(contacts.length + index, [`people #${index}`]);
    joinBy(contacts, sureKeys, join);
    joinUnlessApart(contacts, loginKeys, marks, join);
    joinListed(contacts, listed, marks, join);
    joinUnlessApart(contacts, fullNameKeys, marks, join);
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
    const reasons = because.get(root);
    if (reasons) reasons.push(reason);
    else because.set(root, [reason]);
  }
  const listedOf = new Map(listed.map((person, index) => [union.find(contacts.length + index), person] as const));
  return { root: contacts.map((_, index) => union.find(index)), because, listedOf };
}

type Join = (a: number, b: number, code: string) => void;
type KeysOf = (contact: Contact) => readonly string[];

/** Joins all contacts that have a key in common; the part before the colon is the reason. */
function joinBy(contacts: readonly Contact[], keysOf: KeysOf, join: Join): void {
  const first = new Map<string, number>();
  for (const [index, contact] of contacts.entries()) {
    for (const key of keysOf(contact)) {
      const known = first.get(key);
      if (known === undefined) first.set(key, index);
      else join(known, index, codeOf(key));
    }
  }
}

function codeOf(key: string): string {
  return key.slice(0, key.indexOf(":"));
}

/**
 * Joins contacts that have a key in common, a user name or a full name, where nothing speaks against it: no two numbers of
 * accounts at one forge, no two entries of a people file. Where several accounts or entries have the key, whoever has
 * neither is taken for none of them. The order of the contacts does not matter.
 */
function joinUnlessApart(contacts: readonly Contact[], keysOf: KeysOf, marks: Marks, join: Join): void {
  for (const [key, group] of groupsOf(contacts, keysOf)) {
    if (group.length === 1) continue;
    const code = codeOf(key);
    const rest = group.filter((index) => !marks.has(index));
    const homes = joinMarked(group.filter(marks.has), marks, (home, index) => join(home, index, code));
    const anchor = homes.length === 1 ? homes[0] : rest[0];
    for (const index of rest) join(Math.min(anchor as number, index), Math.max(anchor as number, index), code);
  }
}

function groupsOf(contacts: readonly Contact[], keysOf: KeysOf): ReadonlyMap<string, readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const [index, contact] of contacts.entries()) {
    for (const key of keysOf(contact)) {
      const group = groups.get(key);
      if (group) group.push(index);
      else groups.set(key, [index]);
    }
  }
  return groups;
}

/** @returns one of each set that stays apart from the others */
function joinMarked(group: readonly number[], marks: Marks, join: (a: number, b: number) => void): readonly number[] {
  const homes: number[] = [];
  for (const index of group) {
    const home = homes.find((one) => !marks.differ(one, index));
    if (home === undefined) homes.push(index);
    else join(home, index);
  }
  return homes;
}

/**
 * A people file's word: addresses, accounts, names. What tells an account comes before what tells a name: two people may
 * have the same one. An address joins in any case, the others not where the numbers of accounts differ.
 */
function joinListed(contacts: readonly Contact[], listed: readonly Listed[], marks: Marks, join: Join): void {
  const claims = claimsOf(listed, contacts.length);
  if (claims.size === 0) return;
  for (const keysOf of [emailClaims, accountClaims, nameClaims]) {
    for (const [index, contact] of contacts.entries()) {
      const key = keysOf(contact).find((one) => claims.has(one));
      const node = key === undefined ? undefined : claims.get(key);
      if (node === undefined) continue;
      if (keysOf === emailClaims || !marks.differ(node, index)) join(node, index, "listed");
    }
  }
}

/** What each entry lays claim to, and its number, from `first` on. */
function claimsOf(listed: readonly Listed[], first: number): ReadonlyMap<string, number> {
  const claims = new Map<string, number>();
  for (const [index, { github, gitlab, emails = [], aliases = [], name }] of listed.entries()) {
    const node = first + index;
    for (const email of emails) claims.set(`email ${email.toLowerCase()}`, node);
    for (const alias of [name, ...aliases]) claims.set(`name ${folded(alias)}`, node);
    if (github) claims.set(`github ${github.toLowerCase()}`, node);
    if (gitlab) claims.set(`gitlab ${gitlab.toLowerCase()}`, node);
  }
  return claims;
}

function emailClaims(contact: Contact): string[] {
  return addressesOf(contact).map((address) => `email ${address}`);
}

function accountClaims(contact: Contact): string[] {
  const own = contact.login === undefined ? [] : [`github ${contact.login.toLowerCase()}`];
  return [...own, ...accountsOf(contact).map(({ forge, login }) => `${forge} ${login}`)];
}

function nameClaims({ name, unmapped }: Contact): string[] {
  return [name, ...(unmapped ? [unmapped.name] : [])].map((text) => `name ${folded(text)}`);
}

function folded(text: string): string {
  return text.normalize("NFC").toLowerCase();
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
