import { type NotOffered, notOffered } from "../../kinds/offered.ts";
import type { LoadedManifest } from "../../manifest/load.ts";
import { usageError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import type { Finding } from "../../system/finding.ts";
import { type Examined, examine, manifestOf } from "../check/examine.ts";
import { isMendable, mend, recover, type TemplateFiles } from "../check/fix.ts";
import { openRepository } from "../check/repository.ts";
import { choiceOf } from "../check/settings.ts";
import type { Input, Run } from "../command.ts";
import type { Context } from "../context.ts";
import { templateFiles } from "../scaffold/offer.ts";
import { type FindingsFormat, showFindings } from "../views/findings.ts";

/**
 * `commonry check`: the manifest and its files, the files of services, health files and links of any repository.
 * @param templates what the template of a scaffolded repository can write
 */
export function checkWith(templates: (context: Context) => TemplateFiles | undefined): Run {
  return async (input, context) => {
    const { options } = input;
    const format = formatOf(input, context);
    if (options.listRules === true) return await listRules(format, context);
    if (options.fix === true) recover(context);
    let state = await look(input, context);
    const offering = state.checked.isScaffolded ? templates(context) : undefined;
    if (options.fix === true && !state.invalid && mend(state, context, offering)) state = await look(input, context);
    const { examined, invalid, unoffered } = state;
    await showFindings(
      { ...examined, notOffered: unoffered, isMendable: (finding) => isMendable(finding, offering) },
      format,
      context,
    );
    return exitCode(examined.findings, invalid);
  };
}

export const check = checkWith(templateFiles);

async function listRules(format: FindingsFormat, context: Context): Promise<ExitCode> {
  if (format !== "text" && format !== "json") throw usageError("usage.rules-format", { format });
  (await import("../views/rules.ts")).showRules(format, context);
  return exit.done;
}

/** One look at the repository as it is now. */
async function look(input: Input, context: Context) {
  const checked = await openRepository(context);
  const loaded = manifestOf(checked);
  const choice = choiceOf(input, loaded?.community);
  const examined: Examined = await examine(checked, loaded, choice, context);
  const invalid = loaded?.findings.some((finding) => finding.level === "error") ?? false;
  return { checked, choice, examined, loaded, invalid, unoffered: unofferedOf(loaded) };
}

function unofferedOf(loaded: LoadedManifest | undefined): readonly NotOffered[] {
  const community = loaded?.community;
  return community ? notOffered(community, loaded.events, community.local !== undefined) : [];
}

function formatOf({ options }: Input, { json }: Context): FindingsFormat {
  const format = options.format as FindingsFormat | undefined;
  if (json && format !== undefined && format !== "json") throw usageError("usage.json-and-format");
  return json ? "json" : (format ?? "text");
}

function exitCode(findings: readonly Finding[], invalid: boolean): ExitCode {
  if (invalid) return exit.usage;
  return findings.some((finding) => finding.level === "error") ? exit.failure : exit.done;
}
