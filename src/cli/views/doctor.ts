import { oneLine } from "../../system/text/sanitize.ts";
import { padEnd } from "../../system/text/width.ts";
import type { Context } from "../context.ts";
import type { Diagnosis } from "../doctor/diagnosis.ts";
import { printJson } from "./json.ts";

const marks = { ok: "✔", warn: "!", fail: "✘", off: "–" } as const;

/** One line each: mark, what, why; the mending command on a line of its own below. */
export function showDiagnoses(found: readonly Diagnosis[], context: Context): void {
  const { out, paint, t } = context;
  const texts = found.map((item) => ({ ...item, text: oneLine(t(item.reason, item.params)) }));
  if (context.json) {
    const checks = texts.map(({ id, state, text, mend }) => ({ id, state, reason: text, ...(mend ? { mend } : {}) }));
    printJson(out, { command: "doctor", checks });
    return;
  }
  const colour = { ok: paint.good, warn: paint.warn, fail: paint.bad, off: paint.faint };
  for (const { id, state, text, mend } of texts) {
    out.write(`${colour[state](marks[state])} ${padEnd(id, 10)} ${text}\n`);
    if (mend && state !== "ok") out.write(`${" ".repeat(13)}${paint.faint(`→ ${mend}`)}\n`);
  }
}
