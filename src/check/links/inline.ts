import { labelEnd, normalize } from "./definitions.ts";
import { type Attribute, Ends, specialEnd, tagEnd } from "./html.ts";
import { decode } from "./own.ts";
import { Plain } from "./plain.ts";
import { isPunctuation, resolveEscapes, resolveReferences, resource } from "./resource.ts";

/** A link's target as it is meant, and where it stands in the text that was read. */
export interface Target {
  readonly target: string;
  readonly at: number;
}

/** Where one piece of text leads. */
export interface Linked {
  readonly links: readonly Target[];
  /** Labels that links name and nothing defines: `[text][label]` stands on the page as it is written. */
  readonly undefinedLabels: readonly Target[];
  /** What would be targets, were there no blanks in them: `[text](my guide.md)` stands on the page as it is written. */
  readonly withBlanks: readonly Target[];
}

/** What of one piece of text can be led to. */
export interface Shown {
  readonly anchors: readonly string[];
  /** What a reader sees, as far as the anchor of a heading is made from it. */
  readonly plain: string;
}

interface Opener {
  readonly at: number;
  readonly image: boolean;
  /** How much of the plain text there was before it. */
  readonly plain: number;
  /** How many links there were. */
  readonly links: number;
}

/**
 * The links of a piece of text, read in one pass: code, links, images and HTML, whichever begins first (CommonMark 0.31.2,
 * chapter 6). Every sign is looked at a bounded number of times, whatever the text is.
 * @param isDefined whether there is a definition for a label
 * @param bare what an address begins with that is a link without any sign
 */
export function linksIn(text: string, isDefined: (label: string) => boolean, bare?: string): Linked {
  const reader = new InlineReader(text, isDefined);
  reader.read(bare === undefined ? signs : new RegExp(`${signs.source}|${bare.replace(/[.+]/g, "\\$&")}`, "g"));
  const { links, undefinedLabels, withBlanks } = reader;
  return { links, undefinedLabels, withBlanks };
}

const signs = /[\\`<\]]|!?\[/g;

/** What a reader sees of a piece of text, read likewise. */
export function shownIn(text: string, isDefined: (label: string) => boolean): Shown {
  const plain = new Plain();
  const reader = new InlineReader(text, isDefined, plain);
  reader.read(/[\\`<![\]_&]/g);
  return { anchors: reader.anchors, plain: plain.text() };
}

class InlineReader {
  readonly links: Target[] = [];
  readonly anchors: string[] = [];
  readonly undefinedLabels: Target[] = [];
  readonly withBlanks: Target[] = [];
  readonly #text: string;
  readonly #isDefined: (label: string) => boolean;
  /** Gathers what a reader sees, when anybody asks. */
  readonly #plain: Plain | undefined;
  readonly #ends: Ends;
  readonly #openers: Opener[] = [];
  #ticks: Map<number, number[]> | undefined;
  /** Openers of links below this place are done for: a link holds no other link. */
  #floor = 0;

  constructor(text: string, isDefined: (label: string) => boolean, plain?: Plain) {
    this.#text = text;
    this.#isDefined = isDefined;
    this.#plain = plain;
    this.#ends = new Ends(text);
  }

  /** @param special finds the next sign that may mean something */
  read(special: RegExp): void {
    let at = 0;
    while (at < this.#text.length) {
      special.lastIndex = at;
      const next = special.exec(this.#text)?.index ?? this.#text.length;
      this.#plain?.add(this.#text.slice(at, next));
      at = next < this.#text.length ? this.#special(next) : next;
    }
  }

  /** Reads what begins with a sign that may mean something; returns where to go on. */
  #special(at: number): number {
    switch (this.#text[at]) {
      case "\\":
        return this.#escape(at);
      case "`":
        return this.#code(at);
      case "<":
        return this.#angle(at);
      case "!":
        return this.#text[at + 1] === "[" ? this.#open(at, true) : this.#literal(at);
      case "[":
        return this.#open(at, false);
      case "]":
        return this.#close(at);
      case "_":
        return this.#underscores(at);
      case "h":
        return this.#address(at);
      default:
        return this.#reference(at);
    }
  }

  #literal(at: number, length = 1): number {
    this.#plain?.add(this.#text.slice(at, at + length));
    return at + length;
  }

  #escape(at: number): number {
    return isPunctuation(this.#text[at + 1]) ? this.#literal(at + 1) : this.#literal(at);
  }

  /** A span of code ends with as many backticks as it begins with. */
  #code(at: number): number {
    this.#ticks ??= tickRuns(this.#text, at);
    const length = runLength(this.#text, at, "`");
    const closers = this.#ticks.get(length) ?? [];
    while (closers.length > 0 && (closers[closers.length - 1] as number) <= at) closers.pop();
    const close = closers[closers.length - 1];
    if (close === undefined) return this.#literal(at, length);
    this.#plain?.add(this.#text.slice(at + length, close));
    return close + length;
  }

  /** `<https://…>`, a tag, a comment, or just a sign. */
  #angle(at: number): number {
    const auto = autolink(this.#text, at);
    if (auto) {
      this.links.push({ target: auto.target, at: at + 1 });
      this.#plain?.add(auto.text);
      return at + auto.text.length + 2;
    }
    const special = specialEnd(this.#text, at, this.#ends);
    if (special > 0) return special;
    const found: Attribute[] = [];
    const end = tagEnd(this.#text, at, (attribute) => found.push(attribute));
    if (end < 0) return this.#literal(at);
    gather(found, this.links, this.anchors);
    return end;
  }

  /** An address in plain text (GitHub Flavored Markdown 0.29, 6.9), but for the text of a link. */
  #address(at: number): number {
    bareAddress.lastIndex = at;
    const [found = ""] = bareAddress.exec(this.#text) ?? [];
    const isAlone = at === 0 || /[\s*_~(]/.test(this.#text[at - 1] ?? "");
    if (isAlone && this.#openers.length <= this.#floor) this.links.push({ target: withoutEnd(found), at });
    return at + found.length;
  }

  #open(at: number, image: boolean): number {
    this.#openers.push({ at, image, plain: this.#plain?.length ?? 0, links: this.links.length });
    const length = image ? 2 : 1;
    this.#plain?.add(this.#text.slice(at, at + length));
    return at + length;
  }

  #close(at: number): number {
    const opener = this.#openers.pop();
    const depth = this.#openers.length;
    const isDead = opener !== undefined && !opener.image && depth < this.#floor;
    this.#floor = Math.min(this.#floor, depth);
    const found = opener && !isDead ? this.#inline(at) : undefined;
    const end = opener && !isDead ? (found?.close ?? this.#referenceEnd(opener, at)) : undefined;
    if (!opener || end === undefined) {
      if (opener && !isDead) this.#noteBlanks(at + 1);
      return this.#literal(at);
    }
    // An image's text is no text of the page, and a link in it is none; a link's text is, without its brackets.
    if (opener.image) {
      this.#plain?.cut(opener.plain);
      this.links.length = opener.links;
    } else {
      this.#plain?.remove(opener.plain);
      this.#floor = depth;
    }
    if (found) this.links.push({ target: resolveEscapes(found.raw), at: found.start });
    return end;
  }

  #inline(at: number): ReturnType<typeof resource> {
    return this.#text[at + 1] === "(" ? resource(this.#text, at + 1) : undefined;
  }

  /** `[text][label]`, `[label][]` or `[label]`. */
  #referenceEnd(opener: Opener, at: number): number | undefined {
    const text = this.#text;
    if (text[at + 1] === "[") {
      const end = labelEnd(text, at + 1);
      const label = end < 0 ? "" : normalize(text.slice(at + 2, end - 1));
      if (label !== "") {
        if (this.#isDefined(label)) return end;
        this.#noteUndefined(opener, at, end);
        return undefined;
      }
      if (end > 0 && this.#names(opener, at)) return end;
    }
    return this.#names(opener, at) ? at + 1 : undefined;
  }

  /** Keeps a label that is meant to be one: `a[b][c]` is code, `[x][y](z)` a link, and `crate::b` a name of rustdoc's. */
  #noteUndefined({ at, image }: Opener, close: number, end: number): void {
    const label = this.#text.slice(close + 2, end - 1);
    const isWord = /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(label) && /\p{L}/u.test(label);
    const isText = /[\p{L}\p{N}]{2}/u.test(this.#text.slice(at + (image ? 2 : 1), Math.min(close, at + 1000)));
    if (isWord && isText && !/[\w\])$]/.test(this.#text[at - 1] ?? "") && !/[[(:]/.test(this.#text[end] ?? ""))
      this.undefinedLabels.push({ target: label, at: close + 2 });
  }

  /** Keeps what stands in round brackets and is a target but for its blanks, without a title behind it. */
  #noteBlanks(open: number): void {
    inBrackets.lastIndex = open;
    const inside = inBrackets.exec(this.#text)?.[1] ?? "";
    const target = inside.replace(/[ \t](?:"[^"]*"|'[^']*')[ \t]*$/, "").trim();
    const at = open + 1 + inside.indexOf(target);
    if (/[ \t]/.test(target)) this.withBlanks.push({ target: resolveEscapes(target), at });
  }

  #names(opener: Opener, at: number): boolean {
    const start = opener.at + (opener.image ? 2 : 1);
    if (at - start > 999 || this.#text[start] === "^") return false;
    // What holds brackets of its own is no label.
    return labelEnd(this.#text, start - 1) === at + 1 && this.#isDefined(normalize(this.#text.slice(start, at)));
  }

  #underscores(at: number): number {
    const length = runLength(this.#text, at, "_");
    this.#plain?.underscores(length, this.#text[at - 1], this.#text[at + length]);
    return at + length;
  }

  #reference(at: number): number {
    const found = /^&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});/.exec(
      this.#text.slice(at, at + 34),
    )?.[0];
    if (!found) return this.#literal(at);
    this.#plain?.add(characterOf(found));
    return at + found.length;
  }
}

/** One line between round brackets, no longer than anybody names a file. */
const inBrackets = /\(([^()<>`\n]{1,300})\)/y;

const marks: Readonly<Record<string, string>> = {
  acute: "\u0301",
  grave: "\u0300",
  circ: "\u0302",
  tilde: "\u0303",
  uml: "\u0308",
  cedil: "\u0327",
  ring: "\u030a",
  caron: "\u030c",
};

/** What a reference stands for, as far as an anchor is made of it: a letter, or a sign that is no part of any. */
function characterOf(reference: string): string {
  const resolved = resolveReferences(reference);
  if (resolved !== reference) return resolved;
  const [, letter = "", mark = ""] =
    /^&([A-Za-z])(acute|grave|circ|tilde|uml|cedil|ring|caron);$/.exec(reference) ?? [];
  return letter === "" ? "\ufffd" : `${letter}${marks[mark]}`.normalize("NFC");
}

/** Where runs of so many backticks stand, the last first. */
function tickRuns(text: string, from: number): Map<number, number[]> {
  const runs = new Map<number, number[]>();
  for (let at = from, end = at; at >= 0; at = text.indexOf("`", end)) {
    const length = runLength(text, at, "`");
    end = at + length;
    const list = runs.get(length);
    if (list) list.push(at);
    else runs.set(length, [at]);
  }
  for (const list of runs.values()) list.reverse();
  return runs;
}

function runLength(text: string, at: number, sign: string): number {
  let end = at;
  while (text[end] === sign) end++;
  return end - at;
}

/** As far as an address may go: to a blank or `<`, and here to a sign of code or of another link. */
const bareAddress = /h[^\s<`[\]]*/y;

/** Without the signs of the sentence that it stands in, and without closing brackets that open in the sentence. */
function withoutEnd(address: string): string {
  let open = [...address].reduce((sum, sign) => sum + (sign === "(" ? 1 : sign === ")" ? -1 : 0), 0);
  let end = address.length;
  for (; end > 0; end--) {
    const sign = address[end - 1] ?? "";
    if (sign === ")" && open < 0) open++;
    else if (!"?!.,:;*_~'\"".includes(sign)) break;
  }
  return address.slice(0, end);
}

const uri = /<([A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>\p{Cc}]*)>/uy;
const email = /<([A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?)>/y;

/** What stands between `<` and `>`, and where it leads: an address of mail gets its scheme from the reader (6.5). */
function autolink(text: string, at: number): { text: string; target: string } | undefined {
  uri.lastIndex = at;
  const address = uri.exec(text)?.[1];
  if (address !== undefined) return { text: address, target: address };
  email.lastIndex = at;
  const mail = email.exec(text)?.[1];
  return mail === undefined ? undefined : { text: mail, target: `mailto:${mail}` };
}

/** One image of a `srcset`, with the width or the density of screens that it is for: blanks and commas part them. */
const candidate = /[^\s,]\S*/g;

/** Attributes that lead somewhere, and those that can be led to. */
export function gather(attributes: readonly Attribute[], links: Target[], anchors: string[], offset = 0): void {
  for (const { name, value, at } of attributes) {
    if (name === "href" || name === "src") links.push({ target: resolveReferences(value).trim(), at: at + offset });
    else if (name === "srcset") gatherImages(value, links, at + offset);
    else if (name === "id" || name === "name") anchors.push(decode(resolveReferences(value)));
  }
}

/** `a.png 1x, b.png 2x` leads to each image (HTML, 4.8.4.2.1): a comma ends one, and what stands before it is no address. */
function gatherImages(value: string, links: Target[], start: number): void {
  candidate.lastIndex = 0;
  for (let found = candidate.exec(value); found; found = candidate.exec(value)) {
    const target = found[0].replace(/,+$/, "");
    links.push({ target: resolveReferences(target), at: start + found.index });
    // A width or a density goes up to the comma that ends this image.
    const comma = value.indexOf(",", candidate.lastIndex);
    if (found[0] === target) candidate.lastIndex = comma < 0 ? value.length : comma + 1;
  }
}
