import type { Contact } from "../../../reports/port.ts";
import type { FactPerson } from "./schema.ts";

/** Whoever is named in the files, each once. */
export class Roll {
  readonly contacts: Contact[] = [];
  readonly #indexes = new Map<string, number>();
  readonly #known = new Map<string, FactPerson>();

  /** What is known of people beside their logins. It has to be said before they are named. */
  enter(people: readonly FactPerson[]): void {
    for (const person of people) this.#known.set(person.login.toLowerCase(), person);
  }

  /** The index of a login; null stands for accounts that are gone. */
  index(login: string | null): number {
    const key = login?.toLowerCase() ?? "";
    const found = this.#indexes.get(key);
    if (found !== undefined) return found;
    this.#indexes.set(key, this.contacts.length);
    return this.contacts.push(login === null ? ghost : this.#contactOf(login, key)) - 1;
  }

  #contactOf(login: string, key: string): Contact {
    const { name = login, id, email, bot = login.endsWith("[bot]") } = this.#known.get(key) ?? {};
    return {
      ...{ name, login },
      ...(id === undefined ? {} : { accountId: id }),
      ...(email === undefined ? {} : { email }),
      ...(bot ? { bot: true } : {}),
    };
  }
}

const ghost: Contact = { name: "ghost", login: "ghost" };
