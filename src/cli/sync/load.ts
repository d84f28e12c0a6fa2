import { type Placed, placeFiles } from "../../kinds/event/targets.ts";
import { matchFiles } from "../../manifest/glob.ts";
import { type LoadedManifest, loadManifest } from "../../manifest/load.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import { AppError } from "../../system/errors.ts";
import { gravestFirst } from "../../system/finding.ts";
import { sha256 } from "../../system/hash.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import { refuseHalfChanged } from "../scaffold/ready.ts";
import { isUnmatched, noteFinding } from "../views/events/finding.ts";

export interface Source {
  readonly community: Community;
  readonly path: string;
  /** Of the manifest and of all files that it names for events and people: SHA-256. */
  readonly sha256: string;
  /** With the files that it names for events and people. */
  readonly loaded: LoadedManifest;
  /** Where the events of each file go. */
  readonly placed: readonly Placed[];
  /** Whether every file of events could be read: of one that could not, nothing is known to have left the manifest. */
  readonly isWhole: boolean;
}

const path = "community.yaml";

/**
 * The manifest of the folder at hand. What is wrong with it is printed, each finding with its place.
 * @throws AppError (exit 2) `sync.no-manifest`, `sync.invalid`
 */
export function loadSource(context: Context): Source {
  refuseHalfChanged(context);
  const project = projectFiles(context.dir);
  if (!project.exists(path)) throw new AppError("sync.no-manifest", { dir: context.dir }, 2);
  const loaded: LoadedManifest = loadManifest(project, path);
  const errors = loaded.findings.filter(({ level }) => level === "error");
  for (const finding of gravestFirst(loaded.findings)) {
    if (finding.level === "error" || isUnmatched(finding)) noteFinding(finding, context);
  }
  if (!loaded.community || errors.some(({ file }) => file === path)) {
    throw new AppError("sync.invalid", { count: errors.length }, 2);
  }
  const { community, events, people } = loaded;
  const files = events.length > 0 ? [...people, ...events].map(({ file }) => file) : [];
  const texts = [path, ...files.sort()].map((file) => project.readText(file));
  const includes = ({ file, value }: (typeof events)[number]) => {
    const folder = file.slice(0, file.lastIndexOf("/") + 1);
    return (value.include ?? []).flatMap((pattern) => matchFiles(folder + pattern, project.list()));
  };
  return {
    ...{ community, path, loaded },
    sha256: texts.length === 1 ? sha256(texts[0] ?? "") : sha256(texts.map(sha256).join("\n")),
    placed: placeFiles(community, events, (source) => includes(source as (typeof events)[number])),
    isWhole: errors.length === 0,
  };
}
