import type { Place } from "../../plan/port.ts";
import type { Wait } from "../../system/http/waits.ts";
import { cut } from "../../system/text/fit.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { World } from "../../system/world.ts";
import type { Context } from "../context.ts";
import { clockText } from "./clock.ts";

/** Says what is waited for, so that nobody looks at a screen on which nothing happens. */
export interface Patience {
  /**
   * Shows what goes on for as long as it does: on a terminal a line that is drawn over itself, soon and every second;
   * elsewhere a plain line after a while, and again now and then.
   */
  during<T>(what: () => string, act: () => Promise<T>): Promise<T>;
  /** A wait for a limit begins; for `HttpOptions.waiting`. */
  readonly waiting: (wait: Wait) => void;
  /** Something else was shown: there is no need to say soon that it goes on. */
  stir(): void;
  /** Until the returned function is called, lines are drawn by something else, which owns the terminal. */
  through(show: (line: string) => void): () => void;
}

/** Milliseconds: how soon a terminal shows something, and how often it does so anew. */
const soon = 500;
const every = 1000;
/** Milliseconds off a terminal: of silence before the first line, before each further one; and a wait worth a line. */
const first = 5000;
const further = 30_000;
const worth = 5;

const all = new WeakMap<World, Patience>();

/** The one of a run. */
export function patienceOf(context: Context): Patience {
  const known = all.get(context.world);
  if (known) return known;
  const made = createPatience(context);
  all.set(context.world, made);
  return made;
}

/** A place whose readings say that they go on, and how far they are. */
export function patient(place: Place, owner: string, context: Context): Place {
  const { t } = context;
  const where = { owner: oneLine(owner), host: oneLine(place.host) };
  return {
    ...place,
    read: (scope) => {
      let [done, total] = [0, 0];
      const tell = (now: number, many: number) => {
        [done, total] = [now, many];
      };
      const what = () => (total > 1 ? t("wait.read-of", { ...where, done, total }) : t("wait.read", where));
      return patienceOf(context).during(what, () => place.read({ ...scope, tell }));
    },
    weigh: (items) =>
      patienceOf(context).during(
        () => t("wait.weigh", where),
        () => place.weigh(items),
      ),
  };
}

function createPatience({ world, note, quiet, t }: Context): Patience {
  const { err, promptOutput } = world.streams;
  const isDrawn = err.isTTY && !quiet && world.env.TERM !== "dumb" && !world.env.CI;
  const doing: (() => string)[] = [];
  let pause: { readonly text: (left: number) => string; until: number } | undefined;
  let [elapsed, silent, since, hasSaid] = [0, 0, 0, false];
  let other: ((line: string) => void) | undefined;
  let isShown = false;

  const clear = (): void => {
    if (isShown) promptOutput.write("\r\u001b[2K");
    isShown = false;
  };
  const show = (line: string): void => {
    if (other) other(line);
    else {
      promptOutput.write(`\r\u001b[2K${cut(line, err.columns - 1)}`);
      isShown = true;
    }
  };
  const lineNow = (): string => {
    if (pause) return pause.text(Math.max(1, (pause.until - elapsed) / 1000));
    const what = doing.at(-1)?.() ?? "";
    return elapsed - since < 2 * every
      ? `… ${what}`
      : `… ${t("wait.since", { what, seconds: (elapsed - since) / 1000 })}`;
  };
  const look = (): void => {
    if (pause && elapsed >= pause.until) pause = undefined;
    if (isDrawn) show(lineNow());
    else if (silent >= (hasSaid ? further : first)) {
      note(lineNow());
      [silent, hasSaid] = [0, true];
    }
  };

  async function tick(end: AbortSignal): Promise<void> {
    const { sleep } = world.clock ?? (await import("../../system/http/time.ts")).realTime;
    for (let span = soon; !end.aborted; span = every) {
      try {
        await sleep(span, end);
      } catch {
        return;
      }
      elapsed += span;
      silent += span;
      if (!end.aborted) look();
    }
  }

  return {
    async during(what, act) {
      doing.push(what);
      // Within another one the line changes, and the clock is that one's.
      if (doing.length > 1) return act().finally(() => doing.splice(doing.lastIndexOf(what), 1));
      const end = new AbortController();
      [since, silent, hasSaid] = [elapsed, 0, false];
      void tick(end.signal);
      try {
        return await act();
      } finally {
        end.abort();
        doing.splice(doing.lastIndexOf(what), 1);
        pause = undefined;
        clear();
      }
    },
    waiting: ({ whose, service, seconds }) => {
      const at = clockText(world.now(), seconds);
      const code = whose === "service" ? "wait.service" : "wait.documented";
      const text = (left: number) => `… ${t(code, { service: oneLine(service), seconds: left, at })}`;
      pause = { text, until: elapsed + seconds * 1000 };
      if (isDrawn && doing.length > 0) show(text(seconds));
      else if (seconds >= worth) {
        note(text(seconds));
        [silent, hasSaid] = [0, true];
      }
    },
    stir() {
      silent = 0;
      hasSaid = true;
    },
    through(draw) {
      clear();
      other = draw;
      return () => {
        other = undefined;
      };
    },
  };
}
