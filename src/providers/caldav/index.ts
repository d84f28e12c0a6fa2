import { sortStored } from "../../kinds/event/item.ts";
import { type Actual, type KindId, targetKey } from "../../kinds/item.ts";
import type { Cost, Failure, Foreign, Outcome, Place, Scope, Snapshot, Step, Stop } from "../../plan/port.ts";
import { AppError } from "../../system/errors.ts";
import type { Dav } from "../../system/http/dav.ts";
import { type Calendar, findHome, type Home, named } from "./calendars.ts";
import { brokenOutcome } from "./outcome.ts";
import { readCalendar } from "./read.ts";
import { writeStep } from "./write.ts";

const offers: ReadonlySet<KindId> = new Set(["calendar", "event"]);
/** More stall some servers, and bring nothing with the others. */
const workers = 2;

/** How a place of calendars names itself: host and path of the address, as for every service. */
export function caldavHost(base: string): string {
  if (!URL.canParse(base)) return "";
  const { host, pathname } = new URL(base);
  return host + pathname.replace(/\/+$/, "");
}

/**
 * A server of calendars as a place: radicale, xandikos, Nextcloud, or whatever speaks CalDAV. Its things' owner is the
 * host itself, so that a plan for one server is never carried out on another.
 * @param base the address that the credential was given for
 */
export function createCaldav(dav: Dav, base: string): Place {
  const host = caldavHost(base);
  let home: Promise<Home> | undefined;
  const homeOf = () => {
    home ??= findHome(dav, base);
    return home;
  };
  return {
    provider: "caldav",
    host,
    offers,
    read: (scope) => readAll(dav, homeOf, host, scope),
    weigh: async (items) => items.map(() => ({})),
    write: async (steps, tell, stop) => {
      const others = steps.filter(({ target }) => target.owner !== host);
      for (const step of others) tell(step, elsewhere(step));
      await side(
        steps.filter((step) => !others.includes(step)),
        stop,
        async (step) => {
          tell(step, await attempt(dav, homeOf, step));
          // A new one is found by the next look.
          if (step.kind === "calendar") home = undefined;
        },
      );
    },
    cost: costOf,
  };
}

function costOf(steps: readonly Step[]): Cost {
  // A tenth of a second a request is what servers on a network take; there are no documented limits.
  return { requests: steps.length, points: 0, seconds: steps.length / 10 / workers };
}

function elsewhere({ target: { owner } }: Step): Outcome {
  return { state: "failed", reach: "step", reason: "caldav.elsewhere", params: { host: owner } };
}

async function attempt(dav: Dav, homeOf: () => Promise<Home>, step: Step): Promise<Outcome> {
  try {
    return await writeStep(dav, await homeOf(), step);
  } catch (error) {
    return brokenOutcome(error);
  }
}

/** Does something with each, a few at a time, until told to stop. */
async function side(steps: readonly Step[], stop: Stop, act: (step: Step) => Promise<void>): Promise<void> {
  const waiting = [...steps];
  const work = async () => {
    for (let step = waiting.shift(); step && !stop.requested; step = waiting.shift()) await act(step);
  };
  await Promise.all(Array.from({ length: workers }, work));
}

interface Gathered {
  readonly items: Actual[];
  readonly failures: Failure[];
  readonly foreign: Foreign[];
}

async function readAll(dav: Dav, homeOf: () => Promise<Home>, host: string, scope: Scope): Promise<Snapshot> {
  const gathered: Gathered = { items: [], failures: [], foreign: [] };
  const isWanted = isAsked(host, scope) && [...scope.kinds].some((kind) => offers.has(kind));
  for (const name of isWanted ? (scope.calendars ?? []) : []) {
    try {
      const calendar = named(await homeOf(), name);
      if (calendar) await readOne(dav, calendar, { owner: host, calendar: name }, scope, gathered);
    } catch (error) {
      gathered.failures.push(failureOf(error, { owner: host, calendar: name }));
    }
  }
  return { ...gathered, absent: new Set(), readOnly: [] };
}

async function readOne(
  dav: Dav,
  calendar: Calendar,
  target: { readonly owner: string; readonly calendar: string },
  { kinds }: Scope,
  { items, foreign }: Gathered,
): Promise<void> {
  const { owner, calendar: name } = target;
  // What is in it first: a calendar that cannot be read whole is not told to be there.
  const sorted = sortStored(kinds.has("event") ? await readCalendar(dav, calendar, target) : []);
  const ref = new URL(calendar.url).pathname;
  if (kinds.has("calendar")) items.push({ kind: "calendar", target: { owner }, name, ref, fields: {} });
  for (const item of sorted.own) items.push(item);
  for (const uid of sorted.foreign) foreign.push({ kind: "event", target, name: uid });
}

/** Whether what is read back is here: a plan may be for another server. */
function isAsked(host: string, { only }: Scope): boolean {
  return (
    only === undefined || only.some(({ target }) => targetKey({ owner: target.owner }) === targetKey({ owner: host }))
  );
}

/** One calendar that cannot be read is its own trouble; what holds for the whole server, or a stop, ends the run. */
function failureOf(error: unknown, target: Failure["target"]): Failure {
  if (!(error instanceof AppError) || [4, 5, 130].includes(error.exitCode)) throw error;
  return { target, reason: error.code, params: error.params };
}
