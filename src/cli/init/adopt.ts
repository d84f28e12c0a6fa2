import type { Decision } from "../../scaffold/update/decision.ts";
import { AppError } from "../../system/errors.ts";
import type { ExitCode } from "../../system/exit.ts";
import type { Input } from "../command.ts";
import type { Context } from "../context.ts";
import { pinChanges } from "../pin/files.ts";
import { carryOut, formatOf } from "../scaffold/carry-out.ts";
import { identified } from "../scaffold/identity.ts";
import { planTree } from "../scaffold/plan.ts";
import { ready } from "../scaffold/ready.ts";
import { hasRecord } from "../scaffold/record.ts";
import { tellLeftOut, waitingFiles } from "../scaffold/waiting.ts";
import { selectionOf } from "./assemble.ts";
import { refuseWords } from "./early.ts";
import { chooseKept, offerAgain } from "./kept.ts";
import { repositoryAbove } from "./place.ts";

/**
 * `commonry init --adopt`: takes an existing repository in. Files that are equal are recorded, missing ones are written,
 * those that differ stay, and the template's text of them is remembered, so that a later update can merge.
 * @throws AppError `adopt.present` (exit 6) when the folder has a record already
 */
export async function adopt(input: Input, root: string, context: Context): Promise<ExitCode> {
  const { options } = input;
  const writes = options.dryRun !== true;
  ready(root, writes, context);
  if (hasRecord(root)) throw new AppError("adopt.present", { dir: root }, 6);
  const format = formatOf(options, context);
  const above = repositoryAbove(root);
  if (above !== undefined) context.note(context.t("adopt.within", { dir: root, above }));
  refuseWords(input, context);
  const chosen = await chooseKept(input, root, context);
  const main = chosen.templates.at(-1)?.spec;
  const [id, to] = [main?.id ?? "", main?.version ?? ""];
  const labels = { yours: "yours", base: "nothing", theirs: `${id} ${to}` };
  const drawn = planTree({ root, selection: selectionOf(chosen), base: new Map(), labels, keepPresent: true }, context);
  const plan = { ...drawn, decisions: drawn.decisions.map(withId) };
  const pins = chosen.pin ? pinChanges(root, chosen.pin) : [];
  const whole = pins.length > 0 ? { ...plan, record: [...pins, ...plan.record] } : plan;
  const { answers } = chosen.choices;
  const assumed = chosen.assumed
    .filter((key) => String(answers[key]) !== "")
    .map((key) => [key, String(answers[key])] as const);
  tellLeftOut(waitingFiles(chosen.templates, chosen.choices), chosen.choices, context);
  const about = { command: "init --adopt", template: { id, to }, assumed };
  const code = await carryOut(
    whole,
    about,
    { mode: writes ? "write" : "dry-run", format, asking: chosen.asked && writes },
    context,
  );
  if (!writes) await offerAgain(true, context);
  return code;
}

/** A manifest that is new gets an id; one that is there is its owner's. */
function withId(decision: Decision): Decision {
  const { path, verdict, after } = decision;
  if (verdict !== "create" || !after) return decision;
  const { content } = identified({ path, content: after.content });
  return content === after.content ? decision : { ...decision, after: { ...after, content } };
}
