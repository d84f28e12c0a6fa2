import type { Rule } from "../../rule.ts";
import { asMap, isMap, type ServiceFile } from "../read/file.ts";
import type { Fault } from "../schema/describe.ts";
import { findingsOf } from "../schema/rule.ts";
import { isWorkflow, jobsOf, readWorkflow, triggersOf } from "./model.ts";

const entry = { id: "workflow-permissions", level: "warning", levels: { missing: "note" } } as const;

/** The rights of a workflow's token are said, and are not all there are (OpenSSF Scorecard, Token-Permissions). */
export const workflowPermissionsRule: Rule = {
  ...{ id: entry.id, level: entry.level, fix: "none" },
  sources: [
    "https://github.com/ossf/scorecard/blob/main/docs/checks.md#token-permissions",
    "https://docs.github.com/en/actions/reference/security/secure-use",
  ],
  title: { en: "Workflows say which rights they need", zh: "工作流写明所需的权限" },
  reason: {
    en: "Without “permissions” a workflow gets the rights that the repository gives by default, which may be to write everything.",
    zh: "没有“permissions”时，工作流会得到仓库默认的权限，可能是全部写权限。",
  },
  applies: isWorkflow,
  inspect: (path, text) => {
    const file = readWorkflow(path, text);
    return file ? findingsOf(entry, file, faults(file)) : [];
  },
};

function faults(file: ServiceFile): Fault[] {
  const root = asMap(file.value);
  const jobs = jobsOf(file);
  const places = [{ path: [] as string[], map: root }, ...jobs];
  const all = places
    .filter(({ map }) => map.permissions === "write-all")
    .map(({ path }): Fault => ({ code: "all", path: [...path, "permissions"] }));
  // A called workflow has the rights of its caller at most. And where each job says its own, none is left open.
  const called = triggersOf(file).every((name) => name === "workflow_call");
  const said = Object.hasOwn(root, "permissions") || jobs.every(({ map }) => Object.hasOwn(map, "permissions"));
  if (called || said || !isMap(root.jobs)) return all;
  return [...all, { code: "missing", path: ["jobs"], part: "key" }];
}
