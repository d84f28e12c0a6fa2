import { calendarQuery } from "tsdav";
import type { Stored } from "../../kinds/event/item.ts";
import type { Target } from "../../kinds/item.ts";
import { AppError } from "../../system/errors.ts";
import type { Dav } from "../../system/http/dav.ts";
import { type Calendar, textOf } from "./calendars.ts";
import { fetchOf } from "./fetch.ts";

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
  const responses = await calendarQuery({ url, props, filters: [filter], depth: "1", fetch: fetchOf(dav) });
  return responses.flatMap((response) => {
    if (!response.ok) throw new AppError("caldav.status", { status: response.status });
    // An empty listing comes as one answer without an address.
    if (typeof response.href !== "string" || response.props === undefined) return [];
    const [text, etag] = [textOf(response.props.calendarData), textOf(response.props.getetag)];
    const address = new URL(response.href, url).href;
    if (address === url) return [];
    if (text === "" || etag === "") throw new AppError("caldav.partial", { path: new URL(address).pathname });
    return [{ target, ref: new URL(address).pathname, etag, text }];
  });
}
