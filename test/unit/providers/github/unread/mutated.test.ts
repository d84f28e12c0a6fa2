import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { itemKey, sections } from "../../../../../src/kinds/item.ts";
import { draft } from "../../../../../src/plan/make.ts";
import { createGitHub } from "../../../../../src/providers/github/index.ts";
import { AppError } from "../../../../../src/system/errors.ts";
import { createHttp } from "../../../../../src/system/http/index.ts";
import { type Emulator, startEmulator } from "../../../../emulator/index.ts";
import { community, desired, scopeOf } from "./community.ts";

/** Answers of which one part is gone, null, of another type, or cut: what is planned then is planned of the whole answer too. */

let emulator: Emulator;
beforeAll(async () => {
  emulator = await startEmulator({ state: community() });
});
afterAll(() => emulator.close());

async function changes(): Promise<string[]> {
  const time = { random: () => 0, sleep: async () => undefined };
  const http = createHttp({ base: emulator.url, token: "none", userAgent: "test", readOnly: true, ...time });
  const place = createGitHub(http, { base: emulator.url, owner: "acme" });
  const input = { desired, offers: place.offers, strict: new Set(sections), allowDelete: true, only: [] };
  const { changes: all } = draft({ ...input, snapshot: await place.read(scopeOf()) });
  return all.map((one) => `${one.action} ${itemKey(one)}`);
}

type Path = readonly (string | number)[];

function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, part]) => pathsIn(part, [...path, key]))];
}

/** What may be null, so that null says something. */
const nullable = new Set([
  ...["description", "shortDescription", "homepageUrl", "dueOn", "parentTeam", "defaultBranchRef", "filter"],
  ...["invitee", "refName", "parameters", "author"],
]);

const mutations = {
  gone: () => undefined,
  null: () => null,
  type: (value: unknown) => (typeof value === "string" ? 7 : typeof value === "object" ? "x" : String(value)),
  cut: (value: unknown) => (Array.isArray(value) ? value.slice(0, -1) : undefined),
} as const;

function mutated(text: string, path: Path, how: keyof typeof mutations): string {
  const body = JSON.parse(text);
  let parent = body.data;
  for (const key of path.slice(0, -1)) parent = parent[key];
  const key = path.at(-1) as string;
  const value = mutations[how](parent[key]);
  if (value === undefined) delete parent[key];
  else parent[key] = value;
  return JSON.stringify(body);
}

test("no part of an answer that is not as it should be makes a change, or ends the run", async () => {
  const whole = new Set(await changes());
  expect(whole.size).toBeGreaterThan(20);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(),
      fc.nat(),
      fc.constantFrom(...(Object.keys(mutations) as (keyof typeof mutations)[])),
      async (which, at, how) => {
        let nth = 0;
        emulator.changes.push((text, { path }) => {
          if (path !== "/graphql" || nth++ !== which % 4) return text;
          const isOpen = (one: Path) => {
            const key = String(one.at(-1));
            // Only the number of a connection's things tells that one is missing.
            if (how === "cut") return key === "nodes" || key === "edges";
            return one.length > 0 && !(nullable.has(key) && how !== "type");
          };
          const all = pathsIn(JSON.parse(text).data).filter(isOpen);
          return mutated(text, all[at % all.length] ?? [], how);
        });
        try {
          expect((await changes()).filter((one) => !whole.has(one))).toEqual([]);
        } catch (error) {
          if (!(error instanceof AppError)) throw error;
        } finally {
          emulator.changes.length = 0;
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 150) },
  );
});
