import { escapeHtml } from "../../system/text/escape.ts";
import { words as calendarWords, type Language, languageName } from "../ical/words.ts";
import type { Series } from "../model.ts";
import { aboutId, anchor, paragraphs, points, where } from "./entry.ts";
import type { PageWords } from "./words.ts";

/** What each event is about, once for all its times. */
export function about(series: Series, words: PageWords, language: Language): string {
  const { title, description, kind, agenda, link, place } = series;
  const parts = [
    `<h3>${escapeHtml(title)}</h3>`,
    paragraphs(description),
    points(agenda, words),
    where(place, words),
    anchor(link, words.page, (one) => `<p>${one}</p>`),
    facts(series, words, language),
  ];
  return `<article id="${aboutId(series)}" class="k-${kind}">${parts.join("")}</article>`;
}

function facts(series: Series, words: PageWords, language: Language): string {
  const { speakers, hosts, tracks, level, tags, capacity } = series;
  const word = calendarWords[language];
  const all: readonly (readonly [name: string, value: string | undefined])[] = [
    [word.speakers, speakers.join(word.comma)],
    [word.hosts, hosts.join(word.comma)],
    [word.tracks, tracks.join(word.comma)],
    [words.tags, tags.join(word.comma)],
    [word.level, level && word.levels[level]],
    [word.language, languageName(series.language, word)],
    [word.capacity, capacity?.toString()],
  ];
  const rows = all.flatMap(([name, value]) =>
    value ? [`<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`] : [],
  );
  return rows.length === 0 ? "" : `<dl>${rows.join("")}</dl>`;
}
