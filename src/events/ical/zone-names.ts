import { cities } from "../../system/zones/cities.ts";
import { isZoneName, listedZones, todayName } from "../../system/zones/names.ts";
import { windowsZones } from "./windows-zones.ts";

/** Names that calendars give to zones, as names of the IANA database. */

const named = new Map<string, string | undefined>();
/** A file may make up a name for each of its events. */
const mostNamed = 5000;

/**
 * The IANA name of a TZID: itself, in whatever case, its end (`/vendor/2005/America/New_York`), Windows' name or what
 * Windows shows (`(UTC+01:00) Amsterdam, Berlin, …`); undefined for any other, for a mere offset, and for letters that
 * several places use.
 */
export function zoneNamed(tzid: string): string | undefined {
  if (named.has(tzid)) return named.get(tzid);
  const found = find(clean(tzid));
  if (named.size < mostNamed) named.set(tzid, found);
  return found;
}

/** Whether a TZID names a place that is known, and not letters, an offset or words that say less than a description. */
export function isPlace(tzid: string): boolean {
  const name = clean(tzid);
  if (byPath(name)?.includes("/")) return true;
  return byWindows(name) !== undefined && / time$|^utc[+-]\d\d$|\)$|\d$/i.test(name);
}

/** Without quotes, escapes and superfluous blanks. */
function clean(tzid: string): string {
  const text = tzid
    .slice(0, 200)
    .replace(/\\(.)/g, "$1")
    .replace(/["\u201c\u201d]/g, "")
    .replace(/[\s\u00a0]+/g, " ");
  return text.replace(/^[\s']+|[\s']+$/g, "");
}

function find(name: string): string | undefined {
  return byPath(name) ?? byWindows(name) ?? byShown(name) ?? byUtc(name);
}

/** The database's own name, or one that ends so: what stands before it is whose copy of the database it is. */
function byPath(name: string): string | undefined {
  const parts = name.split("/").filter(Boolean);
  const ends = [3, 2, 1].filter((count) => count <= parts.length).map((count) => parts.slice(-count).join("/"));
  return ends.map(asListed).find((end) => end !== undefined);
}

let folded: ReadonlyMap<string, string> | undefined;

function asListed(name: string): string | undefined {
  if (isZoneName(name)) return name;
  const written = name.replaceAll(" ", "_");
  if (isZoneName(written)) return written;
  if (!written.includes("/")) return undefined;
  folded ??= new Map([...listedZones()].map((zone) => [zone.toLowerCase(), todayName(zone)]));
  const low = written.toLowerCase();
  const titled = low.replace(/(?<![a-z])[a-z]/g, (letter) => letter.toUpperCase());
  // Asia/Beijing is what people in China write; the database has no such zone.
  const city = low.slice(low.lastIndexOf("/") + 1);
  return folded.get(low) ?? (isZoneName(titled) ? titled : Object.hasOwn(cities, city) ? cities[city] : undefined);
}

let byName: ReadonlyMap<string, string> | undefined;

/** `W. Europe Standard Time`, `tzone://Microsoft/…`; `W. Europe` and `W. Europe Daylight Time` are met as well. */
function byWindows(name: string): string | undefined {
  byName ??= new Map(windowsZones().map((one) => [one.name.toLowerCase(), one.zone]));
  const low = name
    .slice(name.lastIndexOf("/") + 1)
    .trim()
    .toLowerCase();
  const standard = low.replace(/ (?:daylight|summer) time$/, " standard time");
  return [low, standard, `${low} standard time`].map((one) => byName?.get(one)).find((zone) => zone !== undefined);
}

/** What Windows shows: an offset, and cities or a region. Of several rows that with the most of them. */
function byShown(name: string): string | undefined {
  const [, offset, rest = ""] = /^(\((?:UTC|GMT)[^)]*\)\s*)?(.*)$/i.exec(name) ?? [];
  // Older Windows parts cities with a slash; without an offset before it that is a path.
  const words = rest
    .toLowerCase()
    .replace(/^greenwich mean time ?:/, "")
    .replaceAll("us and canada", "us & canada")
    .split(offset === undefined ? /[,;]/ : /[,;/]/)
    .map((word) => word.trim())
    .filter(Boolean);
  if (words.length === 0) return undefined;
  const own = words.length === 1 ? cityNamed(words[0] as string) : undefined;
  if (own !== undefined) return own;
  let [best, most]: [string | undefined, number] = [undefined, 0];
  for (const { zone, shown } of windowsZones()) {
    const count = shown.filter((one) => words.includes(one)).length;
    if (count > most) [best, most] = [zone, count];
  }
  return best;
}

let byCity: ReadonlyMap<string, string> | undefined;

/** `Madrid`: the zone that is named after it. */
function cityNamed(city: string): string | undefined {
  byCity ??= new Map(
    [...listedZones()]
      .filter((zone) => zone.includes("/") && !zone.startsWith("Etc/"))
      .map((zone) => [
        zone
          .slice(zone.lastIndexOf("/") + 1)
          .replaceAll("_", " ")
          .toLowerCase(),
        todayName(zone),
      ]),
  );
  return byCity.get(city);
}

/** UTC by its other names; no offset from it is a place. */
function byUtc(name: string): string | undefined {
  const isUtc =
    /^\(?(?:UTC|GMT|Z|Zulu|Coordinated Universal Time)?\)?(?: ?[+-]? ?0{1,2}(?::?00)?\)?)?(?: Coordinated Universal Time)?$/i;
  return name !== "" && isUtc.test(name) ? "UTC" : undefined;
}

/** Minutes that a name says clocks are ahead of UTC (`GMT+0100`, `UTC-3:30`, `+05:30`); undefined for one that says none, or more. */
export function offsetNamed(tzid: string): number | undefined {
  const match = /^\(?(?:UTC|GMT|Z)? ?([+−–-]) ?(\d{1,2})(?:[:.]?([0-5]\d))?\)?$/i.exec(clean(tzid));
  if (!match) return undefined;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return match[1] === "+" || minutes === 0 ? minutes : -minutes;
}
