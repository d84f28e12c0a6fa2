import { isTorn } from "./cases.ts";
import { byText } from "./figures.ts";
import type { HealthInput } from "./input.ts";
import type { HealthReport, Note } from "./report.ts";
import type { Scene } from "./scene.ts";

/** What could not be told, or not told exactly. What the sources said comes last. */
export function notesOf(input: HealthInput, scene: Scene, measures: HealthReport["measures"]): Note[] {
  const { read, previous, byBots } = scene;
  const torn = scene.cases.filter(isTorn).length;
  const noForge = read.parts.size === 0;
  const notes: (Note | false)[] = [
    noForge && note("report.health.note.no-forge"),
    ...unread(measures, noForge, scene.knowsOpen),
    input.previous !== null && previous === undefined && note("report.health.note.no-previous"),
    ...empty(input).map((repository) => note("report.health.note.no-data", { repository })),
    torn > 0 && note("report.health.note.clock", { count: torn }),
    byBots.length > 0 && note("report.health.note.bots", { count: byBots.length }),
    measures.newContributors !== null &&
      read.since !== undefined &&
      input.activity === undefined &&
      note("report.health.note.first-seen"),
    ...distinct(input.notes),
  ];
  return notes.filter((one) => one !== false);
}

/** Each once, in an order that does not hang on where they came from. */
const distinct = (notes: readonly Note[]): Note[] =>
  [...new Map(notes.map((one) => [JSON.stringify([one.code, one.params]), one] as const))]
    .sort(([one], [other]) => byText(one, other))
    .map(([, one]) => one);

const note = (code: string, params: Note["params"] = {}): Note => ({ code, params });

/** Each measure that is not there, unless all of them are for want of a forge. */
function unread(measures: HealthReport["measures"], noForge: boolean, knowsOpen: boolean): Note[] {
  return Object.entries(measures).flatMap(([measure, value]) => {
    if (value !== null) return [];
    if (measure === "contributorAbsenceFactor") return [note("report.health.note.no-folders")];
    if (noForge) return [];
    const ofOpen = !knowsOpen && ["changeRequestClosureRatio", "issueAge"].includes(measure);
    return [note(ofOpen ? "report.health.note.open-unknown" : "report.health.note.unread", { measure })];
  });
}

/** Repositories of which nothing was found. */
function empty({ repositories, threads, releases, folders }: HealthInput): string[] {
  const seen = new Set([
    ...threads.map(({ repository }) => repository),
    ...releases.map(({ repository }) => repository),
    ...folders.filter(({ work }) => work.length > 0).map(({ repository }) => repository),
  ]);
  return repositories
    .map(({ name }) => name)
    .filter((name) => !seen.has(name))
    .sort();
}
