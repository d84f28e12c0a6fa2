import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Actual, Desired } from "../../../src/kinds/item.ts";
import { temporaryName } from "../../../src/plan/make/match.ts";
import { apply, planOf, shown, there, wanted } from "./model.ts";

const changes = (desired: readonly Desired[], items: readonly Actual[]) =>
  planOf(desired, items).changes.map(({ action, name, from, into }) => [action, from ?? name, into ?? name].join(" "));

describe("names", () => {
  test.each<[string, Desired[], Actual[], string[]]>([
    ["nothing to do", [wanted("a")], [there("a")], []],
    ["case alone is a renaming", [wanted("bug")], [there("Bug")], ["rename Bug bug"]],
    ["a former name", [wanted("b", "ffffff", ["a"])], [there("a")], ["rename a b"]],
    ["a former name that is long gone", [wanted("b", "ffffff", ["a"])], [there("b")], []],
    ["old and new", [wanted("b", "ffffff", ["a"])], [there("a"), there("b")], ["merge a b"]],
    [
      "a chain",
      [wanted("c", "ffffff", ["b"]), wanted("b", "ffffff", ["a"])],
      [there("a"), there("b")],
      ["rename b c", "rename a b"],
    ],
    [
      "a chain that is done",
      [wanted("c", "ffffff", ["b"]), wanted("b", "ffffff", ["a"])],
      [there("b"), there("c")],
      [],
    ],
    [
      "a chain half done",
      [wanted("c", "ffffff", ["b"]), wanted("b", "ffffff", ["a"])],
      [there("a"), there("c")],
      ["rename a b"],
    ],
    [
      "a swap that is done",
      [wanted("a", "111111", ["b"]), wanted("b", "222222", ["a"])],
      [there("a", "111111"), there("b", "222222")],
      [],
    ],
  ])("%s", (_, desired, items, expected) => {
    expect(changes(desired, items)).toEqual(expected);
  });

  test("a swap goes through one temporary name", () => {
    const desired = [wanted("a", "111111", ["b"]), wanted("b", "222222", ["a"])];
    const plan = planOf(desired, [there("a", "222222"), there("b", "111111")]);
    expect(plan.changes.map(({ action, temporary }) => [action, temporary === true])).toEqual([
      ["rename", true],
      ["rename", false],
      ["rename", false],
    ]);
    expect(shown(apply(plan, [there("a", "222222"), there("b", "111111")]))).toEqual(["a 111111", "b 222222"]);
  });

  test("a thing left on its way to a name that somebody else took meanwhile is merged there", () => {
    const wants = wanted("b", "ffffff", ["a"]);
    expect(changes([wants], [there("b"), there(temporaryName(wants))])).toEqual([`merge ${temporaryName(wants)} b`]);
  });

  test("a swap that cannot be told from one that is done is left, and said", () => {
    const desired = [wanted("a", "333333", ["b"]), wanted("b", "444444", ["a"])];
    const plan = planOf(desired, [there("a", "111111"), there("b", "222222")]);
    expect(plan.changes.map(({ action }) => action)).toEqual(["update", "update"]);
    expect(plan.warnings.map(({ code }) => code)).toEqual(["plan.swap-unclear", "plan.swap-unclear"]);
  });
});

const letters = ["a", "b", "c", "d", "e", "f"];
const colours = ["111111", "222222", "333333"];
const colour = fc.constantFrom(...colours);

/** Labels with distinct names; each may have been another one before, no two the same. */
const manifests = fc
  .record({
    names: fc.shuffledSubarray(letters, { minLength: 1 }),
    former: fc.shuffledSubarray([...letters, "x", "y", "z"], { minLength: 9, maxLength: 9 }),
    hasFormer: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    colours: fc.array(colour, { minLength: 6, maxLength: 6 }),
  })
  .map(({ names, former, hasFormer, colours: list }) => {
    const settled = new Set(names.filter((_, index) => !hasFormer[index]));
    return names.map((name, index) => {
      const before = former[index] ?? "x";
      const was = hasFormer[index] && before !== name && !settled.has(before) ? [before] : [];
      return wanted(name, list[index], was);
    });
  });
const states = fc
  .tuple(fc.subarray([...letters, "x", "y", "z"]), fc.array(colour, { minLength: 9, maxLength: 9 }))
  .map(([names, list]) => names.map((name, index) => there(name, list[index])));

describe("laws", () => {
  test("one apply is enough: afterwards everything wanted is there, and the next plan is empty", () => {
    fc.assert(
      fc.property(manifests, states, (desired, items) => {
        const after = apply(planOf(desired, items), items);
        for (const { name, fields } of desired) expect(shown(after)).toContain(`${name} ${String(fields.color)}`);
        expect(planOf(desired, after).changes).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("killed after any step, the next apply comes to the same end", () => {
    fc.assert(
      fc.property(manifests, states, fc.nat(12), (desired, items, cut) => {
        const whole = shown(apply(planOf(desired, items), items));
        const half = apply(planOf(desired, items), items, cut);
        const rest = apply(planOf(desired, half), half);
        expect(shown(rest)).toEqual(whole);
        expect(planOf(desired, rest).changes).toEqual([]);
        expect(rest.some(({ name }) => name.startsWith("commonry-rename-"))).toBe(false);
      }),
      { numRuns: 2000 },
    );
  });

  /** Things that all have their names from one another, in circles and chains, each known by its colour. */
  const permutations = fc
    .tuple(fc.shuffledSubarray(letters, { minLength: 2 }), fc.shuffledSubarray(letters, { minLength: 6 }))
    .map(([old, order]) => {
      const next = order.filter((letter) => old.includes(letter));
      const hue = (index: number) => `00000${index}`;
      return {
        items: old.map((name, index) => there(name, hue(index))),
        desired: old.map((name, index) => wanted(next[index] ?? name, hue(index), name === next[index] ? [] : [name])),
      };
    });

  test("names that go round in circles: killed after every step, the next apply comes to the same end", () => {
    let circles = 0;
    fc.assert(
      fc.property(permutations, ({ desired, items }) => {
        const plan = planOf(desired, items);
        if (plan.changes.some(({ temporary }) => temporary)) circles++;
        for (let cut = 0; cut <= plan.changes.length; cut++) {
          const half = apply(plan, items, cut);
          const rest = apply(planOf(desired, half), half);
          expect(shown(rest)).toEqual(shown(desired.map(({ name, fields }) => there(name, String(fields.color)))));
          // The very same things, not others of their names.
          expect(rest.map(({ ref }) => ref).sort()).toEqual(items.map(({ ref }) => ref).sort());
          expect(planOf(desired, rest).changes).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
    expect(circles).toBeGreaterThan(50);
  });

  test("nothing goes that the manifest does not name, unless the kind is strict and deletion allowed", () => {
    fc.assert(
      fc.property(manifests, states, fc.boolean(), (desired, items, allowed) => {
        const options = { strict: !allowed, allowDelete: allowed };
        expect(planOf(desired, items, options).changes.filter(({ action }) => action === "delete")).toEqual([]);
      }),
    );
  });

  test("the order of the manifest does not matter", () => {
    fc.assert(
      fc.property(manifests, states, (desired, items) => {
        const turned = [...desired].reverse();
        const names = (list: readonly Desired[]) => shown(apply(planOf(list, items), items));
        const clear = planOf(desired, items).warnings.length === 0;
        if (clear) expect(names(turned)).toEqual(names(desired));
      }),
    );
  });
});
