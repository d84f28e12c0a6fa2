import { nearest } from "../../../../system/nearest.ts";
import { contextNames, functionNames, functions } from "./functions.ts";
import { type ExpressionFault, lex, type Token } from "./lex.ts";
import type { Place } from "./places.ts";

/** No expression may nest deeper (actions/languageservices, `expressions/src/errors.ts`). */
const deepest = 50;

/**
 * The first thing that is wrong with an expression, as the service would find it where it stands.
 * @param place which contexts and functions there are at that place
 */
export function faultOf(source: string, place: Place): ExpressionFault | undefined {
  const { tokens, fault } = lex(source);
  if (fault) return fault;
  try {
    new Parser(tokens, place).whole();
    return undefined;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.fault;
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
    part();
    if (this.#peek.kind !== "sign" || this.#peek.text !== sign) return;
    this.#deeper(() => {
      while (this.#takes(sign)) part();
    });
  }

  #compare(): void {
    this.#infix(equal, () => this.#infix(order, () => this.#not()));
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
    this.#call();
    if (kind === "number" || kind === "text" || kind === "value") return;
    const before = this.#depth;
    while (this.#part()) if (++this.#depth > deepest) throw new Refused("depth", { most: deepest });
    this.#depth = before;
  }

  #part(): boolean {
    if (this.#takes(".")) {
      if (this.#takes("*")) return true;
      if (this.#peek.kind !== "word") this.#refuse();
      this.#next++;
      return true;
    }
    if (!this.#takes("[")) return false;
    if (!this.#takes("*")) this.#expression();
    this.#expect("]");
    return true;
  }

  #call(): void {
    const token = this.#peek;
    if (token.kind === "end") this.#refuse();
    if (token.kind === "sign") {
      this.#expect("(");
      this.#expression();
      this.#expect(")");
      return;
    }
    this.#next++;
    if (token.kind !== "word") return;
    if (!this.#takes("(")) this.#knownContext(token.text);
    else this.#knownFunction(token.text, this.#argumentsUntilEnd());
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
