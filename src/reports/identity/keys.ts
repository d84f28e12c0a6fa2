import type { Contact } from "../port.ts";
import { looksLikeBot } from "./bots.ts";
import { nameKey } from "./names.ts";
import { type PrivateAddress, privateAddress } from "./noreply.ts";
import { isReachable } from "./organisations.ts";

/** By what contacts are compared, from the surest on. The part before the colon is the reason's code. */

/** `git shortlog` tells apart by name and address, with the case of letters. */
export function exactKeys({ name, email = "", login = "" }: Contact): string[] {
  return [`email:${name}\n${email}\n${login}`];
}

/**
 * Addresses and numbers of accounts. An address that no mail could reach (`root@localhost`, `dj@pi.local`,
 * `you@example.com`) is many people's: it joins only those of one name.
 */
export function sureKeys(contact: Contact): string[] {
  const addresses = addressesOf(contact).filter((address) => privateAddress(address) === undefined);
  return [
    ...addresses.map((address) => (isReachable(address) ? `email:${address}` : `email:${address}\n${contact.name}`)),
    ...numbersOf(contact).map((number) => `account:${number}`),
  ];
}

/** Numbers of accounts with their forge; `github #12`. */
export function numbersOf(contact: Contact): string[] {
  const { accountId } = contact;
  const found = accountsOf(contact).flatMap(({ forge, id }) => (id === undefined ? [] : [`${forge} #${id}`]));
  return accountId === undefined ? found : unique([`github #${accountId}`, ...found]);
}

/** User names: they may pass from one account to another. */
export function loginKeys(contact: Contact): string[] {
  const { login } = contact;
  const found = accountsOf(contact).map((account) => `account:${account.forge} ${account.login}`);
  return login === undefined ? found : unique([`account:github ${login.toLowerCase()}`, ...found]);
}

/** The full name of a person; with the mailbox's, where the name is too weak alone. */
export function fullNameKeys(contact: Contact): string[] {
  const name = looksLikeBot(contact) ? undefined : nameKey(contact.name);
  if (!name?.weak) return name ? [`name:${name.key}`] : [];
  const mailbox = contact.email?.split("@")[0]?.toLowerCase().replace(/\+.*$/, "");
  return mailbox ? [`name:${name.key}\n${mailbox}`] : [];
}

/** Both of a contact that `.mailmap` changed, in lower case. */
export function addressesOf({ email = "", unmapped }: Contact): string[] {
  return unique([email.toLowerCase(), unmapped?.email.toLowerCase() ?? ""]).filter(Boolean);
}

/** Accounts that a contact's private addresses name, in lower case. */
export function accountsOf(contact: Contact): PrivateAddress[] {
  return addressesOf(contact).flatMap((address) => privateAddress(address) ?? []);
}

export function unique(texts: readonly string[]): string[] {
  return texts.length < 2 ? [...texts] : [...new Set(texts)];
}
