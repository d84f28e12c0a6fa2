import { nearest } from "../../../../system/nearest.ts";
import type { Path } from "../../../../system/yaml/index.ts";
import { asMap, asText, type ServiceFile } from "../../read/file.ts";
import { type Fault, short } from "../../schema/describe.ts";
import { isExpression, jobsOf } from "../model.ts";
import { type Givers, ownAction } from "./outputs.ts";

/**
 * What a step hands to an action of its own repository that does not take it: the runner warns of «Unexpected input(s)»
 * and goes on without (actions/runner, ActionRunner.cs). An action in a container takes `args` and `entryPoint` as well.
 */
export function passedFaults(file: ServiceFile, givers: Givers): Fault[] {
  return jobsOf(file).flatMap(({ steps }) =>
    steps.flatMap((step, index) => {
      const given = Object.keys(asMap(step.map.with)).filter((key) => key !== "<<" && !isExpression(key));
      const action = given.length === 0 ? undefined : ownAction(steps, index, givers);
      const read = action === undefined ? undefined : givers.read(action);
      return read ? strangeInputs(given, read, [...step.path, "with"]) : [];
    }),
  );
}

function strangeInputs(given: readonly string[], action: ServiceFile, path: Path): Fault[] {
  const { inputs, runs } = asMap(action.value);
  const taken = Object.keys(asMap(inputs));
  if (runs === undefined || action.isOpen(["inputs"]) || taken.includes("<<")) return [];
  const ofContainer = /^docker$/i.test(asText(asMap(runs).using)) ? ["args", "entrypoint"] : [];
  const known = new Set([...taken, ...ofContainer].map((name) => name.toLowerCase()));
  return given
    .filter((name) => !known.has(name.toLowerCase()))
    .map((name) => {
      const near = nearest(name, taken);
      const params = { name: short(name), path: short(action.path), nearest: near ?? "" };
      return {
        code: near === undefined ? "passed-unknown" : "passed-near",
        path: [...path, name],
        part: "key",
        params,
      };
    });
}
