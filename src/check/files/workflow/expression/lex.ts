/** What a piece of an expression is: a sign stands for itself. */
export type TokenKind = "word" | "number" | "text" | "value" | "sign" | "end";

/** One piece of an expression, and where it begins in it. */
export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly at: number;
}

/** What is wrong with an expression: the end of a finding's code, and the parameters of its text. */
export interface ExpressionFault {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** Longer expressions are refused (actions/languageservices, `expressions/src/errors.ts`). */
export const longest = 21_000;

const blank = /\s/;
const boundary = /[\s()[\],.!<>=&|]/;
const twoSigns = new Set(["!=", "==", "<=", ">=", "&&", "||"]);
const values = new Set(["true", "false", "null", "NaN", "Infinity"]);

/**
 * The pieces of an expression, ended by one of kind `end`; or what cannot be a piece of any.
 * After docs.github.com/en/actions/reference/workflows-and-actions/expressions: texts in single quotes, a quote within
 * is doubled; numbers as in JSON, or hexadecimal.
 */
export function lex(source: string): { readonly tokens: readonly Token[]; readonly fault?: ExpressionFault } {
  if (source.length > longest) return { tokens: [], fault: { code: "length", params: { most: longest } } };
  const tokens: Token[] = [];
  for (let at = 0; at < source.length; ) {
    if (blank.test(source[at] ?? "")) {
      at++;
      continue;
    }
    const token = tokenAt(source, at, tokens[tokens.length - 1]);
    if (!token) return { tokens, fault: { code: "symbol", params: { value: pieceAt(source, at) } } };
    tokens.push(token);
    at += token.text.length;
  }
  tokens.push({ kind: "end", text: "", at: source.length });
  return { tokens };
}

function tokenAt(source: string, at: number, before: Token | undefined): Token | undefined {
  const sign = source[at] ?? "";
  if (sign === "'") return textAt(source, at);
  if (twoSigns.has(source.slice(at, at + 2))) return { kind: "sign", text: source.slice(at, at + 2), at };
  // A dot after a name or a bracket goes into it; elsewhere it begins a number.
  const goesInto = before && (before.kind === "word" || /^[\])*]$/.test(before.text));
  if (/[()[\],!<>*]/.test(sign) || (sign === "." && goesInto)) return { kind: "sign", text: sign, at };
  if (/[\d.+-]/.test(sign)) return numberAt(source, at);
  const text = pieceAt(source, at);
  if (!/^[A-Za-z_][\w-]*$/.test(text)) return undefined;
  const isValue = values.has(text) && before?.text !== ".";
  return { kind: isValue ? "value" : "word", text, at };
}

function textAt(source: string, at: number): Token | undefined {
  for (let end = at + 1; end < source.length; end++) {
    if (source[end] !== "'") continue;
    if (source[end + 1] !== "'") return { kind: "text", text: source.slice(at, end + 1), at };
    end++;
  }
  return undefined;
}

function numberAt(source: string, at: number): Token | undefined {
  let end = at + 1;
  while (end < source.length && (source[end] === "." || !boundary.test(source[end] ?? ""))) end++;
  const text = source.slice(at, end);
  return Number.isNaN(Number(text)) ? undefined : { kind: "number", text, at };
}

/** From here to the next sign or blank, for a message. */
function pieceAt(source: string, at: number): string {
  let end = at + 1;
  while (end < source.length && !boundary.test(source[end] ?? "")) end++;
  return source.slice(at, end);
}
