import { chmodSync, rmSync, statSync, unlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { read, scaffolded, treeOf, type Version, verdicts, write } from "../support/versions.ts";

const lines = (...words: string[]) => `${words.join("\n")}\n`;
const ten = (change: Readonly<Record<number, string>> = {}) =>
  lines(...Array.from({ length: 10 }, (_, index) => change[index + 1] ?? `line ${index + 1}`));
/** A file of four lines that are in no other. */
const four = (name: string) => lines(...[1, 2, 3, 4].map((number) => `${name} ${number}`));

const one: Version = {
  version: "1.0.0",
  files: {
    "untouched.md": ten(),
    "merged.md": ten(),
    "conflict.md": ten(),
    "kept.md": ten(),
    "gone.md": four("gone"),
    "dropped.md": four("dropped"),
    "released.md": four("released"),
    "modify-delete.md": four("modify-delete"),
    "picture.png": new Uint8Array([137, 80, 0, 1]),
    "old-name.md": four("old name"),
    "guides/a.md": four("guide a"),
    "guides/deep/b.md": four("guide b"),
    "run.sh": "echo 1\n",
    "tool.sh": "#!/bin/sh\necho 1\n",
  },
};
const two: Version = {
  version: "2.0.0",
  files: {
    "untouched.md": ten({ 5: "line five" }),
    "merged.md": ten({ 9: "line nine" }),
    "conflict.md": ten({ 5: "line five" }),
    "kept.md": ten(),
    "gone.md": four("gone again"),
    "picture.png": new Uint8Array([137, 80, 0, 2]),
    "new-name.md": `${four("old name")}more\n`,
    "handbook/a.md": four("guide a"),
    "handbook/deep/b.md": four("guide b"),
    "run.sh": "#!/bin/sh\necho 1\n",
    "tool.sh": "#!/bin/sh\necho 2\n",
    "created.md": "created\n",
    "both.md": "theirs\n",
  },
  migrations: [
    {
      to: "2.0.0",
      renames: [
        { from: "old-name.md", to: "new-name.md" },
        { from: "guides/", to: "handbook/" },
      ],
      deletes: ["dropped.md", "modify-delete.md"],
    },
  ],
};

function edit(root: string): void {
  write(root, "merged.md", ten({ 2: "my line" }));
  write(root, "conflict.md", ten({ 5: "my line" }));
  write(root, "kept.md", ten({ 5: "my line" }));
  unlinkSync(join(root, "gone.md"));
  write(root, "modify-delete.md", `${four("modify-delete")}mine\n`);
  write(root, "picture.png", new Uint8Array([137, 80, 0, 3]));
  write(root, "both.md", "mine\n");
  write(root, "guides/a.md", `${four("guide a")}mine\n`);
  write(root, "own.md", "nobody's business\n");
  chmodSync(join(root, "tool.sh"), 0o644);
}

const expected = {
  "untouched.md": "update",
  "merged.md": "merged",
  "conflict.md": "conflict",
  "kept.md": "kept yours",
  "gone.md": "deleted-by-you",
  "dropped.md": "delete",
  "released.md": "kept released",
  "modify-delete.md": "conflict modify-delete",
  "picture.png": "conflict binary",
  "new-name.md": "update",
  "handbook/a.md": expect.stringMatching(/^update/),
  "handbook/deep/b.md": "update",
  "run.sh": "update",
  "tool.sh": "update",
  "created.md": "create",
  "both.md": "conflict add-add",
};

describe("a newer template", () => {
  test("gives each file its verdict, and nothing of the owner's is lost", async () => {
    const { root, run, next } = await scaffolded(one);
    edit(root);
    next(two);
    const { code, out, err } = await run(["update", "--json"]);
    expect(code).toBe(1);
    const body = JSON.parse(out);
    expect(body).toMatchObject({ schemaVersion: 1, command: "update", written: true, pending: true });
    expect(body.template).toEqual({ id: "mine", from: "1.0.0", to: "2.0.0" });
    const found = verdicts(out);
    for (const path of Object.keys(found)) if (path.startsWith(".commonry/")) delete found[path];
    expect(found).toMatchObject(expected);
    expect(Object.keys(found).sort()).toEqual(Object.keys(expected).sort());
    expect(err).toContain("Settle 4 conflicts");
    for (const path of ["conflict.md", "modify-delete.md", "picture.png", "both.md"]) expect(err).toContain(path);

    expect(read(root, "untouched.md")).toBe(ten({ 5: "line five" }));
    expect(read(root, "merged.md")).toBe(ten({ 2: "my line", 9: "line nine" }));
    const marked = [
      "<<<<<<< yours",
      "my line",
      "||||||| mine 1.0.0",
      "line 5",
      "=======",
      "line five",
      ">>>>>>> mine 2.0.0",
    ];
    expect(read(root, "conflict.md")).toBe(ten({ 5: marked.join("\n") }));
    expect(read(root, "kept.md")).toBe(ten({ 5: "my line" }));
    expect(read(root, "modify-delete.md")).toBe(`${four("modify-delete")}mine\n`);
    expect(read(root, "both.md")).toContain("<<<<<<< yours\nmine\n");
    expect(read(root, "handbook/a.md")).toBe(`${four("guide a")}mine\n`);
    expect(read(root, "released.md")).toBe(four("released"));
    const tree = treeOf(root);
    expect(tree["picture.png"]).toBe("- \u0089P\0\u0003");
    expect(tree["run.sh"]).toBe("x #!/bin/sh\necho 1\n");
    expect(tree["tool.sh"]).toBe("- #!/bin/sh\necho 2\n");
    for (const path of ["gone.md", "dropped.md", "old-name.md", "guides/a.md", "guides/deep/b.md"])
      expect(tree, path).not.toHaveProperty([path]);
  });

  test("with conflicts that are settled: the next update has nothing to do, the one after works", async () => {
    const { root, run, next } = await scaffolded(one);
    edit(root);
    next(two);
    await run(["update"]);
    expect(await run(["update"])).toMatchObject({
      code: 6,
      err: expect.stringMatching(/2 files hold conflict markers/),
    });
    write(root, "conflict.md", ten({ 5: "our line" }));
    write(root, "both.md", "ours\n");
    const nothing = await run(["update"]);
    expect(nothing).toMatchObject({ code: 0, err: "" });
    expect(nothing.out).toBe("mine 2.0.0\nNothing to do: the folder has all that the template has.\n");
    next({ ...two, version: "3.0.0", files: { ...two.files, "conflict.md": ten({ 5: "line five", 9: "line nine" }) } });
    expect((await run(["update"])).code).toBe(0);
    expect(read(root, "conflict.md")).toBe(ten({ 5: "our line", 9: "line nine" }));
  });

  test("of which nothing is new writes nothing: each file is the same one", async () => {
    const { root, run } = await scaffolded(one);
    edit(root);
    const before = treeOf(root, { record: true, mtimes: true });
    const folder = statSync(join(root, ".commonry")).mtimeMs;
    for (const args of [["update"], ["update", "--yes"], ["update", "--dry-run"], ["update", "--check"]])
      expect(await run(args)).toMatchObject({ code: 0 });
    expect(treeOf(root, { record: true, mtimes: true })).toEqual(before);
    expect(statSync(join(root, ".commonry")).mtimeMs).toBe(folder);
  });

  test("--check says 3, --dry-run 0, and neither writes anything", async () => {
    const { root, run, next } = await scaffolded(one);
    edit(root);
    next(two);
    const before = treeOf(root, { record: true, mtimes: true });
    for (const format of [[], ["--format", "diff"], ["--json"]]) {
      expect(await run(["update", "--check", ...format])).toMatchObject({ code: 3 });
      expect(await run(["update", "--dry-run", ...format])).toMatchObject({ code: 0 });
    }
    const { out, err } = await run(["update", "--dry-run"]);
    expect(out).toMatch(/^mine 1\.0\.0 → 2\.0\.0$/m);
    expect(out).toMatch(/^ {2}! conflict .*conflict\.md {2}places: 1$/m);
    expect(out).toMatch(/old-name\.md → new-name\.md$/m);
    expect(err).toBe("Nothing was written.\n");
    expect(treeOf(root, { record: true, mtimes: true })).toEqual(before);
  });

  test("--restore brings back what you deleted, and nothing else", async () => {
    const { root, run, next } = await scaffolded(one);
    edit(root);
    next(two);
    await run(["update"]);
    write(root, "conflict.md", "settled\n");
    write(root, "both.md", "settled\n");
    rmSync(join(root, "created.md"));
    expect(await run(["update", "--restore", "nowhere.md"])).toMatchObject({ code: 2 });
    expect(await run(["update", "--restore", "kept.md"])).toMatchObject({ code: 2 });
    const { out, code } = await run(["update", "--restore", "./gone.md", "--json"]);
    expect(code).toBe(0);
    expect(verdicts(out)).toMatchObject({ "gone.md": "create", "created.md": "deleted-by-you" });
    expect(read(root, "gone.md")).toBe(four("gone again"));
    expect(await run(["update", "--check"])).toMatchObject({ code: 0 });
  });
});
