import { meantZones } from "../system/zones/meant.ts";

/** The code of what is said about a name that is no time zone, with its parameters. */
export interface ZoneText {
  readonly code: string;
  readonly nearest?: string;
  readonly zones?: string;
}

/**
 * What to say of a name that is no zone of the IANA database: what was meant, or how a name looks.
 * @param code that of the last resort; `-near`, `-letters`, `-offset` and `-city` stand beside it
 */
export function zoneText(written: string, code: string): ZoneText {
  const meant = meantZones(written);
  if (!meant) return { code };
  const [nearest = ""] = meant.zones;
  if (meant.by === "city") return { code: `${code}-city`, nearest };
  if (meant.zones.length === 1 && meant.by !== "offset") return { code: `${code}-near`, nearest };
  return { code: `${code}-${meant.by === "offset" ? "offset" : "letters"}`, zones: meant.zones.join(", ") };
}
