import { readFileSync } from "node:fs";
import { join } from "node:path";
import { exit } from "../../system/exit.ts";
import type { Run } from "../command.ts";

/** `commonry schema [file]`: prints the JSON Schema of `community.yaml`, or of another kind of file. */
export const schema: Run = async (input, { world, out }) => {
  const name = input.arguments[0] ?? "community";
  out.write(readFileSync(join(world.home, "dist", "schemas", `${name}.schema.json`), "utf8"));
  return exit.done;
};
