import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { Place } from "../../../src/plan/port.ts";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { addIssue, addLabel, addRepository, findLabel, newState, type Repository } from "../../emulator/state.ts";
import { Land } from "../../support/ground.ts";

/** The ground that moves under update, deletion and merge on GitHub: exit 7 and no write from there on. Trials X3, X4, X5. */

const hooks = { wrote: (_: number): void => undefined, answer: (): boolean => true };
let writes = 0;

vi.mock("../../../src/providers/github/index.ts", async (original) => {
  const real = await original<typeof import("../../../src/providers/github/index.ts")>();
  const createGitHub = (...given: Parameters<typeof real.createGitHub>): Place => {
    const place = real.createGitHub(...given);
    return {
      ...place,
      write: async (steps, tell, stop) => {
        await place.write(steps, tell, stop);
        hooks.wrote(++writes);
      },
    };
  };
  return { ...real, createGitHub };
});
vi.mock("../../../src/cli/init/prompts.ts", () => ({ askConfirm: async () => hooks.answer() }));

beforeEach(() => {
  Object.assign(hooks, { wrote: () => undefined, answer: () => true });
  writes = 0;
});

interface Bench {
  readonly made: Land;
  readonly emulator: Emulator;
  readonly hub: Repository;
}

async function bench(): Promise<Bench> {
  const state = newState();
  const hub = addRepository(state, "hub");
  for (const name of ["kept", "bug", "defect", "stale", "a", "b", "c"])
    addLabel(state, hub, { name, color: "111111", description: "" });
  for (const labels of [["defect"], ["defect", "bug"], []]) addIssue(state, hub, labels);
  const emulator = await startEmulator({ state });
  onTestFinished(() => emulator.close());
  const made = new Land({ GH_TOKEN: "words-that-are-no-token", GITHUB_API_URL: emulator.url });
  made.manifest({
    local: undefined,
    strict: ["labels"],
    repositories: [{ name: "hub", description: "Start here" }],
    labels: [
      { name: "kept", color: "222222" },
      { name: "bug", color: "111111", was: ["defect"] },
      ...["a", "b", "c", "made"].map((name) => ({ name, color: "111111" })),
    ],
  });
  return { made, emulator, hub };
}

type Move = (bench: Bench) => void;
const label =
  (name: string, by: (one: NonNullable<ReturnType<typeof findLabel>>, hub: Repository) => void): Move =>
  ({ hub }) => {
    const one = findLabel(hub, name);
    if (one) by(one, hub);
  };
const drop = (name: string) => label(name, (one, hub) => hub.labels.splice(hub.labels.indexOf(one), 1));
const anew = (name: string) =>
  label(name, (one) => {
    one.id = `LA_anew_${name}`;
  });
const carry =
  (name: string): Move =>
  ({ hub }) => {
    hub.issues[2]?.labels.push(name);
  };

const moves: Readonly<Record<string, Move>> = {
  "a field of what is overwritten": label("kept", (one) => {
    one.color = "999999";
  }),
  "a field of what goes": label("stale", (one) => {
    one.description = "Needed after all";
  }),
  "what hangs on what goes": carry("stale"),
  "what hangs on what is merged": carry("defect"),
  "what is overwritten is gone": drop("kept"),
  "what is overwritten is another thing": anew("kept"),
  "what goes is another thing": anew("stale"),
  "what is merged into is gone": drop("bug"),
  "the owner has another name": ({ emulator }) => {
    emulator.state.owner = "acme-renamed";
  },
};

/** Moves the ground at a moment. @returns the exit code, and which writes came after */
type Moment = (bench: Bench, move: () => void) => Promise<{ code: number | null; err: string }>;
const apply = ["apply", "--allow-delete"];
const save = async ({ made }: Bench) =>
  expect((await made.run(["plan", "--allow-delete", "--out", "plan.json"])).code).toBe(0);
const asking = async ({ made }: Bench, words: readonly string[], move: () => void) => {
  hooks.answer = () => {
    move();
    return true;
  };
  return made.run(words, true);
};

const moments: Readonly<Record<string, Moment>> = {
  "after the plan was saved": async (one, move) => {
    await save(one);
    move();
    return one.made.run(["apply", "plan.json", "--yes"]);
  },
  "while the question stands": (one, move) => asking(one, apply, move),
  "while the question of a saved plan stands": async (one, move) => {
    await save(one);
    return asking(one, ["apply", "plan.json"], move);
  },
  "between two waves": (one, move) => {
    hooks.wrote = (count) => {
      if (count === 1) move();
    };
    return one.made.run([...apply, "--yes"]);
  },
};

let [held, all] = [0, 0];
afterAll(() => console.log(`ground on GitHub: ${held} of ${all} moments × moves held`));

test.each(Object.keys(moments).flatMap((moment) => Object.keys(moves).map((move) => [moment, move] as const)))(
  "%s: %s",
  async (moment, name) => {
    const one = await bench();
    all++;
    let sent = Number.POSITIVE_INFINITY;
    const { code, err } = await (moments[moment] as Moment)(one, () => {
      (moves[name] as Move)(one);
      sent = one.emulator.requests.length;
    });
    // Of an owner that has another name nothing can be read.
    const isUnread = name.startsWith("the owner");
    expect({ code, err }).toEqual({
      code: isUnread ? expect.toSatisfy((is) => is === 5 || is === 7) : 7,
      err: expect.any(String),
    });
    const later = one.emulator.requests.slice(sent).filter(({ write }) => write);
    expect(later, "0 writes").toEqual([]);
    held++;
  },
);

test.each(Object.keys(moments))("%s: nothing moves, and all of it is done", async (moment) => {
  const one = await bench();
  const { code, err } = await (moments[moment] as Moment)(one, () => undefined);
  expect({ code, err }).toMatchObject({ code: 0 });
  expect(one.hub.labels.map(({ name }) => name).sort()).toEqual(["a", "b", "bug", "c", "kept", "made"]);
  expect(one.emulator.violations).toEqual([]);
});
