import {
  type Document,
  type DocumentOptions,
  type ParseOptions,
  parseAllDocuments,
  type SchemaOptions,
  type YAMLError,
} from "yaml";
import { loosen } from "./loosen.ts";

type Options = ParseOptions & DocumentOptions & SchemaOptions;

/** A document, and what other readers refuse in it as well. */
export interface Loose {
  readonly document: Document.Parsed;
  readonly errors: readonly YAMLError[];
}

/**
 * Parses as the readers of most services do, which are libyaml (Ruby, Python) and js-yaml: of 8,000 texts that this parser
 * refuses and they were asked about, they take those whose quoted texts and flow collections go on too far to the left, and
 * those of the two faults below. All else they refuse as well.
 */
export function parseLoosely(text: string, options: Options): Loose[] {
  const first = parseAll(text, options);
  const count = countOf(first);
  if (count === 0) return first;
  const loose = loosen(text);
  if (loose === text) return first;
  // Offsets stay what they are, and so do the lines that were counted.
  const { lineCounter: _, ...others } = options;
  const second = parseAll(loose, others);
  return countOf(second) < count ? second : first;
}

function parseAll(text: string, options: Options): Loose[] {
  const parsed = parseAllDocuments(text, { uniqueKeys: false, prettyErrors: false, logLevel: "silent", ...options });
  const documents: readonly Document.Parsed[] = Array.isArray(parsed) ? parsed : [];
  return documents.map((document) => ({ document, errors: document.errors.filter((error) => !isTaken(error)) }));
}

/** A comment that follows a key of a map alone, and one without a blank in front of its sign. */
function isTaken({ code, message }: YAMLError): boolean {
  return code === "IMPOSSIBLE" || (code === "MISSING_CHAR" && message.startsWith("Comments must be separated"));
}

function countOf(documents: readonly Loose[]): number {
  return documents.reduce((sum, { errors }) => sum + errors.length, 0);
}
