const blank = /(?:\s|\ufeff|\/\/.*|\/\*[\s\S]*?\*\/)+/y;
const token = /"(?:[^"\\\n]|\\[\s\S])*"|'(?:[^'\\\n]|\\[\s\S])*'|[{}[\],:]|[^\s{}[\],:"'/]+/y;
const value = /^(?:["']|(?:null|true|false)$|[-+]?(?:NaN|Infinity|0x[\da-f]+|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)$)/i;
const key = /^["']|^[\p{L}$_][\p{L}\p{N}$_-]*$/u;

/** What is open, and what may come next in it. */
interface Open {
  readonly close: "}" | "]" | "";
  wanted: "key" | "colon" | "value" | "comma";
}

/**
 * Whether a text is JSON for a reader that is less strict than RFC 8259: comments, trailing commas, single quotes, bare keys
 * and numbers as in JSON5; NaN as Python writes it; several values, one after the other, as in JSON Lines. An empty text
 * is none. Linear: every token is looked at once.
 */
export function isLooseJson(text: string): boolean {
  const open: Open[] = [{ close: "", wanted: "value" }];
  let values = 0;
  for (let at = 0; ; ) {
    blank.lastIndex = at;
    if (blank.test(text)) at = blank.lastIndex;
    if (at === text.length) return open.length === 1 && values > 0;
    token.lastIndex = at;
    const [sign] = token.exec(text) ?? [];
    if (sign === undefined || !take(open, sign)) return false;
    if (open.length === 1) values++;
    at = token.lastIndex;
  }
}

/** Takes one token; false where it cannot stand. */
function take(open: Open[], sign: string): boolean {
  const top = open[open.length - 1];
  if (!top) return false;
  if (/^[}\]]$/.test(sign)) return sign === top.close && mayEnd(top) && open.pop() !== undefined;
  if (/^[,:]$/.test(sign)) return separate(top, sign);
  if (top.wanted === "key") {
    top.wanted = "colon";
    return key.test(sign);
  }
  if (top.wanted !== "value") return false;
  if (top.close !== "") top.wanted = "comma";
  if (sign === "{") return open.push({ close: "}", wanted: "key" }) > 0;
  return sign === "[" ? open.push({ close: "]", wanted: "value" }) > 0 : value.test(sign);
}

/** Commas may trail: only a key without its value keeps a collection from ending. */
function mayEnd({ close, wanted }: Open): boolean {
  return wanted === "comma" || wanted === (close === "}" ? "key" : "value");
}

function separate(top: Open, sign: string): boolean {
  if (top.wanted !== (sign === "," ? "comma" : "colon")) return false;
  top.wanted = sign === "," && top.close === "}" ? "key" : "value";
  return true;
}
