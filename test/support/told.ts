import type { Command } from "../../src/cli/command.ts";
import { commands, everywhere } from "../../src/cli/commands.ts";

/** A command that a text tells people to run: its words after `commonry`, and where it stands. */
export interface Told {
  readonly words: readonly string[];
  readonly from: string;
}

/** How a text names the program. */
const program =
  /(?:npx (?:--yes )?)?(?<![\w./@:-])(?:\.commonry\/tool\/node_modules\/\.bin\/)?commonry(?:@[\w.]+)?(?= )/g;

/** Words after the program's name that make a sentence of it; whatever else stands there has to be a command. */
const prose = new Set(
  `is are has had does did do was will would can cannot may must and or as at by for from in of on to with without
  itself alone already all writes wrote written shows show says say makes made keeps reads read compares scaffolds follows
  compared runs ran carries carried needs takes gives gave puts finds found calls called alone, itself, sends posts wants
  than when where which that this it if but not only one too uses used names named owns looks asks installs installed since
  reports checks applies documents describes plans then so manages changes nothing stops knows keep waits wait waited holds refuses accepts expects contributors works`
    .split(/\s+/)
    .filter(Boolean),
);

const names = new Set([...commands.map(({ name, group }) => group ?? name), "help"]);

/**
 * The commands that a text tells. In code (`…`, an indented or fenced line, a quotation) they go to its end; in a sentence
 * as far as the words are options, values of options, or nothing that a sentence has.
 * @returns also what follows the program's name without being a command or a word of a sentence
 */
export function toldIn(text: string, from: string): Told[] {
  const found: Told[] = [];
  for (const match of text.matchAll(program)) {
    const start = match.index + match[0].length + 1;
    const line = text.slice(start, endOfLine(text, start));
    const mark = text[match.index - 1] ?? "\n";
    const words = wordsOf(ended(line, mark));
    const [first = ""] = words;
    // Chinese, a dash, a bracket: a sentence.
    if (!/^[a-z-][\w-]*[.,:;)]?$/i.test(first)) continue;
    const name = first.replace(/[.,:;)]$/, "");
    if (!names.has(name) && !name.startsWith("-") && prose.has(name.toLowerCase())) continue;
    found.push({ words: isCode(text, match.index) ? words : spoken(words), from });
  }
  return found;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** Up to the mark that closes what opened before the program, or to what only a shell or a sentence understands. */
function ended(line: string, mark: string): string {
  const closing = { "`": "`", "“": "”", '"': '"', "(": ")", "（": "）" }[mark];
  const end = closing === undefined ? -1 : line.indexOf(closing);
  const own = end === -1 ? line : line.slice(0, end);
  return (
    own.split(/\s+(?:#|\||>|>>|\|\||&&|2>)(?:\s|$)|[;`”“。，；：（）、]|\)(?:\s|$)|\\$|\s{3,}|\s—\s|<%/)[0] ?? ""
  ).trim();
}

function wordsOf(line: string): string[] {
  const words = line.match(/(?:[^\s"']|"[^"]*"|'[^']*')+/g) ?? [];
  return words.map((word) => word.replace(/["']/g, ""));
}

/** Whether the program's name begins what is code: it stands in backticks or quotation marks, or first in a line of code. */
function isCode(text: string, index: number): boolean {
  const before = text.slice(text.lastIndexOf("\n", index - 1) + 1, index);
  const isFenced = text.slice(0, index).split("\n```").length % 2 === 0;
  const isFirst = /^(?<indent>\s*)(?:\$ |- |\w+: |source <\()?$/.exec(before);
  return /[`“"]$/.test(before) || (isFirst !== null && (isFenced || before.length >= 2));
}

/** Of a sentence: the command, and what can only belong to it. */
function spoken(words: readonly string[]): string[] {
  const [group = ""] = words;
  const clean = (word: string) => word.replace(/[.,:;?]+$/, "");
  const kept = [clean(group)];
  if (clean(group) !== group) return kept;
  const command = commandOf([group, clean(words[1] ?? "")]);
  let at = 1;
  if (command?.group !== undefined) kept.push(clean(words[at++] ?? ""));
  for (; at < words.length; at++) {
    const word = clean(words[at] ?? "");
    const isValue = takesValue(command, kept.at(-1) ?? "");
    if (!word.startsWith("-") && !isValue && !/^[A-Z{<]|[./=]\w/.test(word)) break;
    if (word !== "") kept.push(word);
    if (word !== words[at]) break;
  }
  return kept;
}

/** The command that words call; undefined when there is none. */
export function commandOf(words: readonly string[]): Command | undefined {
  const plain = words.filter((word) => !word.startsWith("-"));
  return commands.find(({ name, group }) =>
    group === undefined ? plain[0] === name : plain[0] === group && plain[1] === name,
  );
}

function takesValue(command: Command | undefined, option: string): boolean {
  const all = [...(command?.options ?? []), ...everywhere];
  return all.some(({ flags }) => flags.includes("<") && flags.split(/[ ,]+/).includes(option));
}
