import { nearestFew } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { isZoneName, listedZones } from "../../../system/zones/names.ts";
import { isCron } from "../cron.ts";
import { asList, asMap, asText, isMap } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { overlaps } from "./overlaps.ts";

/** What Dependabot refuses or passes over and a JSON Schema cannot say: times, and names that lead nowhere. */
export function updateFaults(value: unknown): Fault[] {
  const file = asMap(value);
  const updates = asList(file.updates).map((update, index) => ({ update: asMap(update), path: ["updates", index] }));
  const groups = Object.entries(asMap(file["multi-ecosystem-groups"]));
  const zoneNear = nearestFew(() => [...listedZones()]);
  return [
    ...groups.flatMap(([name, group]) =>
      scheduleFaults(asMap(group).schedule, ["multi-ecosystem-groups", name], zoneNear),
    ),
    ...updates.flatMap(({ update, path }) => [
      ...scheduleFaults(update.schedule, path, zoneNear),
      ...groupFaults(update, path, file),
      ...ownFaults(update, path),
    ]),
    ...registryFaults(file.registries, updates),
    ...overlaps(updates),
  ];
}

interface Update {
  readonly update: Readonly<Record<string, unknown>>;
  readonly path: Path;
}

function scheduleFaults(schedule: unknown, at: Path, zoneNear: ReturnType<typeof nearestFew>): Fault[] {
  const { interval, day, timezone, cronjob } = asMap(schedule);
  const path = [...at, "schedule"];
  const found: Fault[] = [];
  if (typeof timezone === "string" && timezone !== "" && !isZoneName(timezone)) {
    const near = zoneNear(timezone);
    const params = { value: short(timezone), ...(near === undefined ? {} : { nearest: near }) };
    found.push({ code: near === undefined ? "timezone" : "timezone-near", path: [...path, "timezone"], params });
  }
  if (typeof cronjob === "string" && cronjob !== "" && !isCron(cronjob) && !isPhrase(cronjob))
    found.push({ code: "schedule", path: [...path, "cronjob"], params: { value: short(cronjob) } });
  if (cronjob !== undefined && typeof interval === "string" && interval !== "cron")
    found.push({ code: "no-cron", path: [...path, "cronjob"], part: "key" });
  if (day !== undefined && typeof interval === "string" && interval !== "weekly")
    found.push({ code: "day", path: [...path, "day"], part: "key" });
  return found;
}

/** Dependabot also takes phrases, as `every day at 5pm`: which ones, only its own reader knows. */
function isPhrase(text: string): boolean {
  return /\bevery|\b(?:at|from|on)\s+\w|\b(?:noon|midnight)\b/i.test(text);
}

/** Keys that stand in the group alone ("Configuring multi-ecosystem updates", group-only keys). */
const groupOnly = ["milestone", "commit-message", "target-branch", "pull-request-branch-name"];

function groupFaults(
  update: Readonly<Record<string, unknown>>,
  path: Path,
  file: Readonly<Record<string, unknown>>,
): Fault[] {
  const group = update["multi-ecosystem-group"];
  if (typeof group !== "string") return [];
  const found: Fault[] = groupOnly
    .filter((key) => Object.hasOwn(update, key))
    .map((key) => ({ code: "group-only", path: [...path, key], part: "key", params: { key } }));
  if (!Object.hasOwn(update, "patterns"))
    found.push({ code: "no-patterns", path: [...path, "multi-ecosystem-group"], part: "key" });
  if (!Object.hasOwn(asMap(file["multi-ecosystem-groups"]), group))
    found.push({ code: "no-group", path: [...path, "multi-ecosystem-group"], params: { value: short(group) } });
  return found;
}

function ownFaults({ directory, groups, reviewers }: Update["update"], path: Path): Fault[] {
  const names = Object.keys(asMap(groups)).filter((name) => !/^[a-z](?:[a-z|_-]*[a-z])?$/i.test(name));
  return [
    ...(asText(directory).includes("*") ? [{ code: "glob", path: [...path, "directory"] }] : []),
    ...names.map((name): Fault => {
      return { code: "group-name", path: [...path, "groups", name], part: "key", params: { value: short(name) } };
    }),
    ...(reviewers === undefined ? [] : [{ code: "reviewers", path: [...path, "reviewers"], part: "key" } as const]),
  ];
}

/** Registries that an entry names and nobody defines, and the other way round: Dependabot refuses both. */
function registryFaults(registries: unknown, updates: readonly Update[]): Fault[] {
  const defined = isMap(registries) ? registries : {};
  const used = updates.flatMap(({ update, path }) =>
    asList(update.registries).map((name, index) => ({ name, path: [...path, "registries", index] })),
  );
  const names = new Set(used.map(({ name }) => name));
  const unused = names.has("*") ? [] : Object.keys(defined).filter((name) => !names.has(name));
  return [
    ...used
      .filter(({ name }) => typeof name === "string" && name !== "*" && !Object.hasOwn(defined, name))
      .map(({ name, path }) => ({ code: "no-registry", path, params: { value: short(name) } })),
    ...unused.map((name): Fault => {
      return { code: "unused-registry", path: ["registries", name], part: "key", params: { value: short(name) } };
    }),
  ];
}
