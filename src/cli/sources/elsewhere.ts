import { statSync } from "node:fs";
import { isAbsolute, relative, resolve, sep } from "node:path";
import { limits } from "../../scaffold/guard.ts";
import type { FindTemplate } from "../../scaffold/source.ts";
import { cacheFolder } from "../../system/cache.ts";
import { readContents } from "../../system/contents/disk.ts";
import type { Contents, Wanted } from "../../system/contents/gather.ts";
import { usageError } from "../../system/errors.ts";
import { readLocal, readRemote } from "../../system/git/store.ts";
import { readTree } from "../../system/git/tree.ts";
import type { Context } from "../context.ts";
import { openForeign } from "./foreign.ts";
import { isNamed, refuseUnconfirmed, rememberNamed } from "./known.ts";
import type { Opened } from "./opened.ts";
import { parseReference, type Reference } from "./reference.ts";

/** A template is these three; what else lies beside them is not looked at. */
const wanted: Wanted = { names: ["template.yaml", "files", "parts"], ...limits };

/** Folders: the one that a path is relative to, and the one that the record's path will be relative to. */
export interface Places {
  readonly from: string;
  readonly root: string;
  /** True when a person names the template now, on the command line or at a prompt; false when a record does. */
  readonly named: boolean;
}

/**
 * Opens a template that is not built in: reads all of it into memory.
 * @throws AppError `source.*`, `template.invalid`, `git.missing`
 */
export async function openElsewhere(
  text: string,
  places: Places,
  builtin: FindTemplate,
  context: Context,
): Promise<Opened> {
  const reference = parseReference(text);
  const contents = await read(reference, places, text, context);
  return openForeign(contents, text, recorded(reference, places), builtin);
}

async function read(reference: Reference, { from, named }: Places, text: string, context: Context): Promise<Contents> {
  const { world } = context;
  if (reference.kind === "folder") return readFolder(reference, from);
  const { commit, inside } = reference;
  if (reference.kind === "local") {
    return readLocal(resolve(from, reference.path), commit, world, (objects) =>
      readTree(objects, commit, inside, wanted),
    );
  }
  const { url } = reference;
  const store = {
    env: world.env,
    platform: world.platform,
    cache: cacheFolder(world.env, world.platform),
    onFetch: async () => {
      if (!named) await refuseUnconfirmed(url, text, context);
      context.note(context.t("source.fetching", { source: text }));
    },
  };
  const remote = { url, commit, named: named || isNamed(url, world) };
  const contents = await readRemote(remote, store, (objects) => readTree(objects, commit, inside, wanted));
  if (named) rememberNamed(url, world);
  return contents;
}

function readFolder({ path, pin }: { readonly path: string; readonly pin?: string }, from: string): Contents {
  const folder = resolve(from, path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return readContents(folder, wanted);
  if (pin === undefined) throw usageError("source.no-folder", { path });
  throw usageError("source.pin", { pin, url: path.slice(0, -pin.length - 1) });
}

/** What the record says of where the template is: an address as it is, a path from the scaffolded folder. */
function recorded(reference: Reference, { from, root }: Omit<Places, "named">): string {
  if (reference.kind === "folder") return fromRoot(root, resolve(from, reference.path));
  const { kind, commit, inside } = reference;
  const place = kind === "remote" ? reference.url : (reference.url ?? fromRoot(root, resolve(from, reference.path)));
  return `${place}#${commit}${inside === "" ? "" : `:${inside}`}`;
}

/** With a dot in front, as a reference wants it; as it is when there is no way from the root, on another drive. */
function fromRoot(root: string, path: string): string {
  const way = relative(root, path);
  if (isAbsolute(way)) return path;
  const shown = way.split(sep).join("/");
  if (shown === "") return ".";
  return shown.startsWith("../") || shown === ".." ? shown : `./${shown}`;
}
