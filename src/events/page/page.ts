import { createHash } from "node:crypto";
import { escapeHtml } from "../../system/text/escape.ts";
import type { Language } from "../ical/words.ts";
import type { Occurrence, Series } from "../model.ts";
import { about } from "./about.ts";
import { structuredData } from "./data.ts";
import { dateText, type Month, monthAt, monthOf, type Shown, shownOf, weeksOf } from "./day.ts";
import { aboutId, entry, type Look } from "./entry.ts";
import { script } from "./script.ts";
import { style } from "./style.ts";
import { type PageWords, pageWords } from "./words.ts";

/** One page with all occurrences by month: no other file, no request, and nothing that needs its script. */

export interface FeedLink {
  /** Absent for the feed of all events. */
  readonly tag?: string;
  /** Its address as the page sees it: `community.ics`. */
  readonly file: string;
}

export interface Page {
  readonly name: string;
  readonly description?: string;
  readonly language: Language;
  readonly feeds: readonly FeedLink[];
  /** The community's own page, for machines. */
  readonly url?: string;
}

/** @param occurrences sorted by their start; private ones are left out here, too */
export function page(occurrences: readonly Occurrence[], { name, description, language, feeds, url }: Page): string {
  const words = pageWords[language];
  const open = occurrences.filter(({ series }) => !series.isPrivate);
  const shown = open.map(shownOf);
  const zone = commonZone(shown);
  const months = monthsOf(shown);
  const body = [
    `<a class="skip" href="#events">${escapeHtml(words.skip)}</a>`,
    `<header><h1>${escapeHtml(name)}</h1>${paragraph(description)}${subscribe(feeds, name, words)}${monthLinks(months, words)}`,
    zone === undefined ? "" : `<p class="soft">${escapeHtml(words.zones(zone))}</p>`,
    "</header>",
    `<main id="events">${grids(months, shown, { language, words, zone: zone ?? "" })}${abouts(shown, words, language)}</main>`,
  ];
  const data = structuredData(open, { name, ...(url === undefined ? {} : { url }) });
  return `${head(name, language)}<body data-here="${escapeHtml(words.here)}">${body.join("\n")}\n<script type="application/ld+json">${data}</script>\n<script>${script}</script>\n</body>\n</html>\n`;
}

/** What marks a page of ours, which may be written anew. */
export const generator = '<meta name="generator" content="commonry events build">';

/** Only what stands in this very page may run or style it, and nothing may be fetched. */
function head(name: string, language: Language): string {
  const policy = `default-src 'none'; script-src ${digest(script)}; style-src ${digest(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
  return [
    `<!doctype html>\n<html lang="${language === "zh" ? "zh-CN" : "en"}">\n<head>\n<meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">',
    generator,
    // Without an icon of its own a browser asks for one.
    '<link rel="icon" href="data:,">',
    `<title>${escapeHtml(name)}</title>\n<style>${style}</style>\n</head>\n`,
  ].join("\n");
}

function digest(content: string): string {
  return `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
}

function paragraph(text: string | undefined): string {
  return text === undefined ? "" : `<p>${escapeHtml(text)}</p>`;
}

/** Calendars on the web that subscribe to an address, as the script knows them. */
const services = [
  ["google", "Google Calendar"],
  ["outlook", "Outlook.com"],
  ["office", "Microsoft 365"],
] as const;

/** The script fills in the links that subscribe: only where the page lies can it be told. */
function subscribe(feeds: readonly FeedLink[], name: string, words: PageWords): string {
  if (feeds.length === 0) return "";
  const items = feeds.map(({ tag, file }) => {
    const address = escapeHtml(relative(file));
    const label = `<b>${escapeHtml(tag ?? words.everything)}</b>`;
    const title = escapeHtml(tag === undefined ? name : `${name}: ${tag}`);
    const add = `<a href="${address}" data-feed="${address}" hidden>${escapeHtml(words.add)}</a>`;
    const elsewhere = services.map(
      ([id, service]) =>
        `<a href="${address}" data-feed="${address}" data-in="${id}" data-name="${title}" rel="noopener noreferrer" hidden>${service}</a>`,
    );
    return `<li>${label}${add}${elsewhere.join("")}<a href="${address}" type="text/calendar">${escapeHtml(words.file)}</a></li>`;
  });
  return `<nav aria-label="${escapeHtml(words.subscribe)}"><ul class="feeds">${items.join("")}</ul></nav>`;
}

/** A path beside the page, never an address elsewhere: `javascript:x.ics` is a name of a file here. */
function relative(file: string): string {
  return `./${file.split("/").map(encodeURIComponent).join("/")}`;
}

function monthLinks(months: readonly Month[], words: PageWords): string {
  if (months.length === 0) return "";
  const links = months.map(({ key, year, month }) => {
    const text = `<span aria-hidden="true">${escapeHtml(words.monthName(month))}</span>`;
    return `<li><a href="#m-${key}" aria-label="${escapeHtml(words.month(year, month))}">${text}</a></li>`;
  });
  const today = `<li id="today" hidden><a href="#events">${escapeHtml(words.today)}</a></li>`;
  return `<nav aria-label="${escapeHtml(words.months)}"><ul class="months">${today}${links.join("")}</ul></nav>`;
}

/** The zone of most occurrences. */
function commonZone(shown: readonly Shown[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { occurrence } of shown) {
    if (!occurrence.allDay) counts.set(occurrence.timezone, (counts.get(occurrence.timezone) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0];
}

/** Months in which there is something. */
function monthsOf(shown: readonly Shown[]): Month[] {
  const found = new Set(shown.flatMap(({ first, last }) => [monthOf(first), monthOf(last)]));
  return [...found].sort((a, b) => a - b).map(monthAt);
}

function grids(months: readonly Month[], shown: readonly Shown[], look: Look): string {
  if (months.length === 0) return `<p>${escapeHtml(look.words.none)}</p>`;
  const days = new Map<number, Shown[]>();
  for (const one of shown) {
    for (let day = one.first; day <= one.last; day++) {
      const list = days.get(day);
      if (list) list.push(one);
      else days.set(day, [one]);
    }
  }
  return months.map((month) => grid(month, days, look)).join("\n");
}

/** Roles are said, since a narrow window shows the table as a list, which would take them away. */
function grid(month: Month, days: ReadonlyMap<number, readonly Shown[]>, look: Look): string {
  const { words } = look;
  const title = escapeHtml(words.month(month.year, month.month));
  const names = words.weekdays.map((name, index) => {
    return `<th scope="col" role="columnheader" abbr="${escapeHtml(name)}">${escapeHtml(words.short[index])}</th>`;
  });
  const rows = weeksOf(month).map((week) => {
    const cells = week.map((day, index) => cell(day, words.short[index] ?? "", days, look));
    return `<tr role="row">${cells.join("")}</tr>`;
  });
  const heading = `<h2 id="m-${month.key}">${title}</h2>`;
  const head = `<thead role="rowgroup"><tr role="row">${names.join("")}</tr></thead>`;
  return `<section aria-labelledby="m-${month.key}">${heading}<table role="table" aria-labelledby="m-${month.key}">${head}<tbody role="rowgroup">${rows.join("\n")}</tbody></table></section>`;
}

function cell(
  day: number | undefined,
  weekday: string,
  days: ReadonlyMap<number, readonly Shown[]>,
  look: Look,
): string {
  if (day === undefined) return '<td role="cell" class="out"></td>';
  const date = dateText(day);
  const number = `<time class="day" datetime="${date}"><span class="wd">${escapeHtml(weekday)} </span>${Number(date.slice(8))}</time>`;
  const list = days.get(day);
  if (!list) return `<td role="cell" class="none" data-day="${date}">${number}</td>`;
  const entries = list.map((shown) => entry(shown, day, look)).join("");
  return `<td role="cell" data-day="${date}">${number}<ol>${entries}</ol></td>`;
}

/** Series of one event that say the same, such as the slots of a rotation, are told of once. */
function abouts(shown: readonly Shown[], words: PageWords, language: Language): string {
  const series = new Map<string, Series>();
  for (const { occurrence } of shown) {
    const key = aboutId(occurrence.series);
    const known = series.get(key);
    // A phase tells of its event.
    if (!known || (known.parent !== undefined && occurrence.series.parent === undefined))
      series.set(key, occurrence.series);
  }
  if (series.size === 0) return "";
  const articles = [...series.values()].map((one) => about(one, words, language)).join("\n");
  return `<section aria-labelledby="about"><h2 id="about">${escapeHtml(words.about)}</h2><div class="about">${articles}</div></section>`;
}
