import { nearest } from "../../../../../system/nearest.ts";
import type { Path } from "../../../../../system/yaml/index.ts";
import type { ServiceFile } from "../../../read/file.ts";
import { isAction } from "../../model.ts";
import type { Judge } from "../faults.ts";
import type { ExpressionFault } from "../lex.ts";
import type { Access } from "../parse.ts";
import { comparedFault } from "./compared.ts";
import { needFields, serviceFields, stepFields } from "./fields.ts";
import type { Names } from "./names.ts";
import { type Scope, type StepScope, scopeOf } from "./scope.ts";

type Parts = Access["parts"];
type Params = ExpressionFault["params"];

/**
 * Reads that lead nowhere: GitHub makes an empty text of each, and says nothing
 * (docs.github.com, Contexts: «If you attempt to dereference a nonexistent property, it will evaluate to an empty string»).
 * What only the service knows is left alone.
 * @returns the judge for the expressions at a path
 */
export function judgeOf(file: ServiceFile): (path: Path) => Judge {
  let scope: Scope | undefined;
  return (path) =>
    ({ accesses, comparisons }) => [
      ...accesses.flatMap(({ context, parts, isOptional }) => {
        if (parts[0] === undefined) return [];
        scope ??= scopeOf(file);
        const fault = faultOf(context, parts, parts[0], path, scope, isAction(file.path));
        return fault && !(isOptional && spare.has(fault.code)) ? [fault] : [];
      }),
      ...comparisons.flatMap((one) => comparedFault(one, file) ?? []),
    ];
}

/** What may be left over from another event or another matrix, and does no harm where something else is taken instead. */
const spare: ReadonlySet<string> = new Set(["no-input", "no-matrix"]);

function faultOf(
  context: string,
  parts: Parts,
  name: string,
  path: Path,
  scope: Scope,
  isOne: boolean,
): ExpressionFault | undefined {
  const job = path[0] === "jobs" ? scope.job(String(path[1])) : undefined;
  switch (context) {
    case "needs":
      return job && (needed(name, job.needs, scope.jobs) ?? ofJob("needs", parts, name, scope));
    case "jobs":
      return missing("no-job", name, scope.jobs) ?? ofJob("jobs", parts, name, scope);
    case "steps":
      return ofStep(parts, name, path, isOne ? scope.steps : job?.steps);
    case "matrix":
      return job && missing("no-matrix", name, job.matrix);
    case "inputs":
      return missing("no-input", name, scope.inputs);
    case "github":
      return missing("no-input", eventInput(parts), scope.eventInputs) ?? slip(context, name);
    case "job":
    case "runner":
    case "strategy":
      return slip(context, name);
    default:
      return undefined;
  }
}

/** A name that is not among the known ones; nothing where they are not known. */
function missing(code: string, name: string | undefined, known: Names | undefined, more: Params = {}) {
  if (name === undefined || !known || known.has(name.toLowerCase())) return undefined;
  const near = nearest(name, [...known.values()].slice(0, 500));
  const params = { name, ...more };
  return near === undefined ? { code, params } : { code: `${code}-near`, params: { ...params, nearest: near } };
}

/** A job that there is, and that this one does not wait for, is no slip of the pen. */
function needed(name: string, needs: Names | undefined, jobs: Names | undefined): ExpressionFault | undefined {
  const fault = missing("no-need", name, needs);
  return fault && jobs?.has(name.toLowerCase()) ? { code: "no-need", params: { name } } : fault;
}

function ofJob(context: string, [, field, output]: Parts, job: string, scope: Scope): ExpressionFault | undefined {
  const isOutput = field?.toLowerCase() === "outputs";
  if (!isOutput) return missing("no-field", field, needFields, { of: `${context}.${job}`, known: list(needFields) });
  return missing("no-output", output, scope.job(job)?.outputs, { job });
}

function ofStep([, field]: Parts, name: string, path: Path, steps: StepScope | undefined): ExpressionFault | undefined {
  // Elsewhere in a job, all of its steps have run, or none has.
  const depth = path.indexOf("steps");
  const isAtEnd = path[0] === "outputs" || path[2] === "outputs" || path[2] === "environment";
  if (!steps || (depth === -1 && !isAtEnd)) return undefined;
  const place = steps.places.get(name.toLowerCase());
  const here = isAtEnd ? Number.POSITIVE_INFINITY : Number(path[depth + 1]);
  if (place === undefined) return missing("no-step", name, steps.ids);
  const isBefore = place < here || (place === here && path[depth + 2] === "parallel");
  if (!isBefore) return { code: "later-step", params: { name } };
  return missing("no-field", field, stepFields, { of: `steps.${name}`, known: list(stepFields) });
}

/** `inputs.x` of the event that a person started the workflow with. */
function eventInput([event, inputs, name]: Parts): string | undefined {
  return event?.toLowerCase() === "event" && inputs?.toLowerCase() === "inputs" ? name : undefined;
}

/** A field that is most likely another one, mistyped or cut short. */
function slip(context: keyof typeof serviceFields, name: string): ExpressionFault | undefined {
  const fields = serviceFields[context];
  const fault = missing("no-field", name, fields, { of: context });
  if (fault?.code !== "no-field") return fault;
  const longer = name.length < 3 ? undefined : [...fields].find(([field]) => field.startsWith(name.toLowerCase()));
  return longer && { code: "no-field-near", params: { ...fault.params, nearest: longer[1] } };
}

const list = (names: Names) => [...names.values()].join(", ");
