import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readLocal } from "../../../../src/system/git/store.ts";
import { readTree } from "../../../../src/system/git/tree.ts";
import { cleanEnv } from "../../../support/cli.ts";
import { repository } from "../../../support/repository.ts";
import { tempDir } from "../temp.ts";

const wanted = { names: ["template.yaml", "files"], files: 100, fileBytes: 10_000, totalBytes: 100_000 };
const files = { "template.yaml": "x", "files/a/b.md": "b", "README.md": "not wanted" };

describe("a repository on this disk", () => {
  const readHere = async (path: string, commit: string, env = cleanEnv()) => {
    const machine = { env, platform: "linux" };
    return (await readLocal(path, commit, machine, (objects) => readTree(objects, commit, "", wanted))).size;
  };

  test("is read as work tree, linked work tree, submodule and bare repository, whatever its folder's name", async () => {
    const dir = tempDir();
    const odd = 'a "quoted",\n #name: 文';
    const repo = repository(join(dir, odd));
    const commit = repo.commit(files);
    repo.git(["worktree", "add", "--quiet", join(dir, "linked"), "HEAD"]);
    repo.git(["clone", "--quiet", "--bare", ".", join(dir, "bare.git")]);
    mkdirSync(join(dir, "pointer"));
    writeFileSync(join(dir, "pointer/.git"), `gitdir: ../bare.git\n`);
    for (const name of [odd, "linked", "bare.git", "pointer"]) {
      expect(await readHere(join(dir, name), commit), name).toBe(2);
    }
  });

  test("has no say: its settings, hooks, replacements and promised objects are not looked at", async () => {
    const dir = tempDir();
    const repo = repository(join(dir, "repo"));
    const commit = repo.commit(files);
    const blob = repo.git(["rev-parse", "HEAD:template.yaml"]);
    repo.git(["replace", blob, repo.blob("replaced")]);
    const touch = (name: string) => `touch ${dir}/${name}`;
    writeFileSync(
      join(dir, "repo/.git/config"),
      `[core]\n\trepositoryformatversion = 1\n\tfsmonitor = "${touch("a")}"\n\tsshCommand = "${touch("b")}"\n[extensions]\n\tpartialClone = evil\n[remote "evil"]\n\turl = ext::${touch("c")}\n\tpromisor = true\n\tuploadpack = ${touch("d")}\n[protocol]\n\tallow = always\n`,
    );
    const machine = { env: cleanEnv(), platform: "linux" };
    const contents = await readLocal(join(dir, "repo"), commit, machine, (objects) =>
      readTree(objects, commit, "", wanted),
    );
    expect(Buffer.from(contents.get("template.yaml") ?? "").toString()).toBe("x");
    rmSync(join(dir, "repo/.git/objects", blob.slice(0, 2), blob.slice(2)));
    await expect(readHere(join(dir, "repo"), commit)).rejects.toMatchObject({ code: "source.damaged" });
    expect(readdirSync(dir)).toEqual(["repo"]);
  });

  test.each<[string, (dir: string) => void]>([
    ["a folder", () => undefined],
    ["a pointer to nowhere", (dir) => writeFileSync(join(dir, ".git"), "gitdir: /nonexistent\n")],
    ["a pointer to itself", (dir) => writeFileSync(join(dir, ".git"), "gitdir: .git\n")],
    ["a pointer that is none", (dir) => writeFileSync(join(dir, ".git"), "x".repeat(100))],
  ])("%s is none", async (_, make) => {
    const dir = tempDir();
    make(dir);
    await expect(readHere(dir, "0".repeat(40))).rejects.toMatchObject({ code: "source.no-repository", exitCode: 2 });
  });

  test("without git it is said that git is missing", async () => {
    const repo = repository(join(tempDir(), "repo"));
    const commit = repo.commit(files);
    await expect(readHere(repo.path, commit, cleanEnv({ PATH: "/nonexistent" }))).rejects.toMatchObject({
      code: "git.missing",
    });
  });
});
