import { diff3Merge } from "node-diff3";
import { type Document, isNode, parseDocument, type ToStringOptions, visit } from "yaml";

/** The text of a manifest, as far as it is the owner's: line ends, indentation, and every line that does not change. */

const parseOptions = { schema: "core", resolveKnownTags: false, uniqueKeys: false, prettyErrors: false } as const;

/** Above this many lines each changed file is written anew: comparing would take too long. */
const mostLines = 20_000;

/**
 * Changes a YAML text through its document, and keeps all lines as they are that the change does not touch.
 * @param change changes the document that it is given
 * @returns the very same text when the change says nothing new
 */
export function editYaml(text: string, change: (document: Document) => void): string {
  const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
  const crlf = /\r\n/.test(text) && !/[^\r]\n/.test(text);
  const own = crlf ? text.slice(mark.length).replace(/\r\n/g, "\n") : text.slice(mark.length);
  const former = parse(own);
  const styles = stylesOf(own).map((style) => ({ style, before: former.toString(style) }));
  const document = changed(own, change);
  const wanted = meaning(document);
  if (wanted === meaning(former)) return text;
  const merged = styles.map(({ style, before }) => keepLines(own, before, document.toString(style)));
  // Lines of two ways to indent may not go together: then the whole text is printed anew.
  const result = merged.find((one) => says(one, wanted)) ?? document.toString(styles[0]?.style);
  return mark + (crlf ? result.replace(/\n/g, "\r\n") : result);
}

/** The document after the change: with its aliases, unless one of them would then say something else, or lead nowhere. */
function changed(text: string, change: (document: Document) => void): Document {
  const document = parse(text);
  const plain = parse(text);
  if (!withoutAliases(plain)) {
    change(document);
    return document;
  }
  change(plain);
  try {
    change(document);
    if (meaning(document) === meaning(plain)) return document;
  } catch (error) {
    // What an alias of a thing that has gone is met with.
    if (!(error instanceof ReferenceError)) throw error;
  }
  return plain;
}

/** Puts what they stand for in the place of aliases. @returns whether there was any */
function withoutAliases(document: Document): boolean {
  let isAny = false;
  visit(document, {
    Alias: (_, alias) => {
      const target = alias.resolve(document);
      isAny = true;
      return isNode(target) ? (target.clone() as typeof target) : undefined;
    },
  });
  if (isAny) {
    visit(document, {
      Node: (_, node) => {
        if ("anchor" in node) delete (node as { anchor?: string }).anchor;
      },
    });
  }
  return isAny;
}

function parse(text: string): Document {
  return parseDocument(text, parseOptions) as Document;
}

function meaning(document: Document): string {
  return JSON.stringify(document.toJS({ maxAliasCount: -1 }));
}

/** Lines that the printer alone has changed stay as they were; where it met a real change, its own lines count. */
function keepLines(own: string, before: string, after: string): string {
  const [mine, old, made] = [own, before, after].map((text) => text.split(/(?<=\n)/)) as [string[], string[], string[]];
  if (own === before || Math.max(mine.length, made.length) > mostLines) return after;
  return diff3Merge(mine, old, made, { excludeFalseConflicts: true })
    .flatMap(({ ok, conflict }) => ok ?? (conflict ? settle(conflict) : []))
    .join("");
}

/** Where the owner's lines and the printer's stand one beside the other, a line that did not change is the owner's. */
function settle({ a, o, b }: Conflict): readonly string[] {
  if (a.length !== o.length) return b;
  let next = 0;
  return b.map((line) => {
    const index = o.indexOf(line, next);
    if (index < 0) return line;
    next = index + 1;
    return a[index] ?? line;
  });
}

interface Conflict {
  readonly a: readonly string[];
  readonly o: readonly string[];
  readonly b: readonly string[];
}

function says(text: string, wanted: string): boolean {
  const document = parse(text);
  return document.errors.length === 0 && meaning(document) === wanted;
}

/** A key whose value stands on the lines below it. */
const keyLine = "^( *)[\\w-]+:[ \\t]*(?:#.*)?\\n(?:[ \\t]*(?:#.*)?\\n)*";

/** How the owner may indent, the likeliest first: new lines must stand in line with those that are there. */
function stylesOf(text: string): ToStringOptions[] {
  const depth = (below: string) => {
    const [, , inner] = new RegExp(`${keyLine}\\1( +)${below}`, "m").exec(text) ?? [];
    return inner?.length;
  };
  const [ofLists, ofMaps] = [depth("- "), depth("[^\\s#-]")];
  const isFlat = ofLists === undefined && new RegExp(`${keyLine}\\1- `, "m").test(text);
  const indents = [...new Set([ofLists, ofMaps, 2].filter((one) => one !== undefined))];
  const flowCollectionPadding = !/\{\w/.test(text) || /\{ \w/.test(text);
  return indents.map((indent) => ({ lineWidth: 0, indent, indentSeq: !isFlat, flowCollectionPadding }));
}
