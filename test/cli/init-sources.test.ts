import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { bin, cleanEnv, commonry, temporaryFolder } from "../support/cli.ts";
import { gitServer, serve } from "../support/git-server.ts";
import { repository } from "../support/repository.ts";
import { writeFiles } from "../unit/system/temp.ts";

const yaml =
  "template: 1\nid: hub\nversion: 2.0.0\ntitle: Ours\ndescription: Ours\ninclude: [extra]\nfiles: [{ to: .gitignore }, { to: README.md }]\n";
const files = {
  "template.yaml": yaml,
  "files/dot_gitignore": "node_modules\n",
  "files/README.md.liquid": "# <%= directory =%>\n",
  "parts/extra/template.yaml":
    "template: 1\nid: extra\nversion: 1.1.0\nkind: part\ntitle: x\ndescription: x\nfiles: [{ to: EXTRA.md }]\n",
  "parts/extra/files/EXTRA.md": "extra\n",
};

/** A place with a repository behind a server, and what `init` is to be told. */
async function setUp() {
  const place = temporaryFolder();
  const repo = repository(join(place, "repos/ours"));
  const commit = repo.commit(files);
  const { url, requests } = await serve(gitServer(join(place, "repos")));
  mkdirSync(join(place, "work"));
  const env = { XDG_CACHE_HOME: join(place, "cache") };
  return { place, cwd: join(place, "work"), env, requests, reference: `${url}/ours#${commit}` };
}

const record = (dir: string) => JSON.parse(readFileSync(join(dir, ".commonry/lock.json"), "utf8"));

describe("commonry init --template", () => {
  test("a folder: its files, its parts, and a record that says where from", async () => {
    const cwd = temporaryFolder();
    writeFiles(join(cwd, "tpl"), files);
    const { code, err } = await commonry(["init", "out", "-t", "./tpl", "--yes", "--no-git"], { cwd });
    expect({ code }, err).toEqual({ code: 0 });
    expect(readdirSync(join(cwd, "out")).sort()).toEqual([".commonry", ".gitignore", "EXTRA.md", "README.md"]);
    expect(readFileSync(join(cwd, "out/README.md"), "utf8")).toBe("# out\n");
    expect(record(join(cwd, "out"))).toMatchObject({
      template: { id: "hub", version: "2.0.0", source: "../tpl" },
      parts: { extra: "1.1.0" },
    });
  });

  test("a folder named in an answers file, from the folder that commonry runs in", async () => {
    const cwd = temporaryFolder();
    writeFiles(cwd, { "answers.yaml": "template: ./tpl\n" });
    writeFiles(join(cwd, "tpl"), files);
    const args = ["init", "a/out", "--answers", "answers.yaml", "--yes", "--no-git"];
    expect(await commonry(args, { cwd })).toMatchObject({ code: 0 });
    expect(record(join(cwd, "a/out")).template.source).toBe("../../tpl");
  });

  test("a commit: fetched once with one line of progress, also by --dry-run, then without the server", async () => {
    const { cwd, env, reference, requests } = await setUp();
    const args = ["init", "out", "-t", reference, "--yes", "--no-git"];
    const dry = await commonry([...args, "--dry-run"], { cwd, env });
    expect(dry).toMatchObject({ code: 0 });
    expect(dry.err).toMatch(/^Fetching template http:\/\/127\.0\.0\.1:\d+\/ours#[0-9a-f]{40} …\n/);
    expect(dry.out).toContain("+extra");
    expect(readdirSync(cwd)).toEqual([]);
    const asked = requests.length;
    const made = await commonry(args, { cwd, env });
    expect(made).toMatchObject({ code: 0 });
    expect(made.err).not.toContain("Fetching");
    expect(requests).toHaveLength(asked);
    expect(record(join(cwd, "out")).template).toEqual({ id: "hub", version: "2.0.0", source: reference });
  });

  test("a commit, quietly and as JSON", async () => {
    const { cwd, env, reference } = await setUp();
    const quiet = await commonry(["init", "out", "-t", reference, "--yes", "--no-git", "-q", "--json"], { cwd, env });
    expect(quiet).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(quiet.out)).toMatchObject({ template: { id: "hub", version: "2.0.0" } });
  });

  test("a branch is refused in the reader's language, with the command that names its commit", async () => {
    const cwd = temporaryFolder();
    const args = ["init", "out", "-t", "https://host.example/o/r#main", "--yes"];
    const english = await commonry(args, { cwd });
    expect(english).toMatchObject({ code: 2, out: "" });
    expect(english.err).toBe(
      "commonry: “main” is not a full commit id (40 or 64 hexadecimal digits)\n" +
        "A branch or a tag can move, a commit cannot. “git ls-remote https://host.example/o/r HEAD” prints the newest one.\n",
    );
    expect((await commonry([...args, "--lang", "zh"], { cwd })).err).toContain("不是完整的提交 id");
  });

  test("a commit, without git: it is said that git is missing", async () => {
    const { cwd, env, reference } = await setUp();
    const made = await commonry(["init", "out", "-t", reference, "--yes"], {
      cwd,
      env: { ...env, PATH: "/nonexistent" },
    });
    expect(made).toMatchObject({ code: 1 });
    expect(made.err).toContain("git is not installed");
  });

  test("a run that is killed while it fetches leaves no program of git's and no broken cache", async () => {
    const { place, cwd, env } = await setUp();
    let waiting = true;
    const real = gitServer(join(place, "repos"));
    let asked: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (asked = resolve));
    const { url } = await serve((request, response) => {
      if (!waiting || !(request.url ?? "").endsWith("git-upload-pack")) return real(request, response);
      asked();
    });
    const repo = repository(join(place, "repos/ours"));
    const reference = `${url}/ours#${repo.git(["rev-parse", "HEAD"])}`;
    const args = ["init", "out", "-t", reference, "--yes", "--no-git"];
    const child = spawn(process.execPath, [bin, ...args], { cwd, env: cleanEnv(env), stdio: "ignore" });
    await arrived;
    child.kill("SIGKILL");
    await expect.poll(() => running(url), { timeout: 5000 }).toBe(false);
    expect(existsSync(join(place, "cache/commonry/templates"))).toBe(false);
    waiting = false;
    expect(await commonry(args, { cwd, env })).toMatchObject({ code: 0 });
    expect(readdirSync(join(cwd, "out"))).toContain("EXTRA.md");
  });
});

/** True while a program runs with this text on its command line. */
function running(text: string): Promise<boolean> {
  return new Promise((resolve) => {
    let list = "";
    const { stdout } = spawn("ps", ["-eo", "args"]);
    stdout.on("data", (chunk) => (list += chunk)).on("end", () => resolve(list.includes(text)));
  });
}
