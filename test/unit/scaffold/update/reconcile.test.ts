import { describe, expect, test } from "vitest";
import type { BaseFile } from "../../../../src/scaffold/update/reconcile.ts";
import { file, merge, shown, type Texts, tree } from "./trees.ts";

const five = "one\ntwo\nthree\nfour\nfive\n";
const mine = "one\nTWO\nthree\nfour\nfive\n";
const new_ = "one\ntwo\nthree\nfour\nFIVE\n";
const both = "one\nTWO\nthree\nfour\nFIVE\n";
const clash = "one\n2\nthree\nfour\nfive\n";

describe("each verdict", () => {
  test.each<[string, Texts, Texts, Texts, string]>([
    ["nobody changed it", { a: five }, { a: five }, { a: five }, `unchanged a ${JSON.stringify(five)}`],
    ["the template changed it", { a: five }, { a: five }, { a: new_ }, `update a ${JSON.stringify(new_)}`],
    ["you changed it", { a: five }, { a: mine }, { a: five }, `kept a yours ${JSON.stringify(mine)}`],
    ["both made the same change", { a: five }, { a: mine }, { a: mine }, `unchanged a ${JSON.stringify(mine)}`],
    ["both, in different places", { a: five }, { a: mine }, { a: new_ }, `merged a ${JSON.stringify(both)}`],
    [
      "yours holds the template's already",
      { a: five },
      { a: both },
      { a: new_ },
      `kept a yours ${JSON.stringify(both)}`,
    ],
    ["the template brings it", {}, {}, { a: five }, `create a ${JSON.stringify(five)}`],
    ["both brought the same", {}, { a: five }, { a: five }, `unchanged a ${JSON.stringify(five)}`],
    ["you deleted it", { a: five }, {}, { a: new_ }, "deleted-by-you a gone"],
    ["the template gives it up", { a: five }, { a: five }, {}, "delete a gone"],
    ["both gave it up", { a: five }, {}, {}, "deleted-by-you a gone"],
    [
      "it gives up what you changed",
      { a: five },
      { a: mine },
      {},
      `conflict a modify-delete 1 marked ${JSON.stringify(mine)}`,
    ],
  ])("%s", (_, base, yours, theirs, line) => {
    expect(merge(base, yours, theirs).decisions.map(shown)).toEqual([line]);
  });

  test("both, in one place: marked as git does it, with the common ancestor", () => {
    const { decisions } = merge({ a: five }, { a: mine }, { a: clash });
    expect(decisions[0]).toMatchObject({ verdict: "conflict", conflicts: 1 });
    expect(decisions[0]?.after?.content.toString()).toBe(
      "one\n<<<<<<< yours\nTWO\n||||||| hub 1.0.0\ntwo\n=======\n2\n>>>>>>> hub 2.0.0\nthree\nfour\nfive\n",
    );
  });

  test("both brought different files: what they have alike is not marked", () => {
    const { decisions } = merge({}, { a: "same\nyours\n" }, { a: "same\ntheirs\n" });
    expect(decisions[0]).toMatchObject({ verdict: "conflict", reason: "add-add" });
    expect(decisions[0]?.after?.content.toString()).toContain("same\n<<<<<<< yours\nyours\n");
  });

  test("what is no text is never merged: yours stays", () => {
    const { decisions } = merge({ a: "a\0" }, { a: "b\0" }, { a: "c\0" });
    expect(decisions.map(shown)).toEqual(['conflict a binary 1 marked "b\\u0000"']);
  });

  test("a merge that no longer parses is a conflict: yours stays", () => {
    const parses = (_: string, content: Uint8Array) => Buffer.from(content).toString() !== both;
    expect(merge({ a: five }, { a: mine }, { a: new_ }, { parses }).decisions.map(shown)).toEqual([
      `conflict a syntax 1 marked ${JSON.stringify(mine)}`,
    ]);
  });

  test("something other than a file stands there", () => {
    const blocked = merge({ a: five }, () => "blocked", { a: new_, b: five }).decisions.map(shown);
    expect(blocked).toEqual(["kept a blocked gone", "kept b blocked gone"]);
  });
});

test("what the template no longer has is left to you, unless it says that it goes", () => {
  const { decisions } = merge({ a: five, b: five }, { a: five, b: five }, {}, { gone: (path) => path === "a" });
  expect(decisions.map(shown)).toEqual(["delete a gone", `kept b released ${JSON.stringify(five)}`]);
});

describe("the right to run a file", () => {
  const at = (executable: boolean) => new Map([["a", file(five, executable)]]);
  const run = (base: boolean, yours: boolean, theirs: boolean) => {
    const found = merge(at(base), (path) => at(yours).get(path) ?? "nothing", {}, { gone: () => true });
    const three = { base: at(base), yours: (path: string) => at(yours).get(path) ?? ("nothing" as const) };
    return { gone: found.decisions[0]?.verdict, ...three, theirs };
  };

  test.each([
    [false, false, true, true],
    [true, true, false, false],
    [false, true, false, true],
    [true, false, true, false],
  ])("from %s: yours %s, the template's %s", (base, yours, theirs, expected) => {
    const name = theirs ? "a.sh" : "a";
    const sides = (executable: boolean) => new Map([[name, file(five, executable)]]);
    const mineAt = sides(yours);
    const { decisions } = merge(sides(base), (path) => mineAt.get(path) ?? "nothing", { [name]: five });
    expect(decisions[0]?.after?.executable).toBe(expected);
  });

  test("a file that you made one to run is changed: it is not deleted", () => {
    expect(run(false, true, false).gone).toBe("conflict");
    expect(run(false, false, false).gone).toBe("delete");
  });
});

describe("files that move", () => {
  const renamed = (path: string) => (path === "old" ? "new" : undefined);

  test("by the template: with your edits", () => {
    expect(merge({ old: five }, { old: mine }, { new: new_ }, { renamed }).decisions.map(shown)).toEqual([
      `merged old → new ${JSON.stringify(both)}`,
    ]);
    expect(merge({ old: five }, { old: mine }, { new: five }, { renamed }).decisions.map(shown)).toEqual([
      `update old → new yours ${JSON.stringify(mine)}`,
    ]);
  });

  test("by both, to the same place", () => {
    expect(merge({ old: five }, { new: mine }, { new: new_ }, { renamed }).decisions.map(shown)).toEqual([
      `merged new ${JSON.stringify(both)}`,
    ]);
  });

  test("by the template, to where something of yours stands: nothing is overwritten", () => {
    const { decisions } = merge({ old: five }, { old: mine, new: "mine\n" }, { new: new_ }, { renamed });
    expect(decisions.map(shown)).toEqual([`conflict old occupied ${JSON.stringify(mine)}`]);
  });

  test("by you: the template's change follows, and the place is remembered", () => {
    const moved = () => "docs/a";
    const { decisions, remembered } = merge({ a: five }, { "docs/a": mine }, { a: new_ }, { moved });
    expect(decisions.map(shown)).toEqual([`merged docs/a (docs/a) ${JSON.stringify(both)}`]);
    expect([...remembered]).toEqual([["a", { place: "docs/a" }]]);
    const base = new Map<string, BaseFile>([["a", { ...file(new_), place: "docs/a" }]]);
    const later = merge(base, { "docs/a": both }, { a: `${new_}six\n` });
    expect(later.decisions.map(shown)).toEqual([`merged docs/a (docs/a) ${JSON.stringify(`${both}six\n`)}`]);
  });

  test("by you, where the template deletes it: the one that moved is meant", () => {
    const moved = () => "docs/a";
    expect(merge({ a: five }, { "docs/a": five }, {}, { moved }).decisions.map(shown)).toEqual(["delete docs/a gone"]);
    expect(merge({ a: five }, { "docs/a": mine }, {}, { moved }).decisions[0]).toMatchObject({ verdict: "conflict" });
  });
});

describe("a repository that is adopted", () => {
  const adopt = (yours: Texts, theirs: Texts, elsewhere: (path: string) => string | undefined = () => undefined) =>
    merge({}, yours, theirs, { keepPresent: true, elsewhere });

  test("keeps what it has, is given what it lacks, and remembers which is whose", () => {
    const { decisions, remembered } = adopt(
      { a: mine, b: five, "docs/d": mine },
      { a: five, b: five, c: five, d: five },
      (path) => (path === "d" ? "docs/d" : undefined),
    );
    expect(decisions.map(shown)).toEqual([
      `kept a own ${JSON.stringify(mine)}`,
      `unchanged b ${JSON.stringify(five)}`,
      `create c ${JSON.stringify(five)}`,
      `kept d elsewhere (docs/d) ${JSON.stringify(mine)}`,
    ]);
    expect(Object.fromEntries(remembered)).toEqual({ a: { own: true }, d: { place: "docs/d", own: true } });
  });

  test("is merged with later changes where the two texts are alike, and left alone where they are not", () => {
    const base = new Map<string, BaseFile>([
      ["alike", { ...file(five), own: true }],
      ["unlike", { ...file(five), own: true }],
    ]);
    const yours = { alike: mine, unlike: "a\ntext\nof\nits\nown\n" };
    expect(merge(base, yours, { alike: new_, unlike: new_ }).decisions.map(shown)).toEqual([
      `merged alike ${JSON.stringify(both)}`,
      `kept unlike own ${JSON.stringify(yours.unlike)}`,
    ]);
  });

  test("never loses what was its own when the template gives the file up", () => {
    const base = new Map<string, BaseFile>([["a", { ...file(five), own: true }]]);
    expect(merge(base, { a: five }, {}).decisions.map(shown)).toEqual([`kept a released ${JSON.stringify(five)}`]);
  });
});

test("names that every object has are names like others", () => {
  const names = { constructor: five, toString: five };
  expect(merge(names, names, names).decisions.map(({ verdict }) => verdict)).toEqual(["unchanged", "unchanged"]);
  const proto = new Map([["__proto__", file(five)]]);
  expect(merge(proto, (path) => proto.get(path) ?? "nothing", {}).decisions.map(shown)).toEqual([
    "delete __proto__ gone",
  ]);
  expect(tree({}).size).toBe(0);
});
