import type { Series } from "../model.ts";
import { type Language, languageName, words } from "./words.ts";

/** The text of a DESCRIPTION: why this time differs, what it is about, the agenda, who and for whom. */
export function describe(series: Series, language: Language, note?: string): string {
  const { description, agenda } = series;
  const { agenda: heading, colon } = words[language];
  const parts = [
    note,
    description?.trim(),
    agenda.length > 0 ? [`${heading}${colon}`.trimEnd(), ...agenda.map((point) => `- ${point}`)].join("\n") : undefined,
    facts(series, language),
  ];
  return parts.filter((part) => part !== undefined && part !== "").join("\n\n");
}

function facts(series: Series, language: Language): string {
  const { speakers, hosts, tracks, level, capacity, place } = series;
  const word = words[language];
  const isSomewhere = (place?.name ?? place?.room ?? place?.address) !== undefined;
  const all: readonly (readonly [label: string, value: string | undefined])[] = [
    [word.speakers, speakers.join(word.comma)],
    [word.hosts, hosts.join(word.comma)],
    [word.tracks, tracks.join(word.comma)],
    [word.level, level && word.levels[level]],
    [word.language, languageName(series.language, word)],
    [word.capacity, capacity?.toString()],
    // Without another place the link is the location.
    [word.online, isSomewhere ? place?.online : undefined],
  ];
  return all
    .filter(([, value]) => value)
    .map(([label, value]) => `${label}${word.colon}${value}`)
    .join("\n");
}
