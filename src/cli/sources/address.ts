import { isAbsolute } from "node:path";
import { fileURLToPath } from "node:url";
import { usageError } from "../../system/errors.ts";

/** What plain http may reach: this machine, under the names that cannot mean another. */
const thisMachine = new Set(["localhost", "127.0.0.1", "[::1]"]);
/** Signs that stand in addresses of repositories. No `=`, which would end a key of git's `-c`; nothing of a shell. */
const plainSigns = /^[\w.~/:@%+,[\]-]*$/;
/** A control character, `/` or `\` in a percent-encoding. */
const hiddenSign = /%(0|1|7f|2f|5c)/i;

/**
 * Checks the address of a repository. It must be written as every program reads it: where two readers (ours, git, the
 * library below git) could see different hosts, the address is refused and the plain spelling shown.
 * @param scheme of the address, in lower case
 * @returns for a repository on this disk its path as well
 * @throws AppError (exit 2) `source.transport`, `source.credential`, `source.spelling`, `source.plain`, `source.address`
 */
export function checkAddress(text: string, scheme: string): { readonly url: string; readonly path?: string } {
  if (!["https", "http", "file"].includes(scheme)) throw usageError("source.transport", { scheme });
  // Not shown: it may be a password.
  if (/:\/\/[^/]*@/.test(text)) throw usageError("source.credential");
  // A query often holds a token, and no address of a repository needs one.
  if (text.includes("?")) throw usageError("source.address", { url: text.replace(/\?.*/, "?…") });
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw usageError("source.address", { url: text });
  }
  if (url.username !== "" || url.password !== "") throw usageError("source.credential");
  const canonical = url.href;
  if (text !== canonical && `${text}/` !== canonical) throw usageError("source.spelling", { url: text, canonical });
  if (!plainSigns.test(text) || hiddenSign.test(text) || url.hostname.startsWith("-") || url.hostname.endsWith(".")) {
    throw usageError("source.address", { url: text });
  }
  if (scheme === "http" && !thisMachine.has(url.hostname)) throw usageError("source.plain", { url: text });
  return scheme === "file" ? { url: text, path: localPath(url) } : { url: text };
}

/** The path of a `file:` address; one that names a host would be a share of another machine. */
function localPath(url: URL): string {
  try {
    const path = fileURLToPath(url);
    if (url.host === "" && !url.pathname.startsWith("//") && isAbsolute(path)) return path;
  } catch {
    // Falls through to the same message.
  }
  throw usageError("source.address", { url: url.href });
}
