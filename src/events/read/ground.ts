import { at, fault, type Part, warning } from "../../manifest/cross/part.ts";
import type { EventSpec } from "../../manifest/schema/events.ts";
import type { Params } from "../../system/errors.ts";
import type { Finding } from "../../system/finding.ts";
import type { Language } from "../../system/messages.ts";
import type { Origin } from "../model.ts";
import type { Rule } from "../rule/rule.ts";

/** What reading needs to know beside the files. */
export interface Settings {
  /** What stands behind the @ of a UID: see `domainOf`. */
  readonly domain: string;
  /** Zone of events that name none; UTC when nothing is said. */
  readonly timezone?: string;
  /** Language of titles and descriptions. */
  readonly language: Language;
  /** Names of people by their ids. */
  readonly names?: ReadonlyMap<string, string>;
}

/** A stretch of dates without events: day numbers, both part of it. */
export interface Break {
  readonly first: number;
  readonly last: number;
}

/** One event under the reader's eyes. */
export interface Ground {
  /** With the defaults of its file. */
  readonly spec: EventSpec;
  /** Whether the file's defaults, not the event itself, say how long it takes. */
  readonly isUsualDuration: boolean;
  readonly part: Part;
  readonly breaks: ReadonlyMap<string, readonly Break[]>;
  readonly settings: Settings;
  readonly findings: Finding[];
}

/** One line of occurrences at the same time of day in one zone, before exceptions: what becomes a series. */
export interface Strand {
  /** What its UID has behind the event's id. */
  readonly suffix: readonly string[];
  readonly title: string;
  readonly timezone: string;
  /** Day number of the first possible occurrence; from `settle` on it is one. */
  readonly day: number;
  /** Minutes since midnight; undefined for whole days. */
  readonly minute?: number;
  readonly rule?: Rule;
  readonly hosts: readonly string[];
  /** Occurrences that the event itself makes different, by day: a session's title. */
  readonly sessions: ReadonlyMap<number, Session>;
  /** Further days (`also`), with their minute; undefined for whole days. */
  readonly added: ReadonlyMap<number, number | undefined>;
  /** Days that it has left out already, so that what follows moves on. */
  readonly left: ReadonlySet<number>;
}

export interface Session {
  readonly title: string;
  readonly minute?: number;
  readonly duration?: string;
  readonly agenda?: readonly string[];
}

/** Where a part of an event file stands: looked up when somebody asks, since most events are sound. */
export function originOf({ source, path }: Part): Origin {
  return {
    file: source.file,
    get line() {
      return source.yaml.position(path, "value").line;
    },
    get column() {
      return source.yaml.position(path, "value").column;
    },
  };
}

/** Notes that something is wrong, where its key or value stands. */
export function refuse(ground: Ground, key: string | Part, code: string, params: Params = {}): void {
  ground.findings.push(fault(code, partOf(ground, key), params));
}

export function warn(ground: Ground, key: string | Part, code: string, params: Params = {}): void {
  ground.findings.push(warning(code, partOf(ground, key), params));
}

function partOf({ part }: Ground, key: string | Part): Part {
  return typeof key === "string" ? at(part, key) : key;
}

/** A text in the language that is wanted, else in the one that there is. */
export function localizedText(
  text: string | { readonly en?: string | undefined; readonly zh?: string | undefined } | undefined,
  language: Language,
): string | undefined {
  if (text === undefined || typeof text === "string") return text;
  return text[language] ?? text.en ?? text.zh;
}

/** A title and what it is about more closely. */
export function joined(title: string, more: string, language: Language): string {
  return language === "zh" ? `${title}：${more}` : `${title}: ${more}`;
}

export function inBrackets(title: string, more: string, language: Language): string {
  return language === "zh" ? `${title}（${more}）` : `${title} (${more})`;
}

type Given<T> = { -readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** The parts of an object that are there. */
export function given<T extends object>(parts: T): Given<T> {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as Given<T>;
}
