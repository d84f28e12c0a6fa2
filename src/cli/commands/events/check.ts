import { conflictFindings, conflicts } from "../../../events/conflicts.ts";
import { clockFindings, shifts } from "../../../events/daylight.ts";
import { expand } from "../../../events/expand.ts";
import { fairness } from "../../../events/fairness.ts";
import { type ExitCode, exit } from "../../../system/exit.ts";
import { type Finding, sortFindings } from "../../../system/finding.ts";
import type { Run } from "../../command.ts";
import { windowOf, zonesOf } from "../../events/flags.ts";
import { type Loaded, loadEvents } from "../../events/load.ts";
import { type Report, showJson, showText } from "../../views/events/check.ts";

/**
 * `commonry events check`: what is wrong in event files, what takes place at the same time, how fair the hours are, and what
 * daylight saving does. Exit 2 when a file is not valid, else 1 when two events need the same person, room or link.
 */
export const check: Run = async (input, context) => {
  const window = windowOf(input, context.world.now());
  const loaded = loadEvents(input.arguments as string[], context);
  const occurrences = expand(loaded.series, window);
  const found = conflicts(occurrences);
  const zones = regionsOf(loaded, zonesOf(input, context));
  const report: Report = {
    findings: sortFindings([...loaded.findings, ...clockFindings(occurrences), ...conflictFindings(found)]),
    conflicts: found,
    fairness: fairness(occurrences, zones),
    shifts: shifts(occurrences, zones),
    series: loaded.series.length,
    occurrences: occurrences.length,
  };
  (context.json ? showJson : showText)(report, context);
  return exitCode(loaded.findings, report.findings);
};

/** Where people are: as asked, else the zones of the people files, of the community and of the events. */
function regionsOf({ zones, community, series }: Loaded, asked: readonly string[]): string[] {
  if (asked.length > 0) return [...asked];
  const own = community?.community.timezone;
  return [...new Set([...(own ? [own] : []), ...zones, ...series.map(({ timezone }) => timezone)])];
}

function exitCode(invalid: readonly Finding[], all: readonly Finding[]): ExitCode {
  const hasError = (list: readonly Finding[]) => list.some(({ level }) => level === "error");
  if (hasError(invalid)) return exit.usage;
  return hasError(all) ? exit.failure : exit.done;
}
