import { nearest } from "../nearest.ts";
import { cities } from "./cities.ts";
import { abbreviations, offsets } from "./letters.ts";
import { listedZones, todayName } from "./names.ts";

/** What somebody may have meant who wrote what is no name of a zone. */
export interface Meant {
  /**
   * `letters`: several places use them; `offset`: clocks so far ahead of UTC, which says nothing of summer time; `city`: it
   * has no zone of its own, and keeps another's time; `near`: a name that is written much alike.
   */
  readonly by: "letters" | "offset" | "city" | "near";
  /** The zones, the likeliest first; at least one. */
  readonly zones: readonly string[];
}

/**
 * Finds what was meant: `CST` → America/Chicago, Asia/Shanghai, America/Havana; `UTC+8` → Asia/Shanghai …; `Asia/Beijing`
 * → Asia/Shanghai; `Asia/Shanghi` → Asia/Shanghai.
 * @returns undefined when nothing is near
 */
export function meantZones(written: string): Meant | undefined {
  if (!found.has(written) && found.size < mostFound) found.set(written, search(written));
  return found.get(written);
}

/** A file may name thousands: comparing takes time, and nobody reads more. */
const found = new Map<string, Meant | undefined>();
const mostFound = 500;

function search(written: string): Meant | undefined {
  const text = written.normalize("NFKC").trim().slice(0, 100);
  const name = text.replace(/[ _]+/g, "_").toLowerCase();
  const city = name.slice(name.lastIndexOf("/") + 1);
  if (Object.hasOwn(cities, city)) return { by: "city", zones: [cities[city] as string] };
  const letters = byLetters(text);
  if (letters) return { by: "letters", zones: letters };
  const offset = byOffset(text);
  if (offset) return { by: "offset", zones: offset };
  const known = [...listedZones()].map(todayName);
  const same = known.filter((zone) => zone.toLowerCase() === name || zone.toLowerCase().endsWith(`/${city}`));
  if (same.length > 0) return { by: "near", zones: same };
  const near = nearest(text, known);
  return near === undefined ? undefined : { by: "near", zones: [near] };
}

function byLetters(text: string): readonly string[] | undefined {
  const upper = text.toUpperCase();
  if (Object.hasOwn(abbreviations, upper)) return abbreviations[upper];
  // Central European Summer Time: its letters.
  if (!/ TIME$/.test(upper)) return undefined;
  const initials = upper.split(/[ -]+/).map((word) => word[0] ?? "");
  const short = initials.filter((_, index, all) => index < 2 || index >= all.length - 2).join("");
  return Object.hasOwn(abbreviations, short) ? abbreviations[short] : undefined;
}

/** `UTC+8`, `GMT+08:00`, `+0800`, `UTC-3:30`, 东八区. */
function byOffset(text: string): readonly string[] | undefined {
  const chinese = /^(东|西)([一二三四五六七八九十]{1,2})区$/.exec(text);
  if (chinese) {
    const hours = [..."一二三四五六七八九十"].indexOf(chinese[2]?.at(-1) ?? "") + (chinese[2]?.length === 2 ? 11 : 1);
    return offsets[String((chinese[1] === "东" ? 1 : -1) * hours * 60)];
  }
  const match = /^(?:UTC|GMT|Z)? ?([+−–-]) ?(\d{1,2})(?::?(\d{2}))?$/i.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return offsets[String(match[1] === "+" || minutes === 0 ? minutes : -minutes)];
}

/** What is to be known of a name that is one of the database, but seldom what was meant. */
export interface Odd {
  /** `sign`: Etc/GMT+8 is 8 hours behind UTC; `fixed`: no summer time, though the place has it. */
  readonly by: "sign" | "fixed";
  /** What its clocks say: `UTC-8` of Etc/GMT+8. */
  readonly offset: string;
  /** What was most likely meant: `UTC+8` of Etc/GMT+8, and the places with that time. */
  readonly meant: string;
  readonly zones: readonly string[];
}

const fixed: Readonly<Record<string, Odd>> = {
  EST: { by: "fixed", offset: "UTC-5", meant: "", zones: ["America/New_York", "America/Panama"] },
  MST: { by: "fixed", offset: "UTC-7", meant: "", zones: ["America/Denver", "America/Phoenix"] },
};

/** @returns undefined for a name that says what it means */
export function oddZone(name: string): Odd | undefined {
  if (Object.hasOwn(fixed, name)) return fixed[name];
  const [, sign, hours = "0"] = /^Etc\/GMT([+-])(\d{1,2})$/.exec(name) ?? [];
  const zones = offsets[String((sign === "+" ? 1 : -1) * Number(hours) * 60)];
  if (hours === "0" || !zones) return undefined;
  return { by: "sign", offset: `UTC${sign === "+" ? "-" : "+"}${hours}`, meant: `UTC${sign}${hours}`, zones };
}
