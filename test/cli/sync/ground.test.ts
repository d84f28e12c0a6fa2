import { renameSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { Place } from "../../../src/plan/port.ts";
import { Land, type Shelf, thing } from "../../support/ground.ts";

/**
 * Every moment at which the ground can move × everything that counts as ground: exit 7 and no write from there on, or the
 * end that was shown. Trials X3, X4, X5.
 */

/** What a test does before and after each wave that is written, and while a question stands. */
const hooks = {
  write: (_: number): void => undefined,
  wrote: (_: number): void => undefined,
  answer: (): boolean => true,
};
let writes = 0;

vi.mock("../../../src/providers/local/index.ts", async (original) => {
  const real = await original<typeof import("../../../src/providers/local/index.ts")>();
  const createLocal = (options: Parameters<typeof real.createLocal>[0]): Place => {
    const place = real.createLocal(options);
    return {
      ...place,
      write: async (steps, tell, stop) => {
        hooks.write(writes++);
        await place.write(steps, tell, stop);
        hooks.wrote(writes);
      },
    };
  };
  return { ...real, createLocal };
});
vi.mock("../../../src/cli/init/prompts.ts", () => ({ askConfirm: async () => hooks.answer() }));

beforeEach(() => {
  hooks.write = () => undefined;
  hooks.wrote = () => undefined;
  hooks.answer = () => true;
  writes = 0;
});

const fields = { description: "", homepage: "", topics: [], visibility: "private", archived: false, template: false };
const label = (name: string, color = "111111") => thing(name, { color, description: "" });

/** A repository to change first, and labels of which one is overwritten, one goes, one is merged, one is made. */
function land(): Land {
  const made = new Land();
  made.manifest({
    strict: ["labels"],
    repositories: [{ name: "hub", description: "Start here" }],
    labels: [
      { name: "kept", color: "222222" },
      { name: "bug", color: "111111", was: ["defect"] },
      ...["a", "b", "c", "made"].map((name) => ({ name, color: "111111" })),
    ],
  });
  made.put("repositories/hub", {
    thing: thing("hub", fields),
    lists: { label: ["kept", "bug", "defect", "stale", "a", "b", "c"].map((name) => label(name)) },
    issues: [
      { number: 1, labels: ["defect"] },
      { number: 2, labels: ["defect", "bug"] },
      { number: 3, labels: [] },
    ],
  });
  return made;
}

const apply = ["apply", "--allow-delete"];
const named = (shelf: Shelf, name: string) => shelf.lists.label?.find((one) => one.name === name);
const hub = (by: (shelf: Shelf) => void) => (made: Land) => made.edit("repositories/hub", by);
const drop = (name: string) =>
  hub((shelf) => {
    shelf.lists.label = (shelf.lists.label ?? []).filter((one) => one.name !== name);
  });
const set = (name: string, by: (one: ReturnType<typeof label>) => void) =>
  hub((shelf) => {
    const one = named(shelf, name);
    if (one) by(one);
  });
const carry = (name: string) => hub((shelf) => shelf.issues?.[2]?.labels.push(name));

type Move = (made: Land) => void;

/** The target gets another name by hand: under its old one nothing is there. */
const rename: Move = (made) => {
  made.edit("repositories/hub", (shelf) => {
    if (shelf.thing) shelf.thing.name = "other";
  });
  renameSync(join(made.folder, "place/repositories/hub.yaml"), join(made.folder, "place/repositories/other.yaml"));
};

/** What can move under an apply. */
const moves: Readonly<Record<string, Move>> = {
  "a field of what is overwritten": set("kept", (one) => {
    one.fields = { ...one.fields, color: "999999" };
  }),
  "a field of what goes": set("stale", (one) => {
    one.fields = { ...one.fields, description: "Needed after all" };
  }),
  "what hangs on what goes": carry("stale"),
  "what hangs on what is merged": carry("defect"),
  "what is overwritten is gone": drop("kept"),
  "what is overwritten is another thing": set("kept", (one) => {
    one.id = "anew";
  }),
  "what goes is another thing": set("stale", (one) => {
    one.id = "anew";
  }),
  "what is merged into is gone": drop("bug"),
  "the target has another name": rename,
};

/** What can move under an undo of that apply. */
const movesBack: Readonly<Record<string, Move>> = {
  "a field of what is overwritten": moves["a field of what is overwritten"] as Move,
  "a field of what goes": set("made", (one) => {
    one.fields = { ...one.fields, color: "999999" };
  }),
  "what hangs on what goes": carry("made"),
  "what is overwritten is gone": drop("kept"),
  "what is overwritten is another thing": moves["what is overwritten is another thing"] as Move,
  "what goes is another thing": set("made", (one) => {
    one.id = "anew";
  }),
  "what comes back is there again": hub((shelf) => shelf.lists.label?.push(label("stale", "abcdef"))),
  "the target has another name": rename,
};

/** Moves the ground at a moment, and tells how the run ended. `before`: the place as the move left it. */
interface Ended {
  readonly code: number | null;
  readonly err: string;
  readonly before: string;
}

type Moment = (made: Land, move: Move) => Promise<Ended>;

const asking =
  (words: readonly string[]): Moment =>
  async (made, move) => {
    let before = "";
    hooks.answer = () => {
      move(made);
      before = made.bytes();
      return true;
    };
    const { code, err } = await made.run(words, true);
    return { code, err, before };
  };

const killed = async (made: Land) => {
  // The first wave is done, and of the second the intents are in the journal: then the run dies.
  hooks.write = (count) => {
    if (count === 1) throw new Error("killed");
  };
  expect((await made.run([...apply, "--yes"])).code).toBe(1);
  hooks.write = () => undefined;
};

const moments: Readonly<Record<string, readonly [Moment, Readonly<Record<string, Move>>]>> = {
  "after the plan was saved": [
    async (made, move) => {
      expect((await made.run(["plan", "--allow-delete", "--out", "plan.json"])).code).toBe(0);
      move(made);
      const before = made.bytes();
      const { code, err } = await made.run(["apply", "plan.json", "--yes"]);
      return { code, err, before };
    },
    moves,
  ],
  "while the question stands": [asking(apply), moves],
  "while the question of a saved plan stands": [
    async (made, move) => {
      expect((await made.run(["plan", "--allow-delete", "--out", "plan.json"])).code).toBe(0);
      return asking(["apply", "plan.json"])(made, move);
    },
    moves,
  ],
  "between two waves": [
    async (made, move) => {
      let before = "";
      hooks.wrote = (count) => {
        if (count !== 1) return;
        move(made);
        before = made.bytes();
      };
      const { code, err } = await made.run([...apply, "--yes"]);
      return { code, err, before };
    },
    moves,
  ],
  "before resume": [
    async (made, move) => {
      await killed(made);
      move(made);
      const before = made.bytes();
      const { code, err } = await made.run(["apply", "--resume", "--yes"]);
      return { code, err, before };
    },
    moves,
  ],
  "while the question of resume stands": [
    async (made, move) => {
      await killed(made);
      return asking(["apply", "--resume"])(made, move);
    },
    moves,
  ],
  "while the question of undo stands": [
    async (made, move) => {
      expect((await made.run([...apply, "--yes"])).code).toBe(0);
      return asking(["undo"])(made, move);
    },
    movesBack,
  ],
};

/** The end that was shown: of what has gone before it was sent, there is nothing left to do. */
function isEnd(made: Land): boolean {
  const names = (made.shelf("repositories/hub").lists.label ?? []).map(({ name }) => name);
  return !names.includes("stale") && !names.includes("defect");
}

/** What there is, without handles: what comes back is another thing. */
function shape({ thing: own, lists, issues = [] }: Shelf): unknown {
  const labels = (lists.label ?? []).map((one) => [one.name, one.fields]);
  return [own, labels.sort(), issues.map((issue) => [issue.number, [...issue.labels].sort()])];
}

let [held, all] = [0, 0];
const cases = Object.entries(moments).flatMap(([moment, [, own]]) =>
  Object.keys(own).map((move) => [moment, move] as const),
);

test.each(cases)("%s: %s", async (moment, move) => {
  const made = land();
  const [run, own] = moments[moment] as (typeof moments)[string];
  all++;
  const { code, err, before } = await run(made, own[move] as Move);
  // What was to go has gone before the run went on; another thing of its name is none of that plan's.
  const isDone = moment === "before resume" && move === "what goes is another thing";
  expect({ code, err }).toEqual({ code: isDone ? 0 : 7, err: expect.any(String) });
  if (isDone) expect(named(made.shelf("repositories/hub"), "stale")?.id).toBe("anew");
  else expect(made.bytes(), "0 writes").toBe(before);
  held++;
});

test.each(Object.keys(moments))("%s: nothing moves, and all of it is done", async (moment) => {
  const made = land();
  const start = shape(made.shelf("repositories/hub"));
  const [run] = moments[moment] as (typeof moments)[string];
  const { code, err } = await run(made, () => undefined);
  expect({ code, err }).toMatchObject({ code: 0 });
  if (moment.includes("undo")) expect(shape(made.shelf("repositories/hub"))).toEqual(start);
  else expect(isEnd(made)).toBe(true);
});

afterAll(() => console.log(`ground: ${held} of ${all} moments × moves held`));
