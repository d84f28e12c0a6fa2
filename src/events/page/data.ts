import { localOf, zoneOf } from "../calendar/zone.ts";
import { uri } from "../ical/line.ts";
import { type Occurrence, type Place, seriesAt } from "../model.ts";

/** What the page says to machines: schema.org's Event, once for each time that something takes place. */

/** Who holds the events. */
export interface Organizer {
  readonly name: string;
  readonly url?: string;
}

/**
 * JSON-LD for a `<script>` of a page: no `<` in it, so that nothing in it ends the script.
 * @param occurrences none of them private
 */
export function structuredData(occurrences: readonly Occurrence[], organizer: Organizer): string {
  const graph = occurrences.map((one) => eventOf(one, organizer));
  return JSON.stringify({ "@context": "https://schema.org", "@graph": graph }).replaceAll("<", "\\u003c");
}

/** schema.org/Event, with what Google asks of it: name, startDate and, where it is known, location. */
function eventOf(occurrence: Occurrence, organizer: Organizer): object {
  const { title, start, end, cancelled } = occurrence;
  const { description, link, speakers, language, place: usual } = seriesAt(occurrence);
  const place = occurrence.place ?? usual;
  const former = rescheduledFrom(occurrence);
  return without({
    "@type": "Event",
    name: title,
    description,
    startDate: dateOf(occurrence, start),
    endDate: end > start ? endOf(occurrence) : undefined,
    eventStatus: `https://schema.org/${cancelled !== undefined ? "EventCancelled" : former ? "EventRescheduled" : "EventScheduled"}`,
    previousStartDate: former,
    ...locationOf(place),
    inLanguage: language,
    url: link === undefined ? undefined : uri(link),
    performer: speakers.length > 0 ? speakers.map((name) => ({ "@type": "Person", name })) : undefined,
    organizer: without({ "@type": "Organization", ...organizer }),
  });
}

function locationOf(place: Place = {}): object {
  const { name, room, address, online } = place;
  const here = name ?? room ?? address;
  const url = online === undefined ? undefined : uri(online);
  const [physical, virtual] = [
    here === undefined
      ? undefined
      : without({ "@type": "Place", name: [name, room].filter(Boolean).join(", ") || here, address: address ?? here }),
    url === undefined ? undefined : { "@type": "VirtualLocation", url },
  ];
  if (physical && virtual) return { location: [physical, virtual], eventAttendanceMode: mode("Mixed") };
  if (physical) return { location: physical, eventAttendanceMode: mode("Offline") };
  return virtual ? { location: virtual, eventAttendanceMode: mode("Online") } : {};
}

const mode = (name: "Mixed" | "Offline" | "Online") => `https://schema.org/${name}EventAttendanceMode`;

/** `2027-01-05T17:00:00-05:00`, or the date of a whole day. */
function dateOf({ allDay, timezone }: Occurrence, moment: number): string {
  const local = localOf(moment, zoneOf(timezone));
  const text = new Date(local).toISOString();
  if (allDay) return text.slice(0, 10);
  return `${text.slice(0, 19)}${offsetOf(local - moment)}`;
}

/** Of whole days the last one, which schema.org counts in and iCalendar does not. */
function endOf(occurrence: Occurrence): string {
  return dateOf(occurrence, occurrence.allDay ? occurrence.end - 1 : occurrence.end);
}

/** RFC 3339: `+05:30` */
function offsetOf(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const two = (number: number) => String(number).padStart(2, "0");
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** When it would have started, where it was moved. */
function rescheduledFrom(occurrence: Occurrence): string | undefined {
  const { change, originalStart, timezone, allDay } = occurrence;
  if (change?.start === undefined) return undefined;
  if (allDay || originalStart.time === undefined) return originalStart.date;
  const wall = Date.parse(`${originalStart.date}T${originalStart.time}:00Z`);
  return dateOf(occurrence, zoneOf(timezone).moment(wall).epoch);
}

function without(object: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
