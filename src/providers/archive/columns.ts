import { type Contact, deeds, type HistoryFacts } from "../../reports/port.ts";

/** Columns that grow row by row and are cut to size at the end: a million rows are a million times thirteen bytes. */
export class ActivityColumns {
  #length = 0;
  #who = new Int32Array(1024);
  #day = new Int32Array(1024);
  #deed = new Uint8Array(1024);
  #count = new Int32Array(1024);
  #commits = 0;

  add(who: number, day: number, deed: number, count: number): void {
    if (this.#length === this.#who.length) this.#grow();
    const row = this.#length++;
    this.#who[row] = who;
    this.#day[row] = day;
    this.#deed[row] = deed;
    this.#count[row] = count;
    if (deed === commit) this.#commits += count;
  }

  #grow(): void {
    const to = this.#length * 2;
    this.#who = longer(this.#who, new Int32Array(to));
    this.#day = longer(this.#day, new Int32Array(to));
    this.#deed = longer(this.#deed, new Uint8Array(to));
    this.#count = longer(this.#count, new Int32Array(to));
  }

  facts(name: string, contacts: readonly Contact[], notes: readonly string[]): HistoryFacts {
    const columns = {
      who: this.#who.slice(0, this.#length),
      day: this.#day.slice(0, this.#length),
      deed: this.#deed.slice(0, this.#length),
      count: this.#count.slice(0, this.#length),
    };
    return { name, head: "", commits: this.#commits, activity: { contacts, ...columns }, notes };
  }
}

const commit = deeds.indexOf("commit");

function longer<T extends Int32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
