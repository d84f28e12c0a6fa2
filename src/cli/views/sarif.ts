import { ruleBook, ruleIdOf } from "../../check/book.ts";
import type { RuleEntry } from "../../check/rule.ts";
import { sha256 } from "../../system/hash.ts";
import type { Language } from "../../system/messages.ts";
import { jsonText } from "../../system/text/json.ts";
import type { Context } from "../context.ts";
import type { Report, Shown } from "./report.ts";

/**
 * A log in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS standard, 27 March 2020), with what
 * GitHub's code scanning reads of it (docs.github.com, «SARIF support for code scanning»).
 */
export function printSarif(shown: readonly Shown[], report: Report, { out, world, lang, t }: Context): void {
  const results = gravestFirst(shown).slice(0, mostResults);
  const files = [...new Set(results.map(({ file }) => file))];
  const seen = new Map<string, number>();
  const notifications = report.unchecked.slice(0, mostNotifications).map(({ path, reason }) => ({
    level: "note",
    message: { text: t(`unchecked.${reason}`) },
    locations: [{ physicalLocation: { artifactLocation: location(path) } }],
  }));
  const run = {
    tool: {
      driver: {
        name: "commonry",
        version: world.version,
        semanticVersion: world.version,
        rules: ruleBook.map((rule) => descriptor(rule, lang)),
      },
    },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [base]: { description: { text: "The folder under check" } } },
    invocations: [{ executionSuccessful: true, toolExecutionNotifications: notifications }],
    artifacts: files.map((file) => ({ location: location(file) })),
    results: results.map((finding) => resultOf(finding, files, seen)),
    properties: { results: shown.length, unchecked: report.unchecked.length },
  };
  out.write(`${jsonText({ $schema: schema, version: "2.1.0", runs: [run] })}\n`);
}

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json";
const base = "%SRCROOT%";

/** What code scanning takes of one run; it shows the first 5,000. */
const mostResults = 25_000;
const mostNotifications = 500;

const order: Readonly<Record<Shown["level"], number>> = { error: 0, warning: 1, note: 2 };

function gravestFirst(shown: readonly Shown[]): Shown[] {
  return [...shown].sort((a, b) => order[a.level] - order[b.level]);
}

const places = new Map(ruleBook.map(({ id }, index) => [id, index]));

function descriptor({ id, level, sources, title, reason, fix }: RuleEntry, lang: Language): object {
  const list = sources.join("; ");
  return {
    id,
    name: id.replace(/(?:^|-)(\w)/g, (_, first: string) => first.toUpperCase()),
    shortDescription: { text: title[lang] },
    fullDescription: { text: reason[lang] },
    help: { text: `${reason[lang]}\n\n${list}`, markdown: `${reason[lang]}\n\n*${list}*` },
    defaultConfiguration: { level },
    properties: { tags: ["community"], precision: "high", "problem.severity": severity(level), fix },
  };
}

/** Code scanning's own words for a level. */
function severity(level: RuleEntry["level"]): string {
  return level === "note" ? "recommendation" : level;
}

function resultOf(finding: Shown, files: readonly string[], seen: Map<string, number>): object {
  const { code, level, file, line, column, message } = finding;
  const id = ruleIdOf(code);
  const artifactLocation = { ...location(file), index: files.indexOf(file) };
  const region = { startLine: line, startColumn: column };
  return {
    ruleId: id,
    ruleIndex: places.get(id) ?? -1,
    level,
    message: { text: message },
    locations: [{ physicalLocation: { artifactLocation, region } }],
    partialFingerprints: { primaryLocationLineHash: fingerprint(finding, seen) },
    properties: { code },
  };
}

/** A relative reference (RFC 3986, 4.2): a colon in its first segment would make a scheme of it. */
function location(path: string): { uri: string; uriBaseId: string } {
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: base };
}

/** The same finding in the same file, wherever it has moved to: its code, its words, and how many of them came before. */
function fingerprint({ code, file, params }: Shown, seen: Map<string, number>): string {
  const hash = sha256(Buffer.from(JSON.stringify([code, file, params]))).slice(0, 16);
  const count = (seen.get(hash) ?? 0) + 1;
  seen.set(hash, count);
  return `${hash}:${count}`;
}
