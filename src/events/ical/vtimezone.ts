import { zoneOf } from "../calendar/zone.ts";
import { fold, token } from "./line.ts";
import { type Observance, observances } from "./onsets.ts";
import { type Transition, transitions } from "./transitions.ts";

/** VTIMEZONE (RFC 5545, 3.6.5) for the years that are used, from the zone data of the platform. */

/** Years in which times of a zone are written. */
export interface Use {
  readonly from: number;
  /** Infinity for a rule without an end. */
  readonly to: number;
}

/** So far ahead the clocks are looked at: most rules show within the first years, all of them within the second. */
const foresight = [9, 29] as const;

const known = new Map<string, string>();
const mostKnown = 2000;

/**
 * One zone, with one component for each rule by which its clocks change. The objects of a calendar server are many, and
 * each brings its own: what was found once is kept.
 */
export function vtimezone(zone: string, use: Use): string {
  const key = `${zone} ${use.from} ${use.to}`;
  const found = known.get(key) ?? made(zone, use);
  if (known.size >= mostKnown) known.clear();
  known.set(key, found);
  return found;
}

function made(zone: string, { from, to }: Use): string {
  const end = to === Number.POSITIVE_INFINITY ? from : Math.max(from, to);
  const [near, far] = foresight.map((ahead) => () => look(zone, from - 1, end + ahead)) as [Look, Look];
  const seen = near();
  const { all, found, last } = isPlain(seen) ? seen : far();
  const used = to === Number.POSITIVE_INFINITY ? last : end;
  const parts = found.flatMap((one) => component(one, Date.UTC(used + 1, 0)));
  const start = Date.UTC(from, 0);
  if (!all[0] || all[0].at > start) parts.push(standing(all[0]?.before ?? zoneOf(zone).offset(start)));
  const text = parts.sort((a, b) => (a.key < b.key ? -1 : 1)).map((part) => part.text);
  return `BEGIN:VTIMEZONE\r\n${fold(`TZID:${token(zone)}`)}${text.join("")}END:VTIMEZONE\r\n`;
}

type Look = () => ReturnType<typeof look>;

function look(zone: string, first: number, last: number) {
  const all = transitions(zone, first, last);
  return { all, found: observances(all, last), last };
}

/** Whether the changes of the last years all go by rules that need no further looking at. */
function isPlain({ all, found, last }: ReturnType<typeof look>): boolean {
  const recent = all.filter(({ at }) => at >= Date.UTC(last - 4, 0));
  const isKnown = ({ onsets, rule, open }: Observance) =>
    open && onsets.length >= foresight[0] - 1 && rule !== undefined && !rule.includes("BYMONTHDAY");
  const plain = found.filter(isKnown);
  return recent.every((one) => plain.some(({ onsets }) => onsets.includes(one)));
}

interface Part {
  /** Sorts by the first onset. */
  readonly key: string;
  readonly text: string;
}

/**
 * Only onsets before the end of the years used. Those by no rule are a component each: of an RDATE some readers take the
 * first date alone.
 */
function component({ onsets, rule, open }: Observance, end: number): Part[] {
  const used = onsets.filter(({ at }) => at < end);
  const kind = (one: Transition) => (one.after > one.before ? "DAYLIGHT" : "STANDARD");
  if (rule === undefined) return used.map((one) => part(kind(one), wall(one), one, ""));
  const [first] = used;
  const last = onsets.at(-1) ?? onsets[0];
  const until = open ? "" : `;UNTIL=${stamp(last.at)}Z`;
  return first ? [part(kind(first), wall(first), first, `RRULE:${rule}${until}`)] : [];
}

/** The offset before the first change. */
function standing(offset: number): Part {
  return part("STANDARD", 0, { before: offset, after: offset }, "");
}

function part(kind: string, at: number, { before, after }: Pick<Transition, "before" | "after">, more: string): Part {
  const start = stamp(at);
  const lines = [
    `BEGIN:${kind}`,
    `DTSTART:${start}`,
    `TZOFFSETFROM:${offset(before)}`,
    `TZOFFSETTO:${offset(after)}`,
    `TZNAME:${offset(after)}`,
    ...(more === "" ? [] : [more]),
    `END:${kind}`,
  ];
  return { key: start + kind, text: lines.map(fold).join("") };
}

const wall = ({ at, before }: Transition) => at + before;

/** `20270314T020000` */
function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace(/[-:]/g, "");
}

/** `-0500` */
function offset(milliseconds: number): string {
  const total = Math.abs(milliseconds) / 1000;
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  const rest = total % 60 === 0 ? "" : two(total % 60);
  return `${milliseconds < 0 ? "-" : "+"}${two(total / 3600)}${two((total % 3600) / 60)}${rest}`;
}
