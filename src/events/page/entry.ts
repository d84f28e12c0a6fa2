import { escapeHtml } from "../../system/text/escape.ts";
import { civil, weekday } from "../calendar/days.ts";
import { offsetText, zoneOf } from "../calendar/zone.ts";
import { uri } from "../ical/line.ts";
import { basic } from "../ical/moment.ts";
import { words as calendarWords, type Language } from "../ical/words.ts";
import { type Occurrence, type Override, type Place, type Series, seriesAt } from "../model.ts";
import { clockOf, dateText, type Shown } from "./day.ts";
import type { PageWords } from "./words.ts";

/** One occurrence in a day of the month view. */

export interface Look {
  readonly language: Language;
  readonly words: PageWords;
  /** The zone that need not be named. */
  readonly zone: string;
}

/** @param day the day of the cell; on those after the first it only says that it continues */
export function entry(shown: Shown, day: number, look: Look): string {
  const { occurrence, first } = shown;
  const kind = ` k-${occurrence.series.kind}`;
  if (day !== first) {
    const { words } = look;
    const text = `${title(occurrence)} <span class="soft">(${escapeHtml(words.continues)})</span>`;
    return `<li class="e${kind}"><a href="#${idOf(occurrence)}">${text}</a></li>`;
  }
  const gone = occurrence.cancelled === undefined ? "" : " gone";
  const head = `${times(shown, look)} ${title(occurrence)}${badge(occurrence, look)}`;
  return `<li class="e${kind}${gone}" id="${idOf(occurrence)}"><details name="e"><summary>${head}</summary><div class="card">${card(shown, look)}</div></details></li>`;
}

function title({ title }: Occurrence): string {
  return `<b>${escapeHtml(title)}</b>`;
}

function badge(occurrence: Occurrence, { words }: Look): string {
  const { cancelled } = occurrence;
  const word =
    cancelled !== undefined ? words.cancelled : seriesAt(occurrence).isTentative ? words.tentative : undefined;
  return word === undefined ? "" : ` <span class="tag">${escapeHtml(word)}</span>`;
}

/** The time of the summary: what a glance needs. */
function times({ occurrence, start }: Shown, { words, zone }: Look): string {
  if (occurrence.allDay) return `<span class="at">${escapeHtml(words.allDay)}</span>`;
  const named =
    occurrence.timezone === zone ? "" : ` <span class="zone">${escapeHtml(words.zone(occurrence.timezone))}</span>`;
  const wall = `${dateText(Math.floor(start / 86_400_000))} ${clockOf(start)}`;
  const moment = new Date(occurrence.start).toISOString();
  return `<time class="at" datetime="${moment}" data-wall="${wall}">${clockOf(start)}</time>${named}`;
}

function card(shown: Shown, { words, language }: Look): string {
  const { occurrence } = shown;
  const { cancelled, note, place, series, change } = occurrence;
  const why = typeof cancelled === "string" ? cancelled : note;
  const parts = [
    `<p>${escapeHtml(span(shown, words))}</p>`,
    why === undefined ? "" : `<p><strong>${escapeHtml(why)}</strong></p>`,
    // Nobody should wait in an empty room.
    cancelled === undefined ? where(place ?? series.place, words) : "",
    change ? own(change, words, language) : "",
    `<p><a href="#${aboutId(series)}">${escapeHtml(words.more)}</a></p>`,
  ];
  return parts.join("");
}

/** What is said of this time alone; the rest stands with its event. */
function own({ description, speakers, agenda, link }: Override, words: PageWords, language: Language): string {
  const word = calendarWords[language];
  return [
    paragraphs(description),
    speakers ? `<p>${escapeHtml(`${word.speakers}${word.colon}${speakers.join(word.comma)}`)}</p>` : "",
    points(agenda ?? [], words),
    anchor(link, words.page, (one) => `<p>${one}</p>`),
  ].join("");
}

/** A text with its paragraphs and lines. */
export function paragraphs(text = ""): string {
  const all = text.split(/\n\s*\n/).filter((part) => part.trim() !== "");
  return all.map((part) => `<p>${part.trim().split("\n").map(escapeHtml).join("<br>")}</p>`).join("");
}

export function points(agenda: readonly string[], words: PageWords): string {
  const items = agenda.map((point) => `<li>${escapeHtml(point)}</li>`).join("");
  return items === "" ? "" : `<p>${escapeHtml(words.agenda)}</p><ul>${items}</ul>`;
}

/** From when to when, and on whose clocks. */
function span({ occurrence, start, end, first, last }: Shown, words: PageWords): string {
  const from = dayText(first, words);
  const until = last === first ? "" : dayText(last, words);
  if (occurrence.allDay) return until === "" ? from : `${from} – ${until}`;
  const zone = `${words.zone(occurrence.timezone)} (${offsetText(zoneOf(occurrence.timezone).offset(occurrence.start))})`;
  const to = end > start ? ` – ${until === "" ? "" : `${until}${words.comma}`}${clockOf(end)}` : "";
  return [from, `${clockOf(start)}${to}`, zone].join(words.comma);
}

function dayText(number: number, words: PageWords): string {
  const { year, month, day } = civil(number);
  return words.date(year, month, day, weekday(number));
}

export function where(place: Place | undefined, words: PageWords): string {
  const parts = [place?.name, place?.room, place?.address].filter((part) => part !== undefined);
  const physical = parts.length > 0 ? `<p>${escapeHtml(parts.join(words.comma))}</p>` : "";
  return physical + anchor(place?.online, words.join, (link) => `<p>${link}</p>`);
}

/** A link to an address on the web; nothing for any other. */
export function anchor(address: string | undefined, text: string, wrap: (link: string) => string): string {
  const target = address === undefined ? undefined : uri(address);
  return target === undefined
    ? ""
    : wrap(`<a href="${escapeHtml(target)}" rel="noopener noreferrer">${escapeHtml(text)}</a>`);
}

function idOf({ uid, originalStart }: Occurrence): string {
  return `e-${slug(uid)}-${basic(originalStart)}`;
}

export function aboutId({ id }: Series): string {
  return `s-${slug(id)}`;
}

function slug(text: string): string {
  return text.replace(/[^A-Za-z0-9-]+/g, "-");
}
