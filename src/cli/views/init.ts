import { relative } from "node:path";
import { inLanguage } from "../../scaffold/template.ts";
import { oneLine, sanitize } from "../../system/text/sanitize.ts";
import { padEnd, width } from "../../system/text/width.ts";
import type { Context } from "../context.ts";
import type { InitPlan } from "../init/assemble.ts";
import type { GitOutcome } from "../init/repository.ts";
import { printJson } from "./json.ts";
import { drawTree } from "./tree.ts";

/** What will be written, in a few lines: template, where, and every answer, those assumed marked as such. */
export function summary(root: string, plan: InitPlan, context: Context): string[] {
  const { t, lang } = context;
  const { choices, templates, assumed } = plan.chosen;
  const spec = templates[templates.length - 1]?.spec;
  const rows: [string, string][] = [
    [t("summary.template"), spec ? `${inLanguage(spec.title, lang)} (${spec.id} ${spec.version})` : ""],
    [t("summary.folder"), root],
    [t("summary.choices"), `${choices.forge}, ${choices.level}, ${choices.langs.join(" + ")}`],
    ...Object.entries(choices.answers)
      .filter(([, value]) => String(value) !== "")
      .map(([id, value]): [string, string] => [
        id,
        oneLine(String(value)) + (assumed.includes(id) ? `  ${t("summary.assumed")}` : ""),
      ]),
  ];
  const column = Math.max(...rows.map(([key]) => width(key)));
  return rows.map(([key, value]) => `  ${padEnd(key, column)}  ${value}`);
}

/** `--dry-run`: the tree, then every file as a diff against nothing. */
export function showDryRun(root: string, plan: InitPlan, context: Context): void {
  const { out, paint, t } = context;
  if (context.json) {
    printJson(out, asJson(root, plan, { state: "skipped" }, true));
    return;
  }
  for (const line of summary(root, plan, context)) context.note(line);
  out.write(`${drawTree(plan.files.map((file) => file.path)).join("\n")}\n\n`);
  for (const { path, content, origin } of plan.rendered) {
    if (origin === "commonry") continue;
    out.write(`${paint.strong(`--- /dev/null\n+++ b/${path}`)}\n${paint.add(additions(content))}\n`);
  }
  out.write(`${t("init.dry-run", { count: plan.files.length })}\n`);
}

function additions(content: Uint8Array): string {
  const lines = Buffer.from(content).toString().replace(/\n$/, "").split("\n");
  return [`@@ -0,0 +1,${lines.length} @@`, ...lines.map((line) => `+${sanitize(line)}`)].join("\n");
}

/** After writing: the result on standard output, what to do next on standard error. */
export function showDone(root: string, plan: InitPlan, git: GitOutcome, context: Context): void {
  const { out, paint, t, note, world } = context;
  if (context.json) {
    printJson(out, asJson(root, plan, git, false));
    return;
  }
  const { answers } = plan.chosen.choices;
  const assumed = plan.chosen.assumed
    .filter((id) => String(answers[id]) !== "")
    .map((id) => `  ${id}=${oneLine(String(answers[id]))}`);
  if (assumed.length > 0 && !plan.chosen.asked) note(t("init.assumed", { list: assumed.join("\n") }));
  const shown = relative(world.cwd, root) || ".";
  out.write(`${paint.good("✔")} ${t("init.done", { count: plan.files.length, folder: shown })}\n`);
  const reason = "reason" in git ? oneLine(git.reason) : "";
  note(t(`init.git.${git.state}`, { reason }));
  note(t("init.next", { folder: shown }));
}

function asJson(root: string, plan: InitPlan, git: GitOutcome, dryRun: boolean): Record<string, unknown> {
  const { choices, templates, assumed } = plan.chosen;
  const spec = templates[templates.length - 1]?.spec;
  return {
    command: "init",
    dryRun,
    directory: root,
    template: { id: spec?.id, version: spec?.version },
    forge: choices.forge,
    level: choices.level,
    languages: choices.langs,
    answers: choices.answers,
    assumed,
    git: git.state,
    files: plan.files.map(({ path, content }) => ({ path, verdict: "create", bytes: content?.byteLength ?? 0 })),
  };
}
