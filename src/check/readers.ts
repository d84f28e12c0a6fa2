import type { Finding, FindingLevel } from "../system/finding.ts";
import { kinds } from "./files/index.ts";
import { isLooseJson } from "./loose-json.ts";

/**
 * Who reads a file, and what that reader refuses. A file that does not parse is an error where its reader is known; of
 * any other file nobody can tell what it is for, so that what most readers refuse is a warning, and what some take a note.
 */

/** Read by a service of the rule book, or by us. */
const ours = /^(?:community\.ya?ml|\.gitlab-ci\.yml|\.commonry\/.+)$/;

/** Package managers read these with the parser of their language: a fault ends every command of theirs. */
const packages = /(?:^|\/)(?:package(?:-lock)?|composer)\.json$|(?:^|\/)(?:ts|js)config[^/]*\.json$/;

/** Readers to whom a key that stands twice is a fault. All others, in Ruby, Python or Go, take the last one in silence. */
const strict = /^community\.ya?ml$|^\.github\/(?:workflows\/|labeler\.ya?ml$)|(?:^|\/)action\.ya?ml$|^\.gitpod\.yml$/;

/** How grave it is that a file has such a fault of its form; the level of any other finding is its rule's. */
export function levelOf({ code, file, level }: Finding, text: () => string): FindingLevel {
  const isRead = ours.test(file) || kinds.some(({ applies }) => applies(file));
  if (code === "yaml.duplicate-key" && !strict.test(file)) return isRead ? "warning" : "note";
  if (isRead || level !== "error") return level;
  if (code === "json.syntax" && !packages.test(file)) return isLooseJson(text()) ? "note" : "warning";
  return /^(?:yaml\.|finding\.)/.test(code) ? "warning" : code === "file.encoding" ? "note" : level;
}
