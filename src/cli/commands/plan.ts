import type { Run } from "../command.ts";
import { syncFlags } from "../sync/flags.ts";
import { loadSource } from "../sync/load.ts";
import { planSource } from "../sync/plan.ts";

/** `commonry plan`: shows what would bring the community in step with its manifest. It sends nothing that writes. */
export const plan: Run = async ({ options }, context) => {
  const flags = syncFlags(options);
  return planSource(loadSource(context), flags, options, context);
};
