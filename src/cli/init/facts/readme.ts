/** Letters and digits alone, for comparing names. */
const bare = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/**
 * The name of a project: the first heading of its README where that is its repository's name in other letters, else the
 * repository's own. A heading such as «Overview» is no name.
 */
export function nameOf(readme: string, repository: string): string {
  const head = readme.slice(0, 4000);
  const found = /^# +([^\n]+?) *#*\r?$/m.exec(head)?.[1] ?? /^([^\n]{2,60})\r?\n[=-]{3,}\r?$/m.exec(head)?.[1] ?? "";
  const isPlain = found !== "" && found.length <= 60 && !/[<>[\]`!*{}:]/.test(found);
  return isPlain && bare(found).includes(bare(repository)) && bare(repository) !== "" ? found.trim() : repository;
}

/** A line that is no prose: headings, pictures, badges, lists, tables, quotes, code, HTML, directives, underlines. */
const apart =
  /^(?:#|!\[|\[!|\[[^\]]*\]:|[-*+] |\d+[.)] |\||>|```|~~~|<|\.\. |:|={3,}|-{3,}|\*{3,}|~{3,}|\s{4,}|\t|---$)/;

/**
 * The sentence of a README that says what it is about, as plain text of at most 200 characters: the first that begins with
 * the project's name, else the first of all. News and steps to install often stand before it.
 */
export function sentenceOf(readme: string, name: string): string | undefined {
  const [word = ""] = name.split(/[\s.(]/);
  const sentences = sentencesOf(readme);
  return sentences.find((sentence) => word !== "" && isAbout(sentence, word)) ?? sentences[0];
}

function isAbout(sentence: string, word: string): boolean {
  const start = sentence.toLowerCase().replace(/^(?:the |“|")/, "");
  return start.startsWith(word.toLowerCase()) && /^[\s（(是为，,—-]/.test(start.slice(word.length, word.length + 1));
}

/** So many paragraphs are looked at. */
const paragraphs = 30;

function sentencesOf(readme: string): string[] {
  const body = readme
    .slice(0, 20_000)
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "")
    .replace(/<!--[\s\S]*?-->/g, "");
  const blocks = body.replace(/```[\s\S]*?(?:```|$)/g, "\n\n").split(/\r?\n[ \t]*\r?\n/);
  return blocks.slice(0, paragraphs).flatMap((block) => {
    const lines = block.split(/\r?\n/).filter((line) => line.trim() !== "");
    // A heading with its underline, and what stands beside a mark of its own, is no paragraph.
    if (lines.length === 0 || lines.some((line) => apart.test(line))) return [];
    return firstOf(plain(lines.map((line) => line.trim()).join(" "))) ?? [];
  });
}

/** Links and emphasis as a reader sees them. */
function plain(text: string): string {
  return text
    .replace(/!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?/g, "")
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, "$1")
    .replace(/`+([^`<]*?)(?: *<[^>`]*>)?`+_{0,2}/g, "$1")
    .replace(/<[^>]{0,200}>/g, "")
    .replace(/(\*\*|__|\*)(?=\S)(.+?)\1/g, "$2")
    .replace(/\s+/g, " ")
    .trim();
}

function firstOf(text: string): string | undefined {
  const found = /^.+?(?:[.!?](?=\s|$)|[。！？])/u.exec(text)?.[0] ?? text;
  // Too short is a label, too long no sentence of a list of repositories.
  const enough = /\p{Script=Han}/u.test(found) ? 6 : 15;
  // What ends with a colon leads to something else.
  return found.length >= enough && found.length <= 200 && !/[:：]$/u.test(found)
    ? found.replace(/[.。]$/u, "").replace(/^[“"](?=[^”"]*$)/u, "")
    : undefined;
}

/**
 * The language of a README. A second README in another is no second language of the scaffold: it is called by a name of its
 * own, beside which ours would be a double.
 */
export function languageOf(readme: string): string | undefined {
  const letters = readme.slice(0, 20_000).match(/\p{L}/gu) ?? [];
  if (letters.length < 40) return undefined;
  const han = letters.filter((letter) => /\p{Script=Han}/u.test(letter)).length;
  return han / letters.length > 0.3 ? "zh" : "en";
}
