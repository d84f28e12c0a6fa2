import type { Contact } from "../../reports/port.ts";

/** The accounts that the facts name, each once. */
export interface People {
  readonly contacts: readonly Contact[];
  /** Index of the contact with this login. */
  indexOf(login: string): number;
}

/** Events of an account that is gone have no name; GitHub shows such a one as this. */
const gone = "ghost";

/** GitHub lets only apps have a name that ends so. */
const ofAnApp = /\[bot\]$/;

export function createPeople(): People {
  const contacts: Contact[] = [];
  const known = new Map<string, number>();
  return {
    contacts,
    indexOf(recorded) {
      const login = recorded === "" ? gone : recorded;
      let index = known.get(login);
      if (index === undefined) {
        index = contacts.length;
        contacts.push({ name: login, login, ...(ofAnApp.test(login) ? { bot: true } : {}) });
        known.set(login, index);
      }
      return index;
    },
  };
}
