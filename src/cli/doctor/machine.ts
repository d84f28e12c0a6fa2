import { AppError } from "../../system/errors.ts";
import { git } from "../../system/git.ts";
import type { World } from "../../system/world.ts";
import type { Diagnosis } from "./diagnosis.ts";

/** Node.js releases end in April of their third year (nodejs.org, release schedule): 20 in 2026, 22 in 2027. */
const endOfLife: Readonly<Record<number, string>> = { 20: "2026-04-30", 22: "2027-04-30", 24: "2028-04-30" };

/** The running Node.js: supported by its makers or past its end. The launcher refuses those that are too old to run. */
export function checkNode(version: string, today: string = new Date().toISOString().slice(0, 10)): Diagnosis {
  const end = endOfLife[Number(version.split(".")[0])];
  if (end !== undefined && end < today) {
    return {
      id: "node",
      state: "warn",
      reason: "doctor.node-ended",
      params: { version, end },
      mend: "nvm install --lts",
    };
  }
  return { id: "node", state: "ok", reason: "doctor.node", params: { version } };
}

/** git is needed for the first commit, and for every report. */
export async function checkGit(world: World): Promise<Diagnosis> {
  try {
    const version = (await git(["--version"], world.cwd, world.env)).replace(/^git version /, "").trim();
    return { id: "git", state: "ok", reason: "doctor.git", params: { version } };
  } catch (error) {
    const reason =
      error instanceof AppError && error.code === "git.missing" ? "doctor.git-missing" : "doctor.git-broken";
    const install = world.platform === "darwin" ? "xcode-select --install" : "sudo apt-get install git";
    return { id: "git", state: "fail", reason, mend: world.platform === "win32" ? "winget install Git.Git" : install };
  }
}

/** A switched-off certificate check hands every token to whoever stands in between. */
export function checkTls(env: World["env"]): Diagnosis[] {
  if (env.NODE_TLS_REJECT_UNAUTHORIZED !== "0") return [];
  return [{ id: "tls", state: "fail", reason: "doctor.tls-off", mend: "unset NODE_TLS_REJECT_UNAUTHORIZED" }];
}
