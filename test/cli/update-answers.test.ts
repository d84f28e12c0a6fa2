import { rmSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasTerminal, onTerminal } from "../support/terminal.ts";
import { read, type Scaffolded, scaffolded, treeOf, type Version, verdicts, write } from "../support/versions.ts";

const question = (id: string, more: object = {}) => ({ id, type: "text", ask: `Which ${id}?`, ...more });
const page = "# <%= name =%>\n\nOne.\n\nTwo.\n\nThree.\n";

const one: Version = {
  version: "1.0.0",
  questions: [
    question("name", { default: "Lepton" }),
    question("org", { default: "acme" }),
    { ...question("license"), type: "choice", choices: [{ value: "GPL", title: "GPL" }], default: "GPL" },
  ],
  files: { "README.md": page, "<%= org =%>/about.md": "of <%= org =%>\n1\n2\n3\n4\n", LICENSE: "<%= license =%>\n" },
};

describe("a question that is new", () => {
  const two: Version = {
    ...one,
    version: "2.0.0",
    questions: [...(one.questions ?? []), question("color", { default: "<%= name | downcase =%> blue" })],
    files: { ...one.files, "COLOR.md": "<%= color =%>\n" },
  };
  const strict: Version = { ...two, questions: [...(one.questions ?? []), question("color")] };

  test("takes its default, and that is said", async () => {
    const { root, run, next } = await scaffolded(one);
    next(two);
    const { out, code } = await run(["update"]);
    expect(code).toBe(0);
    expect(out).toContain("  color=lepton blue  (default)\n");
    expect(read(root, "COLOR.md")).toBe("lepton blue\n");
    expect(JSON.parse(read(root, ".commonry/lock.json")).answers.color).toBe("lepton blue");
    expect(JSON.parse((await run(["update", "--json"])).out).assumed).toEqual({});
  });

  test("without a default is an error that names the flag, and nothing is written", async () => {
    const { root, run, next } = await scaffolded(one);
    next(strict);
    const before = treeOf(root, { record: true, mtimes: true });
    const refused = await run(["update"]);
    expect(refused).toMatchObject({ code: 2, out: "" });
    expect(refused.err).toContain("--set color=…");
    expect(treeOf(root, { record: true, mtimes: true })).toEqual(before);
    expect((await run(["update", "--set", "color=red"])).code).toBe(0);
    expect(read(root, "COLOR.md")).toBe("red\n");
  });

  test.skipIf(!hasTerminal)("is asked on a terminal, and only that", async () => {
    const { root, next } = await scaffolded(one);
    next(strict);
    const steps = [
      { seen: "Which color?", types: "green\r" },
      { seen: "1 file?", types: "\r" },
    ];
    const { shown, code } = onTerminal(["update"], root, steps);
    expect(code).toBe(0);
    expect(shown).not.toContain("Which name?");
    expect(shown).toContain("Change 1 file?");
    expect(read(root, "COLOR.md")).toBe("green\n");
  });

  test.skipIf(!hasTerminal)("that was left empty is not asked at every update", async () => {
    const { root } = await scaffolded({
      ...one,
      questions: [...(one.questions ?? []), question("chat", { default: "" })],
    });
    const { shown, code } = onTerminal(["update"], root, []);
    expect(shown).not.toContain("Which chat?");
    expect(code).toBe(0);
  });

  test.skipIf(!hasTerminal)("a no at the end writes nothing; neither does a yes to what is no longer so", async () => {
    const { root, run, next } = await scaffolded(one);
    next({ ...one, version: "2.0.0", files: { ...one.files, "README.md": `${page}More.\n` } });
    const before = treeOf(root, { record: true });
    const cancelled = onTerminal(["update"], root, [{ seen: "Change 1 file?", types: "n\r" }]);
    expect(cancelled).toMatchObject({ code: 130, shown: expect.stringContaining("README.md") });
    expect(treeOf(root, { record: true })).toEqual(before);
    const edits = { seen: "Change 1 file?", types: "y\r", meanwhile: "echo edited >> README.md" };
    const { code, shown } = onTerminal(["update"], root, [edits]);
    expect({ code, said: shown.includes("README.md was changed while the plan was made") }).toEqual({
      code: 6,
      said: true,
    });
    expect(read(root, "README.md")).toMatch(/Three\.\nedited\n$/);
    expect((await run(["update"])).code).toBe(1);
  });
});

describe("--set and --answers", () => {
  test("change an answer: files are made anew and merged, those of a new path move", async () => {
    const { root, run } = await scaffolded(one);
    write(root, "README.md", "# Lepton\n\nOne.\n\nTwo.\n\nMine.\n");
    write(root, "acme/about.md", "of acme\n1\n2\n3\nmine\n");
    write(root, "answers.yaml", "name: Muon\norg: zeta\n");
    const { out, code } = await run(["update", "--answers", "answers.yaml", "--set", "org=yota", "--json"]);
    expect({ code, ...verdicts(out) }).toMatchObject({ code: 0, "README.md": "merged", "yota/about.md": "merged" });
    expect(read(root, "README.md")).toBe("# Muon\n\nOne.\n\nTwo.\n\nMine.\n");
    expect(read(root, "yota/about.md")).toBe("of yota\n1\n2\n3\nmine\n");
    expect(treeOf(root)).not.toHaveProperty(["acme/"]);
    expect(await run(["update", "--check"])).toMatchObject({ code: 0 });
    expect(await run(["update", "--set", "nmae=x"])).toMatchObject({ code: 2, err: expect.stringContaining("nmae") });
    expect(await run(["update", "--set", "license=MIT"])).toMatchObject({ code: 2 });
  });

  test("an answer that decides about a file: it comes, and goes when untouched", async () => {
    const files = {
      "README.md": page,
      "extra.md": { text: "extra\n", when: "extra" },
      "more.md": { text: "more\n", when: "extra" },
    };
    const asked = { id: "extra", type: "boolean", ask: "Extra?", default: false };
    const { root, run } = await scaffolded({
      version: "1.0.0",
      questions: [question("name", { default: "x" }), asked],
      files,
    });
    expect(treeOf(root)).not.toHaveProperty(["extra.md"]);
    expect((await run(["update", "--set", "extra=yes"])).code).toBe(0);
    write(root, "extra.md", "extra\nmine\n");
    const { out, code } = await run(["update", "--set", "extra=no", "--json"]);
    expect({ code, ...verdicts(out) }).toMatchObject({
      code: 1,
      "more.md": "delete",
      "extra.md": "conflict modify-delete",
    });
    expect(read(root, "extra.md")).toBe("extra\nmine\n");
    expect(treeOf(root)).not.toHaveProperty(["more.md"]);
  });
});

test("--level brings the files of that level; on the way back only untouched ones go", async () => {
  const files = {
    "README.md": page,
    "s.md": { text: "standard\n", level: "standard" },
    "f.md": { text: "full\n", level: "full" },
    "g.md": { text: "more\n", level: "full" },
  };
  const { root, run } = await scaffolded({ version: "1.0.0", questions: [question("name", { default: "x" })], files }, [
    "--level",
    "starter",
  ]);
  expect(Object.keys(treeOf(root))).toEqual(["README.md"]);
  expect((await run(["update", "--level", "fuller"])).code).toBe(2);
  expect((await run(["update", "--level", "full"])).code).toBe(0);
  expect(Object.keys(treeOf(root))).toEqual(["README.md", "f.md", "g.md", "s.md"]);
  expect((await run(["update", "--check"])).code).toBe(0);
  write(root, "f.md", "full\nmine\n");
  const { out } = await run(["update", "--level", "standard", "--json"]);
  expect(verdicts(out)).toMatchObject({ "g.md": "delete", "f.md": "conflict modify-delete", "s.md": "unchanged" });
  expect(Object.keys(treeOf(root))).toEqual(["README.md", "f.md", "s.md"]);
});

describe("a migration of answers", () => {
  test("renames questions and maps values, over several versions", async () => {
    const made: Scaffolded = await scaffolded(one, ["--set", "org=zeta"]);
    const { root, run, next } = made;
    next({
      version: "3.0.0",
      questions: [question("name"), question("owner"), question("license")],
      files: {
        "README.md": page,
        "<%= owner =%>/about.md": "of <%= owner =%>\n1\n2\n3\n4\n",
        LICENSE: "<%= license =%>\n",
      },
      migrations: [
        { to: "2.0.0", answers: { renames: { org: "group" }, values: { license: { GPL: "GPL-3.0" } } } },
        { to: "3.0.0", answers: { renames: { group: "owner" }, values: { license: { "GPL-3.0": "GPL-3.0-only" } } } },
        { to: "4.0.0", answers: { values: { license: { "GPL-3.0-only": "none" } } } },
      ],
    });
    expect(await run(["update"])).toMatchObject({ code: 0 });
    expect(read(root, "zeta/about.md")).toBe("of zeta\n1\n2\n3\n4\n");
    expect(read(root, "LICENSE")).toBe("GPL-3.0-only\n");
    expect(JSON.parse(read(root, ".commonry/lock.json")).answers).toEqual({
      name: "Lepton",
      owner: "zeta",
      license: "GPL-3.0-only",
    });
    rmSync(join(root, "LICENSE"));
    expect(await run(["update", "--check"])).toMatchObject({ code: 0 });
  });
});
