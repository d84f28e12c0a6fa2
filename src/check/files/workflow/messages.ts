import type { InBoth } from "../../rule.ts";

/** Texts of what is wrong with the triggers, jobs and references of workflows. */
export const workflowMessages: Readonly<Record<string, InBoth>> = {};
