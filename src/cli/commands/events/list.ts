import { expand } from "../../../events/expand.ts";
import { exit } from "../../../system/exit.ts";
import type { Run } from "../../command.ts";
import { ownZone, wholeNumber, zonesOf } from "../../events/flags.ts";
import { loadValidEvents } from "../../events/load.ts";
import { showJson, showList, type Zones } from "../../views/events/list.ts";

const day = 86_400_000;
/** Days that are looked at when nothing is said, and when only a number of occurrences is. */
const usual = { days: 30, countDays: 1830 } as const;

/** `commonry events list`: what comes next, in the viewer's time zone and in others. What is under way is part of it. */
export const list: Run = async (input, context) => {
  const { options } = input;
  const count = wholeNumber(options.count, "--count");
  const days = wholeNumber(options.days, "--days") ?? (count === undefined ? usual.days : usual.countDays);
  const own = ownZone(context);
  const zones: Zones = [own, ...zonesOf(input, context).filter((zone) => zone !== own)];
  const { series } = loadValidEvents(input.arguments as string[], context);
  const now = context.world.now().getTime();
  const found = expand(series, { from: now, to: now + days * day }, true).slice(0, count);
  if (context.json) showJson(found, zones, context);
  else if (found.length > 0) showList(found, zones, context);
  else context.note(context.t("events.none"));
  return exit.done;
};
