import { basename, dirname, extname } from "node:path";
import { usageError } from "../../system/errors.ts";
import { exit } from "../../system/exit.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { type ReportFlags, reportFlags } from "../reports/flags.ts";
import { keepTold, lastDay } from "../reports/last.ts";
import { writeFiles } from "../reports/write.ts";
import { refuseHalfChanged } from "../scaffold/ready.ts";
import { printJson } from "../views/json.ts";
import type { Document } from "../views/reports/document.ts";

/** What a report comes to: the value that JSON shows, how it reads, and what is notable in it. */
interface Made {
  readonly value: {
    readonly schemaVersion: 1;
    readonly period: { readonly to: string };
    readonly previous: object | null;
  };
  readonly document: () => Promise<Document>;
  /** Empty when nothing is; two reports that tell the same have the same. */
  readonly news: readonly unknown[];
}

/** First run of `--since last`. */
const firstSpan = "30d";

type What = "contributors" | "health";

/** `commonry report contributors`, `commonry report health`: facts → measures → how they look. */
export const reportContributors: Run = reporting("contributors", contributors);
export const reportHealth: Run = reporting("health", health);

function reporting(
  what: What,
  make: (flags: ReportFlags, since: string | undefined, context: Context) => Promise<Made | undefined>,
): Run {
  return async (input, context) => {
    refuseHalfChanged(context);
    const flags = reportFlags(input, context);
    if (flags.explain !== undefined) refuseIdle(flags);
    const made = await make(flags, sinceOf(what, flags, context), context);
    if (!made) return exit.done;
    if (flags.tellsByExitCode && made.value.previous === null) throw usageError("report.exit-code-since");
    await show(made, flags, context);
    const isTold =
      flags.since === "last" && keepTold(what, flags.repositories, made.value.period.to, made.news, context);
    return flags.tellsByExitCode && made.news.length > 0 && !isTold ? exit.pending : exit.done;
  };
}

/** What an explanation would pass over in silence. @throws AppError (exit 2) */
function refuseIdle({ output, format }: ReportFlags): void {
  if (output !== undefined || (format !== "text" && format !== "json")) throw usageError("report.explain-format");
}

function sinceOf(what: What, { since, repositories }: ReportFlags, context: Context): string | undefined {
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
  const { report: made, cast, community } = await contributorsReport(flags, since, context);
  if (flags.explain !== undefined) {
    const asData = flags.format === "json" ? { ...context, json: true } : context;
    (await import("../reports/explain.ts")).explain(flags.explain, cast, flags.emails, asData);
    return undefined;
  }
  // People come and go; a factor moves with the length of the period, which a run from cron does not choose.
  const { newcomers, inactive, newContributors, inactiveContributors } = made.measures;
  const hasNews = newContributors > 0 || inactiveContributors > 0;
  const news = [newcomers, inactive, newContributors, inactiveContributors];
  return {
    value: made,
    document: async () => {
      const { contributorsDocument } = await import("../views/reports/contributors.ts");
      const { lang, t } = context;
      return contributorsDocument(made, { lang, t, community, top: flags.top ?? rowsOf(flags), bots: flags.bots });
    },
    news: made.previous !== null && hasNews ? news : [],
  };
}

async function health(flags: ReportFlags, since: string | undefined, context: Context): Promise<Made> {
  const { healthReport } = await import("../reports/health.ts");
  const { notableIn } = await import("../../reports/health/notable.ts");
  const { report: made, community } = await healthReport(flags, since, context);
  return {
    value: made,
    document: async () => {
      const { healthDocument } = await import("../views/reports/health.ts");
      const { lang, t } = context;
      return healthDocument(made, {
        lang,
        t,
        community,
        top: flags.top ?? rowsOf(flags),
        numbers: flags.format === "csv",
      });
    },
    news: notableIn(made).length > 0 ? [made.measures] : [],
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
    else writeFiles([{ path: output, text: `${jsonText(made.value)}\n` }], context);
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

/** `community-report.md` has its charts in `community-report/`; what has no ending, in a folder of another name. */
function folderOf(output: string): string {
  const name = basename(output, extname(output));
  return extname(output) === "" ? `${name}-charts` : name;
}
