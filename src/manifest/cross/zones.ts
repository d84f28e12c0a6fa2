import type { Finding } from "../../system/finding.ts";
import { oddZone } from "../../system/zones/meant.ts";
import { at, items, type Part, text, warning } from "./part.ts";

/** Zones in the manifest and in people files that are names, but seldom what was meant. */
export function oddZones(manifest: Part, people: readonly Part[]): Finding[] {
  const persons = people.flatMap((file) => items(at(file, "people")));
  return [at(manifest, "community"), ...persons].flatMap((part) => odd(at(part, "timezone")));
}

/** The same in event files, with the zones of their slots. */
export function oddEventZones(files: readonly Part[]): Finding[] {
  return files.flatMap((file) => {
    const events = items(at(file, "events"));
    const named = [at(file, "defaults"), ...events, ...events.flatMap((event) => items(at(event, "cohorts")))];
    const slots = events.flatMap((event) => items(at(event, "rotate")));
    return [...named.flatMap((part) => odd(at(part, "timezone"))), ...slots.flatMap(odd)];
  });
}

function odd(part: Part): Finding[] {
  const zone = text(part)?.replace(/^\d\d:\d\d /, "");
  const found = zone === undefined ? undefined : oddZone(zone);
  if (zone === undefined || !found) return [];
  const { by, offset, meant, zones } = found;
  return [warning(`manifest.zone-${by}`, part, { zone, offset, meant, zones: zones.join(", ") })];
}
