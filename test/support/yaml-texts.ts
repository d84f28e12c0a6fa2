import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** YAML files below a folder, of at most so many characters. */
export function texts(folder: string, most = 6000): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ya?ml|cff)(?:\.liquid)?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .filter((text) => text.length <= most);
}

export const ours = texts(fileURLToPath(new URL("../../templates", import.meta.url)));
/** Clones to try as well: a folder of folders. */
export const others = process.env.COMMONRY_TEST_REPOSITORIES;

/** What is put into a text somewhere: signs that mean something to YAML, and characters that programs stumble over. */
const pieces = [
  ...['"', "'", ":", ": ", "- ", "#", " #", "\n", "\n  ", "\t", "[", "]", "{", "}", ",", "&a ", "*a", "|", ">", "|2\n"],
  ...["%", "@", "`", "? ", "!t ", "---\n", "...\n", "\r\n", "<<: ", "~", '"a": b', "a: b\n", "\u0001", "\ud800", "é"],
  ...["\u2028", "\u0085", "\0", "  ", "!!int ", "|-\n", "''", "\\"],
];

/** So many texts, each of them a real one with up to three accidents; the same at every run. */
export function* damaged(count: number, fits: (text: string) => boolean): Generator<string> {
  let seed = 20261201;
  const below = (limit: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * limit);
  };
  const small = ours.filter((text) => text.length < 3000 && fits(text));
  for (let index = 0; index < count; index++) {
    let text = small[below(small.length)] ?? "";
    for (let accidents = 1 + below(3); accidents > 0; accidents--) {
      const at = below(text.length + 1);
      const [piece, lost] = [pieces[below(pieces.length)] ?? "", below(5)];
      text = text.slice(0, at) + (lost === 4 ? "" : piece) + text.slice(at + lost);
    }
    yield text;
  }
}
