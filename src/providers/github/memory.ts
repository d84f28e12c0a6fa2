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

  /** A board goes by another title: what is known of it stays known. */
  renameBoard(from: string, to: string): void {
    const [old, fresh] = [fold(from), fold(to)];
    for (const [key, id] of [...this.#ids]) {
      const [kind = "", title, ...rest] = key.split("\t");
      if (title === old && ["board", "number", "field"].includes(kind))
        this.#ids.set([kind, fresh, ...rest].join("\t"), id);
    }
  }

  set(kind: "repository" | "team" | "board" | "number" | "field", name: string, id: string): void {
    this.#ids.set(`${kind}\t${fold(name)}`, id);
  }
}
