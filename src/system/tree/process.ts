import { kill, pid } from "node:process";
import { systemCode } from "../errors.ts";

/** The number of this process: it names the folder of a change that runs. */
export const ownNumber = pid;

/** Whether a process other than this one has a number now. One that belongs to another user counts. */
export function isOther(number: number): boolean {
  if (!(number > 0) || number === pid) return false;
  try {
    kill(number, 0);
    return true;
  } catch (error) {
    return systemCode(error) === "EPERM";
  }
}
