import { combineAll, following, isWhole } from "./clauses.ts";
import { type Kind, type Token, type TokenOf, tokens } from "./english-tokens.ts";
import { type Meaning, nothingSaid, type Reading } from "./meaning.ts";

/**
 * Reads English words of repetition, such as «every 2 weeks on Tuesday and Thursday» or «last weekday of the month».
 * Every word must have its meaning: what is not understood is never left out.
 */
export function readEnglish(text: string): Reading {
  const list = tokens(text);
  if (!list || list.length === 0) return { trouble: "unknown" };
  const reader = new Reader(list);
  return reader.readAll() ? combineAll(reader.clauses) : { trouble: "unknown" };
}

/** Walks over the tokens and notes what they say. Its methods return false where a token does not fit. */
class Reader {
  /** The clause that is being read: the last of them. */
  said: Meaning = nothingSaid();
  readonly clauses: Meaning[] = [this.said];
  readonly #tokens: readonly Token[];
  #at = 0;
  #isImplied = false;

  constructor(list: readonly Token[]) {
    this.#tokens = list;
  }

  readAll(): boolean {
    while (this.#at < this.#tokens.length) {
      if (this.#at > 0 && !this.#join()) return false;
      if (!this.#phrase()) return false;
    }
    return true;
  }

  /** Between phrases: monthly, second Thursday · monthly - third Tuesday. «and» begins a clause, and so may a comma. */
  #join(): boolean {
    const before = this.#at;
    while (["and", "comma"].includes(this.#next?.kind ?? "")) this.#at++;
    const taken = this.#tokens.slice(before, this.#at);
    if (taken.length === 0) {
      this.#take("dash");
      return true;
    }
    let ahead = this.#at;
    while (this.#tokens[ahead]?.kind === "on") ahead++;
    if (this.#begin(this.#tokens[ahead]?.kind)) return true;
    return taken.length === 1 && taken[0]?.kind === "comma";
  }

  /** Begins a clause when something of that kind can be none of the clause before. */
  #begin(kind: Kind | undefined): boolean {
    const { said } = this;
    const isDate = said.dates.length > 0 && said.months.length > 0;
    const isNew =
      (kind === "every" && isWhole(said)) ||
      ((kind === "ordinal" || kind === "number") && (said.days.length > 0 || said.isAnyDay || isDate)) ||
      (kind === "month" && isDate);
    if (!isNew) return false;
    this.said = kind === "every" ? nothingSaid() : following(said);
    this.clauses.push(this.said);
    this.#isImplied = false;
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
      case "from":
        return this.#from();
      default:
        return false;
    }
  }

  /** from Monday to Friday · from March to June; without its end it is a beginning, which «at» says. */
  #from(): boolean {
    this.#take("from");
    const isRange = ["to", "dash"].includes(this.#tokens[this.#at + 1]?.kind ?? "");
    if (!isRange) return false;
    return this.#next?.kind === "month" ? this.#months() : this.#weekdays();
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
      return this.#setUnit("week", interval ?? 1, interval === undefined) && this.#weekdays();
    }
    if (this.#next?.kind === "month" && interval === undefined) return this.#months();
    // every 14 March
    if (number && this.#next?.kind === "month" && number.value <= 31) {
      this.said.dates.push(number.value);
      return this.#months();
    }
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

  /** A period is said once, or twice the same; «every Tuesday» says a week by itself, so that another may say how many. */
  #setUnit(unit: NonNullable<Meaning["unit"]>, interval: number, isImplied = false): boolean {
    const { said } = this;
    const isFirst = said.unit === undefined;
    if (interval < 1 || interval > 1000 || (!isFirst && said.unit !== unit)) return false;
    if (isFirst || this.#isImplied) {
      said.unit = unit;
      said.interval = interval;
      this.#isImplied = isImplied;
      return true;
    }
    return isImplied || said.interval === interval;
  }

  /** weekly · monthly */
  #adverb(): boolean {
    const adverb = this.#take("adverb");
    return adverb !== undefined && this.#setUnit(adverb.unit, adverb.times);
  }

  /** once a month · once every 2 weeks · once weekly */
  #once(): boolean {
    this.#take("once");
    if (this.#next?.kind === "adverb") return this.#adverb();
    this.#take("of");
    this.#skip();
    return this.#next?.kind === "every" ? this.#every() : this.#unit(1);
  }

  /** 2nd and 4th Wednesday · last Friday · 1st and 15th · last day · 14 March */
  #ordinals(isEvery: boolean, isDay = false): boolean {
    const values: number[] = [];
    let isNamed = isDay;
    let isCount = false;
    do {
      const one = this.#take("ordinal") ?? this.#take("number");
      if (!one) return false;
      isNamed ||= one.kind === "ordinal";
      isCount ||= one.kind === "number";
      if (one.value === 0) return false;
      values.push(one.value);
    } while (this.#and(["ordinal", "number"]));
    const { said } = this;
    if (this.#next?.kind === "weekday" || this.#next?.kind === "set" || this.#next?.kind === "day") {
      said.nths.push(...values);
      // 2 Tuesdays are not the 2nd one.
      return !isCount && this.#ofNth();
    }
    return (isNamed || this.#isOfMonth()) && this.#dates(values, isEvery);
  }

  /** The weekdays, or any day, that ordinals stand before. */
  #ofNth(): boolean {
    if (!this.#take("day")) return this.#weekdays();
    this.said.isAnyDay = true;
    return this.said.days.length === 0;
  }

  /** every 31st, every 1st and 15th; but every first needs its noun. */
  #dates(values: readonly number[], isEvery: boolean): boolean {
    const { said } = this;
    const isClear = this.#isOfMonth() || (values.length > 1 && values.some((value) => value > 5));
    if (isEvery && !isClear && values.some((value) => value < 6)) return false;
    // The last of the month is no day; the last day is.
    if (said.dates.length > 0 || values.some((value) => value < 0 || value > 31)) return false;
    said.dates.push(...values);
    return true;
  }

  /** A bare number is a day only beside its month. */
  #isOfMonth(): boolean {
    return (this.#next?.kind === "of" && this.#next.isOf) || this.#next?.kind === "month";
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
      // First Monday to Friday: of the month, or of its first week?
      if (!last || said.nths.length > 0) return false;
      for (let day = first.day; day !== last.day; day = (day + 1) % 7) said.days.push((day + 1) % 7);
    } while (this.#and(["weekday"]) || this.#plainList());
    return true;
  }

  /** Monday Wednesday Friday. «Monday Friday» alone may be all five days. */
  #plainList(): boolean {
    const { days } = this.said;
    const isDoubtful = days.length === 1 && (days[0] ?? 0) + 1 < (this.#next as TokenOf<"weekday">)?.day;
    const after = this.#tokens[this.#at + 1];
    return (
      this.#next?.kind === "weekday" && !(isDoubtful && after === undefined && this.#next.day - (days[0] ?? 0) === 4)
    );
  }

  /** A dash before a weekday: Mon-Fri. */
  #takeRange(): boolean {
    return this.#tokens[this.#at + 1]?.kind === "weekday" && this.#take("dash") !== undefined;
  }

  /** March · March and September · March to June · March 14 */
  #months(): boolean {
    if (this.said.months.length > 0) return false;
    do {
      if (!this.#monthSpan()) return false;
    } while (!(this.said.dates.length > 0 && this.#isDateAhead()) && this.#and(["month"]));
    const day =
      this.#next?.kind === "number" || (this.#next?.kind === "ordinal" && this.#tokens[this.#at + 1] === undefined);
    return day ? this.#ordinals(false, true) : true;
  }

  /** March · March to June */
  #monthSpan(): boolean {
    const first = this.#take("month");
    if (!first) return false;
    this.said.months.push(first.month);
    if (!this.#take("to") && !(this.#tokens[this.#at + 1]?.kind === "month" && this.#take("dash"))) return true;
    const last = this.#take("month");
    if (!last) return false;
    for (let one = first.month; one !== last.month; ) {
      one = (one % 12) + 1;
      this.said.months.push(one);
    }
    return true;
  }

  /** 4 May and October 24: the second month has its own day. */
  #isDateAhead(): boolean {
    let ahead = this.#at;
    while (["and", "comma", "on"].includes(this.#tokens[ahead]?.kind ?? "")) ahead++;
    return this.#tokens[ahead]?.kind === "month" && ["number", "ordinal"].includes(this.#tokens[ahead + 1]?.kind ?? "");
  }

  /** day 15 */
  #dayNumber(): boolean {
    this.#take("day");
    return this.#next?.kind === "number" && this.#ordinals(false, true) && !this.said.isAnyDay;
  }

  /** of the month · of each month · of every 3 months · in March · of the year */
  #scope(): boolean {
    const of = this.#take("of");
    this.#skip();
    // Tuesdays per month: how many?
    if (of?.isPer && this.said.nths.length + this.said.dates.length === 0) return false;
    if (this.#next?.kind === "month") return this.#months();
    if (this.#take("every")) {
      const interval = this.#take("other") ? 2 : (this.#take("number") ?? this.#take("ordinal"))?.value;
      if (interval !== undefined && interval !== 1) {
        const unit = this.#take("unit");
        return unit !== undefined && unit.unit !== "year" && this.#setUnit(unit.unit, interval * unit.times);
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
