import { mkdirSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { git, read, type Scaffolded, scaffolded, treeOf, type Version, verdicts, write } from "../support/versions.ts";

const ten = (change: Readonly<Record<number, string>> = {}) =>
  Array.from({ length: 10 }, (_, index) => `${change[index + 1] ?? `line ${index + 1}`}\n`).join("");

const one: Version = {
  version: "1.0.0",
  files: { "a.md": ten(), "docs/b.md": ten(), "gone.md": ten(), "both.md": ten(), "run.sh": "#!/bin/sh\n" },
};
const two: Version = {
  version: "2.0.0",
  files: {
    "a.md": ten({ 5: "line five" }),
    "docs/b.md": ten({ 9: "line nine" }),
    "both.md": ten({ 1: "theirs" }),
    "new.md": "theirs\n",
    "run.sh": "#!/bin/sh\n",
  },
  migrations: [{ to: "2.0.0", deletes: ["gone.md"] }],
};

/** The same in a repository of git, everything committed. */
async function committed(version = one, args: readonly string[] = []): Promise<Scaffolded> {
  const made = await scaffolded(version, args);
  git(made.root, "init", "--quiet", "--initial-branch=main");
  commit(made.root);
  return made;
}

function commit(root: string): void {
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--allow-empty", "--message", "x");
}

/** The stages of a path in the index, by their numbers. */
function stages(root: string, path: string): Record<string, string> {
  const listed = git(root, "ls-files", "-z", "--unmerged", "--", path).split("\0").filter(Boolean);
  return Object.fromEntries(
    listed.map((line) => {
      const [, object = "", stage = ""] = /^\d+ ([0-9a-f]+) (\d)\t/.exec(line) ?? [];
      return [stage, git(root, "cat-file", "blob", object)];
    }),
  );
}

describe("a conflict in a repository of git", () => {
  test("stands in the index with all that git knows of it, and is settled with git add", async () => {
    const { root, run, next } = await committed();
    write(root, "a.md", ten({ 5: "my line" }));
    write(root, "gone.md", ten({ 2: "mine" }));
    write(root, "new.md", "mine\n");
    commit(root);
    next(two);
    expect(await run(["update"])).toMatchObject({ code: 1, err: expect.stringContaining("git add") });
    const status = git(root, "status", "--porcelain");
    expect(status).toMatch(/^UU a\.md$/m);
    expect(status).toMatch(/^UD gone\.md$/m);
    expect(status).toMatch(/^AA new\.md$/m);
    expect(status).toMatch(/^ M docs\/b\.md$/m);
    expect(status).not.toContain(".undo");
    expect(stages(root, "a.md")).toEqual({ 1: ten(), 2: ten({ 5: "my line" }), 3: ten({ 5: "line five" }) });
    expect(stages(root, "gone.md")).toEqual({ 1: ten(), 2: ten({ 2: "mine" }) });
    expect(stages(root, "new.md")).toEqual({ 2: "mine\n", 3: "theirs\n" });
    expect(git(root, "diff", "--name-only", "--diff-filter=U").trim().split("\n")).toEqual([
      "a.md",
      "gone.md",
      "new.md",
    ]);

    write(root, "a.md", ten({ 5: "ours" }));
    write(root, "new.md", "ours\n");
    git(root, "rm", "--quiet", "gone.md");
    commit(root);
    expect(git(root, "status", "--porcelain")).toBe("");
    next({ ...two, version: "3.0.0", files: { ...two.files, "a.md": ten({ 5: "line five", 9: "nine" }) } });
    expect(await run(["update"])).toMatchObject({ code: 0 });
    expect(read(root, "a.md")).toBe(ten({ 5: "ours", 9: "nine" }));
    expect(git(root, "ls-files", "--unmerged")).toBe("");
  });

  test("git's own checkout of a side, and undo, work on it", async () => {
    const { root, run, next } = await committed();
    write(root, "a.md", ten({ 5: "my line" }));
    commit(root);
    const before = treeOf(root, { record: true });
    const index = git(root, "ls-files", "--stage");
    next(two);
    await run(["update"]);
    git(root, "checkout", "--theirs", "a.md");
    expect(read(root, "a.md")).toBe(ten({ 5: "line five" }));
    git(root, "checkout", "--merge", "a.md");
    expect(read(root, "a.md")).toMatch(/^<{7} /m);
    expect((await run(["undo"])).code).toBe(6);
    await run(["update"]);
    git(root, "checkout", "HEAD", "--", "a.md");
    expect(await run(["undo"])).toMatchObject({ code: 0 });
    expect(git(root, "ls-files", "--stage")).toBe(index);
    expect(git(root, "status", "--porcelain")).toBe("");
    expect(treeOf(root, { record: true })).toEqual(before);
  });

  test("in a folder inside a bigger repository, and under a name that git would take for a pattern", async () => {
    const { cwd, root, run, next } = await scaffolded({
      version: "1.0.0",
      files: { "a[1].md": ten(), "文.md": ten() },
    });
    git(cwd, "init", "--quiet");
    write(cwd, "a.md", "beside it");
    write(cwd, "repo/a1.md", "a pattern would find this");
    for (const path of ["a[1].md", "文.md"]) write(root, path, ten({ 5: "my line" }));
    commit(cwd);
    next({ version: "2.0.0", files: { "a[1].md": ten({ 5: "five" }), "文.md": ten({ 5: "five" }) } });
    expect(await run(["update"])).toMatchObject({ code: 1 });
    expect(git(cwd, "ls-files", "-z", "--unmerged").split("\0").filter(Boolean)).toHaveLength(6);
    expect(stages(cwd, ":(literal)repo/a[1].md")[2]).toBe(ten({ 5: "my line" }));
    expect(await run(["undo"])).toMatchObject({ code: 0 });
    expect(git(cwd, "ls-files", "--unmerged")).toBe("");
    expect(git(cwd, "status", "--porcelain", "repo")).toBe("");
  });

  test.each([
    ["a file that git does not track", async ({ root }: Scaffolded) => git(root, "rm", "--quiet", "--cached", "a.md")],
    ["an index that somebody else has locked", async ({ root }: Scaffolded) => write(root, ".git/index.lock", "")],
  ])("%s: the file is marked, the index as it was", async (what, happens) => {
    const made = await committed();
    const { root, run, next } = made;
    write(root, "a.md", ten({ 5: "my line" }));
    commit(root);
    await happens(made);
    const index = git(root, "ls-files", "--stage");
    next(two);
    const { code, err } = await run(["update"]);
    expect(code).toBe(1);
    expect(err.includes("git's index could not be written")).toBe(what.includes("locked"));
    expect(read(root, "a.md")).toMatch(/^<{7} yours$/m);
    expect(git(root, "ls-files", "--stage")).toBe(index);
  });

  test.each([
    ["outside of any repository", undefined],
    ["without git on the machine", { PATH: "/nonexistent" }],
  ])("%s: markers and exit code alone", async (_, env) => {
    const { root, run, next } = await (env ? committed() : scaffolded(one));
    write(root, "a.md", ten({ 5: "my line" }));
    next(two);
    const { code, err } = await run(["update"], env && { env });
    expect({ code, err }).toEqual({ code: 1, err: "Settle 1 conflict, then git add it:\n  a.md\n" });
    expect(read(root, "a.md")).toMatch(/^<{7} yours$/m);
  });
});

describe("what people do with git", () => {
  test("a file that was moved is updated where it is now", async () => {
    const { root, run, next } = await committed();
    mkdirSync(join(root, "handbook"));
    git(root, "mv", "docs/b.md", "handbook/start.md");
    write(root, "handbook/start.md", ten({ 2: "my line" }));
    commit(root);
    next(two);
    const { out, code } = await run(["update", "--json"]);
    expect(code).toBe(0);
    expect(verdicts(out)["handbook/start.md"]).toBe("merged");
    expect(read(root, "handbook/start.md")).toBe(ten({ 2: "my line", 9: "line nine" }));
    expect(treeOf(root)["docs/b.md"]).toBeUndefined();
    expect((await run(["update", "--check"])).code).toBe(0);
    next({ ...two, version: "3.0.0", files: { ...two.files, "docs/b.md": ten({ 7: "seven", 9: "line nine" }) } });
    expect((await run(["update"])).code).toBe(0);
    expect(read(root, "handbook/start.md")).toBe(ten({ 2: "my line", 7: "seven", 9: "line nine" }));
  });

  test("a checkout with CRLF is updated in CRLF, and what is untouched is no edit", async () => {
    const { root, run, next } = await committed();
    git(root, "config", "core.autocrlf", "true");
    for (const path of ["a.md", "docs/b.md", "gone.md", "both.md", "run.sh"]) unlinkSync(join(root, path));
    git(root, "checkout", "--", ".");
    expect(read(root, "a.md")).toContain("\r\n");
    write(root, "docs/b.md", ten({ 2: "mine" }).replaceAll("\n", "\r\n"));
    write(root, "both.md", ten({ 1: "mine" }).replaceAll("\n", "\r\n"));
    git(root, "add", "--all");
    const { migrations: _, ...rest } = two;
    next(rest);
    const { out, code } = await run(["update", "--json"]);
    const found = { "a.md": "merged", "docs/b.md": "merged", "both.md": "conflict", "gone.md": "kept released" };
    expect({ code, ...verdicts(out) }).toMatchObject({ code: 1, ...found });
    expect(stages(root, "both.md")).toEqual({ 1: ten(), 2: ten({ 1: "mine" }), 3: ten({ 1: "theirs" }) });
    expect(read(root, "both.md")).toContain("<<<<<<< yours\r\nmine\r\n");
    expect(read(root, "a.md")).toBe(ten({ 5: "line five" }).replaceAll("\n", "\r\n"));
    expect(read(root, "docs/b.md")).toBe(ten({ 2: "mine", 9: "line nine" }).replaceAll("\n", "\r\n"));
  });
});

describe("--format diff", () => {
  const four = (name: string) => [1, 2, 3, 4].map((number) => `${name} ${number}\n`).join("");
  const old: Version = {
    version: "1.0.0",
    files: {
      "plain.md": ten(),
      "merged.md": ten(),
      "conflict.md": ten(),
      "no-end.md": "a\nb",
      "dir/with space.md": ten(),
      "文档/读我.md": ten(),
      "moved.md": four("moved"),
      "replaced.md": four("replaced"),
      "deep/moved too.md": ten(),
      "gone.md": ten(),
      "emptied.md": "x\n",
      "filled.md": "",
      "empty-gone.md": "",
      "crlf.txt": "a\r\nb\r\nc\r\n",
      "run.sh": "echo 1\n",
      "picture.png": new Uint8Array([137, 80, 0, 1]),
      "gone.bin": new Uint8Array([0, 1, 2]),
      "moved.bin": Uint8Array.from({ length: 200 }, (_, index) => index),
    },
  };
  const young: Version = {
    version: "2.0.0",
    files: {
      "plain.md": ten({ 1: "one", 10: "ten" }),
      "merged.md": ten({ 9: "nine" }),
      "conflict.md": ten({ 5: "five" }),
      "no-end.md": "a\nb\nc",
      "dir/with space.md": ten({ 5: "five" }),
      "文档/读我.md": ten({ 5: "五" }),
      "other/moved.md": four("moved"),
      "replaced.md": "#!/bin/sh\nanother one\n",
      "replacing.md": four("replaced"),
      "moved too.md": ten({ 2: "two" }),
      "emptied.md": "",
      "filled.md": "x",
      "crlf.txt": "a\r\nB\r\nc\r\n",
      "run.sh": "#!/bin/sh\necho 1\n",
      "picture.png": Uint8Array.from({ length: 5000 }, (_, index) => (index * index) % 251),
      "new.bin": Uint8Array.from({ length: 53 }, (_, index) => index),
      "other.bin": Uint8Array.from({ length: 200 }, (_, index) => 255 - index),
      "latin1.txt": new Uint8Array([0xe4, 10]),
      "new.md": "new\n",
      "new-empty.md": "",
      "bin/new.sh": "#!/bin/sh\n",
    },
    migrations: [
      {
        to: "2.0.0",
        deletes: ["gone.md", "empty-gone.md", "gone.bin"],
        renames: [
          { from: "moved.md", to: "other/moved.md" },
          { from: "replaced.md", to: "replacing.md" },
          { from: "deep/moved too.md", to: "moved too.md" },
          { from: "moved.bin", to: "other.bin" },
        ],
      },
    ],
  };

  test("is what git apply takes, and makes the same tree byte for byte", async () => {
    const { root, cwd, run, next } = await committed(old);
    write(root, "merged.md", ten({ 2: "mine" }));
    write(root, "conflict.md", ten({ 5: "mine" }));
    git(root, "mv", "plain.md", "plain, moved.md");
    commit(root);
    git(cwd, "clone", "--quiet", root, "copy");
    next(young);
    const { out, code } = await run(["update", "--dry-run", "--format", "diff"]);
    expect(code).toBe(0);
    const patch = join(cwd, "a.patch");
    writeFileSync(patch, out);
    git(join(cwd, "copy"), "apply", "--index", patch);
    expect((await run(["update", "--format", "diff"])).out).toBe(out);
    const tree = treeOf(root);
    expect(treeOf(join(cwd, "copy"))).toEqual(tree);
    expect(Object.keys(tree)).not.toContain("deep/");
  });

  test("of nothing to do is nothing", async () => {
    const { run } = await committed(old);
    expect(await run(["update", "--format", "diff"])).toEqual({ code: 0, signal: null, out: "", err: "" });
  });
});
