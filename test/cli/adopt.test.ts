import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { cleanEnv, temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";

const now = "2027-01-01T00:00:00Z";
const said = ["--yes", "--set", "owner=acme", "--set", "contact=conduct@example.org", "--set", "maintainer=Ada"];
const needed = [...said, "--set", "description=Fits lines", "--set", "license=MIT"];

function git(cwd: string, ...args: string[]): string {
  const who = { GIT_AUTHOR_NAME: "A", GIT_AUTHOR_EMAIL: "a@example.org", GIT_COMMITTER_NAME: "A" };
  const env = cleanEnv({ ...who, GIT_COMMITTER_EMAIL: "a@example.org" });
  return execFileSync("git", args, { cwd, env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
}

/** A repository whose checked-out branch is `branch`, with some files of its own, committed. */
function repository(branch: string, files: Readonly<Record<string, string>> = { "a.txt": "a\n" }): string {
  const root = join(temporaryFolder(), "thing");
  mkdirSync(root);
  git(root, "init", "--quiet", `--initial-branch=${branch}`);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--allow-empty", "--message", "x");
  return root;
}

const adopt = (cwd: string, ...more: string[]) => inside(["init", "--adopt", ...needed, ...more], { cwd, now });
const text = (root: string, path: string) => readFileSync(join(root, path), "utf8");

/** Every place of a scaffold that names the branch, as `path: branch`. */
function branches(root: string): string[] {
  const listed = git(root, "ls-files", "--others", "--exclude-standard").split("\n").filter(Boolean);
  const named = listed
    .filter((path) => !path.startsWith(".commonry/"))
    .flatMap((path) => [
      ...text(root, path).matchAll(/branches: \[(.*?)\]|\/blob\/((?:unstable\/)?[^/)\s"]+)|\/commits\/([^\s)]+)/g),
    ]);
  return [...new Set(named.map(([, a, b, c]) => (a ?? b ?? c ?? "").replaceAll('"', "")))];
}

describe("the branch that is there (S1)", () => {
  for (const branch of ["master", "develop", "unstable/v1", "13.x", "7.0", "主干"])
    test(`stands in workflows and links: ${branch}`, async () => {
      const root = repository(branch);
      expect(await adopt(root, "--level", "full")).toMatchObject({ code: 0 });
      expect(new Set(branches(root).map(decodeURI))).toEqual(new Set([branch]));
      expect(await inside(["update", "--check"], { cwd: root, now })).toMatchObject({ code: 0 });
    });

  test("is what origin/HEAD names, whatever is checked out", async () => {
    const origin = repository("trunk");
    const root = join(temporaryFolder(), "clone");
    git(origin, "clone", "--quiet", origin, root);
    git(root, "switch", "--quiet", "--create", "my-fix");
    expect(await adopt(root)).toMatchObject({ code: 0 });
    expect(branches(root)).toEqual(["trunk"]);
  });

  test("is that of a repository without a commit, and of a work tree with a .git file", async () => {
    const unborn = join(temporaryFolder(), "unborn");
    mkdirSync(unborn);
    git(unborn, "init", "--quiet", "--initial-branch=next");
    expect(await adopt(unborn)).toMatchObject({ code: 0 });
    expect(branches(unborn)).toEqual(["next"]);
    const root = repository("main");
    const tree = join(temporaryFolder(), "tree");
    git(root, "worktree", "add", "--quiet", "-b", "side", tree);
    expect(await adopt(tree)).toMatchObject({ code: 0 });
    expect(branches(tree)).toEqual(["side"]);
  });

  test("is asked for where nothing says, and --branch answers", async () => {
    const root = repository("main");
    git(root, "checkout", "--quiet", "--detach");
    expect(await adopt(root)).toMatchObject({ code: 2, err: expect.stringContaining("branch") });
    expect(await adopt(root, "--branch", "dev")).toMatchObject({ code: 0 });
    expect(branches(root)).toEqual(["dev"]);
    expect(await adopt(repository("main"), "--branch", "*")).toMatchObject({ code: 2 });
  });

  test("of a new repository is git's init.defaultBranch, else main", async () => {
    const cwd = temporaryFolder();
    const settings = join(cwd, "gitconfig");
    writeFileSync(settings, "[init]\n\tdefaultBranch = trunk\n[user]\n\tname = A\n\temail = a@example.org\n");
    const env = { GIT_CONFIG_GLOBAL: settings };
    await inside(["init", "hub", ...needed], { cwd, now, env });
    expect(git(join(cwd, "hub"), "branch", "--show-current")).toBe("trunk\n");
    expect(text(cwd, "hub/CHANGELOG.md")).toContain("/commits/trunk");
    await inside(["init", "plain", ...needed], { cwd, now });
    expect(git(join(cwd, "plain"), "branch", "--show-current")).toBe("main\n");
  });
});

describe("what stands in the place of a file (S3)", () => {
  test("a link, a folder, a pipe is kept, and the rest adopted", async () => {
    const root = repository("main", { "docs/readme.md": "# Thing\n", "CONTRIBUTING.md/x": "x" });
    symlinkSync("docs/readme.md", join(root, "README.md"));
    symlinkSync("docs/readme.md", join(root, "LICENSE"));
    symlinkSync("nowhere", join(root, "package.json"));
    execFileSync("mkfifo", [join(root, "SECURITY.md")]);
    const done = await adopt(root);
    expect(done).toMatchObject({ code: 0 });
    for (const path of ["README.md", "LICENSE", "CONTRIBUTING.md", "SECURITY.md"])
      expect(done.out).toMatch(new RegExp(`keep +${path}`));
    expect(lstatSync(join(root, "README.md")).isSymbolicLink()).toBe(true);
    expect(existsSync(join(root, "CODE_OF_CONDUCT.md"))).toBe(true);
    expect(await inside(["update", "--check"], { cwd: root, now })).toMatchObject({ code: 0 });
  });
});

describe("modes (S4)", () => {
  test("a file is a program when the template marks it so, and a change of that alone is taken over", async () => {
    const cwd = temporaryFolder();
    const spec = (version: string, files: string) =>
      `template: 1\nid: modes\nversion: ${version}\nkind: template\ntitle: { en: T, zh: T }\ndescription: { en: T, zh: T }\nfiles:\n${files}`;
    mkdirSync(join(cwd, "t/files"), { recursive: true });
    writeFileSync(join(cwd, "t/template.yaml"), spec("1.0.0", "  - { to: tool }\n"));
    writeFileSync(join(cwd, "t/files/tool"), "no shebang\n", { mode: 0o644 });
    mkdirSync(join(cwd, "w"));
    await inside(["init", "w", "--template", "./t", "--yes", "--no-git"], { cwd, now });
    expect(statSync(join(cwd, "w/tool")).mode & 0o777).toBe(0o644);
    writeFileSync(join(cwd, "t/template.yaml"), spec("1.1.0", "  - { to: tool }\n  - { to: new }\n"));
    writeFileSync(join(cwd, "t/files/new"), "no shebang\n");
    for (const name of ["tool", "new"]) chmodSync(join(cwd, "t/files", name), 0o755);
    const w = { cwd: join(cwd, "w"), now };
    expect(await inside(["update", "--check"], w)).toMatchObject({ code: 3 });
    expect(await inside(["update", "--yes"], w)).toMatchObject({ code: 0 });
    expect(statSync(join(cwd, "w/tool")).mode & 0o777).toBe(0o755);
    expect(statSync(join(cwd, "w/new")).mode & 0o777).toBe(0o755);
    expect(await inside(["update", "--check"], w)).toMatchObject({ code: 0 });
  });
});

test("a checkout with CRLF has nothing pending (S5)", async () => {
  const root = repository("main");
  await adopt(root);
  git(root, "add", "--all");
  for (const path of git(root, "ls-files").split("\n").filter(Boolean)) {
    if (!path.endsWith(".br")) writeFileSync(join(root, path), text(root, path).replaceAll("\n", "\r\n"));
  }
  expect(await inside(["update", "--check"], { cwd: root, now })).toMatchObject({ code: 0 });
});

describe("what the repository says of itself (S2)", () => {
  test("is taken: name, description, licence, ecosystem, language; nothing is invented", async () => {
    const root = repository("main");
    const chinese = "拟合直线并在地图上绘制的程序库，欢迎参与贡献和反馈问题。\n".repeat(4);
    writeFileSync(join(root, "README.md"), `# line-fit\n\nline-fit 用于${chinese}`);
    writeFileSync(join(root, "Cargo.toml"), '[package]\nname = "line-fit"\ndescription = "Fits lines to points"\n');
    writeFileSync(join(root, "COPYING"), "木兰宽松许可证, 第2版\n");
    const done = await inside(["init", "--adopt", ...said, "--level", "full"], { cwd: root, now });
    expect(done).toMatchObject({ code: 0 });
    const text = (path: string) => readFileSync(join(root, path), "utf8");
    expect(text("community.yaml")).toContain('description: "Fits lines to points"');
    expect(text("community.yaml")).toMatch(/languages: \[zh\]/);
    expect(text("CITATION.cff")).toContain('license: "MulanPSL-2.0"');
    expect(text(".github/dependabot.yml")).toMatch(/package-ecosystem: "?cargo/);
    expect(existsSync(join(root, "LICENSE"))).toBe(false);
    const told = await inside(["check", "--format", "json"], { cwd: root, now });
    const findings = (JSON.parse(told.out) as { findings: { level: string; code: string }[] }).findings;
    expect(findings.filter(({ level, code }) => level !== "note" && code !== "placeholder.left")).toEqual([]);
  });

  test("two licences of a package are a list in the citation, which has no expressions", async () => {
    const root = repository("main");
    writeFileSync(join(root, "README.md"), "# fit\n\nfit draws lines through points, and tells how well they fit.\n");
    writeFileSync(join(root, "Cargo.toml"), '[package]\nlicense = "MIT OR Apache-2.0"\n');
    for (const name of ["LICENSE-MIT", "LICENSE-APACHE"]) writeFileSync(join(root, name), "…\n");
    expect(await inside(["init", "--adopt", ...said, "--level", "full"], { cwd: root, now })).toMatchObject({
      code: 0,
    });
    expect(readFileSync(join(root, "CITATION.cff"), "utf8")).toContain('license: ["MIT", "Apache-2.0"]');
  });

  test("a README in .github is the repository's: it is read, and no second one written", async () => {
    const root = repository("main");
    mkdirSync(join(root, ".github"));
    writeFileSync(
      join(root, ".github/README.md"),
      "# fit\n\nfit draws lines through points, and tells how well they fit.\n",
    );
    const both = ["--set", "license=MIT", "--lang", "en,zh"];
    const done = await inside(["init", "--adopt", ...said, ...both], { cwd: root, now });
    expect(done).toMatchObject({ code: 0 });
    expect(existsSync(join(root, "README.md"))).toBe(false);
    expect(readFileSync(join(root, "README.zh-CN.md"), "utf8")).toContain("](.github/README.md)");
    expect(readFileSync(join(root, "community.yaml"), "utf8")).toContain("fit draws lines through points");
    const told = await inside(["check", "--format", "json"], { cwd: root, now });
    const findings = (JSON.parse(told.out) as { findings: { level: string; code: string }[] }).findings;
    expect(findings.filter(({ level, code }) => level !== "note" && code !== "placeholder.left")).toEqual([]);
  });

  test("is asked for where it says nothing", async () => {
    const done = await inside(["init", "--adopt", ...said], { cwd: repository("main"), now });
    expect(done.code).toBe(2);
    expect(done.err).toContain("--set description=… --set license=…");
  });
});

test("a folder within a repository is told where services look", async () => {
  const root = repository("main", { "pkg/a/index.js": "1\n" });
  const part = join(root, "pkg/a");
  const { code, err } = await inside(["init", "--adopt", "--dry-run", ...needed, "--set", "branch=main"], {
    cwd: part,
    now,
  });
  expect(code, err).toBe(0);
  expect(err).toContain(`${part} is a part of the repository ${root}`);
  const whole = await inside(["init", "--adopt", "--dry-run", ...needed], { cwd: root, now });
  expect(whole.err).not.toContain("is a part of");
});
