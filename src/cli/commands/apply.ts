import { usageError } from "../../system/errors.ts";
import type { Run } from "../command.ts";
import { applySource } from "../sync/apply.ts";
import { syncFlags } from "../sync/flags.ts";
import { loadSource } from "../sync/load.ts";

/** `commonry apply [PLAN]`: brings the community in step with its manifest, or carries a saved plan out. */
export const apply: Run = async ({ options, arguments: [planFile] }, context) => {
  const flags = syncFlags(options);
  const resume = options.resume === true;
  if (planFile !== undefined || resume) refuseOptions(options);
  const source = loadSource(context);
  return applySource({ source, flags, yes: options.yes === true, resume, planFile, command: "apply" }, context);
};

/** What a saved plan has settled already: taking no notice of it would do more than was asked for. */
function refuseOptions({ only, allowDelete }: Readonly<Record<string, unknown>>): void {
  const option = only !== undefined ? "--only" : allowDelete !== undefined ? "--allow-delete" : undefined;
  if (option) throw usageError("apply.settled", { option });
}
