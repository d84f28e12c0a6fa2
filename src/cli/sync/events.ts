import { hasTargets } from "../../kinds/event/targets.ts";
import { AppError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import type { EventsWish } from "./draw.ts";
import type { SyncFlags } from "./flags.ts";
import type { Source } from "./load.ts";
import type { Opened } from "./place.ts";

/**
 * What is wanted of events, where the manifest says where they go; undefined where it does not, or they were not asked for.
 * @throws AppError (exit 2) `sync.invalid-events` when a file of events cannot be read: what it held would seem to have left
 */
export async function eventsWish(
  source: Source,
  opened: Opened,
  flags: SyncFlags,
  context: Context,
): Promise<EventsWish | undefined> {
  const isAsked = flags.only.length === 0 || flags.only.includes("events");
  if (!isAsked) return undefined;
  // Before anything else: the file that cannot be read may be the one that says where events go.
  if (!source.isWhole) throw new AppError("sync.invalid-events", {}, 2);
  if (!hasTargets(source.placed)) return undefined;
  const { wantedEvents } = await import("../events/wanted.ts");
  return wantedEvents(source, opened, context);
}
