import { loadManifest } from "../../manifest/load.ts";
import { lockPath, parseLock } from "../../scaffold/lock.ts";
import { readTemplate } from "../../scaffold/source.ts";
import { compareVersions } from "../../scaffold/update/versions.ts";
import { AppError } from "../../system/errors.ts";
import { folder } from "../../system/folder.ts";
import { foreignRecords, isInterrupted } from "../../system/tree/recover.ts";
import type { Context } from "../context.ts";
import { pinOf } from "../pin/files.ts";
import { projectFiles } from "../project.ts";
import { sealOf } from "../seal.ts";
import { findBuiltin } from "../templates.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** The manifest of the folder: absent, broken, or fine. */
export function checkManifest(dir: string): Diagnosis {
  const id = "manifest";
  try {
    const project = projectFiles(dir);
    if (!project.exists("community.yaml")) {
      return { id, state: "off", reason: "doctor.manifest-none", params: { dir }, mend: "commonry init" };
    }
    const { findings } = loadManifest(project, "community.yaml");
    const errors = findings.filter((finding) => finding.level === "error").length;
    if (errors === 0) return { id, state: "ok", reason: "doctor.manifest", params: { name: "community.yaml" } };
    return { id, state: "fail", reason: "doctor.manifest-broken", params: { errors }, mend: "commonry check" };
  } catch (error) {
    return failed(id, error, "commonry check");
  }
}

/** What the folder was scaffolded from, beside what is installed here. */
export function checkScaffold(context: Context): Diagnosis {
  const id = "template";
  const seal = sealOf(context);
  const [foreign] = foreignRecords(context.dir, seal);
  if (foreign !== undefined) return { id, state: "fail", reason: "tree.foreign", params: { path: foreign } };
  if (isInterrupted(context.dir, seal))
    return { id, state: "fail", reason: "doctor.interrupted", mend: "commonry check --fix" };
  try {
    const bytes = folder(context.dir).read(lockPath);
    if (!bytes) return { id, state: "off", reason: "doctor.template-none" };
    const lock = parseLock(Buffer.from(bytes).toString());
    const params = { template: lock.template.id, version: lock.template.version, newest: "" };
    const find = findBuiltin(context);
    if (lock.template.source !== "builtin")
      return {
        id,
        state: "ok",
        reason: "doctor.template-foreign",
        params: { ...params, source: lock.template.source },
      };
    if (!find(lock.template.id)) return { id, state: "warn", reason: "doctor.template-unknown", params };
    const newest = readTemplate(lock.template.id, find).spec.version;
    if (newest === lock.template.version)
      return { id, state: "ok", reason: "doctor.template", params: { ...params, newest } };
    const mend = compareVersions(newest, lock.template.version) > 0 ? "commonry update" : undefined;
    return {
      id,
      state: "warn",
      reason: "doctor.template-other",
      params: { ...params, newest },
      ...(mend ? { mend } : {}),
    };
  } catch (error) {
    return failed(id, error, `git checkout -- ${lockPath}`);
  }
}

/** Which commonry the workflows of the folder may run: pinned by content, not at all, or another than this one. */
export function checkPin({ dir, world }: Context): Diagnosis[] {
  const id = "pin";
  try {
    const pin = pinOf(dir);
    // Without workflows of ours there is nothing to pin for.
    if (pin === undefined)
      return folder(dir).read(lockPath) ? [{ id, state: "off", reason: "doctor.pin-none", mend: "commonry pin" }] : [];
    if ("foreign" in pin) return [{ id, state: "warn", reason: "doctor.pin-foreign", params: { path: pin.foreign } }];
    const { version } = pin;
    if (version === world.version && pin.integrity !== "")
      return [{ id, state: "ok", reason: "doctor.pin", params: { version } }];
    return [
      {
        id,
        state: "warn",
        reason: "doctor.pin-other",
        params: { version, running: world.version },
        mend: "commonry pin",
      },
    ];
  } catch (error) {
    return [failed(id, error, "commonry pin --check")];
  }
}

/** A file that cannot be read is a line of the diagnosis, not the end of it; a folder that is not there is. */
function failed(id: string, error: unknown, mend: string): Diagnosis {
  if (!(error instanceof AppError) || error.code === "project.missing") throw error;
  return { id, state: "fail", reason: error.code, params: error.params, mend };
}
