import { isZoneName } from "../../system/zones/names.ts";

/** Names that calendars give to zones, as names of the IANA database. */

/** Windows' names of zones in which communities meet, from Unicode CLDR's windowsZones (territory 001). */
const windows: Readonly<Record<string, string>> = {
  "AUS Eastern Standard Time": "Australia/Sydney",
  "Arabian Standard Time": "Asia/Dubai",
  "Argentina Standard Time": "America/Buenos_Aires",
  "Canada Central Standard Time": "America/Regina",
  "Central Europe Standard Time": "Europe/Budapest",
  "Central European Standard Time": "Europe/Warsaw",
  "Central Standard Time": "America/Chicago",
  "China Standard Time": "Asia/Shanghai",
  "E. Africa Standard Time": "Africa/Nairobi",
  "E. South America Standard Time": "America/Sao_Paulo",
  "Eastern Standard Time": "America/New_York",
  "Egypt Standard Time": "Africa/Cairo",
  "FLE Standard Time": "Europe/Kiev",
  "GMT Standard Time": "Europe/London",
  "GTB Standard Time": "Europe/Bucharest",
  "Greenwich Standard Time": "Atlantic/Reykjavik",
  "India Standard Time": "Asia/Calcutta",
  "Israel Standard Time": "Asia/Jerusalem",
  "Korea Standard Time": "Asia/Seoul",
  "Mountain Standard Time": "America/Denver",
  "New Zealand Standard Time": "Pacific/Auckland",
  "Pacific Standard Time": "America/Los_Angeles",
  "Romance Standard Time": "Europe/Paris",
  "Russian Standard Time": "Europe/Moscow",
  "SE Asia Standard Time": "Asia/Bangkok",
  "Singapore Standard Time": "Asia/Singapore",
  "South Africa Standard Time": "Africa/Johannesburg",
  "Taipei Standard Time": "Asia/Taipei",
  "Tokyo Standard Time": "Asia/Tokyo",
  "Turkey Standard Time": "Europe/Istanbul",
  UTC: "UTC",
  "W. Central Africa Standard Time": "Africa/Lagos",
  "W. Europe Standard Time": "Europe/Berlin",
};

const named = new Map<string, string | undefined>();

/** The IANA name of a TZID: itself, its end (`/vendor/America/New_York`), or Windows' name; undefined for any other. */
export function zoneNamed(tzid: string): string | undefined {
  if (!named.has(tzid)) named.set(tzid, find(tzid));
  return named.get(tzid);
}

function find(tzid: string): string | undefined {
  const name = tzid.trim().replace(/^"|"$/g, "");
  if (Object.hasOwn(windows, name)) return windows[name];
  const end = /(?:^|\/)([A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z0-9_+-]+){1,2})$/.exec(name)?.[1];
  const shorter = end?.split("/").slice(-2).join("/");
  return [name, end, shorter].find((one) => one !== undefined && isZoneName(one));
}
