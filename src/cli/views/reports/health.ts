import type { HealthReport } from "../../../reports/health/report.ts";
import type { Language, Translate } from "../../../system/messages.ts";
import type { Document, Section } from "./document.ts";
import { foldersPart } from "./health/folders.ts";
import { noteTexts } from "./health/notes.ts";
import { numbersSection, overviewSection } from "./health/overview.ts";
import type { Part } from "./health/parts.ts";
import { newcomersPart, reviewsPart } from "./health/people.ts";
import { responsePart } from "./health/response.ts";
import { figuresOf, type Speaker, speakerOf } from "./health/speaker.ts";
import { backlogPart, closurePart, releasesPart } from "./health/work.ts";

const makers = [responsePart, closurePart, backlogPart, reviewsPart, releasesPart, newcomersPart, foldersPart];

export interface HealthView {
  /** Its name, where a manifest says it. */
  readonly community?: string | undefined;
  readonly lang: Language;
  readonly t: Translate;
  /** Rows of the longest table; all of them when 0. */
  readonly top: number;
  /** Closes with a table of all figures as plain numbers: what a CSV file holds. */
  readonly numbers: boolean;
}

/**
 * `report health` in a reader's language: a section for each measure that could be told, with its figures, their trends,
 * how many cases they stand on, the formula and its source. Pure.
 */
export function healthDocument(report: HealthReport, { lang, t, community, top, numbers }: HealthView): Document {
  const speaker = speakerOf(report, t, top);
  const parts = makers.flatMap((make) => make(report, speaker) ?? []);
  return {
    title: community === undefined ? t("report.health.title") : t("report.health.title-of", { name: community }),
    subtitle: subtitleOf(report, t),
    lang,
    sections: [
      overviewSection(parts, report, speaker),
      ...parts.map((part) => sectionOf(part, speaker)),
      ...(numbers ? [numbersSection(parts, speaker)] : []),
    ],
    notes: noteTexts(report, t),
  };
}

function sectionOf({ id, heading, explanation, entries, blocks }: Part, speaker: Speaker): Section {
  return { id, heading, explanation, blocks: [figuresOf(entries, speaker), ...blocks] };
}

/** Repositories, period and what it is compared with. */
function subtitleOf({ repositories, period, previous }: HealthReport, t: Translate): string {
  const names = repositories.map(({ name }) => name);
  const what =
    names.length > 3 ? t("report.health.subtitle.many", { count: names.length }) : names.join(t("report.health.comma"));
  const when = t("report.health.subtitle", { ...period, what });
  return previous ? t("report.health.subtitle.previous", { ...previous, text: when }) : when;
}
