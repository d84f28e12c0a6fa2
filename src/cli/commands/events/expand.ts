import { clockFindings } from "../../../events/daylight.ts";
import { expand } from "../../../events/expand.ts";
import type { Occurrence } from "../../../events/model.ts";
import { exit } from "../../../system/exit.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import { padEnd, width } from "../../../system/text/width.ts";
import type { Run } from "../../command.ts";
import type { Context } from "../../context.ts";
import { windowOf } from "../../events/flags.ts";
import { loadValidEvents } from "../../events/load.ts";
import { noteFinding } from "../../views/events/finding.ts";
import { occurrenceJson, spanText } from "../../views/events/moment.ts";
import { printJson } from "../../views/json.ts";
import { writeLines } from "../../views/pieces.ts";

/** `commonry events expand`: every occurrence of a window, in UTC, whole days as dates, the same on every machine. */
export const expanding: Run = async (input, context) => {
  const window = windowOf(input, context.world.now());
  const { series } = loadValidEvents(input.arguments as string[], context);
  const all = expand(series, window);
  for (const finding of clockFindings(all)) noteFinding(finding, context);
  // Who reads only the keys of the contract must not take a cancelled one for one that takes place.
  const shown = input.options.cancelled === true ? all : all.filter(({ cancelled }) => cancelled === undefined);
  if (context.json) printJson(context.out, { occurrences: shown.map(occurrenceJson) });
  else showText(shown, context);
  return exit.done;
};

/** As wide as `2027-01-05T22:00:00Z`. */
const moment = 20;

function showText(occurrences: readonly Occurrence[], { out, t, note }: Context): void {
  const zone = Math.max(0, ...occurrences.map(({ timezone }) => width(timezone)));
  const lines = occurrences.map((one) => {
    const { timezone, title, cancelled } = one;
    const { start, end } = spanText(one);
    const mark = cancelled === undefined ? "" : ` (${t("events.cancelled")})`;
    return `${start.padEnd(moment)}  ${end.padEnd(moment)}  ${padEnd(timezone, zone)}  ${oneLine(title)}${mark}`;
  });
  writeLines((text) => out.write(`${text}\n`), lines);
  if (occurrences.length === 0) note(t("events.none"));
}
