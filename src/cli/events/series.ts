import type { Series } from "../../events/model.ts";
import { readEvents } from "../../events/read.ts";
import { AppError } from "../../system/errors.ts";
import { gravestFirst } from "../../system/finding.ts";
import type { Language } from "../../system/messages.ts";
import type { Context } from "../context.ts";
import type { Source } from "../sync/load.ts";
import { noteFinding } from "../views/events/finding.ts";
import { settingsOf } from "./settings.ts";

/** The language in which a community speaks of its events: its own first one, whoever publishes them. */
export function languageOfEvents({ community }: Pick<Source, "community">): Language {
  return community.community.languages?.[0]?.startsWith("zh") ? "zh" : "en";
}

/**
 * The series of the manifest's files of events. What is wrong with them is printed, each finding with its place.
 * @throws AppError (exit 2) `sync.invalid-events`
 */
export function loadSeries(source: Source, context: Context): readonly Series[] {
  const { series, findings } = readEvents(source.loaded.events, settingsOf(source.loaded, languageOfEvents(source)));
  for (const finding of gravestFirst(findings)) noteFinding(finding, context);
  if (findings.some(({ level }) => level === "error")) throw new AppError("sync.invalid-events", {}, 2);
  return series;
}
