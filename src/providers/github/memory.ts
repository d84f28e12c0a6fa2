import { fold } from "../../kinds/item.ts";

/** Handles that were seen on the way: what hangs on a thing is written by the thing's handle, not by its name. */
export class Memory {
  /** `Organization` or `User`, once it is known. */
  ownerType: "Organization" | "User" | undefined;
  ownerId: string | undefined;
  readonly #ids = new Map<string, string>();

  get(kind: "repository" | "team" | "board" | "number" | "field", name: string): string | undefined {
    return this.#ids.get(`${kind}\t${fold(name)}`);
  }

  set(kind: "repository" | "team" | "board" | "number" | "field", name: string, id: string): void {
    this.#ids.set(`${kind}\t${fold(name)}`, id);
  }
}
