import { type Document, LineCounter, parseDocument, type YAMLError } from "yaml";
import { type Finding, sortFindings } from "../finding.ts";
import { convert, type Fault } from "./convert.ts";
import { guard } from "./guard.ts";
import { hashAt, hashInBrackets } from "./hash.ts";
import { loosen } from "./loosen.ts";
import { mergeMaps } from "./merge.ts";
import { locate, type Path, type Place, placeOf, sourceAt } from "./place.ts";
import { coreWord, quickValue } from "./quick-value.ts";

/** One parsed file: its value, what is wrong, and where each part of it stands. */
export interface ParsedYaml {
  /** Plain objects, lists and scalars; null when nothing could be read. */
  readonly value: unknown;
  /** In order of place; the first hundred, and how many more there are. */
  readonly findings: readonly Finding[];
  /** Whether the text is not YAML at all in some place: the value may then lack whatever follows. */
  readonly broken: boolean;
  /** The place of the value at a path, or of its key; of the nearest part that is there when the path leads nowhere. */
  position(path: Path, part?: "value" | "key"): Place;
  /** The scalar at a path as it is written: `1e1000`, `0123`, `yes`. Undefined for what is not a plain scalar. */
  source(path: Path): string | undefined;
  /** What stands as a comment where the value at a path is missing, when it looks like one that was meant: `#d73a4a`. */
  comment?(path: Path): string | undefined;
}

/** What `!!binary` and the like would make is no data for us; a `%YAML 1.1` line must not turn `no` into false. */
const options = {
  schema: "core",
  resolveKnownTags: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: "error",
} as const;

/**
 * Reads YAML 1.2 (core schema) as data: one document, text keys, no tags of its own, no reserved or repeated keys.
 * Never throws: whatever is wrong is a finding with its line and column.
 * @param options.file path for the findings
 * @param options.merges whether `<<` brings the pairs of other maps, as in YAML 1.1: for files whose own readers do that
 */
export function parseYaml(
  source: string,
  { file, merges = false }: { readonly file: string; readonly merges?: boolean },
): ParsedYaml {
  const text = source.replace(/^\ufeff/, "");
  const quick = quickly(text);
  if (!quick) return slowly(text, file, merges);
  // Places are asked for where something is wrong, and most files are sound.
  let slow: ParsedYaml | undefined;
  const placed = (): ParsedYaml => {
    slow ??= slowly(text, file, merges);
    return slow;
  };
  return {
    value: quick.value,
    findings: [],
    broken: false,
    position: (path, part) => placed().position(path, part),
    source: (path) => placed().source(path),
    comment: (path) => placed().comment?.(path),
  };
}

/** Names that only the slow parser may see, and what other programs take and we refuse: a comment without a blank. */
const odd = /__proto__|constructor|prototype|<<|["'\]}]#/;

/** The value of a text in which nothing is wrong; see `quickValue`. Some texts are good YAML to others only. */
function quickly(text: string): { readonly value: unknown } | undefined {
  return odd.test(text) || loosen(text) !== text ? undefined : quickValue(text, coreWord);
}

/** As `parseYaml`, of a text without a byte order mark, with the parser that keeps places. */
function slowly(text: string, file: string, merges: boolean): ParsedYaml {
  const lines = new LineCounter();
  const finding = (fault: Fault): Finding => {
    const { line, column } = placeOf(text, lines, fault.offset);
    const params = { ...fault.params };
    if (typeof params.first === "number") params.first = placeOf(text, lines, params.first).line;
    return { code: fault.code, level: "error", file, line, column, params };
  };
  const refused = guard(text);
  if (refused) return unreadable(finding(refused));
  const document = parseDocument(text, { ...options, lineCounter: lines });
  const syntax = withHash(text, unique([...document.errors, ...document.warnings].map(syntaxFault)));
  if (merges) mergeMaps(document);
  const { value, faults } = convert(document);
  const locator = locate(document);
  return {
    value,
    findings: sortFindings([...syntax, ...otherVersion(document), ...faults].map(finding)),
    broken: document.errors.length > 0,
    position: (path, part = "value") => placeOf(text, lines, locator.offset(path, part)),
    source: (path) => sourceAt(locator, path),
    comment: (path) => hashAt(text, locator.offset(path, "value")),
  };
}

function unreadable(finding: Finding): ParsedYaml {
  const position = () => ({ line: 1, column: 1 });
  return { value: null, findings: [finding], broken: true, position, source: () => undefined };
}

/** Faults of the parser that have a text of their own; all others share one, with the parser's words. */
const known: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: "yaml.tab",
  BAD_INDENT: "yaml.indent",
  MULTIPLE_DOCS: "yaml.documents",
  TAG_RESOLVE_FAILED: "yaml.tag",
  MULTILINE_IMPLICIT_KEY: "yaml.colon",
  BLOCK_AS_IMPLICIT_KEY: "yaml.nested",
};

export function syntaxFault(error: YAMLError): Fault {
  const reason = error.message.split("\n")[0] ?? "";
  return { code: known[error.code] ?? "yaml.syntax", offset: error.pos[0], params: { reason } };
}

/** Where `#` has eaten the end of brackets, that is what is wrong, and what the parser says of it would mislead. */
export function withHash(text: string, faults: readonly Fault[], from = 0): readonly Fault[] {
  const [first] = [...faults].sort((a, b) => a.offset - b.offset);
  const hash = first && hashInBrackets(text, from, first.offset);
  return hash ? [hash] : faults;
}

/** At the end of a text the parser may miss several things at one place. */
function unique(faults: readonly Fault[]): Fault[] {
  return [...new Map(faults.map((fault) => [`${fault.code} ${fault.offset}`, fault])).values()];
}

/** A file that says it is YAML 1.1 means other values by `yes`, `010` and `<<` than we read. */
function otherVersion(document: Document.Parsed): Fault[] {
  const { explicit, version } = document.directives.yaml;
  return explicit && version !== "1.2" ? [{ code: "yaml.version", offset: 0, params: { version } }] : [];
}
