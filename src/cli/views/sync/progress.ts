import type { Event } from "../../../plan/apply/types.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Context } from "../../context.ts";
import { printJson } from "../json.ts";
import { patienceOf } from "../patience.ts";
import { targetText } from "./words.ts";

export interface Watcher {
  readonly tell: (event: Event) => void;
  /** A line beside the events. */
  readonly say: (line: string) => void;
  /** What goes on, on one line. */
  readonly now: () => string;
  readonly done: () => void;
}

/** Shows how an apply goes on: a spinner on a terminal, a line for each step elsewhere, events with `--json`. */
export async function watcher(total: number, context: Context): Promise<Watcher> {
  const { out, note, json, t, world } = context;
  let count = 0;
  const now = () => t("wait.write", { done: count, total });
  const patience = patienceOf(context);
  const aside = (line: string) => {
    patience.stir();
    note(line);
  };
  const lineOf = ({ step, ...event }: Event) => {
    const state = event.event === "step" ? event.state : "settling";
    if (event.event === "step") count++;
    const mark = { done: "✔", failed: "✗", skipped: "·", settling: "…" }[state];
    const name = oneLine(step.rename ?? step.name);
    const reason =
      event.event === "step" && event.reason ? `: ${t(event.reason.reason, { ...event.reason.params })}` : "";
    const place = `${targetText(step.target, t)} ${t(`kind.${step.kind}`)} "${name}"`;
    return `${mark} [${count}/${total}] ${t(`step.${step.action}`)} ${place}${oneLine(reason)}`;
  };
  if (json) {
    return {
      tell: (event) => {
        const { step, ...rest } = event;
        const { id, action, kind, target, name, rename } = step;
        const shown = { id, action, kind, target, name, ...(rename === undefined ? {} : { rename }) };
        printJson(out, { ...rest, change: shown });
      },
      say: aside,
      now,
      done: () => undefined,
    };
  }
  if (total === 0 || !canSpin(context)) {
    return { tell: (event) => aside(lineOf(event)), say: aside, now, done: () => undefined };
  }
  const { default: ora } = await import("ora");
  const stream = world.streams.promptOutput as NodeJS.WriteStream;
  const spinner = ora({ stream, discardStdin: false, text: now() }).start();
  const back = patience.through((line) => {
    spinner.text = line.replace(/^… /, "");
  });
  // What stays is written by `note`, which hides secrets; the spinner itself shows names only.
  const say = (line: string) => {
    spinner.stop();
    note(line);
    spinner.start();
  };
  let last: string | undefined;
  return {
    tell: (event) => {
      const line = lineOf(event);
      if (event.event === "step" && event.state !== "done") say(line);
      else spinner.text = line;
      last = line;
    },
    say,
    now: () => last ?? now(),
    done: () => {
      back();
      spinner.stop();
    },
  };
}

/** A terminal whose width is not known (0 columns) would make a spinner count lines for ever. */
function canSpin({ world: { streams, env }, quiet }: Context): boolean {
  const { columns = 0 } = streams.promptOutput as NodeJS.WritableStream & { columns?: number };
  return streams.err.isTTY && columns > 0 && !quiet && env.TERM !== "dumb" && !env.CI;
}
