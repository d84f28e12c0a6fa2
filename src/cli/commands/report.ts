import { basename, dirname, extname } from "node:path";
import { usageError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { type ReportFlags, reportFlags } from "../reports/flags.ts";
import { keepLastDay, lastDay } from "../reports/last.ts";
import { writeFiles } from "../reports/write.ts";
import { printJson } from "../views/json.ts";
import type { Document } from "../views/reports/document.ts";

/** What a report comes to: the value that JSON shows, how it reads, and whether something notable changed. */
interface Made {
  readonly value: { readonly schemaVersion: 1; readonly period: { readonly to: string } };
  readonly document: () => Promise<Document>;
  readonly notable: boolean;
}

/** First run of `--since last`. */
const firstSpan = "30d";

/** `commonry report contributors|health`: facts → measures → how they look. */
export const report: Run = async (input, context) => {
  const what = input.arguments[0] as "contributors" | "health";
  const flags = reportFlags(input, context);
  if (flags.explain !== undefined && what !== "contributors") throw usageError("report.explain-what");
  const since = sinceOf(what, flags, context);
  const made = what === "health" ? await health(flags, since, context) : await contributors(flags, since, context);
  if (!made) return exit.done;
  await show(made, flags, context);
  if (flags.since === "last") keepLastDay(what, flags.repositories, made.value.period.to, context);
  return exitOf(made, flags);
};

function sinceOf(what: string, { since, repositories }: ReportFlags, context: Context): string | undefined {
  if (since !== "last") return since;
  const day = lastDay(what, repositories, context);
  if (day === undefined) context.note(context.t("report.note.first-run"));
  return day ?? firstSpan;
}

async function contributors(
  flags: ReportFlags,
  since: string | undefined,
  context: Context,
): Promise<Made | undefined> {
  const { contributorsReport } = await import("../reports/contributors.ts");
  const { report: made, cast } = await contributorsReport(flags, since, context);
  if (flags.explain !== undefined) {
    (await import("../reports/explain.ts")).explain(flags.explain, cast, flags.emails, context);
    return undefined;
  }
  const { measures, before } = made;
  const changed = before !== null && before.contributorAbsenceFactor !== measures.contributorAbsenceFactor;
  const news = measures.newContributors > 0 || measures.inactiveContributors > 0;
  return {
    value: made,
    document: async () => {
      const { contributorsDocument } = await import("../views/reports/contributors.ts");
      const { lang, t } = context;
      return contributorsDocument(made, { lang, t, top: flags.top ?? rowsOf(flags), bots: flags.bots });
    },
    notable: made.previous !== null && (changed || news),
  };
}

async function health(flags: ReportFlags, since: string | undefined, context: Context): Promise<Made> {
  const { healthReport } = await import("../reports/health.ts");
  const { notableIn } = await import("../../reports/health/notable.ts");
  const made = await healthReport(flags, since, context);
  return {
    value: made,
    document: async () => {
      const { healthDocument } = await import("../views/reports/health.ts");
      const { lang, t } = context;
      return healthDocument(made, { lang, t, top: flags.top ?? rowsOf(flags), numbers: flags.format === "csv" });
    },
    notable: notableIn(made).length > 0,
  };
}

/** What fits a screen; a file may be longer, and data is whole. */
function rowsOf({ format }: ReportFlags): number {
  if (format === "csv") return 0;
  return format === "text" ? 25 : 100;
}

async function show(made: Made, { format, output }: ReportFlags, context: Context): Promise<void> {
  const { out, t, paint, world } = context;
  if (format === "json") {
    if (output === undefined) printJson(out, made.value);
    else writeFiles([{ path: output, text: `${JSON.stringify(made.value)}\n` }], context);
    return;
  }
  const { render } = await import("../views/reports/index.ts");
  const charts = output === undefined ? {} : { charts: folderOf(output) };
  const rendered = await render(await made.document(), format, {
    t,
    columns: out.columns,
    paint,
    env: world.env,
    ...charts,
  });
  if (output === undefined) out.write(rendered.text);
  else {
    const beside = `${dirname(output)}/${folderOf(output)}`;
    const files = rendered.files.map(({ name, svg }) => ({ path: `${beside}/${name}`, text: svg }));
    writeFiles([...files, { path: output, text: rendered.text }], context);
  }
}

/** `community-report.md` has its charts in `community-report/`. */
function folderOf(output: string): string {
  return encodeURIComponent(basename(output, extname(output))) || "charts";
}

function exitOf({ notable }: Made, { tellsByExitCode }: ReportFlags): ExitCode {
  return tellsByExitCode && notable ? exit.pending : exit.done;
}
