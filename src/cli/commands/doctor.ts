import { exit } from "../../system/exit.ts";
import type { Run } from "../command.ts";
import { checkManifest, checkPin, checkScaffold } from "../doctor/community.ts";
import type { Diagnosis } from "../doctor/diagnosis.ts";
import { checkGit, checkNode, checkTls } from "../doctor/machine.ts";
import { checkTokens } from "../doctor/tokens.ts";
import { showDiagnoses } from "../views/doctor.ts";

/** `commonry doctor`: whether this machine and this folder are ready, and the command that mends what is not. */
export const doctor: Run = async (_, context) => {
  const { world, dir } = context;
  const found: Diagnosis[] = [
    checkNode(world.nodeVersion),
    await checkGit(world),
    ...checkTls(world.env),
    checkManifest(dir),
    checkScaffold(context),
    ...checkPin(context),
    ...checkTokens(world.env, world.nodeVersion),
  ];
  showDiagnoses(found, context);
  return found.some((item) => item.state === "fail") ? exit.failure : exit.done;
};
