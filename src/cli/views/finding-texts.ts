import { fileMessage } from "../../check/files/messages.ts";
import { repositoryMessages } from "../../check/repository/messages.ts";
import { eventMessages } from "../../events/messages.ts";
import { manifestMessages } from "../../manifest/messages.ts";
import type { Finding } from "../../system/finding.ts";
import { fill, joined } from "../../system/messages.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { Context } from "../context.ts";

const texts: Readonly<Record<string, { readonly en: string; readonly zh: string }>> = joined(
  manifestMessages,
  eventMessages,
  repositoryMessages,
);

/** What a finding says to a person, in the language of the run, on one line. */
export function messageOf(finding: Finding, { t, lang }: Pick<Context, "t" | "lang">): string {
  const params = Object.fromEntries(
    Object.entries(finding.params).map(([key, value]) => [
      key,
      typeof value === "number" ? value : oneLine(String(value)),
    ]),
  );
  const own = texts[finding.code] ?? fileMessage(finding.code);
  return own ? fill(own[lang], params) : t(finding.code, params);
}
