import type { Finding } from "../../system/finding.ts";
import { eventFaults, eventIds } from "./events.ts";
import { doubles } from "./names.ts";
import { type Source, whole } from "./part.ts";
import { peopleFaults } from "./people.ts";
import { strangers } from "./references.ts";
import { oddZones } from "./zones.ts";

/** Everything that was read, of the right shape or not. */
export interface Loaded {
  readonly manifest: Source;
  readonly people: readonly Source[];
  readonly events: readonly Source[];
  /** Whether every file that is named could be read: if not, what seems to be missing may stand there. */
  readonly complete: boolean;
}

/** What no schema can see: names that stand twice, names that lead nowhere, and times that do not fit. */
export function crossCheck({ manifest, people, events, complete }: Loaded): Finding[] {
  const [root, eventFiles] = [whole(manifest), events.map(whole)];
  const known = complete && events.length > 0 ? eventIds(eventFiles) : undefined;
  return [
    ...doubles(root),
    ...strangers(root),
    ...peopleFaults(people.map(whole), known, complete),
    ...eventFaults(eventFiles, complete),
    ...oddZones(root, people.map(whole)),
  ];
}
