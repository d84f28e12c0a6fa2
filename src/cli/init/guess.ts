import { readdirSync } from "node:fs";
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
  // Services take these names in any case, and so do we.
  const names = namesIn(root);
  const first = (pattern: RegExp) => {
    const name = names.find((each) => pattern.test(each));
    return name === undefined ? undefined : read(name);
  };
  const origin = ofOrigin(await gitConfig("remote.origin.url", root, world.env));
  const found: Record<string, unknown> = {
    ...ofPackage(read("package.json")),
    ...ofLicence(first(/^(licen[cs]e|copying)(\.(md|txt))?$/i)),
    ...(origin.repo === undefined ? {} : { name: origin.repo }),
    ...ofReadme(first(/^readme\.md$/i)),
    ...origin,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined && value !== ""));
}

function namesIn(root: string): readonly string[] {
  try {
    return readdirSync(root).sort();
  } catch {
    return [];
  }
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
    const { description, license } = JSON.parse(text ?? "{}") as { description?: unknown; license?: unknown };
    return {
      ...(typeof description === "string" ? { description } : {}),
      ...(licences.some(([id]) => id === license) ? { license: String(license) } : {}),
    };
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

/** Headings that name a section, where a picture stands for the name. */
const sections =
  /^(overview|introduction|intro|about|table of contents|contents|install(ation|ing)?|usage|features|getting started|quick ?start|documentation|简介|介绍|概述|目录|安装|快速开始|使用(说明|方法)?|背景)$/i;

/** The first heading, where it is a plain name. A `#` in a block of code is a comment. */
export function ofReadme(text: string | undefined): Given {
  const prose = text?.slice(0, 4000).replace(/^(```|~~~)[\s\S]*?(^\1|$(?![\s\S]))/gm, "");
  const heading = /^# +([^\n]+?) *#*\r?$/m.exec(prose ?? "")?.[1];
  if (heading === undefined || /[<>[\]`!*{}]/.test(heading) || heading.length > 60) return {};
  return sections.test(heading) ? {} : { name: heading };
}
