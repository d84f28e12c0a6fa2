import { toolFolder } from "../../scaffold/pin.ts";
import { AppError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { changeTree } from "../../system/tree/apply.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { pinChanges, pinOf } from "../pin/files.ts";
import { ownHash, publishedHash } from "../pin/integrity.ts";
import { ready } from "../scaffold/ready.ts";
import { sealOf } from "../seal.ts";
import { showPin } from "../views/pin.ts";

/** `commonry pin`: writes down which commonry workflows may run, by the hash of its package. */
export const pin: Run = async ({ options }, context) => {
  const { dir, world } = context;
  const writes = options.check !== true && options.dryRun !== true;
  ready(dir, writes, context);
  if (options.check === true) return compare(context);
  const own = ownHash(world);
  // Refused before a registry is asked.
  pinChanges(dir, { version: world.version, integrity: own?.integrity ?? "" });
  const integrity = own?.published ? own.integrity : await publishedHash(world.version, world);
  // What runs here and what the registry gives under its name are two things: neither is pinned unseen.
  if (own && own.integrity !== integrity) throw new AppError("pin.other-content", { version: world.version }, 6);
  const changes = pinChanges(dir, { version: world.version, integrity });
  if (writes && changes.length > 0) {
    changeTree(dir, changes, {
      onlyNew: false,
      seal: sealOf(context),
      note: { command: "pin", at: world.now().toISOString() },
    });
  }
  const state = changes.length === 0 ? "same" : writes ? "written" : "pending";
  const from = own?.published ? "copy" : "registry";
  showPin({ state, version: world.version, integrity, from, files: changes.map(({ path }) => path) }, context);
  return exit.done;
};

/** `--check`: whether what is pinned is what runs. Asks nobody. */
function compare(context: Context): ExitCode {
  const { dir, world } = context;
  const present = pinOf(dir);
  if (present && "foreign" in present) throw new AppError("pin.foreign", { path: present.foreign }, 6);
  const own = ownHash(world);
  const same =
    present !== undefined &&
    present.integrity !== "" &&
    present.version === world.version &&
    (own === undefined || own.integrity === present.integrity);
  const state = same ? "same" : present ? "other" : "none";
  showPin({ state, version: present?.version, integrity: present?.integrity, files: [], folder: toolFolder }, context);
  return same ? exit.done : exit.pending;
}
