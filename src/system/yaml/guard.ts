import { Lexer } from "yaml";

/** What a YAML file may be at most. The parser is recursive: deep nesting could abort the whole process. */
export const yamlLimits = { bytes: 1_048_576, depth: 64, aliases: 50, nodes: 200_000 } as const;

export interface GuardFault {
  readonly code: "yaml.large" | "yaml.deep" | "yaml.nul";
  readonly offset: number;
}

/**
 * Looks at a text before the parser does: its size, and how deep it nests. Only the lexer runs here, which keeps a
 * counter where the parser recurses.
 */
export function guard(text: string): GuardFault | undefined {
  if (Buffer.byteLength(text) > yamlLimits.bytes) return { code: "yaml.large", offset: 0 };
  const nul = text.indexOf("\0");
  if (nul !== -1) return { code: "yaml.nul", offset: nul };
  return cannotBeDeep(text) ? undefined : measureDepth(text);
}

/** True for nearly every real file: too few brackets, and no line with enough indicators or blanks, to nest too deep. */
function cannotBeDeep(text: string): boolean {
  const brackets = text.split(/[[{]/).length - 1;
  if (brackets > yamlLimits.depth) return false;
  return text.split("\n").every((line) => line.length <= yamlLimits.depth || !couldNest(line));
}

function couldNest(line: string): boolean {
  const indent = line.search(/[^ ]/);
  return indent + (line.match(/[-?:](?=\s|$)/g)?.length ?? 0) > yamlLimits.depth;
}

function measureDepth(text: string): GuardFault | undefined {
  const open = { flow: 0, block: [] as number[], start: -1 };
  let offset = 0;
  let lineStart = 0;
  for (const token of new Lexer().lex(text)) {
    if (marks.has(token)) continue;
    if (token === "\n" || token === "\r\n") {
      lineStart = offset + token.length;
      open.start = -1;
    } else count(open, token, offset - lineStart);
    if (open.flow + open.block.length > yamlLimits.depth) return { code: "yaml.deep", offset };
    offset += token.length;
  }
  return undefined;
}

/** Tokens that the lexer puts in to mark a document, a scalar or the end of flow content: they are not in the text. */
const marks = new Set(["\u0002", "\u0018", "\u001f"]);

/** What is open at a token: brackets, columns of block collections, and the column at which the item at hand began. */
interface Open {
  flow: number;
  block: number[];
  start: number;
}

function count(open: Open, token: string, column: number): void {
  if (open.start === -1 && token.trim() !== "") open.start = column;
  if (token === "[" || token === "{") open.flow++;
  else if (token === "]" || token === "}") open.flow = Math.max(0, open.flow - 1);
  else if (open.flow === 0 && (token === "-" || token === "?" || token === ":")) {
    // A collection that began further to the left, or at the same column, closes those to its right.
    open.block = [...open.block.filter((begun) => begun < open.start), open.start];
    open.start = -1;
  }
}
