import { domainOf } from "../../events/identity.ts";
import type { Series } from "../../events/model.ts";
import { readEvents } from "../../events/read.ts";
import { AppError } from "../../system/errors.ts";
import type { Language } from "../../system/messages.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";
import type { Source } from "../sync/load.ts";
import { messageOf } from "../views/finding-texts.ts";

/** The language in which a community speaks of its events: its own first one, whoever publishes them. */
export function languageOfEvents({ community }: Pick<Source, "community">): Language {
  return community.community.languages?.[0]?.startsWith("zh") ? "zh" : "en";
}

/**
 * The series of the manifest's files of events. What is wrong with them is printed, each finding with its place.
 * @throws AppError (exit 2) `sync.invalid-events`
 */
export function loadSeries(source: Source, context: Context): readonly Series[] {
  const { community, events, people } = source;
  const names = people.flatMap(({ value }) => (value.people ?? []).map(({ id, name }) => [id, name] as const));
  const { timezone } = community.community;
  const { series, findings } = readEvents(events, {
    domain: domainOf(community),
    language: languageOfEvents(source),
    names: new Map(names),
    ...(timezone === undefined ? {} : { timezone }),
  });
  for (const finding of findings) {
    const { file, line, column, level, code } = finding;
    const text = oneLine(messageOf(finding, context));
    context.note(`${file}:${line}:${column}: ${context.t(`level.${level}`)}: ${text} [${code}]`);
  }
  if (findings.some(({ level }) => level === "error")) throw new AppError("sync.invalid-events", {}, 2);
  return series;
}
