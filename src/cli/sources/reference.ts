import { isAbsolute } from "node:path";
import { usageError } from "../../system/errors.ts";
import { pathFault } from "../../system/paths.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import { checkAddress } from "./address.ts";

/** Where a reference says that a template lies. Nothing has been looked at yet. */
export type Reference =
  /** A folder of this disk. `pin` is what stands behind a `#`, which may as well be a part of the folder's name. */
  | { readonly kind: "folder"; readonly path: string; readonly pin?: string }
  /** A commit of a git repository on this disk, and a folder in it. */
  | {
      readonly kind: "local";
      readonly path: string;
      /** The `file:` address, when it was given as one. */
      readonly url?: string;
      readonly commit: string;
      readonly inside: string;
    }
  /** A commit of a git repository on a server, and a folder in it. */
  | { readonly kind: "remote"; readonly url: string; readonly commit: string; readonly inside: string };

/** Longer than any address or path that a person means. */
const longest = 2048;
/** A scheme has two letters or more: one letter is a drive of Windows. */
const scheme = /^([a-z][a-z0-9+.-]+):/i;
/** `git@host:owner/repo`, git's short form for ssh. */
const shortSsh = /^[^/\\]+@[^/\\]+:/;
/** SHA-1 or SHA-256 in full. */
const fullId = /^([0-9a-f]{40}|[0-9a-f]{64})$/i;

/** True for what cannot be the id of a built-in template: an address, or a path with `/` in it, or that begins with `.`. */
export function isElsewhere(text: string): boolean {
  return text.includes("/") || text.startsWith(".") || isAbsolute(text) || scheme.test(text) || shortSsh.test(text);
}

/**
 * Takes a reference apart.
 * @throws AppError (exit 2) `source.characters`, `source.unpinned`, `source.pin`, `source.path`, those of `checkAddress`
 */
export function parseReference(text: string): Reference {
  if (text.length > longest || oneLine(text) !== text || /\p{Surrogate}/u.test(text)) {
    throw usageError("source.characters", { reference: text.slice(0, 200) });
  }
  const [place, pin] = split(text);
  const named = shortSsh.test(text) ? "ssh" : scheme.exec(text)?.[1];
  if (named === undefined) return localReference(text, place, pin);
  const { url, path } = checkAddress(place, named.toLowerCase());
  if (pin === undefined) throw usageError("source.unpinned", { url: place });
  const commit = readPin(pin, place);
  return path === undefined ? { kind: "remote", url, ...commit } : { kind: "local", path, url, ...commit };
}

function localReference(text: string, place: string, pin: string | undefined): Reference {
  if (pin === undefined) return { kind: "folder", path: text };
  const [id = ""] = pin.split(":");
  return fullId.test(id) ? { kind: "local", path: place, ...readPin(pin, place) } : { kind: "folder", path: text, pin };
}

function split(text: string): [place: string, pin: string | undefined] {
  const sign = text.indexOf("#");
  return sign === -1 ? [text, undefined] : [text.slice(0, sign), text.slice(sign + 1)];
}

/** `<commit>` or `<commit>:path/in/repo`. */
function readPin(pin: string, url: string): { commit: string; inside: string } {
  const sign = pin.indexOf(":");
  const id = sign === -1 ? pin : pin.slice(0, sign);
  // What is pinned must not move: a branch or a tag can, and a short id may come to mean two.
  if (!fullId.test(id)) throw usageError("source.pin", { pin: id, url });
  if (sign === -1) return { commit: id.toLowerCase(), inside: "" };
  const inside = pin.slice(sign + 1).replace(/\/$/, "");
  const fault = pathFault(inside);
  if (fault) throw usageError("source.path", { path: inside, fault });
  return { commit: id.toLowerCase(), inside };
}
