import { isMap, LineCounter, type Pair, parseAllDocuments, visit } from "yaml";
import { type Finding, sortFindings } from "../finding.ts";
import { type Fault, keyOf, startOf } from "./convert.ts";
import { guard } from "./guard.ts";
import { syntaxFault } from "./parse.ts";
import { placeOf } from "./place.ts";

/**
 * Whether any YAML file parses: several documents, tags and merge keys are allowed, since pipelines and manifests of
 * other tools use them. Never throws.
 */
export function checkYamlSyntax(source: string, file: string): Finding[] {
  const text = source.replace(/^\ufeff/, "");
  const lines = new LineCounter();
  const finding = ({ code, offset, params = {} }: Fault): Finding => {
    return { code, level: "error", file, ...placeOf(text, lines, offset), params };
  };
  const refused = guard(text);
  if (refused) return [finding(refused)];
  const parsed = parseAllDocuments(text, {
    lineCounter: lines,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: "silent",
  });
  const findings: Finding[] = [];
  for (const document of Array.isArray(parsed) ? parsed : []) {
    for (const error of document.errors) findings.push(finding(syntaxFault(error)));
    visit(document, {
      Map: (_, map) => {
        if (!isMap(map)) return;
        for (const { pair, first } of repeated(map.items)) {
          const params = { key: keyOf(pair) ?? "", first: placeOf(text, lines, startOf(first.key)).line };
          findings.push(finding({ code: "yaml.duplicate-key", offset: startOf(pair.key), params }));
        }
      },
    });
  }
  return sortFindings(findings);
}

function repeated(pairs: readonly Pair[]): { pair: Pair; first: Pair }[] {
  const seen = new Map<string, Pair>();
  return pairs.flatMap((pair) => {
    const key = keyOf(pair);
    if (key === undefined || key === "<<") return [];
    const first = seen.get(key);
    if (!first) seen.set(key, pair);
    return first ? [{ pair, first }] : [];
  });
}
