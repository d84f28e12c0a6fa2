import { stringify } from "yaml";
import { drawPlan } from "../../src/cli/sync/draw.ts";
import type { SyncFlags } from "../../src/cli/sync/flags.ts";
import type { Source } from "../../src/cli/sync/load.ts";
import type { Section } from "../../src/kinds/item.ts";
import { loadManifest } from "../../src/manifest/load.ts";
import { carryOut } from "../../src/plan/apply/run.ts";
import type { Result } from "../../src/plan/apply/types.ts";
import type { Plan } from "../../src/plan/plan.ts";
import type { Place } from "../../src/plan/port.ts";
import { stepsOf } from "../../src/plan/steps.ts";

type Body = Readonly<Record<string, unknown>>;

export interface Flags {
  readonly only?: readonly Section[];
  readonly allowDelete?: boolean;
}

/** What is wrong with a manifest, as `check` and `plan` find it. */
export function faultsOf(body: Body): string[] {
  return loaded(body).findings.map(({ code, line, column }) => `${line}:${column} ${code}`);
}

function loaded(body: Body) {
  const text = stringify({ version: 1, community: { name: "Test" }, github: { owner: "acme" }, ...body });
  return loadManifest({ list: () => ["community.yaml"], readText: () => text }, "community.yaml");
}

/** Plans a manifest against a place, within this process. @throws when the manifest is not valid */
export async function planAt(place: Place, body: Body, { only = [], allowDelete = false }: Flags = {}): Promise<Plan> {
  const manifest = loaded(body);
  if (!manifest.community) throw new Error(`not valid: ${JSON.stringify(manifest.findings)}`);
  const source: Source = {
    community: manifest.community,
    path: "community.yaml",
    sha256: "",
    loaded: manifest,
    placed: [],
    isWhole: true,
  };
  const flags = { only, allowDelete, provider: undefined, maxWait: 0 } as unknown as SyncFlags;
  const drawn = (await drawPlan(source, "acme", place, flags)) as unknown as { plan: Plan };
  return drawn.plan;
}

/** Carries a plan out; waits take no time. */
export async function applyAt(place: Place, plan: Plan): Promise<Result> {
  return carryOut({
    place,
    owner: "acme",
    steps: stepsOf(plan.changes),
    stop: { requested: false },
    begin: () => undefined,
    end: () => undefined,
    tell: () => undefined,
    sleep: async () => undefined,
  });
}

/** A plan's changes as one would read them: `update team "Core" privacy`. */
export function said({ changes }: Plan): string[] {
  return changes.map(({ action, kind, name, from, fields }) => {
    const words = [action, kind, from === undefined ? `"${name}"` : `"${from}" → "${name}"`];
    return [...words, ...fields.map(({ field }) => field)].join(" ");
  });
}

/** What one apply and a plan after it come to: failures of the apply, and what would still be changed. */
export async function settledAt(place: Place, body: Body, flags: Flags = {}) {
  const plan = await planAt(place, body, flags);
  const { failed, skipped } = await applyAt(place, plan);
  const after = await planAt(place, body, flags);
  return {
    plan,
    failed: [...failed, ...skipped].map(({ step, reason }) => `${step.kind} ${step.name}: ${reason}`),
    after,
    left: [...said(after), ...after.failures.map(({ reason }) => reason), ...after.manual.map(({ code }) => code)],
  };
}
