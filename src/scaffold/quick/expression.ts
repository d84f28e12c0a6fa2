/** Nothing is said of this text here: the full engine has to render it, and to say what is wrong where something is. */
export class Unsure extends Error {}

/** Where names lead: `undefined` for what nobody has set. */
export interface Scope {
  get(name: string): unknown;
}

/** What a filter makes of a value and its arguments. */
export type Filter = (value: unknown, ...args: unknown[]) => unknown;

/** A filter, and whether what it makes goes out as it is. */
export interface NamedFilter {
  readonly raw: boolean;
  readonly make: Filter;
}

/**
 * An expression, ready to be asked. `lenient`: a name that nobody has set is `null`, as conditions and assignments have it;
 * else it is `Unsure`.
 */
export interface Expression {
  readonly raw: boolean;
  value(scope: Scope, lenient: boolean): unknown;
}

type Operand = (scope: Scope, lenient: boolean) => unknown;

const blank = "[ \\t\\r\\n]*";
const token = new RegExp(
  `${blank}(?:("[^"\\\\]*"|'[^'\\\\]*')|(-?\\d{1,9})(?![\\w.])|([A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*|\\[\\d{1,4}\\])*)(?![\\w.\\[?-])|(==|!=|[<>]=?)|([|:,]))${blank}`,
  "y",
);
/** Words that Liquid gives a meaning, properties that it makes up, and a loop as a whole. */
const special =
  /^(?:nil|null|empty|blank|not|and|or|contains)\b|^forloop(?!\.(?:first|last|index0?)$)|^(?!forloop\.).*\.(?:size|first|last)\b/;

interface Word {
  readonly kind: "operand" | "operator" | "sign";
  readonly text: string;
  readonly operand?: Operand;
}

/**
 * Understands what most expressions of templates are made of: texts, whole numbers, names with properties, comparisons joined
 * by one kind of word, filters of which the caller has the meaning.
 * @returns undefined where there is anything else
 */
export function readExpression(text: string, filters: ReadonlyMap<string, NamedFilter>): Expression | undefined {
  const words = wordsOf(text);
  if (!words) return undefined;
  const bar = words.findIndex(({ text: sign, kind }) => kind === "sign" && sign === "|");
  const head = condition(bar < 0 ? words : words.slice(0, bar));
  if (!head) return undefined;
  if (bar < 0) return { raw: false, value: head };
  const chain = readFilters(words.slice(bar), filters);
  return chain && { raw: chain.raw, value: (scope, lenient) => chain.apply(head(scope, lenient), scope) };
}

function wordsOf(text: string): Word[] | undefined {
  const words: Word[] = [];
  for (token.lastIndex = 0; token.lastIndex < text.length; ) {
    const match = token.exec(text);
    if (!match) return undefined;
    const word = wordOf(match);
    if (!word) return undefined;
    words.push(word);
  }
  return words;
}

function wordOf([, quoted, number, name, comparison, sign]: RegExpExecArray): Word | undefined {
  if (quoted !== undefined) return operand(quoted, () => quoted.slice(1, -1));
  if (number !== undefined) return operand(number, () => Number(number));
  if (name === undefined) return { kind: sign === undefined ? "operator" : "sign", text: sign ?? comparison ?? "" };
  if (name === "true" || name === "false") return operand(name, () => name === "true");
  if (name === "and" || name === "or" || name === "contains") return { kind: "operator", text: name };
  return special.test(name) ? undefined : operand(name, path(name));
}

function operand(text: string, read: Operand): Word {
  return { kind: "operand", text, operand: read };
}

/** A name with its properties. */
function path(text: string): Operand {
  const [name = "", ...properties] = text.split(/\.|\[|\]\.?/).filter(Boolean);
  return (scope, lenient) => {
    let value = scope.get(name);
    for (const property of properties) value = value === undefined ? value : own(value, property);
    if (value === undefined && !lenient) throw new Unsure();
    return value ?? null;
  };
}

/** Own properties only, so that no template reaches what the program put there. */
function own(value: unknown, property: string): unknown {
  const fits = typeof value === "object" && value !== null && Array.isArray(value) === /^\d/.test(property);
  if (!fits) throw new Unsure();
  const found = Object.hasOwn(value, property) ? (value as Record<string, unknown>)[property] : undefined;
  if (typeof found === "function") throw new Unsure();
  return found;
}

/** One operand, one comparison, or several joined by `and` alone or by `or` alone: no question of what binds tighter. */
function condition(words: readonly Word[]): Operand | undefined {
  const joins = words.filter(({ text, kind }) => kind === "operator" && (text === "and" || text === "or"));
  const [join] = joins;
  if (!join) return comparison(words);
  if (joins.some(({ text }) => text !== join.text)) return undefined;
  const sides: Operand[] = [];
  let from = 0;
  for (const end of [...joins.map((one) => words.indexOf(one)), words.length]) {
    const side = comparison(words.slice(from, end));
    if (!side) return undefined;
    sides.push(side);
    from = end + 1;
  }
  const all = join.text === "and";
  return (scope, lenient) => {
    // Each side is asked, as Liquid asks it: one may hold a name that nobody has set.
    const values = sides.map((side) => isTrue(side(scope, lenient)));
    return all ? values.every(Boolean) : values.some(Boolean);
  };
}

/** Liquid's truth: all but false and nothing. */
export function isTrue(value: unknown): boolean {
  return value !== false && value !== undefined && value !== null;
}

function comparison([left, operator, right, ...rest]: readonly Word[]): Operand | undefined {
  const [a, b] = [left?.operand, right?.operand];
  if (!a || rest.length > 0) return undefined;
  if (!operator) return a;
  if (operator.kind !== "operator" || !b) return undefined;
  const compare = comparisons.get(operator.text);
  return compare && ((scope, lenient) => compare(a(scope, lenient), b(scope, lenient)));
}

/** A text, a number or a truth, as it is. @throws Unsure for a list or a map, which Liquid compares in its own way */
export function simple(value: unknown): unknown {
  if (typeof value === "object" && value !== null) throw new Unsure();
  return value;
}

function inOrder(a: unknown, b: unknown): boolean {
  if (typeof a !== typeof b || (typeof a !== "string" && typeof a !== "number")) throw new Unsure();
  if (Number.isNaN(a) || Number.isNaN(b)) throw new Unsure();
  return (a as string) < (b as string);
}

function contains(list: unknown, item: unknown): boolean {
  if (typeof list === "string" && typeof item === "string") return list.includes(item);
  if (!Array.isArray(list)) throw new Unsure();
  return list.some((one) => simple(one) === simple(item));
}

const comparisons: ReadonlyMap<string, (a: unknown, b: unknown) => boolean> = new Map([
  ["==", (a, b) => simple(a) === simple(b)],
  ["!=", (a, b) => simple(a) !== simple(b)],
  ["<", inOrder],
  [">", (a, b) => inOrder(b, a)],
  ["<=", (a, b) => !inOrder(b, a)],
  [">=", (a, b) => !inOrder(a, b)],
  ["contains", contains],
]);

interface Chain {
  readonly raw: boolean;
  apply(value: unknown, scope: Scope): unknown;
}

/** `| name`, `| name: argument, argument`, one after the other. */
function readFilters(words: readonly Word[], filters: ReadonlyMap<string, NamedFilter>): Chain | undefined {
  const steps: { filter: NamedFilter; args: readonly Operand[] }[] = [];
  for (let at = 0; at < words.length; ) {
    const filter = filters.get(words[at + 1]?.text ?? "");
    if (words[at]?.text !== "|" || words[at + 1]?.kind !== "operand" || !filter) return undefined;
    at += 2;
    const args: Operand[] = [];
    for (let sign = ":"; words[at]?.text === sign && words[at]?.kind === "sign"; at += 2, sign = ",") {
      const arg = words[at + 1]?.operand;
      if (!arg) return undefined;
      args.push(arg);
    }
    steps.push({ filter, args });
  }
  return {
    raw: steps.at(-1)?.filter.raw ?? false,
    apply: (value, scope) =>
      steps.reduce((made, { filter, args }) => filter.make(made, ...args.map((arg) => arg(scope, false))), value),
  };
}
