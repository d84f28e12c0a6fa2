import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, isMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";

/** What Renovate's own validation stops at (lib/config/validation.ts), after its migration of older settings. */
export function renovateRuleFaults({ value }: ServiceFile): Fault[] {
  const rules = asList(asMap(value).packageRules);
  return [
    ...booleanFaults(value, []),
    ...rules.flatMap((rule, index) => booleanFaults(rule, ["packageRules", index])),
    ...rules.flatMap((rule, index): Fault[] =>
      isMap(rule) && isAimless(rule) ? [{ code: "no-selector", path: ["packageRules", index] }] : [],
    ),
  ];
}

/**
 * Whether no key of a rule says what it is for. Presets may bring one, the selectors of older versions become one, and so
 * does an option within an update type (`major: {…}`).
 */
function isAimless(rule: Record<string, unknown>): boolean {
  const entries = Object.entries(rule);
  return entries.length > 0 && !entries.some(([key, value]) => selects.test(key) || isMap(value));
}

const selects =
  /^(?:match|exclude)[A-Z]|^extends$|^(?:package|path|base|manager|language|datasource|dep|update|source)/;

/** Texts that older versions took, and those that mean a boolean, Renovate moves by itself; null it passes over. */
function booleanFaults(map: unknown, parent: Path): Fault[] {
  if (!isMap(map)) return [];
  return Object.entries(map)
    .filter(([key, value]) => booleans.has(key) && value !== null && typeof value !== "boolean" && !isOld(key, value))
    .map(([key]) => ({ code: "no-boolean", path: [...parent, key], params: { key: short(key) } }));
}

function isOld(key: string, value: unknown): boolean {
  return (
    value === "true" || value === "false" || (key === "automerge" && /^(?:none|any|minor|patch)$/.test(`${value}`))
  );
}

/** docs.renovatebot.com/configuration-options: the options of type boolean that people set most. `enabled` is in the schema. */
const booleans = new Set([
  ...["automerge", "platformAutomerge", "ignoreTests", "assignAutomerge", "assigneesFromCodeOwners"],
  ...["reviewersFromCodeOwners", "dependencyDashboardApproval", "dependencyDashboardAutoclose", "pinDigests"],
  ...["separateMajorMinor", "separateMinorPatch", "separateMultipleMajor", "osvVulnerabilityAlerts"],
]);
