import { readdirSync } from "node:fs";
import { basename } from "node:path";
import type { Given } from "../../../scaffold/answers.ts";
import { folder } from "../../../system/folder.ts";
import { gitConfig } from "../../../system/git.ts";
import type { Context } from "../../context.ts";
import { briefOf } from "./brief.ts";
import { ecosystemsOf } from "./ecosystems.ts";
import { licenceOf } from "./licence.ts";
import { ofOrigin } from "./origin.ts";
import { packageOf } from "./packages.ts";
import { languageOf, nameOf } from "./readme.ts";
import { sentenceOf } from "./sentence.ts";

/** What a repository says of itself. */
export interface Facts {
  /** Better defaults for the questions of a template, by their ids. */
  readonly guesses: Given;
  /** Questions that a default of the template's would answer wrongly: the repository is about something, and says not what. */
  readonly unknown: ReadonlySet<string>;
}

/** The most that is read of a file: facts stand at its beginning. */
const most = 262_144;

/**
 * What a repository that is there already says of itself. The description is that of the package, else the first sentence
 * of the README, each as `briefOf` has it; the licence is what the text of the licence file says, else the package; owner, name and forge come from
 * the address of `origin`. Nothing here is certain, so each is shown as assumed; what is not there is not invented.
 */
export async function factsOf(root: string, { world }: Pick<Context, "world">): Promise<Facts> {
  const files = folder(root, { most });
  const names = topOf(root);
  // A link, a pipe, a folder of that name, a huge file: it says nothing, and stays.
  const read = (path: string | undefined): string | undefined => {
    try {
      const bytes = path === undefined ? undefined : files.read(path);
      return bytes && Buffer.from(bytes).toString();
    } catch {
      return undefined;
    }
  };
  const named = (pattern: RegExp) => names.filter((name) => pattern.test(name)).sort()[0];
  const beside = named(/^readme\.(?:md|markdown)$/i) ?? named(/^readme(?:\.(?:rst|txt|adoc))?$/i);
  // GitHub shows the one in `.github/` first.
  const readme = read(".github/README.md") ?? read(beside);
  const pack = await packageOf(names, read);
  const licenseFile = named(/^(?:licen[cs]e|copying)(?:\.(?:md|txt|rst))?$/i);
  const licence = licenceOf(read(licenseFile), pack.license, names);
  const origin = ofOrigin(await gitConfig("remote.origin.url", root, world.env));
  const name = nameOf(readme ?? "", String(origin.repo ?? basename(root)));
  const description = briefOf(pack.description ?? sentenceOf(readme ?? "", name) ?? "");
  const found: Record<string, unknown> = {
    ...{
      name,
      description,
      ...licence,
      licenseFile,
      ...origin,
    },
    ...{ lang: languageOf(readme ?? ""), ecosystems: ecosystemsOf(names) },
  };
  const isSaid = ([, value]: [string, unknown]) => value !== undefined && value !== "";
  const unknown = new Set(["description", "license"].filter((id) => found[id] === undefined || found[id] === ""));
  return { guesses: Object.fromEntries(Object.entries(found).filter(isSaid)), unknown };
}

/** The names of the files and folders at the top; none where it cannot be listed. */
function topOf(root: string): string[] {
  try {
    return readdirSync(root).slice(0, 5000);
  } catch {
    return [];
  }
}
