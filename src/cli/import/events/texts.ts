import * as v from "valibot";
import type { ReadEvent } from "../../../events/ical/read.ts";
import { url } from "../../../manifest/schema/common.ts";
import { tag } from "../../../manifest/schema/event.ts";
import { compact, type Values } from "../../../manifest/write/index.ts";

/** Texts of other calendars as an event file may hold them. */

/** Without control characters; undefined for nothing. */
export function textOf(text: string | undefined): string | undefined {
  const clean = text
    ?.replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(/[^\P{Cc}\n\t]/gu, "")
    .trim();
  return clean || undefined;
}

/** One line. */
export function titleOf(text: string | undefined): string | undefined {
  return textOf(text)?.replace(/\s+/g, " ");
}

function lineOf(text: string | undefined): string | undefined {
  return titleOf(text)?.slice(0, 500);
}

export interface Places {
  readonly place?: Values;
  readonly link?: string;
  /** Addresses that are not https. */
  readonly left: readonly string[];
}

/** A location that is an address on the web is where one meets online. */
export function placesOf({ location, conference, url: page }: ReadEvent): Places {
  const where = lineOf(location);
  const isAddress = where !== undefined && v.is(url, where);
  const online = [conference?.trim(), isAddress ? where : undefined].find((one) => v.is(url, one));
  const place = compact({ name: isAddress ? undefined : where, online }) as Values;
  const left = [
    ...(conference !== undefined && !v.is(url, conference.trim()) ? [`CONFERENCE ${conference}`] : []),
    ...(page !== undefined && !v.is(url, page) ? [`URL ${page}`] : []),
  ];
  return {
    ...(Object.keys(place).length > 0 ? { place } : {}),
    ...(v.is(url, page) ? { link: page } : {}),
    left,
  };
}

/** Categories become tags where small letters, digits and dashes can say them. */
export function tagsOf(categories: readonly string[]): {
  readonly tags: readonly string[];
  readonly left: readonly string[];
} {
  const tags: string[] = [];
  const left: string[] = [];
  for (const category of categories.map((one) => one.trim()).filter(Boolean)) {
    const name = category
      .normalize("NFC")
      .toLowerCase()
      .replace(/[\s_]+/g, "-");
    if (v.is(tag, name)) tags.push(name);
    else left.push(`CATEGORIES ${category}`);
  }
  return { tags: [...new Set(tags)], left };
}
