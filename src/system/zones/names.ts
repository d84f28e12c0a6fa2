/**
 * Which names are time zones: those of the IANA database, as far as this Node.js knows them. ICU takes more: CST, BST, PST,
 * AST and two dozen others are names of its own for one of the several places that use the letters (CST is Chicago there,
 * BST Dhaka), and it does not look at case.
 */

/** Names of the database without a slash (its files `backward`, `etcetera`, `europe`, `northamerica`, 2025c). */
const plain = new Set(
  "CET CST6CDT Cuba EET EST EST5EDT Egypt Eire GB GB-Eire GMT GMT+0 GMT-0 GMT0 Greenwich HST Hongkong Iceland Iran Israel Jamaica Japan Kwajalein Libya MET MST MST7MDT NZ NZ-CHAT Navajo PRC PST8PDT Poland Portugal ROC ROK Singapore Turkey UCT UTC Universal W-SU WET Zulu".split(
    " ",
  ),
);

const word = "(?:[A-Z]{2,4}|[A-Z][a-z]+(?:[A-Z][A-Za-z]*)?)";
/** Two or three such words with a slash between, each part with further ones: America/Port-au-Prince, Etc/GMT-14. */
const area = new RegExp(`^${word}(?:/${word}(?:[_-](?:${word}|au|of|es))*(?:[+-]?\\d{1,2})?){1,2}$`);

let listed: ReadonlySet<string> | undefined;

/** The zones that this Node.js lists, each by one name: often the older one (Asia/Calcutta, Europe/Kiev). */
export function listedZones(): ReadonlySet<string> {
  listed ??= new Set(Intl.supportedValuesOf("timeZone"));
  return listed;
}

const asked = new Map<string, boolean>();
const mostAsked = 1000;

/** Whether a name is one of the database. Case counts: readers of calendars find a zone by a file of that name. */
export function isZoneName(name: string): boolean {
  if (plain.has(name) || listedZones().has(name)) return true;
  const known = asked.get(name) ?? isTaken(name);
  if (asked.size < mostAsked) asked.set(name, known);
  return known;
}

/** The list costs 2 ms, the first DateTimeFormat 20: only a name that is not listed (a link such as Asia/Kolkata) is asked there, once. */
function isTaken(name: string): boolean {
  if (!area.test(name) || name.startsWith("SystemV/")) return false;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions();
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase();
  } catch {
    return false;
  }
}

/** Zones that ICU still lists by a name that the database has given up, with today's. */
const renamed: Readonly<Record<string, string>> = {
  "Africa/Asmera": "Africa/Asmara",
  "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
  "America/Catamarca": "America/Argentina/Catamarca",
  "America/Coral_Harbour": "America/Atikokan",
  "America/Cordoba": "America/Argentina/Cordoba",
  "America/Godthab": "America/Nuuk",
  "America/Indianapolis": "America/Indiana/Indianapolis",
  "America/Jujuy": "America/Argentina/Jujuy",
  "America/Louisville": "America/Kentucky/Louisville",
  "America/Mendoza": "America/Argentina/Mendoza",
  "Asia/Calcutta": "Asia/Kolkata",
  "Asia/Katmandu": "Asia/Kathmandu",
  "Asia/Rangoon": "Asia/Yangon",
  "Asia/Saigon": "Asia/Ho_Chi_Minh",
  "Atlantic/Faeroe": "Atlantic/Faroe",
  "Europe/Kiev": "Europe/Kyiv",
  "Pacific/Enderbury": "Pacific/Kanton",
  "Pacific/Ponape": "Pacific/Pohnpei",
  "Pacific/Truk": "Pacific/Chuuk",
};

/** What a zone is called today: Asia/Kolkata for Asia/Calcutta; any other name as it is. */
export function todayName(name: string): string {
  return Object.hasOwn(renamed, name) ? (renamed[name] as string) : name;
}
