import { posix } from "node:path";
import type { Repository } from "../rule.ts";
import { decode, ownPath } from "./own.ts";

/** Where a link leads. */
export type Leads =
  /** To the web, to a page of the forge, or where nobody can see: nothing to check. */
  | { readonly to: "elsewhere" }
  /** Above the repository's root. */
  | { readonly to: "outside" }
  | {
      readonly to: "path";
      readonly path: string;
      readonly anchor: string;
      /** From the root, which generators of sites take for the root of the site. */
      readonly fromRoot: boolean;
      /** By an address of the repository itself on the web. */
      readonly absolute: boolean;
    };

const elsewhere: Leads = { to: "elsewhere" };

/**
 * What a template engine, a shell or a person fills in: `{{ url }}`, `${BASE}`, `<% … %>`, `[[page]]`; and a character by
 * a name of the 2,125 that HTML has and we do not. `%NAME%` is one, `%E4%B8%AD` and `%20` are letters.
 */
const placeholder =
  /[{}]|&[A-Za-z][A-Za-z0-9]{1,31};|<%|%>|\$\(|\[\[|\]\]|^[$:@]|^%(?!20|[89A-F][0-9A-F]%[89AB][0-9A-F])|^\.{3,}$|^(?:url|link|path|todo|tbd)$/i;

/** Longer than any path. */
const longest = 4096;

/** Pages of a forge, as seen from a file's page: `../../issues` is a link that works. */
const forgePage =
  /^(?:-|issues|pulls?|wiki|releases|actions|discussions|tree|blob|raw|graphs|labels|milestones?|projects?|security|stargazers|network|commits?|compare|contributors|edit|new|fork|settings|tags|branches|packages|pulse|watchers|merge_requests|archive)(?:\/|$|[?#])/;

/** Written for an issue, a wiki or a pull request, where `../tree/HEAD/` is the repository. */
const fromForgePage = /^(?:\.\.\/)+(?:blob|tree|raw)\/(?:HEAD|main|master|develop|trunk)\//;

/** Reads a link's target as a forge does that shows the page at a path of the repository. */
export function readTarget(target: string, page: string, repository: Repository): Leads {
  if (target === "" || target.length > longest) return elsewhere;
  // Most links lead to the web: what they hold matters only where they name a file of ours.
  const isAddress = /^[a-z][a-z0-9+.-]*:|^\/\//i.test(target);
  const own = isAddress ? ownPath(target, repository) : undefined;
  if ((isAddress && !own) || placeholder.test(target)) return elsewhere;
  if (own) return { to: "path", ...own, fromRoot: false, absolute: true };
  const hash = target.indexOf("#");
  const anchor = hash < 0 ? "" : decode(target.slice(hash + 1));
  const written = (hash < 0 ? target : target.slice(0, hash)).replace(/\?.*$/s, "");
  if (written === "") return { to: "path", path: page, anchor, fromRoot: false, absolute: false };
  const fromRoot = written.startsWith("/");
  const path = decode(written);
  const joined = posix.normalize(fromRoot ? path.replace(/^\/+/, "./") : posix.join(posix.dirname(page), path));
  if (joined === ".." || joined.startsWith("../")) return above(joined, target, repository);
  if (fromForgePage.test(written)) return elsewhere;
  const plain = joined.replace(/^\.?\/|\/$/g, "").replace(/^\.$/, "");
  return { to: "path", path: plain, anchor, fromRoot, absolute: false };
}

/** A file's page lies two levels below the repository's (`/owner/name/blob/main`): from there on, it is the forge's. */
function above(joined: string, target: string, repository: Repository): Leads {
  if (repository.isPart) return elsewhere;
  const climbed = joined.replace(/^\.\.\/\.\.\//, "");
  if (climbed !== joined) {
    const [, path] = /^(?:-\/)?(?:blob|tree|raw|edit)\/[^/]+\/([^?#]+)/.exec(climbed) ?? [];
    const anchor = decode(/#(.*)$/s.exec(target)?.[1] ?? "");
    if (path) return { to: "path", path: path.replace(/\/$/, ""), anchor, fromRoot: false, absolute: true };
    if (forgePage.test(climbed) || climbed === "" || climbed.startsWith("../")) return elsewhere;
  }
  return { to: "outside" };
}
