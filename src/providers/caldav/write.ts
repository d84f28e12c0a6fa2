import { createCalendarObject, deleteCalendarObject, makeCalendar, updateCalendarObject } from "tsdav";
import { fileOfUid } from "../../kinds/event/item.ts";
import { fold } from "../../kinds/item.ts";
import type { Outcome, Step } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import { sha256 } from "../../system/hash.ts";
import type { Dav } from "../../system/http/dav.ts";
import { type Home, named, withSlash } from "./calendars.ts";
import { fetchOf } from "./fetch.ts";
import { outcomeOf } from "./outcome.ts";

/** Carries one step out, guarded by what was read: nothing that was changed since is overwritten. */
export async function writeStep(dav: Dav, home: Home, step: Step): Promise<Outcome> {
  return step.kind === "calendar" ? writeCalendar(dav, home, step) : writeEvent(dav, home, step);
}

async function writeCalendar(dav: Dav, home: Home, { action, name }: Step): Promise<Outcome> {
  if (action !== "create") return { state: "failed", reach: "step", reason: "caldav.fixed", params: { name } };
  if (named(home, name)) return { state: "exists" };
  if (home.url === undefined) return { state: "failed", reach: "step", reason: "caldav.no-home", params: {} };
  const url = `${home.url}${slugOf(name)}/`;
  const [answer] = await makeCalendar({ url, props: { "d:displayname": name }, fetch: fetchOf(dav) });
  const status = answer?.status ?? 0;
  // A server that cannot make one at an address that is taken says that the method is not allowed there.
  if (status === 405) return { state: "exists" };
  return outcomeOf(new Response(null, { status: status || 500 }), "create", new URL(url).pathname);
}

/** A name as part of an address. */
function slugOf(name: string): string {
  const plain = fold(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  return plain === fold(name) ? plain : `${plain || "calendar"}-${sha256(fold(name)).slice(0, 8)}`;
}

async function writeEvent(dav: Dav, home: Home, step: Step): Promise<Outcome> {
  const { action, name, target, fields, ref, before } = step;
  const fetch = fetchOf(dav);
  const calendar = named(home, target.calendar ?? "");
  if (!calendar) return { state: "absent" };
  const { ical } = fields;
  if (action === "create" && typeof ical === "string") {
    const filename = encodeURIComponent(fileOfUid(name, sha256));
    const path = new URL(filename, withSlash(calendar.url)).pathname;
    const answer = await createCalendarObject({ calendar, iCalString: ical, filename, fetch });
    return outcomeOf(answer, action, path);
  }
  const url = `${dav.origin}${ref ?? ""}`;
  const etag = before?.etag;
  // Without the tag of what was read a write would overwrite whatever is there now.
  if (ref === undefined || typeof etag !== "string" || etag === "") return { state: "conflict" };
  if (action === "update" && typeof ical === "string") {
    return outcomeOf(await updateCalendarObject({ calendarObject: { url, data: ical, etag }, fetch }), action, ref);
  }
  if (action === "delete")
    return outcomeOf(await deleteCalendarObject({ calendarObject: { url, etag }, fetch }), action, ref);
  throw new AppError("caldav.fixed", { name });
}
