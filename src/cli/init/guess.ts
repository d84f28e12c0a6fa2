import { parse as parsePath } from "node:path";
import type { Given } from "../../scaffold/answers.ts";
import { folder } from "../../system/folder.ts";
import { gitConfig } from "../../system/git.ts";
import type { Context } from "../context.ts";

/**
 * What a repository that is there already says of itself, as defaults for the questions of a template: its owner, name
 * and forge by the address of `origin`, its licence and description by its own files. Nothing here is certain, so each is
 * shown as assumed.
 */
export async function guess(root: string, { world }: Pick<Context, "world">): Promise<Given> {
  const files = folder(root);
  // A link, a pipe, a folder of that name: it says nothing, and stays.
  const read = (path: string) => {
    try {
      const bytes = files.read(path);
      return bytes && bytes.byteLength < 262_144 ? Buffer.from(bytes).toString() : undefined;
    } catch {
      return undefined;
    }
  };
  const found: Record<string, unknown> = {
    ...ofPackage(read("package.json")),
    ...ofLicence(read("LICENSE") ?? read("LICENSE.md") ?? read("LICENSE.txt") ?? read("COPYING")),
    ...ofReadme(read("README.md")),
    ...ofOrigin(await gitConfig("remote.origin.url", root, world.env)),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ""));
}

/** `https://github.com/owner/repo.git`, `git@gitlab.com:group/repo.git`, and addresses of a forge of one's own. */
export function ofOrigin(url: string | undefined): Given {
  const found = /^(?:[a-z+]+:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/|[^@/]+@([^:/]+):)(.+?)(?:\.git)?\/?$/.exec(url ?? "");
  const [, byAddress, byShell, path = ""] = found ?? [];
  const host = byAddress ?? byShell;
  const segments = path.split("/");
  if (!host || segments.length < 2) return {};
  const { base: repo, dir } = parsePath(path);
  const forge = host.includes("gitlab") ? "gitlab" : host.includes("github") ? "github" : undefined;
  // The name of a subgroup of GitLab is no name that a question takes: its first group stands for it.
  return { owner: dir.split("/")[0], repo, forge };
}

function ofPackage(text: string | undefined): Given {
  try {
    const { description } = JSON.parse(text ?? "{}") as { description?: unknown };
    return typeof description === "string" ? { description } : {};
  } catch {
    return {};
  }
}

/** Words that only one licence has near its beginning. */
const licences: readonly (readonly [id: string, words: RegExp])[] = [
  ["Apache-2.0", /apache license\s+version 2\.0/i],
  ["MIT", /\bMIT License\b|permission is hereby granted, free of charge/i],
  ["BSD-3-Clause", /neither the name of[\s\S]{0,200}endorse/i],
  ["MPL-2.0", /mozilla public license,? version 2\.0|mozilla public license version 2\.0/i],
  ["CC-BY-4.0", /creative commons attribution 4\.0/i],
];

export function ofLicence(text: string | undefined): Given {
  const found = text === undefined ? undefined : licences.find(([, words]) => words.test(text.slice(0, 4000)));
  return found ? { license: found[0] } : {};
}

/** The first heading, where it is a plain name. */
export function ofReadme(text: string | undefined): Given {
  const heading = /^# +([^\n]+?) *#*\r?$/m.exec(text?.slice(0, 4000) ?? "")?.[1];
  if (heading === undefined || /[<>[\]`!*{}]/.test(heading) || heading.length > 60) return {};
  return { name: heading };
}
