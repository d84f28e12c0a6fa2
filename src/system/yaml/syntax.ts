import { isMap, isScalar, LineCounter, type Pair, visit } from "yaml";
import { type Finding, sortFindings } from "../finding.ts";
import { type Fault, keyOf, startOf } from "./convert.ts";
import { guard } from "./guard.ts";
import { parseLoosely } from "./loosely.ts";
import { syntaxFault, withHash } from "./parse.ts";
import { placeOf } from "./place.ts";

/**
 * Whether any YAML file parses: several documents, tags and merge keys are allowed, since pipelines and manifests of
 * other tools use them. What libyaml and js-yaml take is no fault (see `loosely.ts`). Never throws.
 */
export function checkYamlSyntax(source: string, file: string): Finding[] {
  const text = source.replace(/^\ufeff/, "");
  const lines = new LineCounter();
  const finding = ({ code, offset, params = {} }: Fault): Finding => {
    return { code, level: "error", file, ...placeOf(text, lines, offset), params };
  };
  const refused = guard(text);
  if (refused) return [finding(refused)];
  const findings: Finding[] = [];
  for (const { document, errors } of parseLoosely(text, { lineCounter: lines })) {
    for (const fault of withHash(text, errors.map(syntaxFault), document.range[0])) findings.push(finding(fault));
    const anchors = new Set<string>();
    visit(document, {
      Alias: (_, { source, range }) => {
        if (!anchors.has(source))
          findings.push(finding({ code: "yaml.alias", offset: startOf({ range }), params: { name: source } }));
      },
      Value: (_, node) => {
        if (node.anchor) anchors.add(node.anchor);
        if (!isMap(node)) return;
        const lacking = node.items.find(({ key }) => text[startOf(key)] === ":" && isNothing(key));
        if (lacking) findings.push(finding({ code: "yaml.no-key", offset: startOf(lacking.key) }));
        for (const { pair, first } of repeated(node.items)) {
          const params = { key: keyOf(pair) ?? "", first: placeOf(text, lines, startOf(first.key)).line };
          findings.push(finding({ code: "yaml.duplicate-key", offset: startOf(pair.key), params }));
        }
      },
    });
  }
  return sortFindings(findings);
}

/** A key of which only the colon is there: legal in YAML, and refused by libyaml and js-yaml alike. */
function isNothing(key: unknown): boolean {
  return isScalar(key) && key.value === null && key.source === "";
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
