import type { Origin, Repository } from "../rule.ts";

/** A path of the repository, named by an address on the web. */
export interface OwnPath {
  readonly path: string;
  readonly anchor: string;
}

/**
 * The file that an address of the repository itself names: its page on the forge, its raw text, the workflow of a badge,
 * the form of a "new issue" link. Undefined for any other address, and for another branch than those that are known.
 */
export function ownPath(address: string, { origin }: Pick<Repository, "origin">): OwnPath | undefined {
  // Both kinds of address hold the path, and few of all the addresses in a page do.
  if (!origin || !address.toLowerCase().includes(origin.path.toLowerCase())) return undefined;
  const [whole = "", anchor = ""] = address.split("#", 2);
  const [plain = "", query = ""] = whole.split("?", 2);
  const rest = after(plain, `https://${origin.host}/${origin.path}/`);
  if (rest !== undefined) return ofForge(rest, query, decode(anchor), origin);
  const raw =
    origin.host === "github.com" ? after(plain, `https://raw.githubusercontent.com/${origin.path}/`) : undefined;
  return raw === undefined ? undefined : onBranch(raw, decode(anchor), origin);
}

/** What follows a beginning, without regard to case, as forges treat owners and names. */
function after(text: string, start: string): string | undefined {
  return text.slice(0, start.length).toLowerCase() === start.toLowerCase() ? text.slice(start.length) : undefined;
}

function ofForge(rest: string, query: string, anchor: string, origin: Origin): OwnPath | undefined {
  const file = /^(?:-\/)?(?:blob|tree|raw|edit|blame)\/(.+)$/.exec(rest)?.[1];
  if (file) return onBranch(file, anchor, origin);
  const workflow = /^actions\/workflows\/([\w.-]+\.ya?ml)(?:\/badge\.svg)?$/.exec(rest)?.[1];
  if (workflow) return { path: `.github/workflows/${workflow}`, anchor: "" };
  const form = rest === "issues/new" ? /(?:^|&)template=([^&]+\.(?:md|ya?ml))(?:&|$)/.exec(query)?.[1] : undefined;
  return form ? { path: `.github/ISSUE_TEMPLATE/${decode(form)}`, anchor: "" } : undefined;
}

function onBranch(rest: string, anchor: string, { branches }: Origin): OwnPath | undefined {
  for (const branch of ["HEAD", ...branches]) {
    const path = after(rest, `${branch}/`);
    if (path) return { path: decode(path).replace(/(?<!\/)\/+$/, ""), anchor };
  }
  return undefined;
}

/** Percent-encoding resolved; what is none stays as it is. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
