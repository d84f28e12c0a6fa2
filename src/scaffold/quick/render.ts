import { type Expression, isTrue, type NamedFilter, readExpression, type Scope, simple, Unsure } from "./expression.ts";

/** What the full engine lends. */
export interface Loan {
  readonly filters: ReadonlyMap<string, NamedFilter>;
  /** What a plain output becomes. */
  escape(value: unknown): string;
  /** An expression that is not understood here. Throws what it likes when it is wrong, at once or when it is asked. */
  read(expression: string): { readonly raw: boolean; value(values: object): unknown };
}

/** Steps, characters and depth from which on the full engine counts memory and time. */
const limits = { steps: 20_000, characters: 300_000, text: 100_000, depth: 40, lent: 100 };

type Node = (run: Run) => void;

/** One file that is being written. */
interface Run extends Scope {
  readonly assigned: Map<string, unknown>;
  readonly loops: Readonly<Record<string, unknown>>[];
  readonly values: Readonly<Record<string, unknown>>;
  out: string;
  steps: number;
  lent: number;
}

/**
 * Renders Liquid of which all is plain: outputs, `assign`, `if`, `unless`, `for`, `case`. That is nearly all that templates say, in
 * a quarter of the time that the full engine takes, which reads character by character and renders by generators.
 * Never throws: what is more than that, and what is wrong, is left to the full engine.
 */
export class QuickRenderer {
  readonly #loan: Loan;
  readonly #expressions = new Map<string, Expression>();

  constructor(loan: Loan) {
    this.#loan = loan;
  }

  /** The text, or undefined when the full engine has to render it. */
  render(source: string, values: object): string | undefined {
    if (source.length > limits.characters) return undefined;
    const run = start(values as Run["values"]);
    try {
      steps(run, this.#block({ pieces: split(source), at: 0 }, [""], 0).nodes);
      return run.out;
    } catch {
      // Whatever was wrong, the full engine says it in its own words, with the line.
      return undefined;
    }
  }

  /** Whether a condition holds, or undefined when the full engine has to say. */
  holds(condition: string, values: object): boolean | undefined {
    try {
      const read = readExpression(condition, this.#loan.filters);
      return read && isTrue(read.value(start(values as Run["values"]), false));
    } catch {
      return undefined;
    }
  }

  /** The nodes up to one of some tags, and that tag; `""` is the end of the text. */
  #block(reader: Reader, ends: readonly string[], depth: number): Block {
    if (depth > limits.depth) throw new Unsure();
    const nodes: Node[] = [];
    for (;;) {
      const piece = reader.pieces[reader.at++] ?? end;
      if (piece.kind === "text") nodes.push(text(piece.text));
      else if (piece.kind === "output") nodes.push(this.#output(piece.text));
      else {
        const tag = piece.text.trim();
        const name = piece === end ? "" : (/^[a-z]+\b/.exec(tag)?.[0] ?? "?");
        const args = tag.slice(name.length).trim();
        if (ends.includes(name)) return { nodes, end: name, args };
        nodes.push(this.#tag(name, args, reader, depth + 1));
      }
    }
  }

  #tag(name: string, args: string, reader: Reader, depth: number): Node {
    if (name === "assign") return this.#assign(args);
    if (name === "if") return this.#branches(args, reader, depth);
    if (name === "unless") return this.#unless(args, reader, depth);
    if (name === "for") return this.#loop(args, reader, depth);
    if (name === "case") return this.#case(args, reader, depth);
    throw new Unsure();
  }

  #branches(first: string, reader: Reader, depth: number): Node {
    const found: { when: Expression; nodes: Node[] }[] = [];
    const ends = ["elsif", "else", "endif"];
    let when = this.#expression(first);
    let block = this.#block(reader, ends, depth);
    for (; block.end === "elsif"; block = this.#block(reader, ends, depth)) {
      found.push({ when, nodes: block.nodes });
      when = this.#expression(block.args);
    }
    found.push({ when, nodes: block.nodes });
    const others = this.#rest(block, "endif", reader, depth);
    return (run) => steps(run, found.find((branch) => isTrue(branch.when.value(run, true)))?.nodes ?? others);
  }

  #unless(condition: string, reader: Reader, depth: number): Node {
    const when = this.#expression(condition);
    const block = this.#block(reader, ["else", "endunless"], depth);
    const others = this.#rest(block, "endunless", reader, depth);
    return (run) => steps(run, isTrue(when.value(run, true)) ? others : block.nodes);
  }

  /** All branches of which a value is right; the last one where none is. */
  #case(source: string, reader: Reader, depth: number): Node {
    const about = this.#expression(source);
    const ends = ["when", "else", "endcase"];
    const found: { when: readonly Expression[]; nodes: Node[] }[] = [];
    let block = this.#block(reader, ends, depth);
    // What stands before the first branch is lost.
    if (block.nodes.length > 0) throw new Unsure();
    while (block.end === "when") {
      const when = literals(block.args).map((value) => this.#expression(value));
      block = this.#block(reader, ends, depth);
      found.push({ when, nodes: block.nodes });
    }
    const others = this.#rest(block, "endcase", reader, depth);
    return (run) => {
      const value = simple(about.value(run, true));
      const right = found.filter(({ when }) => when.some((one) => one.value(run, true) === value));
      for (const { nodes } of right) steps(run, nodes);
      if (right.length === 0) steps(run, others);
    };
  }

  /** What stands between `else` and the end, when a block has ended with the first. */
  #rest(block: Block, close: string, reader: Reader, depth: number): Node[] {
    if (block.args !== "") throw new Unsure();
    if (block.end === close) return [];
    const rest = this.#block(reader, [close], depth);
    if (rest.args !== "") throw new Unsure();
    return rest.nodes;
  }

  #loop(args: string, reader: Reader, depth: number): Node {
    const [, variable, list] = /^([A-Za-z_]\w*)\s+in\s+([A-Za-z_][\w.]*)$/.exec(args) ?? [];
    if (variable === undefined || list === undefined) throw new Unsure();
    const collection = this.#expression(list);
    const { nodes, args: after } = this.#block(reader, ["endfor"], depth);
    if (after !== "") throw new Unsure();
    return (run) => {
      const items = collection.value(run, false);
      if (!Array.isArray(items)) throw new Unsure();
      for (const [index, item] of items.entries()) {
        const forloop = { first: index === 0, last: index === items.length - 1, index: index + 1, index0: index };
        run.loops.push({ forloop, [variable]: item });
        steps(run, nodes);
        run.loops.pop();
      }
    };
  }

  #output(source: string): Node {
    const expression = this.#expression(source);
    return (run) => {
      const value = expression.value(run, false);
      const made = expression.raw ? value : this.#loan.escape(value);
      if (typeof made !== "string") throw new Unsure();
      write(run, made);
    };
  }

  #assign(args: string): Node {
    const [, name, source] = /^([A-Za-z_]\w*)\s*=\s*([\s\S]+)$/.exec(args) ?? [];
    if (name === undefined || source === undefined) throw new Unsure();
    const expression = this.#expression(source);
    return (run) => run.assigned.set(name, bounded(expression.value(run, true)));
  }

  #expression(source: string): Expression {
    const known = this.#expressions.get(source);
    if (known) return known;
    const made = readExpression(source, this.#loan.filters) ?? this.#lent(source);
    this.#expressions.set(source, made);
    return made;
  }

  #lent(source: string): Expression {
    // A loop is more to the full engine than what it is here.
    if (/\bforloop\b/.test(source)) throw new Unsure();
    const { raw, value } = this.#loan.read(source);
    return {
      raw,
      value: (scope) => {
        const run = scope as Run;
        if (++run.lent > limits.lent) throw new Unsure();
        return bounded(value(Object.assign({}, run.values, Object.fromEntries(run.assigned), ...run.loops)));
      },
    };
  }
}

interface Reader {
  readonly pieces: readonly Piece[];
  at: number;
}

const end: Piece = { kind: "tag", text: "" };

interface Block {
  readonly nodes: Node[];
  /** Name of the tag that ended it. */
  readonly end: string;
  readonly args: string;
}

function start(values: Run["values"]): Run {
  const assigned = new Map<string, unknown>();
  const loops: Record<string, unknown>[] = [];
  const get = (name: string): unknown => {
    for (let index = loops.length - 1; index >= 0; index--) {
      const loop = loops[index];
      if (loop && Object.hasOwn(loop, name)) return loop[name];
    }
    if (assigned.has(name)) return assigned.get(name);
    return Object.hasOwn(values, name) ? values[name] : undefined;
  };
  return { values, assigned, loops, get, out: "", steps: 0, lent: 0 };
}

interface Piece {
  readonly kind: "text" | "output" | "tag";
  readonly text: string;
}

/** Texts, outputs and tags. What trims blanks around it, or has a delimiter inside, is left to the full engine. */
function split(source: string): Piece[] {
  const pieces: Piece[] = [];
  const opening = /<%[=%]/g;
  let from = 0;
  for (let match = opening.exec(source); match; match = opening.exec(source)) {
    const tag = match[0] === "<%%";
    const begin = match.index + 3;
    const end = source.indexOf(tag ? "%%>" : "=%>", begin);
    const text = source.slice(begin, end);
    if (end < 0 || text.includes("<%") || text.includes("%>") || text.startsWith("-") || text.endsWith("-")) {
      throw new Unsure();
    }
    if (match.index > from) pieces.push({ kind: "text", text: source.slice(from, match.index) });
    pieces.push({ kind: tag ? "tag" : "output", text });
    from = end + 3;
    opening.lastIndex = from;
  }
  if (from < source.length) pieces.push({ kind: "text", text: source.slice(from) });
  return pieces;
}

/** The texts and numbers of a `when`. */
function literals(args: string): string[] {
  const one = `(?:"[^"\\\\]*"|'[^'\\\\]*'|-?\\d{1,9})`;
  if (!new RegExp(`^${one}(?:\\s*(?:,|\\bor\\b)\\s*${one})*$`).test(args)) throw new Unsure();
  return args.match(new RegExp(one, "g")) ?? [];
}

function text(source: string): Node {
  return (run) => write(run, source);
}

function write(run: Run, made: string): void {
  run.out += made;
  if (run.out.length > limits.characters) throw new Unsure();
}

function steps(run: Run, nodes: readonly Node[]): void {
  run.steps += nodes.length;
  if (run.steps > limits.steps) throw new Unsure();
  for (const node of nodes) node(run);
}

/** A value of JSON's kinds, and no longer than most: Liquid's own objects are more than they look. */
function bounded(value: unknown): unknown {
  if (typeof value === "object" && value !== null) {
    const kind: unknown = Object.getPrototypeOf(value);
    if (kind !== Array.prototype && kind !== Object.prototype) throw new Unsure();
  }
  if ((typeof value === "string" || Array.isArray(value)) && value.length > limits.text) throw new Unsure();
  return value;
}
