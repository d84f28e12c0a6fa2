import { oneLine } from "../../../system/text/sanitize.ts";
import type { Context } from "../../context.ts";
import type { Built } from "../../events/built.ts";
import { isChanged } from "../../events/outputs.ts";
import { printJson } from "../json.ts";

/** So many changes of a calendar are named; `--verbose` names all. */
const most = 10;

/** What was written, or with `checks` would be, and what changed in it. */
export function showBuilt(built: readonly Built[], checks: boolean, context: Context): void {
  if (context.json) {
    const files = built.map((one) => {
      const { output, events, changes } = one;
      return { path: output.path, changed: isChanged(one), ...(events === undefined ? {} : { events }), changes };
    });
    printJson(context.out, { command: "events build", written: !checks, files });
    return;
  }
  for (const one of built) showFile(one, checks, context);
}

function showFile(one: Built, checks: boolean, context: Context): void {
  const { output, events, changes } = one;
  const { out, t, verbose, paint } = context;
  const path = oneLine(output.path);
  if (!isChanged(one)) {
    out.write(`${t("build.same", { path })}\n`);
    return;
  }
  const count = events === undefined ? "" : ` ${paint.faint(t("build.events", { count: events }))}`;
  out.write(`${t(checks ? "build.would" : "build.written", { path })}${count}\n`);
  // Of a calendar that is new everything is.
  const told = output.before === undefined ? [] : changes;
  for (const { what, title, original } of verbose ? told : told.slice(0, most)) {
    const date =
      original === undefined ? "" : ` ${original.slice(0, 4)}-${original.slice(4, 6)}-${original.slice(6, 8)}`;
    out.write(`  ${t(`build.${what}`, { title: oneLine(title) })}${date}\n`);
  }
  const rest = told.length - most;
  if (!verbose && rest > 0) out.write(`  ${paint.faint(t("build.more", { count: rest }))}\n`);
}
