import tab from "@bomb.sh/tab";
import { exit } from "../../system/exit.ts";
import type { Run } from "../command.ts";

/** `commonry completion <shell>`: prints the script that a shell sources to complete commonry's command lines. */
export const completion: Run = async (input) => {
  tab.setup("commonry", "commonry", input.arguments[0] as string);
  return exit.done;
};
