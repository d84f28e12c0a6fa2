/** A fault of Chinese typesetting: what it is and the text around it. */
export interface Fault {
  readonly name: string;
  readonly line: number;
  readonly around: string;
}

const han = "[\\u3400-\\u9fff々〇]";
const latin = "[A-Za-z0-9`]";

/** English words that have a Chinese one, where they stand in a sentence and not for what is typed or shown. */
const words =
  "errors?|warnings?|files?|folders?|director(?:y|ies)|issues?|bugs?|repos?|repositor(?:y|ies)|users?|members?|owners?|links?|pages?|lines?|columns?|mails?|emails?|passwords?|accounts?|branch(?:es)?|commits?|merges?|pull requests?|reviews?|comments?|repl(?:y|ies)|labels?|teams?|milestones?|deadlines?|meetings?|workflows?|templates?|failed|missing|invalid|unknown|successful|please|optional|required";

const rules: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    "a half-width mark beside Chinese",
    new RegExp(
      `${han} ?[,;?)]|${han} ?[!(](?!\\w)|[,;?!()] ?${han}|[\`)\\]]:(?: )?${han}|:${han}|${han}:|${han}\\.(?=\\s|$|${han})`,
      "g",
    ),
  ],
  ["no blank between Chinese and Latin", new RegExp(`${han}${latin}|${latin}${han}`, "g")],
  ["more than one blank between Chinese and Latin", new RegExp(`${han} {2,3}${latin}|${latin} {2,3}${han}`, "g")],
  ["a blank inside Chinese", new RegExp(`${han} +${han}`, "g")],
  [
    "a blank beside a full-width mark",
    new RegExp(
      `[，。；：？！、（）《》“”] +(?:${han}|${latin}|[（“])|(?:${han}|${latin}) +[，。；：？！、（）《》“”]`,
      "g",
    ),
  ],
  ["an English word", new RegExp(`(?:${han} ?|^|[，。；！？|] ?)(?:${words})(?: ?${han}|$|(?= ?[，。；！？|]))`, "gi")],
];

/** The faults in the Chinese of a file: Markdown, YAML, a notebook or the strings of a program, with Liquid in it or not. */
export function chineseFaults(path: string, text: string): Fault[] {
  if (!new RegExp(han).test(text)) return [];
  return proseOf(path, text).flatMap(({ line, said }) => {
    const plain = plainOf(said);
    if (!new RegExp(han).test(plain)) return [];
    return rules.flatMap(([name, pattern]) =>
      [...plain.matchAll(pattern)].map(({ 0: match, index }) => ({
        ...{ name, line },
        around: plain.slice(Math.max(0, index - 12), index + match.length + 12),
      })),
    );
  });
}

interface Said {
  readonly line: number;
  readonly said: string;
}

function proseOf(path: string, text: string): Said[] {
  const lines = text.split("\n").map((said, index) => ({ line: index + 1, said }));
  if (/\.ipynb/.test(path)) return ofNotebook(lines);
  if (/\.(?:[jt]s|json|py)(?:\.liquid)?$/.test(path)) return lines.flatMap(strings);
  // A list in brackets is not written by its author's marks.
  if (/\.ya?ml(?:\.liquid)?$/.test(path)) return lines.flatMap(ofYaml);
  let fence = false;
  return lines.filter(({ said }) => {
    const isMark = /^\s*(?:```|~~~)/.test(said);
    if (isMark) fence = !fence;
    return !isMark && !fence;
  });
}

/** A string stands in one line; a comment is for those who read the code. */
function strings({ line, said }: Said): Said[] {
  if (/^\s*(?:\*|\/\/|\/\*|#)/.test(said)) return [];
  return [...said.matchAll(/"((?:[^"\\]|\\.)*)"|`((?:[^`\\]|\\.)*)`/g)].flatMap((match) =>
    (match[1] ?? match[2] ?? "")
      .split(/\\n/)
      .map((part) => ({ line, said: part.replaceAll("\\`", "`").replaceAll('\\"', '"') })),
  );
}

function ofYaml({ line, said }: Said): Said[] {
  const list = /\[([^[\]]*)\]/.exec(said);
  const rest = said.replace(/\[([^[\]]*)\](?!\()/, "");
  const items = list && !/\]\(/.test(said) ? (list[1] ?? "").split(", ") : [];
  return [list && !/\]\(/.test(said) ? rest : said, ...items].map((part) => ({
    line,
    said: part.replace(/^\s*(?:- )?(?:\{ )?[-\w]+: /, "").replace(/, [\w]+: .*$/, ""),
  }));
}

/** The text of a notebook and the comments of its code: its strings are what the code is tried with. */
function ofNotebook(lines: readonly Said[]): Said[] {
  let isCode = false;
  return lines.flatMap(({ line, said }) => {
    const kind = /"cell_type": "(\w+)"/.exec(said)?.[1];
    if (kind) isCode = kind === "code";
    const text = /^\s*"(.*?)(?:\\n)?",?$/.exec(said)?.[1]?.replaceAll('\\"', '"') ?? "";
    const shown = isCode ? (/(?:^|\s)#\s(.*)$/.exec(text)?.[1] ?? "") : text;
    return shown === "" || shown.startsWith('("') ? [] : [{ line, said: shown }];
  });
}

/** Without code, Liquid, addresses, links and what stands for something else; § is in the place of what is not known. */
function plainOf(text: string): string {
  return (
    text
      .replace(/<%%-?\s*(?:els|when).*?%%>/g, "§")
      .replace(/<%%.*?%%>/g, "")
      .replace(/<%=.*?=%>/g, "§")
      .replace(/\$?\{[^{}]*\}/g, "§")
      .replace(/`[^`]*`/g, "`c`")
      .replace(/\]\([^)]*\)/g, "]")
      .replace(/\[!\[[^\]]*\]\]?/g, "")
      .replace(/<num>/g, "§")
      .replace(/<\/?[a-zA-Z!][^<>]*>|<!--|-->/g, "")
      .replace(/“键: 值”/g, "§")
      .replace(/[^\s，。；：？！、（）“”]*(?:[a-z]:\S|[/#]|:\/)[^\s，。；：？！、（）“”]*/g, "§")
      // A call, twice for one inside another; «message:» as a file has it; days of a calendar.
      .replace(/[\w.]+\([^()]*\)/g, "§")
      .replace(/[\w.]+\([^()]*\)/g, "§")
      .replace(/“\[§\]: 地址”|发布者\.名称/g, "§")
      .replace(/周.(?: 周.)+|日 星期/g, "")
      .replace(/::(?:notice|warning|error)[^:]*::/g, "")
  );
}
