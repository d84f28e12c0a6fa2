import { type Kind, type Token, type TokenOf, tokens } from "./english-tokens.ts";
import { combine, type Meaning, nothingSaid, type Reading } from "./meaning.ts";

/**
 * Reads English words of repetition, such as «every 2 weeks on Tuesday and Thursday» or «last weekday of the month».
 * Every word must have its meaning: what is not understood is never left out.
 */
export function readEnglish(text: string): Reading {
  const list = tokens(text);
  if (!list || list.length === 0) return { trouble: "unknown" };
  const reader = new Reader(list);
  return reader.readAll() ? combine(reader.said) : { trouble: "unknown" };
}

/** Walks over the tokens and notes what they say. Its methods return false where a token does not fit. */
class Reader {
  readonly said: Meaning = nothingSaid();
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  readAll(): boolean {
    while (this.#at < this.#tokens.length) {
      // monthly, second Thursday · monthly - third Tuesday
      if (this.#at > 0 && !this.#take("comma")) this.#take("dash");
      if (!this.#phrase()) return false;
    }
    return true;
  }

  get #next(): Token | undefined {
    return this.#tokens[this.#at];
  }

  /** Takes the next token when it is of a kind. */
  #take<K extends Kind>(kind: K): TokenOf<K> | undefined {
    const token = this.#next;
    if (token?.kind !== kind) return undefined;
    this.#at++;
    return token as TokenOf<K>;
  }

  /** «the», «on», «a» say nothing by themselves. */
  #skip(): void {
    while (this.#take("on"));
  }

  #phrase(): boolean {
    this.#skip();
    switch (this.#next?.kind) {
      case "every":
        return this.#every();
      case "adverb":
        return this.#adverb();
      case "once":
        return this.#once();
      case "of":
        return this.#scope();
      case "ordinal":
      case "number":
        return this.#ordinals(false);
      case "weekday":
      case "set":
        return this.#weekdays();
      case "month":
        return this.#months();
      case "day":
        return this.#dayNumber();
      default:
        return false;
    }
  }

  /** every Tuesday · every other week · every 3 months · every second day · every first and third Monday · every March */
  #every(): boolean {
    this.#take("every");
    const other = this.#take("other");
    const number = this.#take("number");
    if (other && number) return false;
    const interval = other ? 2 : number?.value;
    if (this.#next?.kind === "ordinal" && interval === undefined) return this.#everyOrdinal();
    if (this.#next?.kind === "weekday" || this.#next?.kind === "set") {
      this.said.isCounted = interval !== undefined && interval > 1 && isWorkdays(this.#next);
      return this.#setUnit("week", interval ?? 1) && this.#weekdays();
    }
    if (this.#next?.kind === "month" && interval === undefined) return this.#months();
    return this.#unit(interval ?? 1);
  }

  /** every second week is a period; every first and third Monday are days of a month; every second Monday may be both. */
  #everyOrdinal(): boolean {
    const [first, next] = [this.#next as TokenOf<"ordinal">, this.#tokens[this.#at + 1]];
    const isPeriod = next?.kind === "unit" || (next?.kind === "day" && first.value > 1);
    if (isPeriod && first.value > 0) {
      this.#at++;
      return this.#unit(first.value);
    }
    this.said.isEveryNth = (next?.kind === "weekday" || next?.kind === "set") && first.value > 1;
    return this.#ordinals(true);
  }

  #unit(interval: number): boolean {
    if (this.#take("day")) return this.#setUnit("day", interval);
    const unit = this.#take("unit");
    return unit !== undefined && this.#setUnit(unit.unit, interval * unit.times);
  }

  /** A period is said once; but every week, on every Tuesday. */
  #setUnit(unit: NonNullable<Meaning["unit"]>, interval: number): boolean {
    const { said } = this;
    if (interval < 1 || interval > 1000 || (said.unit !== undefined && said.unit !== unit)) return false;
    if (said.unit !== undefined && said.interval !== 1 && interval !== 1) return false;
    said.unit = unit;
    said.interval = Math.max(said.interval, interval);
    return true;
  }

  /** weekly · monthly */
  #adverb(): boolean {
    const adverb = this.#take("adverb");
    return adverb !== undefined && this.#setUnit(adverb.unit, adverb.times);
  }

  /** once a month · once every 2 weeks */
  #once(): boolean {
    this.#take("once");
    this.#take("of");
    this.#skip();
    return this.#next?.kind === "every" ? this.#every() : this.#unit(1);
  }

  /** 2nd and 4th Wednesday · last Friday · 1st and 15th · last day · 14 March */
  #ordinals(isEvery: boolean): boolean {
    const values: number[] = [];
    do {
      const one = this.#take("ordinal") ?? this.#take("number");
      if (!one) return false;
      if (one.value === 0) return false;
      values.push(one.value);
    } while (this.#and(["ordinal", "number"]));
    const { said } = this;
    if (this.#next?.kind === "weekday" || this.#next?.kind === "set") {
      said.nths.push(...values);
      return this.#weekdays();
    }
    if (this.#take("day")) {
      said.nths.push(...values);
      said.isAnyDay = true;
      return said.days.length === 0;
    }
    // every 31st; but every first needs its noun.
    if (isEvery && this.#next?.kind !== "of" && values.some((value) => value < 6)) return false;
    said.dates.push(...values);
    return true;
  }

  /** Takes a comma or an «and» when one of some kinds follows it. */
  #and(kinds: readonly Kind[]): boolean {
    let ahead = this.#at;
    while (["and", "comma"].includes(this.#tokens[ahead]?.kind ?? "")) ahead++;
    if (ahead === this.#at) return false;
    while (this.#tokens[ahead]?.kind === "on") ahead++;
    if (!kinds.includes(this.#tokens[ahead]?.kind ?? "of")) return false;
    this.#at = ahead;
    return true;
  }

  /** Tuesday and Thursday · Mon, Wed, Fri · Monday to Friday · weekdays */
  #weekdays(): boolean {
    const { said } = this;
    if (said.days.length > 0) return false;
    const set = this.#take("set");
    if (set) {
      said.days.push(...set.days);
      said.isSet = true;
      return true;
    }
    do {
      const first = this.#take("weekday");
      if (!first) return false;
      said.days.push(first.day);
      if (!this.#take("to") && !this.#takeRange()) continue;
      const last = this.#take("weekday");
      if (!last) return false;
      for (let day = first.day; day !== last.day; day = (day + 1) % 7) said.days.push((day + 1) % 7);
    } while (this.#and(["weekday"]));
    return true;
  }

  /** A dash before a weekday: Mon-Fri. */
  #takeRange(): boolean {
    return this.#tokens[this.#at + 1]?.kind === "weekday" && this.#take("dash") !== undefined;
  }

  /** March · March and September · March 14 */
  #months(): boolean {
    do {
      const month = this.#take("month");
      if (!month) return false;
      this.said.months.push(month.month);
    } while (this.#and(["month"]));
    const day =
      this.#next?.kind === "number" || (this.#next?.kind === "ordinal" && this.#tokens[this.#at + 1] === undefined);
    return day ? this.#ordinals(false) : true;
  }

  /** day 15 */
  #dayNumber(): boolean {
    this.#take("day");
    return this.#next?.kind === "number" && this.#ordinals(false) && !this.said.isAnyDay;
  }

  /** of the month · of each month · of every 3 months · in March · of the year */
  #scope(): boolean {
    this.#take("of");
    this.#skip();
    if (this.#next?.kind === "month") return this.#months();
    if (this.#take("every")) {
      const interval = this.#take("other") ? 2 : (this.#take("number") ?? this.#take("ordinal"))?.value;
      if (interval !== undefined && interval !== 1) {
        const unit = this.#take("unit");
        return unit?.unit === "month" && this.#setUnit("month", interval * unit.times);
      }
    }
    const unit = this.#take("unit");
    if (!unit || this.said.scope !== undefined || unit.unit === "week" || unit.unit === "day") return false;
    this.said.scope = unit.unit === "month" && unit.times === 3 ? "quarter" : unit.unit;
    return true;
  }
}

function isWorkdays(token: Token): boolean {
  return token.kind === "set" && token.days.length === 5;
}
