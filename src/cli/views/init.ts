import { relative } from "node:path";
import { inLanguage } from "../../scaffold/template.ts";
import type { Decision } from "../../scaffold/update/decision.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import { shellWord } from "../../system/text/shell.ts";
import { padEnd, width } from "../../system/text/width.ts";
import type { Context } from "../context.ts";
import type { InitPlan } from "../init/assemble.ts";
import type { GitOutcome } from "../init/repository.ts";
import { questionsOf } from "../scaffold/given.ts";
import { tellLeftOut, waitingFiles } from "../scaffold/waiting.ts";
import { printJson } from "./json.ts";
import type { PlanFormat } from "./plan.ts";
import { drawTree } from "./tree.ts";

/** What will be written, in a few lines: template, where, and every answer, those assumed marked as such. */
export function summary(root: string, plan: InitPlan, context: Context): string[] {
  const { t, lang } = context;
  const { choices, templates, assumed } = plan.chosen;
  const spec = templates[templates.length - 1]?.spec;
  // What only `--adopt` finds is no choice of anybody here.
  const unasked = new Set(questionsOf(templates).flatMap(({ id, when }) => (when === "false" ? [id] : [])));
  const rows: [string, string][] = [
    [t("summary.template"), spec ? `${inLanguage(spec.title, lang)} (${spec.id} ${spec.version})` : ""],
    [t("summary.folder"), root],
    [t("summary.choices"), `${choices.forge}, ${choices.level}, ${choices.langs.join(" + ")}`],
    ...Object.entries(choices.answers)
      .filter(([id, value]) => String(value) !== "" && !unasked.has(id))
      .map(([id, value]): [string, string] => [
        id,
        oneLine(String(value)) + (assumed.includes(id) ? `  ${t("summary.assumed")}` : ""),
      ]),
  ];
  const column = Math.max(...rows.map(([key]) => width(key)));
  return rows.map(([key, value]) => `  ${padEnd(key, column)}  ${value}`);
}

/** `--dry-run`: the tree, then every file as a diff against nothing; or the diff alone, for `git apply`. */
export async function showDryRun(root: string, plan: InitPlan, format: PlanFormat, context: Context): Promise<void> {
  const { out, t, note } = context;
  if (format === "json") {
    printJson(out, asJson(root, plan, { state: "skipped" }, true));
    return;
  }
  for (const line of summary(root, plan, context)) note(line);
  const { showDiff } = await import("./diff.ts");
  const count = plan.files.length;
  if (format === "diff") {
    showDiff(decisions(plan.rendered), context);
    note(t("init.dry-run", { count }));
    return;
  }
  out.write(`${drawTree(plan.files.map((file) => file.path)).join("\n")}\n\n`);
  const own = plan.rendered.filter(({ origin }) => origin !== "commonry");
  showDiff(decisions(own), context);
  out.write(`${t("init.dry-run", { count })}\n`);
}

function decisions(files: InitPlan["rendered"]): Decision[] {
  return files.map((after) => ({ path: after.path, verdict: "create", before: null, after, conflicts: 0 }));
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
  out.write(`${paint.good("✔")} ${t("init.done", { count: plan.files.length, folder: oneLine(shown) })}\n`);
  const reason = "reason" in git ? oneLine(git.reason) : "";
  const forge = plan.chosen.choices.forge === "gitlab" ? "GitLab" : "GitHub";
  note(t(`init.git.${git.state}`, { reason, forge }));
  tellLeftOut(waitingFiles(plan.chosen.templates, plan.chosen.choices), plan.chosen.choices, context);
  note(shown === "." ? t("init.next-here") : t("init.next", { folder: shellWord(shown) }));
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
    waitingForPin: waitingFiles(templates, choices),
    files: plan.files.map(({ path, content }) => ({ path, verdict: "create", bytes: content?.byteLength ?? 0 })),
  };
}
