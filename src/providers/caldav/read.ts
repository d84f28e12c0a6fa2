import { calendarQuery, type DAVResponse } from "tsdav";
import type { Stored } from "../../kinds/event/item.ts";
import type { Target } from "../../kinds/item.ts";
import { AppError } from "../../system/errors.ts";
import type { Dav } from "../../system/http/dav.ts";
import { type Calendar, pathOf, textOf } from "./calendars.ts";
import { fetchOf, understood } from "./fetch.ts";

const filter = {
  "comp-filter": { _attributes: { name: "VCALENDAR" }, "comp-filter": { _attributes: { name: "VEVENT" } } },
};

/**
 * All objects of a calendar with their texts, whole: never by a range of time, which servers expand differently or not
 * at all (xandikos finds no later occurrence of a series).
 * @throws AppError `caldav.status`, `caldav.partial` when the listing is cut short or an object comes without its text
 *   or its tag; what the transport throws
 */
export async function readCalendar(dav: Dav, { url }: Calendar, target: Target): Promise<Stored[]> {
  const props = { "d:getetag": {}, "c:calendar-data": {} };
  return understood(url, async () => {
    const responses = await calendarQuery({ url, props, filters: [filter], depth: "1", fetch: fetchOf(dav) });
    const stored = responses.flatMap((response) => objectOf(response, url, target));
    const seen = new Set<string>();
    for (const { ref } of stored) {
      // Told twice, one object would be changed as one thing and taken away as another.
      if (seen.has(ref)) throw new AppError("caldav.partial", { path: ref });
      seen.add(ref);
    }
    return stored;
  });
}

/** @throws AppError, and any error for what is no answer about an object */
function objectOf(response: DAVResponse, url: string, target: Target): Stored[] {
  if (!response.ok) throw new AppError("caldav.status", { status: response.status });
  const { href, props } = response;
  // An empty listing comes as one answer without anything.
  if (href === undefined && props === undefined) return [];
  const address = new URL(String(href), url).href;
  if (address === url) return [];
  const [text, etag] = [textOf(props?.calendarData), textOf(props?.getetag)];
  if (typeof href !== "string" || etag === "" || text === "" || !isIn(url, address))
    throw new AppError("caldav.partial", { path: new URL(address).pathname });
  return [{ target, ref: new URL(address).pathname, etag, text }];
}

/** Whether an address is one of an object in a calendar: what is elsewhere is none that may be written by its path. */
function isIn(calendar: string, address: string): boolean {
  const [folder, path] = [pathOf(calendar), pathOf(address)];
  const isHere = new URL(calendar).hostname === new URL(address).hostname && path.startsWith(folder);
  return isHere && !path.slice(folder.length).includes("/");
}
