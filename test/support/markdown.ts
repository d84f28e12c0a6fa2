import type { Configuration, MicromarkToken, Rule } from "markdownlint";
import { lint } from "markdownlint/sync";

export interface Link {
  readonly target: string;
  readonly line: number;
}

/** What a Markdown page holds, as markdownlint's parser (micromark, with GitHub's extensions) reads it. */
export interface Page {
  readonly headings: readonly { readonly level: number; readonly text: string; readonly line: number }[];
  /** Targets of links, images, definitions and autolinks, and of `href` and `src` in HTML. */
  readonly links: readonly Link[];
  /** Every piece of HTML but comments. */
  readonly html: readonly string[];
  /** `id` and `name` attributes of HTML elements: anchors too. */
  readonly anchors: readonly string[];
  /** What markdownlint finds wrong. */
  readonly faults: readonly string[];
}

/**
 * Default rules, but: lines may be long; a changelog repeats its headings; the plain templates of a forge are pieces
 * of a page, without a heading of their own at the top.
 */
function configuration(path: string): Configuration {
  const piece = /^\.git(hub|lab)\/|^profile\//.test(path);
  return { default: true, MD013: false, MD024: { siblings_only: true }, ...(piece ? { MD041: false } : {}) };
}

const known = new Map<string, Page>();

/** What a page holds and what is wrong with it; each is read once. */
export function readPage(path: string, text: string): Page {
  const key = `${path}\n${text}`;
  const page = known.get(key) ?? read(text, configuration(path));
  known.set(key, page);
  return page;
}

/** What a text holds, without a look at what is wrong with it. */
export function outline(text: string): Omit<Page, "faults"> {
  return read(text, { default: false, gather: true });
}

/** Lints a page and gathers what it holds, in one pass. */
function read(text: string, config: Configuration): Page {
  let gathered: Omit<Page, "faults"> = { headings: [], links: [], html: [], anchors: [] };
  const gather: Rule = {
    names: ["gather"],
    description: "gathers headings and links",
    tags: ["own"],
    parser: "micromark",
    function: ({ parsers, frontMatterLines }) => {
      gathered = gatherFrom(parsers.micromark.tokens, frontMatterLines.length);
    },
  };
  const found = lint({ strings: { page: text }, config, customRules: [gather] });
  const faults = (found.page ?? []).map(
    ({ lineNumber, ruleNames, ruleDescription, errorDetail }) =>
      `line ${lineNumber}: ${ruleNames[0]} ${ruleDescription}${errorDetail ? `: ${errorDetail}` : ""}`,
  );
  return { ...gathered, faults };
}

function gatherFrom(tokens: readonly MicromarkToken[], skipped: number): Omit<Page, "faults"> {
  const headings: Page["headings"][number][] = [];
  const links: Link[] = [];
  const html: string[] = [];
  const anchors: string[] = [];
  const visit = (token: MicromarkToken): void => {
    const line = token.startLine + skipped;
    switch (token.type as string) {
      case "atxHeading":
      case "setextHeading":
        headings.push({ level: levelOf(token), text: plainText(token).trim(), line });
        break;
      case "resourceDestinationString":
      case "definitionDestinationString":
        links.push({ target: unescapeTarget(token.text), line });
        break;
      case "autolink":
      case "literalAutolink":
        links.push({ target: autolink(token.text.replace(/^<|>$/g, "")), line });
        break;
      case "htmlFlow":
      case "htmlText":
        if (/^<!--/.test(token.text.trim())) break;
        html.push(token.text);
        for (const [, target] of token.text.matchAll(/(?:href|src)\s*=\s*"([^"]*)"/g))
          links.push({ target: target ?? "", line });
        for (const [, anchor] of token.text.matchAll(/(?:id|name)\s*=\s*"([^"]*)"/g)) anchors.push(anchor ?? "");
        break;
    }
    token.children.forEach(visit);
  };
  tokens.forEach(visit);
  return { headings, links, html, anchors };
}

function levelOf(heading: MicromarkToken): number {
  const sequence = heading.children.find(({ type }) => type === "atxHeadingSequence");
  if (sequence) return sequence.text.length;
  return heading.text.trimEnd().endsWith("=") ? 1 : 2;
}

/** The text that a reader sees: no signs of emphasis, no link targets, no escapes. */
function plainText(token: MicromarkToken): string {
  const type = token.type as string;
  if (["data", "codeTextData", "characterEscapeValue", "whitespace", "lineEnding"].includes(type)) return token.text;
  if (type === "characterReference") return decode(token.text);
  if (["resource", "reference", "htmlText", "setextHeadingLine"].includes(type)) return "";
  return token.children.map(plainText).join("");
}

const named: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' };

function decode(reference: string): string {
  const code = /^&#(x?)([0-9a-f]+);$/i.exec(reference);
  if (code?.[2]) return String.fromCodePoint(Number.parseInt(code[2], code[1] ? 16 : 10));
  return named[reference] ?? reference;
}

/** An autolink of an e-mail address has no scheme of its own. */
function autolink(text: string): string {
  return /^[^:@]+@/.test(text) ? `mailto:${text}` : text;
}

function unescapeTarget(target: string): string {
  return target.replace(/\\([!-/:-@[-`{-~])/g, "$1");
}
