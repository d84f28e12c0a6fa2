import type { Language } from "../system/messages.ts";
import { type People, regionNames, regionText } from "./tables.ts";

/** A managed region found in a file. Lines count from 1: those of the two markers. */
export interface Region {
  readonly name: string;
  readonly lang: Language;
  readonly begin: number;
  readonly end: number;
  readonly text: string;
}

/** Why a region cannot be read. */
export interface RegionFault {
  readonly code: "region.unclosed" | "region.unknown" | "region.stray" | "region.twice";
  readonly line: number;
  readonly name: string;
  /** The line of the opening before, of one that is opened twice. */
  readonly first?: number;
}

const begin = /^[ \t]*(?:<!--|#)[ \t]*commonry:begin[ \t]+([a-z-]+)(?:[ \t]+(en|zh))?[ \t]*(?:-->[ \t]*)?$/;
const end = /^[ \t]*(?:<!--|#)[ \t]*commonry:end[ \t]+([a-z-]+)[ \t]*(?:-->[ \t]*)?$/;

/** Finds the managed regions of a file. */
export function findRegions(text: string): { regions: Region[]; faults: RegionFault[] } {
  const regions: Region[] = [];
  const faults: RegionFault[] = [];
  const lines = text.split(/\r?\n/);
  let open: { name: string; lang: Language; line: number } | undefined;
  lines.forEach((line, index) => {
    const start = begin.exec(line);
    const stop = end.exec(line);
    if (start) {
      if (open) faults.push(unended(open, start[1] as string, index + 1));
      open = { name: start[1] as string, lang: (start[2] as Language | undefined) ?? "en", line: index + 1 };
    } else if (stop) {
      if (!open || open.name !== stop[1])
        faults.push({ code: "region.stray", line: index + 1, name: stop[1] as string });
      else {
        const { name, lang, line: from } = open;
        regions.push({ name, lang, begin: from, end: index + 1, text: lines.slice(from, index).join("\n") });
      }
      open = undefined;
    }
  });
  if (open) faults.push({ code: "region.unclosed", line: open.line, name: open.name });
  for (const { name, begin: line } of regions) {
    if (!regionNames.includes(name)) faults.push({ code: "region.unknown", line, name });
  }
  return { regions, faults };
}

/** A region that is open where the next begins. Under its own name again, one of the two lines is too many. */
function unended({ name, line: first }: { name: string; line: number }, next: string, line: number): RegionFault {
  return name === next ? { code: "region.twice", line, name, first } : { code: "region.unclosed", line: first, name };
}

/**
 * Writes every managed region of a file anew; all other lines stay byte for byte as they are.
 * @returns the whole text; the same text when nothing differs, or when a region is broken or of an unknown name
 */
export function fillRegions(text: string, people: People): string {
  const { regions, faults } = findRegions(text);
  if (faults.length > 0) return text;
  // Each line with its own end: files with both sorts of line ends stay as they are, too.
  const lines = text.split(/(?<=\n)/);
  for (const region of regions.reverse()) {
    const eol = lines[region.begin - 1]?.endsWith("\r\n") ? "\r\n" : "\n";
    const made = regionText(region.name, region.lang, people)?.map((line) => line + eol);
    if (made !== undefined) lines.splice(region.begin, region.end - region.begin - 1, ...made);
  }
  return lines.join("");
}

/** True when the file holds a marker at all: a quick look before anything is read. */
export function hasRegions(text: string): boolean {
  return text.includes("commonry:begin") || text.includes("commonry:end");
}

/** The people as a file of one forge names them: what lies in a forge's own folder is that forge's, whatever the others are. */
export function peopleFor(path: string, people: People): People {
  const forge = path.startsWith(".github/") ? "github" : path.startsWith(".gitlab/") ? "gitlab" : people.forge;
  return forge === people.forge ? people : { ...people, forge };
}
