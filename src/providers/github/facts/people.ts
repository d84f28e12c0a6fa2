import type { Contact } from "../../../reports/port.ts";
import { type Node, text } from "./believe.ts";

/** Accounts as GitHub tells them, each once, by the order in which they were seen. */
export class People {
  readonly #indexes = new Map<string, number>();
  readonly contacts: Contact[] = [];

  constructor(contacts: readonly Contact[] = []) {
    for (const contact of contacts) this.index(contact);
  }

  /** The index of an account. What is said of it last counts: names change, the number stays. */
  index(contact: Contact): number {
    const key = String(contact.accountId ?? contact.login ?? "");
    const found = this.#indexes.get(key);
    if (found !== undefined) {
      this.contacts[found] = contact;
      return found;
    }
    this.#indexes.set(key, this.contacts.length);
    return this.contacts.push(contact) - 1;
  }
}

/** Whoever has no account any more: GitHub shows all of them under this name. */
export const ghost: Contact = { name: "ghost", login: "ghost" };

/**
 * An account. GraphQL tells an app's name without the `[bot]` that it has everywhere else, in its address as well.
 * @throws AppError `facts.shape`
 */
export function contactOf(node: Node, where: string): Contact {
  if (node === null || node === undefined) return ghost;
  const bot = node.__typename === "Bot";
  const plain = text(node.login, where);
  const login = bot && !plain.endsWith("[bot]") ? `${plain}[bot]` : plain;
  const id = node.databaseId;
  return {
    name: typeof node.name === "string" && node.name.trim() !== "" ? node.name : login,
    login,
    ...(Number.isSafeInteger(id) ? { accountId: id } : {}),
    ...(bot ? { bot: true } : {}),
  };
}
