/** Why a relative path may not be written, or undefined when it may. */
export type PathFault =
  | "empty"
  | "absolute"
  | "parent"
  | "backslash"
  | "control"
  | "segment"
  | "trailing"
  | "reserved"
  | "git"
  | "long";

/** Device names that Windows takes in any folder, with any extension (Microsoft: Naming Files, Paths, and Namespaces). */
const windowsDevice = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?$/i;
/** Names under which Windows and macOS also reach `.git`: short name, trailing blanks or dots, ignorable code points. */
const gitAlias = /^(\.git|git~\d+)[\s.]*$/i;
const control = /[\p{Cc}\p{Surrogate}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u;
const windowsSign = /[<>:"|?*]/;

/**
 * Checks that a path names a place below the root it will be joined to, on every system that may check the
 * repository out: no absolute path, no `..`, no `\`, no control characters, no reserved name, nothing below `.git`.
 * @param path segments separated by `/`
 */
export function pathFault(path: string): PathFault | undefined {
  if (path === "") return "empty";
  if (control.test(path)) return "control";
  if (path.includes("\\")) return "backslash";
  if (path.startsWith("/") || path.startsWith("~") || /^[a-z]:/i.test(path)) return "absolute";
  if (Buffer.byteLength(path) > 1024) return "long";
  for (const segment of path.split("/")) {
    const fault = segmentFault(segment);
    if (fault) return fault;
  }
  return undefined;
}

function segmentFault(segment: string): PathFault | undefined {
  if (segment === "" || segment === ".") return "segment";
  if (segment === "..") return "parent";
  if (gitAlias.test(segment)) return "git";
  if (/[. ]$/.test(segment) || segment.startsWith(" ")) return "trailing";
  if (windowsDevice.test(segment) || windowsSign.test(segment)) return "reserved";
  if (Buffer.byteLength(segment) > 255) return "long";
  return undefined;
}

/** Folds a path so that two that some file system takes for one compare equal (case, Unicode composition). */
export function foldPath(path: string): string {
  // The capital sharp s stays as it is in capitals, and the small one becomes SS there: small letters come first.
  return path.normalize("NFC").toLowerCase().toUpperCase().toLowerCase().normalize("NFC");
}

/** The link from one file to another, both relative to the same root: `docs/a.md` to `b.md` is `../b.md`. */
export function relativeLink(from: string, to: string): string {
  const source = from.split("/").slice(0, -1);
  const target = to.split("/");
  while (source.length > 0 && target.length > 1 && source[0] === target[0]) {
    source.shift();
    target.shift();
  }
  return [...source.map(() => ".."), ...target].join("/");
}
