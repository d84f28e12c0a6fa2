import { type Document, isScalar, LineCounter } from "yaml";
import { guard } from "../../../system/yaml/guard.ts";
import { parseLoosely } from "../../../system/yaml/loosely.ts";
import { type Locator, locate, placeOf } from "../../../system/yaml/place.ts";
import { coreWord, quickValue } from "../../../system/yaml/quick-value.ts";
import { asMap, type Reader, type ServiceFile } from "./file.ts";
import { convertNodes, type Words, wordOf11 } from "./nodes.ts";

interface Options {
  /** How plain words are read; 1.2 unless told. */
  readonly words?: Words;
  /** Whether `<<` merges, as it does for services that read YAML 1.1. */
  readonly merges?: boolean;
  /** The key of a header: a document in front that has it says what the last one takes. Else the first document counts. */
  readonly header?: string;
}

/** A reader of YAML as a service does it: the words and merge keys it knows, tags of its own left open. */
export function yamlReader({ words = "1.2", merges = false, header }: Options = {}): Reader {
  return (path, source) => {
    const text = source.replace(/^\ufeff/, "");
    const quick = merges && text.includes("<<") ? undefined : quickValue(text, words === "1.1" ? wordOf11 : coreWord);
    if (!quick) return readSlowly(path, text);
    // Places are asked for where something is wrong, and most files are sound.
    let slow: ServiceFile | undefined;
    const placed = (): ServiceFile => {
      slow ??= readSlowly(path, text);
      if (!slow) throw new Error(`${path}: two readers of YAML differ`);
      return slow;
    };
    return {
      path,
      value: quick.value,
      isOpen: () => false,
      position: (at, part) => placed().position(at, part),
      within: (at, piece) => placed().within(at, piece),
    };
  };

  function readSlowly(path: string, text: string): ServiceFile | undefined {
    if (guard(text)) return undefined;
    const lines = new LineCounter();
    const documents = parseLoosely(text, { schema: "core", resolveKnownTags: false, lineCounter: lines });
    if (documents.some(({ errors }) => errors.length > 0)) return undefined;
    const [first, last] = [documents[0], documents[documents.length - 1]];
    if (!first || !last) return { path, value: null, position: start, within: start, isOpen: () => false };
    const file = fileOf(path, text, first.document, lines);
    const isHeader = header !== undefined && first !== last && Object.hasOwn(asMap(file.value), header);
    return isHeader ? { ...fileOf(path, text, last.document, lines), header: file } : file;
  }

  function fileOf(path: string, text: string, document: Document.Parsed, lines: LineCounter): ServiceFile {
    const { value, isOpen } = convertNodes(document, words, merges);
    const locator: Locator = locate(document);
    return {
      path,
      value,
      isOpen,
      position: (at, part = "value") => placeOf(text, lines, locator.offset(at, part)),
      within: (at, piece) => {
        const node = locator.node(at);
        const [from, to] = (isScalar(node) && node.range) || [locator.offset(at, "value"), 0];
        const found = text.slice(from, to).indexOf(piece);
        return placeOf(text, lines, found === -1 ? from : from + found);
      },
    };
  }
}

function start() {
  return { line: 1, column: 1 };
}
