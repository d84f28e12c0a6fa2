/** Names of the IANA time zone database without a slash; other such words are abbreviations that ICU alone knows. */
const plain =
  /^(?:CET|CST6CDT|Cuba|EET|EST|EST5EDT|Egypt|Eire|Factory|GB|GB-Eire|GMT|GMT[+-]?0|Greenwich|HST|Hongkong|Iceland|Iran|Israel|Jamaica|Japan|Kwajalein|Libya|MET|MST|MST7MDT|NZ|NZ-CHAT|Navajo|PRC|PST8PDT|Poland|Portugal|ROC|ROK|Singapore|Turkey|UCT|UTC|Universal|W-SU|WET|Zulu)$/;

/** Whether a name is one of the IANA time zone database, as far as this Node.js knows it; case counts. */
export function isZone(name: string): boolean {
  if (plain.test(name)) return true;
  if (!/^[A-Z][\w+-]*(?:\/[A-Z][\w+-]*){1,2}$/.test(name)) return false;
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zones that this Node.js lists: what a mistyped one may have meant. */
export function listedZones(): readonly string[] {
  return Intl.supportedValuesOf("timeZone");
}
