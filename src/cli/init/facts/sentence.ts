/**
 * The sentence of a README that says what it is about, as plain text of at most 250 characters; none where none does, so
 * that a person is asked. The one that says what the project is, wherever it stands; else one of the lead, which is what
 * stands below the title: news, steps to install and where to look for more have headings of their own, and are about
 * something else.
 */
export function sentenceOf(readme: string, name: string): string | undefined {
  const [word = ""] = name.split(/[\s.(]/);
  const said = sentencesOf(readme).filter(({ text }) => !leadsOn.test(text) && isWordy(text));
  const defines = ({ text }: Sentence) => word !== "" && definition.test(begins(text, word) ?? "");
  return (said.find(defines) ?? said.find(({ isLead }) => isLead))?.text;
}

interface Sentence {
  readonly text: string;
  /** Below the title, or below a heading that promises to say what it is. */
  readonly isLead: boolean;
}

/** A line that is no prose: headings, pictures, badges, lists, tables, quotes, code, HTML, directives, underlines. */
const apart =
  /^(?:#|!\[|\[!|\[[^\]]*\]:|[-*+] |\d+[.)] |\||>|```|~~~|<|\.\. |:|={3,}|-{3,}|\*{3,}|~{3,}|\s{4,}|\t|---$)/;

/** What sends its reader elsewhere, greets, or speaks of the licence, not of the project. */
const leadsOn =
  /^(?:please|see|check|read|visit|search|also|note|if|to (?:install|get|learn|start|build|use)|for (?:more|questions|support|help)|it is recommended|install|click|follow|join|download|run|here|this (?:page|document|readme)|(?:dual-?)?licen[cs]ed|copyright|welcome|we're|we are (?:excited|happy)|looking for|warning|important|by contributing)\b|^(?:请|如果|欢迎|点击|更多|注意|建议|推荐)/i;

/** What follows the name in «Gin is a framework». */
const definition = /^(?: \([^)]{1,60}\)|, [^,]{1,80},)?(?: (?:is|are) (?:an?|the|one)\b| ?[（(]?[^是]{0,30}是)/;

/** What follows the name, where a sentence begins with it as a word. */
function begins(sentence: string, word: string): string | undefined {
  const start = sentence.replace(/^(?:the |“|")/i, "");
  const rest = start.slice(word.length);
  return start.toLowerCase().startsWith(word.toLowerCase()) && /^[\s（(是为，,:：—-]/.test(rest) ? rest : undefined;
}

/** Three words are a label, such as «Silver sponsors». */
const isWordy = (text: string) => /\p{Script=Han}/u.test(text) || text.split(" ").length > 3;

/** So many paragraphs are looked at. */
const paragraphs = 40;

/** A line below the title that HTML puts in the middle. */
const tagline =
  /<(p|h[2-6])\b[^<>]{0,200}>\s{0,40}(?:<(?:em|i|b|strong)>)?([^<>]{12,200})(?:<\/(?:em|i|b|strong)>)?\s{0,40}<\/\1>/gi;

const introduces =
  /^#{1,6} *(?:[^\p{L}]*)(?:about|introduction|overview|description|what is|简介|介绍|项目简介|概述)/iu;

/** Sections that speak of those who work on it or use it. */
const asides = /^#{1,6} .*(?:contribut|sponsor|backer|licen[cs]e|code of conduct|faq|changelog|贡献|赞助|许可)/i;

function sentencesOf(readme: string): Sentence[] {
  const body = readme
    .slice(0, 20_000)
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "")
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/```[\s\S]*?(?:```|$)/g, "\n\n")
    // A heading may stand right above its text.
    .replace(/^(#{1,6} .*|.+\r?\n(?:={3,}|-{3,}))[ \t]*\r?$/gm, "\n\n$1\n\n")
    .replace(tagline, "\n\n$2\n\n");
  let headings = 0;
  let isLead = true;
  let isAside = false;
  return body
    .split(/\r?\n[ \t]*\r?\n/)
    .slice(0, paragraphs * 2)
    .flatMap((block) => {
      const lines = block.split(/\r?\n/).filter((line) => line.trim() !== "");
      const heading = headingOf(lines);
      if (heading !== undefined) {
        headings += 1;
        isLead = headings === 1 || introduces.test(heading);
        isAside = asides.test(heading);
      }
      const text = heading === undefined && !isAside ? proseOf(lines) : undefined;
      return text === undefined ? [] : [{ text, isLead }];
    });
}

/** A heading in the form with `#`, whichever form it has. */
function headingOf([first = "", second = ""]: readonly string[]): string | undefined {
  if (/^#{1,6} /.test(first)) return first;
  return /^(?:={3,}|-{3,})$/.test(second) ? `# ${first}` : undefined;
}

/** The first sentence of a paragraph, up to the list in it. */
function proseOf(lines: readonly string[]): string | undefined {
  const list = lines.findIndex((line) => /^(?:[-*+]|\d+[.)]) /.test(line));
  const prose = list > 0 ? lines.slice(0, list) : lines;
  // What stands beside a mark of its own is no paragraph.
  if (prose.some((line) => apart.test(line))) return undefined;
  return firstOf(plain(prose.map((line) => line.trim()).join(" ")));
}

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

/** Links and emphasis as a reader sees them. */
function plain(text: string): string {
  return text
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g, "")
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/\[([^[\]]{1,60})\]/g, "$1")
    .replace(/`+([^`<]*?)(?: *<[^>`]*>)?`+_{0,2}/g, "$1")
    .replace(/<[^>]{0,200}>/g, "")
    .replace(/(\*\*|__|\*)(?=\S)(.+?)\1/g, "$2")
    .replace(/&(?:nbsp|#160);?/g, " ")
    .replace(/&(amp|lt|gt|quot|#39);/g, (_, entity: string) => entities[entity] ?? "")
    .replace(/\s+/g, " ")
    .trim();
}

function firstOf(text: string): string | undefined {
  const found = /^.+?(?:[.!?](?=\s|$)|[。！？])/u.exec(text)?.[0] ?? text;
  // Too short is a label, too long no sentence of a list of repositories.
  const enough = /\p{Script=Han}/u.test(found) ? 6 : 15;
  // What ends with a colon leads to something else; strokes and dots between words make a row of links.
  return found.length >= enough && found.length <= 250 && !/[:：]$| [|·•] |｜/u.test(found)
    ? found
        .replace(/[.。]$/u, "")
        .replace(/^[“"](?=[^”"]*$)/u, "")
        .trim()
    : undefined;
}
