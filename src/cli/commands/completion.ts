import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exit } from "../../system/exit.ts";
import type { Run } from "../command.ts";

/** `commonry completion <shell>`: prints the script that a shell sources to complete commonry's command lines. */
export const completion: Run = async (input, { world, out }) => {
  const shell = input.arguments[0] as string;
  out.write(readFileSync(join(world.home, "dist", "completion", `commonry.${shell}`), "utf8"));
  return exit.done;
};
