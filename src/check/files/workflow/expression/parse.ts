import { nearest } from "../../../../system/nearest.ts";
import { contextNames, functionNames, functions } from "./functions.ts";
import { type ExpressionFault, lex, type Token } from "./lex.ts";
import type { Place } from "./places.ts";

/** No expression may nest deeper (actions/languageservices, `expressions/src/errors.ts`). */
const deepest = 50;

/** A read of a context: its name in lower case, and the parts that follow; undefined for a filter, or an index that is computed. */
export interface Access {
  readonly context: string;
  readonly parts: readonly (string | undefined)[];
  /** Whether something else is taken where it is empty: `||` follows. */
  isOptional: boolean;
}

/** A read of a context that is held against a value as it is written: `'text'`, `true`, `false`. */
export interface Comparison {
  readonly access: Access;
  readonly value: string;
}

/** An expression: the first thing that is wrong with it, else what it reads. */
export interface Expression {
  readonly fault?: ExpressionFault;
  readonly accesses: readonly Access[];
  readonly comparisons: readonly Comparison[];
}

/**
 * Reads an expression as the service would where it stands.
 * @param place which contexts and functions there are at that place
 */
export function readExpression(source: string, place: Place): Expression {
  const { tokens, fault } = lex(source);
  if (fault) return { fault, accesses: [], comparisons: [] };
  try {
    const parser = new Parser(tokens, place);
    parser.whole();
    return parser;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { fault: error.fault, accesses: [], comparisons: [] };
  }
}

class Refused extends Error {
  readonly fault: ExpressionFault;

  constructor(code: string, params: ExpressionFault["params"]) {
    super(code);
    this.fault = { code, params };
  }
}

const equal = new Set(["==", "!="]);
const order = new Set(["<", "<=", ">", ">="]);

/** Precedence from low to high: or, and, equality, order, not, index, call. */
class Parser {
  readonly accesses: Access[] = [];
  readonly comparisons: Comparison[] = [];
  readonly #tokens: readonly Token[];
  readonly #place: Place;
  #next = 0;
  #depth = 0;

  constructor(tokens: readonly Token[], place: Place) {
    this.#tokens = tokens;
    this.#place = place;
  }

  whole(): void {
    this.#expression();
    if (this.#peek.kind !== "end") this.#refuse();
  }

  get #peek(): Token {
    return this.#tokens[this.#next] ?? { kind: "end", text: "", at: 0 };
  }

  #takes(sign: string): boolean {
    if (this.#peek.kind !== "sign" || this.#peek.text !== sign) return false;
    this.#next++;
    return true;
  }

  #refuse(): never {
    const { kind, text } = this.#peek;
    throw kind === "end" ? new Refused("end", {}) : new Refused("symbol", { value: text });
  }

  #expect(sign: string): void {
    if (!this.#takes(sign)) this.#refuse();
  }

  #deeper(read: () => void): void {
    if (++this.#depth > deepest) throw new Refused("depth", { most: deepest });
    read();
    this.#depth--;
  }

  #expression(): void {
    this.#deeper(() => this.#chain("||", () => this.#chain("&&", () => this.#compare())));
  }

  #chain(sign: string, part: () => void): void {
    let from = this.accesses.length;
    part();
    if (this.#peek.kind !== "sign" || this.#peek.text !== sign) return;
    this.#deeper(() => {
      while (this.#takes(sign)) {
        if (sign === "||") for (const access of this.accesses.slice(from)) access.isOptional = true;
        from = this.accesses.length;
        part();
      }
    });
  }

  #compare(): void {
    const sides: { readonly access?: Access; readonly value?: string }[] = [];
    this.#infix(equal, () => {
      const [token, reads] = [this.#next, this.accesses.length];
      this.#infix(order, () => this.#not());
      sides.push(this.#side(token, reads));
    });
    const [{ access, value } = {}, other = {}] = sides;
    const [read, held] = [access ?? other.access, value ?? other.value];
    if (sides.length === 2 && read && held !== undefined) this.comparisons.push({ access: read, value: held });
  }

  /** What one side of a comparison is, where it is no more than a read, or a value as it is written. */
  #side(token: number, reads: number): { readonly access?: Access; readonly value?: string } {
    const tokens = this.#tokens.slice(token, this.#next);
    const [first, second] = tokens;
    if (!second) return first?.kind === "text" || first?.kind === "value" ? { value: first.text } : {};
    const isPlain = tokens.every(({ kind, text }) => kind !== "sign" || /^[.[\]]$/.test(text));
    const access = this.accesses[reads];
    return isPlain && first?.kind === "word" && access?.parts.includes(undefined) === false ? { access } : {};
  }

  #infix(signs: ReadonlySet<string>, part: () => void): void {
    part();
    while (this.#peek.kind === "sign" && signs.has(this.#peek.text)) {
      this.#next++;
      part();
    }
  }

  #not(): void {
    if (this.#takes("!")) this.#deeper(() => this.#not());
    else this.#index();
  }

  /** What has parts may be followed by one: a context, a group, what a function gives. */
  #index(): void {
    const { kind } = this.#peek;
    const context = this.#call();
    if (kind === "number" || kind === "text" || kind === "value") return;
    const before = this.#depth;
    const parts: (string | undefined)[] = [];
    for (let part = this.#part(); part; part = this.#part()) {
      if (++this.#depth > deepest) throw new Refused("depth", { most: deepest });
      parts.push(part.name);
    }
    this.#depth = before;
    if (context !== undefined) this.accesses.push({ context, parts, isOptional: false });
  }

  /** One part, with its name where that is written; undefined where none follows. */
  #part(): { readonly name?: string } | undefined {
    if (this.#takes(".")) {
      if (this.#takes("*")) return {};
      const { kind, text } = this.#peek;
      if (kind !== "word") this.#refuse();
      this.#next++;
      return { name: text };
    }
    if (!this.#takes("[")) return undefined;
    const from = this.#next;
    const { kind, text } = this.#peek;
    if (!this.#takes("*")) this.#expression();
    const isAlone = this.#next === from + 1;
    this.#expect("]");
    return kind === "text" && isAlone ? { name: text.slice(1, -1).replaceAll("''", "'") } : {};
  }

  /** A context by its name in lower case, where it is one that has parts. */
  #call(): string | undefined {
    const token = this.#peek;
    if (token.kind === "end") this.#refuse();
    if (token.kind === "sign") {
      this.#expect("(");
      this.#expression();
      this.#expect(")");
      return undefined;
    }
    this.#next++;
    if (token.kind !== "word") return undefined;
    if (this.#takes("(")) {
      this.#knownFunction(token.text, this.#argumentsUntilEnd());
      return undefined;
    }
    this.#knownContext(token.text);
    return token.text.toLowerCase();
  }

  #argumentsUntilEnd(): number {
    let count = 0;
    while (!this.#takes(")")) {
      this.#expression();
      count++;
      if (this.#peek.text !== ")" || this.#peek.kind !== "sign") this.#expect(",");
    }
    return count;
  }

  #knownContext(name: string): void {
    const allowed = this.#place.contexts;
    if (allowed.includes(name.toLowerCase())) return;
    const params = { name, allowed: [...allowed].sort().join(", ") };
    if (contextNames.includes(name.toLowerCase())) throw new Refused("context-place", params);
    const near = nearest(name, allowed);
    throw near === undefined ? new Refused("context", params) : new Refused("context-near", { name, nearest: near });
  }

  #knownFunction(name: string, count: number): void {
    const known = name.toLowerCase();
    const here = [functions, this.#place.functions].find((all) => Object.hasOwn(all, known));
    const arity = here?.[known];
    const written = functionNames.find((one) => one.toLowerCase() === known);
    if (!arity && written !== undefined) throw new Refused("function-place", { name: written });
    if (!arity) {
      const near = nearest(name, functionNames);
      throw near === undefined
        ? new Refused("function", { name, known: functionNames.join(", ") })
        : new Refused("function-near", { name, nearest: near });
    }
    const { least, most } = arity;
    const isOdd = known !== "case" || count % 2 === 1;
    if (count >= least && count <= most && isOdd) return;
    const wanted = known === "case" ? "3, 5, 7 …" : most === least ? `${least}` : `${least}–${most}`;
    throw new Refused("arguments", { name: written ?? name, wanted, given: count });
  }
}
