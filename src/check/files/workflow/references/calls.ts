import { nearestFew } from "../../../../system/nearest.ts";
import { asMap, isMap, type ServiceFile } from "../../read/file.ts";
import { type Fault, short } from "../../schema/describe.ts";
import { isExpression, type Job, jobsOf, triggersOf } from "../model.ts";

/** What a reusable workflow takes, by names in lower case: each as it is written, and whether it must be given. */
interface Taken {
  readonly name: string;
  readonly required: boolean;
}

/** What the workflows of a repository are to those that call them. */
export interface Workflows {
  /** The paths of all of them. */
  readonly paths: readonly string[];
  /** One of them, parsed; undefined when that cannot be done, which other rules tell. */
  read(path: string): ServiceFile | undefined;
  /** Whether one that is not among them cannot be seen from here. */
  isUnseen(path: string): boolean;
}

/**
 * What GitHub refuses in the calls of the repository's own workflows
 * (actions/languageservices, `referencedWorkflow.ts`, `job/inputs.ts`, `job/secrets.ts`).
 */
export function callFaults(file: ServiceFile, workflows: Workflows): Fault[] {
  const pathNear = nearestFew(() => workflows.paths.map((one) => one.slice(folder.length)));
  return jobsOf(file).flatMap((job) => {
    const { uses } = job.map;
    if (typeof uses !== "string" || !/^[.$]\//.test(uses) || isExpression(uses)) return [];
    return callFault(job, uses.slice(2), workflows, pathNear);
  });
}

const folder = ".github/workflows/";
type Near = ReturnType<typeof nearestFew>;

function callFault(job: Job, path: string, workflows: Workflows, pathNear: Near): Fault[] {
  const at = [...job.path, "uses"];
  if (!path.startsWith(folder) || path.slice(folder.length).includes("/"))
    return [{ code: "place", path: at, params: { path: short(path) } }];
  if (workflows.paths.includes(path)) {
    const called = workflows.read(path);
    return called ? agreement(job, called) : [];
  }
  if (workflows.isUnseen(path)) return [];
  const near = pathNear(path.slice(folder.length));
  const params = { path: short(path), nearest: near === undefined ? "" : `${folder}${near}` };
  return [{ code: near === undefined ? "no-workflow" : "no-workflow-near", path: at, params }];
}

function agreement(job: Job, called: ServiceFile): Fault[] {
  if (called.isOpen(["on"])) return [];
  const path = short(called.path);
  if (!triggersOf(called).includes("workflow_call"))
    return [{ code: "not-called", path: [...job.path, "uses"], params: { path } }];
  const call = asMap(asMap(asMap(called.value).on).workflow_call);
  const inputs = takenOf(call.inputs);
  const secrets = takenOf(call.secrets);
  const { with: given, secrets: passed } = job.map;
  return [
    ...(isExpression(given) ? [] : compare("input", inputs, given, job, path)),
    ...(typeof passed === "string" ? [] : compare("secret", secrets, passed, job, path)),
  ];
}

function takenOf(value: unknown): ReadonlyMap<string, Taken> {
  const all = Object.entries(asMap(value)).map(([name, spec]): [string, Taken] => [
    name.toLowerCase(),
    { name, required: isMap(spec) && spec.required === true },
  ]);
  return new Map(all);
}

function compare(
  what: "input" | "secret",
  taken: ReadonlyMap<string, Taken>,
  value: unknown,
  job: Job,
  path: string,
): Fault[] {
  const given = Object.keys(asMap(value)).filter((name) => name !== "<<" && !isExpression(name));
  const names = new Set(given.map((name) => name.toLowerCase()));
  const place = [...job.path, what === "input" ? "with" : "secrets"];
  // An expression as a key puts in what only the service knows.
  const isWhole = given.length === Object.keys(asMap(value)).length;
  const missing = isWhole ? [...taken].filter(([name, { required }]) => required && !names.has(name)) : [];
  const nameNear = nearestFew(() =>
    [...taken.values()].filter((one) => !names.has(one.name.toLowerCase())).map((one) => one.name),
  );
  return [
    ...given
      .filter((name) => !taken.has(name.toLowerCase()))
      .map((name): Fault => {
        const near = nameNear(name);
        const params = { name: short(name), path, nearest: near ?? "" };
        const code = near === undefined ? `${what}-unknown` : `${what}-near`;
        return { code, path: [...place, name], part: "key", params };
      }),
    ...missing.map(
      ([, { name }]): Fault => ({
        ...{ code: `${what}-missing`, part: "key", params: { name: short(name), path } },
        path: isMap(value) ? place : [...job.path, "uses"],
      }),
    ),
  ];
}
