import type { Choices } from "../../scaffold/plan.ts";
import type { Template } from "../../scaffold/source.ts";
import { waitingForPin } from "../../scaffold/waiting.ts";
import type { Context } from "../context.ts";

/** The files that the templates would write if commonry were pinned; none where it is. */
export function waitingFiles(templates: readonly Template[], choices: Choices): string[] {
  const { forge, forges = [forge], level, builtin } = choices;
  return builtin.pinned === true ? [] : waitingForPin(templates, forges, level);
}

/** Says what was left out and why: workflows without a pin, rights without an account. */
export function tellLeftOut(waiting: readonly string[], { answers }: Pick<Choices, "answers">, context: Context): void {
  const { note, t } = context;
  if (waiting.length > 0) note(t("scaffold.unpinned", { list: waiting.map((path) => `  ${path}`).join("\n") }));
  if (answers.login === "") note(t("scaffold.nobody"));
}

/**
 * As `tellLeftOut`, in a repository that was told when it was scaffolded: one line, and the list with `--verbose` or where
 * this change takes one of them away.
 * @param had the files that the repository was given
 */
export function tellStillLeftOut(
  waiting: readonly string[],
  choices: Pick<Choices, "answers">,
  had: ReadonlyMap<string, unknown>,
  context: Context,
): void {
  if (context.verbose || waiting.some((path) => had.has(path))) tellLeftOut(waiting, choices, context);
  else if (waiting.length > 0) context.note(context.t("scaffold.still-unpinned", { count: waiting.length }));
}
