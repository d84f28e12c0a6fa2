import {
  type ArchiveScope,
  type ArchiveSource,
  createArchive,
  parseArchiveAddress,
} from "../../providers/archive/index.ts";
import { looksLikeBot } from "../../reports/identity/bots.ts";
import type { Context } from "../context.ts";

/**
 * The events at an address (`--source`) as a source of facts. Nothing is loaded or asked before `read`, which takes every
 * login that looks like a machine's for one, unless the scope has its own rule.
 * @throws AppError (exit 2) `archive.address`, `archive.credential`, `archive.table`
 */
export function openEvents(address: string, { world }: Pick<Context, "world">): ArchiveSource {
  const { env, cwd, home } = world;
  const source = createArchive(parseArchiveAddress(address), { env, cwd, home });
  const isBot = (login: string) => looksLikeBot({ name: login, login });
  return { at: source.at, read: (scope: ArchiveScope) => source.read({ isBot, ...scope }) };
}
