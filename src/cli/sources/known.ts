import { join } from "node:path";
import { AppError } from "../../system/errors.ts";
import { readKept, writeKept } from "../../system/http/keep.ts";
import { stateFolder } from "../../system/state.ts";
import type { World } from "../../system/world.ts";
import type { Context } from "../context.ts";

/**
 * What a person on this machine has said of servers of templates. It lies with the user and not in the repository: a record
 * that came with a clone must not speak for whoever cloned it.
 */
interface Known {
  /** Addresses that were named on the command line: git may use its credentials there. */
  readonly named: readonly string[];
  /** Servers, as `https://host:port`, that may be asked without credentials. */
  readonly hosts: readonly string[];
}

/** Enough for anybody; the oldest go first. */
const most = 500;

function fileOf({ env, platform }: Pick<World, "env" | "platform">): string {
  return join(stateFolder(env, platform), "template-sources.json");
}

function known(world: World): Known {
  try {
    const { named, hosts } = JSON.parse(readKept(fileOf(world)) ?? "{}") as Record<string, unknown>;
    return { named: texts(named), hosts: texts(hosts) };
  } catch {
    // Not readable: nobody has said anything.
    return { named: [], hosts: [] };
  }
}

function texts(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Where nothing can be kept, the next run asks again. */
function remember(world: World, change: (known: Known) => Known): void {
  const { named, hosts } = change(known(world));
  writeKept(fileOf(world), `${JSON.stringify({ version: 1, named: named.slice(-most), hosts: hosts.slice(-most) })}\n`);
}

/** True when a person here has named this very address before. */
export function isNamed(url: string, world: World): boolean {
  return known(world).named.includes(url);
}

/** Remembers an address that a person has named. */
export function rememberNamed(url: string, world: World): void {
  if (isNamed(url, world)) return;
  remember(world, ({ named, hosts }) => ({ named: [...named, url], hosts }));
}

/**
 * Before the server of a record is asked for the first time: says its name, and asks a person whether that is right.
 * @param source the whole reference, as the record has it
 * @throws AppError (exit 6) `source.unconfirmed` when the answer is no, or nobody is there to answer
 */
export async function refuseUnconfirmed(url: string, source: string, context: Context): Promise<void> {
  const { world } = context;
  const { origin } = new URL(url);
  const { named, hosts } = known(world);
  if (named.includes(url) || hosts.includes(origin)) return;
  const refused = new AppError("source.unconfirmed", { source, host: origin }, 6);
  if (!context.interactive || context.json) throw refused;
  const { askConfirm } = await import("../init/prompts.ts");
  if (!(await askConfirm(context.t("source.confirm", { url, host: origin }), context, false))) throw refused;
  remember(world, (before) => ({ ...before, hosts: [...before.hosts, origin] }));
}
