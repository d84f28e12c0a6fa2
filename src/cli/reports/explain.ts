import { masked } from "../../reports/identity/mask.ts";
import type { Cast, Person } from "../../reports/identity/person.ts";
import { AppError } from "../../system/errors.ts";
import { nearest } from "../../system/nearest.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";
import { printJson } from "../views/json.ts";

/**
 * `--explain NAME`: which contacts were taken for one person, and why.
 * @param emails whether addresses are shown; without, only the part behind the `@` is
 * @throws AppError (exit 1) `report.nobody`, with the nearest name
 */
export function explain(name: string, { people }: Cast, emails: boolean, { out, t, json, paint }: Context): void {
  const shown = emails ? (text: string) => text : masked;
  const wanted = fold(name);
  const found = people.filter((person) => !person.unlisted && keysOf(person).some((key) => fold(key) === wanted));
  if (found.length === 0) {
    const near = nearest(
      name,
      people.flatMap((person) => (person.unlisted ? [] : shown(person.name))),
    );
    throw near === undefined
      ? new AppError("report.nobody", { name: shown(name) })
      : new AppError("report.nobody-near", { name: shown(name), nearest: near });
  }
  if (json) {
    const list = found.map(({ name: own, bot, because, emails: all, logins }) => ({
      name: shown(own),
      bot,
      logins: logins.map(shown),
      ...(emails ? { emails: all } : {}),
      because: because.map(({ code, params }) => ({
        rule: code.slice("report.because.".length),
        a: shown(params.a ?? ""),
        b: shown(params.b ?? ""),
      })),
    }));
    printJson(out, { explain: shown(name), people: list });
    return;
  }
  for (const person of found) {
    out.write(`${paint.strong(oneLine(shown(person.name)))}\n`);
    const lines = person.because.map(({ code, params }) => t(code, params));
    if (person.bot) lines.push(t("report.explain.bot"));
    for (const line of lines.length > 0 ? lines : [t("report.explain.one")]) out.write(`  ${oneLine(shown(line))}\n`);
  }
}

/** All that the person goes by; a name that holds an address also as it is shown without its mailbox. */
function keysOf({ name, emails, logins, aliases = [] }: Person): readonly string[] {
  return [name, masked(name), ...emails, ...logins, ...aliases];
}

function fold(text: string): string {
  return text.normalize("NFC").toLowerCase();
}
