import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isIntegrity, type Pin } from "../../scaffold/pin.ts";
import { AppError } from "../../system/errors.ts";
import { npm } from "../../system/npm.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import type { World } from "../../system/world.ts";

/** The hash of the copy that runs, as npm wrote it down. */
export interface OwnHash {
  readonly integrity: string;
  /** True when npm had the package from a registry; a tarball from elsewhere may be one that nobody has published. */
  readonly published: boolean;
}

/**
 * What npm says of the copy that runs. A package cannot know its own hash, but npm keeps it beside the packages that it
 * installs: after `npx` and `npm ci`, not after `npm install --global`.
 */
export function ownHash({ home, version }: Pick<World, "home" | "version">): OwnHash | undefined {
  const folder = join(home, ".");
  if (basename(dirname(folder)) !== "node_modules") return undefined;
  try {
    const { packages } = JSON.parse(readFileSync(join(dirname(folder), ".package-lock.json"), "utf8"));
    const { version: recorded, integrity, resolved, link } = packages[`node_modules/${basename(folder)}`];
    if (recorded !== version || link === true || !isIntegrity(integrity)) return undefined;
    return { integrity, published: typeof resolved === "string" && /^https?:\/\//.test(resolved) };
  } catch {
    // Another package manager, or a copy that npm has not installed.
    return undefined;
  }
}

/** What can be pinned without asking anybody: a copy that npm had from a registry. */
export function ownPin(world: Pick<World, "home" | "version">): Pin | undefined {
  const own = ownHash(world);
  return own?.published ? { version: world.version, integrity: own.integrity } : undefined;
}

/**
 * Asks the user's registry for the hash of a version.
 * @throws AppError `pin.unpublished` (exit 6), `pin.registry` with what npm said, those of `npm`
 */
export async function publishedHash(version: string, world: World): Promise<string> {
  const { ok, out, errors } = await npm(["view", `commonry@${version}`, "dist.integrity", "--json"], world);
  if (/\bE404\b|\bETARGET\b|\bE?NOTARGET\b/.test(out + errors)) throw new AppError("pin.unpublished", { version }, 6);
  const [first = ""] = errors.split("\n").filter((line) => line.trim() !== "");
  if (!ok) throw new AppError("pin.registry", { reason: oneLine(first).slice(0, 200) });
  if (out.trim() === "") throw new AppError("pin.unpublished", { version }, 6);
  const found = parsed(out);
  if (isIntegrity(found)) return found;
  throw new AppError("pin.registry", { reason: oneLine(out).slice(0, 200) });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
