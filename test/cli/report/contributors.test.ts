import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commonry, type Options, temporaryFolder } from "../../support/cli.ts";
import { append, type Commit, git, repositoryOf } from "../../support/history.ts";

const commits: Commit[] = [
  { name: "Ada Lovelace", email: "ada@example.org", date: "2027-01-05", files: { "README.md": "a\nb\n" } },
  {
    name: "Ada Lovelace",
    email: "ada@home.example",
    date: "2027-01-06",
    message: "x\n\nCo-authored-by: Bob <bob@example.org>",
  },
  { name: "dependabot[bot]", email: "49699333+dependabot[bot]@users.noreply.github.com", date: "2027-02-01" },
  { name: "Bob", email: "bob@example.org", date: "2027-03-01", files: { "docs/a.md": "a\n" } },
  { name: "王小明", email: "wang@example.org", date: "2027-03-02" },
];

/** Runs a report with a cache and a state of its own. */
async function report(args: readonly string[], { cwd, env }: Options = {}, what = "contributors") {
  const place = temporaryFolder();
  const own = { XDG_CACHE_HOME: join(place, "cache"), XDG_STATE_HOME: join(place, "state"), ...env };
  return commonry(["report", what, ...args], { cwd: cwd ?? place, env: own });
}

/** Escape codes, and marks that reorder text. */
const hidden = /(?![\n\t])[\p{Cc}\u202e]/u;

describe("commonry report contributors", () => {
  test("gives the JSON that is promised, without any address", async () => {
    const repository = repositoryOf(commits);
    const { code, out, err } = await report(["--repo", repository, "--json"]);
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).not.toMatch(/@(example|home|users)/);
    expect(JSON.parse(out)).toMatchObject({
      schemaVersion: 1,
      report: "contributors",
      period: { from: "2027-01-05", to: "2027-03-02" },
      repositories: [{ name: "hub", head: git(repository, "rev-parse", "HEAD").trim(), commits: 5 }],
      totals: { contributors: 3, commits: 5, bots: 1, newcomers: 3 },
      contributors: [
        {
          name: "Ada Lovelace",
          commits: 2,
          coAuthored: 0,
          firstCommit: "2027-01-05",
          lastCommit: "2027-01-06",
          activeDays: 2,
          bot: false,
        },
        {
          name: "Bob",
          commits: 1,
          coAuthored: 1,
          firstCommit: "2027-01-06",
          lastCommit: "2027-03-01",
          activeDays: 2,
          bot: false,
        },
        { name: "dependabot[bot]", commits: 1, bot: true },
        { name: "王小明", commits: 1, bot: false },
      ],
      measures: { contributorAbsenceFactor: 1, newContributors: 3, retention: { unit: "week" } },
    });
  });

  test("adds addresses and lines when asked, leaves out what lies beyond, and gives the same bytes again", async () => {
    const repository = repositoryOf(commits);
    const env = { XDG_CACHE_HOME: temporaryFolder(), TZ: "Asia/Tokyo", LANG: "tr_TR.UTF-8" };
    const args = [
      "--repo",
      repository,
      "--json",
      "--emails",
      "--lines",
      "--since",
      "2027-01-06",
      "--until",
      "2027-03-01",
    ];
    const first = await report(args, { env });
    expect(JSON.parse(first.out)).toMatchObject({
      previous: { from: "2026-11-12", to: "2027-01-05" },
      totals: { contributors: 2, commits: 3, newcomers: 1 },
      contributors: [
        { name: "Bob", email: "bob@example.org", commits: 1, newcomer: true, linesAdded: 1, linesDeleted: 0 },
        { name: "Ada Lovelace", email: "ada@example.org", commits: 1, newcomer: false, linesAdded: 0 },
        { name: "dependabot[bot]" },
      ],
      before: { contributors: 1, commits: 1 },
    });
    const again = await report(args, { env: { ...env, TZ: "America/New_York", LANG: "C" } });
    expect(again.out).toBe(first.out);
  });

  test("runs nothing that a clone names, whatever its settings, and shows names as text in every format", async () => {
    const repository = repositoryOf([
      { name: "\x1b[31mRed", email: "r@x.org", date: "2027-01-05" },
      { name: '=HYPERLINK("http://evil.example")', email: "f@x.org", date: "2027-01-05" },
      { name: "@all | `x` ![a](javascript:1)", email: "m@x.org", date: "2027-01-05" },
      { name: "a\u202eb\u200b", email: "u@x.org", date: "2027-01-05" },
      { name: "bad \xff\xfe", email: "b@x.org", date: "2027-01-05" },
      { name: "& \"quoted' name", email: "q@x.org", date: "2027-01-05" },
    ]);
    const trap = join(temporaryFolder(), "trap");
    writeFileSync(trap, `#!/bin/sh\ntouch ${trap}.sprung\n`);
    chmodSync(trap, 0o755);
    for (const hook of ["post-checkout", "reference-transaction", "pre-auto-gc"])
      symlinkSync(trap, join(repository, ".git", "hooks", hook));
    for (const key of [
      "core.fsmonitor",
      "core.pager",
      "core.sshCommand",
      "gpg.program",
      "diff.external",
      "core.editor",
      "alias.log",
    ])
      git(repository, "config", key, trap);
    git(repository, "config", "log.showSignature", "true");
    git(repository, "update-ref", "refs/heads/--output=x", "HEAD");
    git(repository, "symbolic-ref", "HEAD", "refs/heads/--output=x");
    rmSync(`${trap}.sprung`, { force: true });
    const env = { XDG_CACHE_HOME: temporaryFolder() };
    const shown = async (format: string) => {
      const { code, out } = await report(["--repo", repository, "--format", format, "--lines"], { env });
      expect(code, format).toBe(0);
      return out;
    };
    const [text, markdown, csv, html, json] = await Promise.all(["text", "markdown", "csv", "html", "json"].map(shown));
    expect(text).not.toMatch(hidden);
    expect(text).toContain("<U+001B>[31mRed");
    expect(markdown).not.toMatch(/(?<!\\)`x|@all/);
    expect(markdown).not.toMatch(hidden);
    expect(markdown).toContain("\\[a\\](javascript:1)");
    expect(csv).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(csv).toMatch(/^"?'@all/m);
    expect(html).toContain("&#38; &#34;quoted&#39; name");
    expect(html).not.toMatch(hidden);
    expect(JSON.parse(json as string).totals.contributors).toBe(6);
    expect(existsSync(`${trap}.sprung`)).toBe(false);
    expect(existsSync(join(repository, "x"))).toBe(false);
  });

  test("reports an empty, a bare and a linked repository, and no folder that is none", async () => {
    const repository = repositoryOf(commits);
    const place = temporaryFolder();
    git(place, "init", "--quiet", "empty");
    git(place, "clone", "--quiet", "--bare", repository, "bare.git");
    git(repository, "worktree", "add", "--quiet", join(place, "linked"));
    mkdirSync(join(place, "nothing"));
    const empty = await report(["--repo", join(place, "empty"), "--json"]);
    expect(JSON.parse(empty.out)).toMatchObject({
      totals: { contributors: 0, commits: 0 },
      measures: { contributorAbsenceFactor: null },
    });
    const three = await report(["--repo", "bare.git", "linked", "linked/docs", "--json"], { cwd: place });
    expect(JSON.parse(three.out)).toMatchObject({
      repositories: [{ name: "bare", commits: 5 }],
    });
    expect(JSON.parse(three.out).notes).toContainEqual({ code: "report.note.twice", params: {} });
    const inner = await report(["--json"], { cwd: join(place, "linked", "docs") });
    expect(JSON.parse(inner.out)).toMatchObject({ repositories: [{ name: "linked", commits: 5 }] });
    for (const folder of ["nothing", "nowhere"]) {
      const { code, out, err } = await report(["--repo", folder], { cwd: place });
      expect({ code, out }).toEqual({ code: 2, out: "" });
      expect(err).toContain("is no git repository");
    }
  });

  test("reports nothing from a part of a history", async () => {
    const repository = repositoryOf(commits);
    const lost = git(repository, "rev-parse", "HEAD~2").trim();
    const pack = join(repository, ".git", "objects", lost.slice(0, 2), lost.slice(2));
    expect(existsSync(pack)).toBe(true);
    rmSync(pack, { force: true });
    const { code, out, err } = await report(["--repo", repository, "--json"]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: "report.unreadable" } });
    expect(err).toContain("Nothing is reported from a part");
  });

  test("names nobody who asked not to be named, and refuses a wish that it cannot read", async () => {
    const repository = repositoryOf(commits);
    writeFileSync(join(repository, "privacy.yaml"), "version: 1\nunlisted: [Bob]\n");
    const { out } = await report(["--repo", repository, "--json", "--emails"]);
    expect(out).not.toMatch(/bob/i);
    expect(JSON.parse(out).totals).toMatchObject({ contributors: 3, unlisted: 1 });
    // The wish holds for a folder of the work tree, and for a bare clone once it is committed.
    expect((await report(["--repo", join(repository, "docs"), "--json"])).out).not.toMatch(/bob/i);
    git(repository, "add", "privacy.yaml");
    git(
      repository,
      "-c",
      "user.name=Ada",
      "-c",
      "user.email=ada@example.org",
      "commit",
      "--quiet",
      "--message",
      "privacy",
    );
    const bare = join(temporaryFolder(), "bare.git");
    git(repository, "clone", "--quiet", "--bare", repository, bare);
    expect((await report(["--repo", bare, "--json"])).out).not.toMatch(/bob/i);
    writeFileSync(join(repository, "privacy.yaml"), "version: 1\nunlist: [Bob]\n");
    const refused = await report(["--repo", repository, "--json"]);
    expect(refused.code).toBe(2);
    expect(refused.err).toMatch(/privacy\.yaml:2:1: .*unlist/);
  });

  test("goes by the manifest and the people files of the folder at hand", async () => {
    const repository = repositoryOf(commits);
    mkdirSync(join(repository, "people"));
    writeFileSync(
      join(repository, "community.yaml"),
      `version: 1
community: { name: Hub }
people: [people/*.yaml]
reports:
  contributors:
    exclude: [王*]
    organisations: { example.org: Example }
    ladder: [{ role: committer, commits: 1 }]
`,
    );
    writeFileSync(
      join(repository, "people/people.yaml"),
      `version: 1
people:
  - { id: ada, name: Countess of Lovelace, emails: [ada@home.example] }
  - { id: bob, name: Bob, organisations: [{ name: Other }] }
groups:
  - { id: committers, title: Committers, members: [bob] }
`,
    );
    const { out, code } = await report(["--json"], { cwd: repository });
    expect(code).toBe(0);
    const made = JSON.parse(out);
    expect(
      made.contributors.map(({ name, organisation }: { name: string; organisation?: string }) => [name, organisation]),
    ).toEqual([
      ["Countess of Lovelace", "Example"],
      ["Bob", "Other"],
      ["dependabot[bot]", undefined],
    ]);
    expect(made.ladder).toEqual([{ name: "Countess of Lovelace", role: "committer", evidence: { commits: [2, 1] } }]);
    expect(made.measures.organisations).toEqual([
      { name: "Example", commits: 2, contributors: 1 },
      { name: "Other", commits: 1, contributors: 1 },
    ]);
  });

  test("refuses a manifest that is not valid, with its place", async () => {
    const repository = repositoryOf(commits.slice(0, 1));
    writeFileSync(
      join(repository, "community.yaml"),
      "version: 1\ncommunity: { name: X }\nreports: { contributors: { bound: 150 } }\n",
    );
    const { code, out, err } = await report(["--json"], { cwd: repository });
    expect(code).toBe(2);
    expect(JSON.parse(out)).toMatchObject({ error: { code: "report.invalid" } });
    expect(err).toMatch(/community\.yaml:3:\d+: /);
  });

  test("a wrong clock of the newest commit moves no period", async () => {
    const repository = repositoryOf([
      ...commits,
      { name: "Ada Lovelace", email: "ada@example.org", date: "4100000000 +0000" },
    ]);
    const env = { SOURCE_DATE_EPOCH: String(Date.parse("2027-03-10T00:00:00Z") / 1000) };
    const made = JSON.parse((await report(["--repo", repository, "--since", "1y", "--json"], { env })).out);
    expect(made).toMatchObject({ period: { to: "2027-03-10" }, totals: { commits: 6 } });
    expect(made.notes).toContainEqual({ code: "report.note.future", params: { count: 1 } });
  });

  test("explains who was taken for whom, with addresses only when asked", async () => {
    const repository = repositoryOf(commits);
    const { out } = await report(["--repo", repository, "--explain", "ada lovelace"]);
    expect(out).toBe(
      "Ada Lovelace\n  Ada Lovelace <…@example.org> and Ada Lovelace <…@home.example> have the same full name\n",
    );
    const data = await report(["--repo", repository, "--explain", "Ada Lovelace", "--json", "--emails"]);
    expect(JSON.parse(data.out).people[0]).toMatchObject({
      emails: ["ada@example.org", "ada@home.example"],
      because: [{ rule: "name" }],
    });
    const nobody = await report(["--repo", repository, "--explain", "Ada Lovelase"]);
    expect(nobody).toMatchObject({ code: 1, out: "" });
    expect(nobody.err).toContain("Ada Lovelace");
  });

  test("goes on from the last run, and tells by its exit code whether something notable changed", async () => {
    const repository = repositoryOf(commits.slice(0, 2));
    const env = {
      XDG_STATE_HOME: temporaryFolder(),
      XDG_CACHE_HOME: temporaryFolder(),
      SOURCE_DATE_EPOCH: "1799280000",
    };
    const args = ["--repo", repository, "--since", "last", "--exit-code", "--json"];
    const first = await report(args, { env });
    expect(first.code).toBe(3);
    expect(JSON.parse(first.out).period).toMatchObject({ from: "2026-12-09", to: "2027-01-07" });
    append(repository, [{ name: "Eve", email: "eve@example.org", date: "2027-01-09" }]);
    const later = { ...env, SOURCE_DATE_EPOCH: String(1_799_280_000 + 3 * 86_400) };
    const second = await report(args, { env: later });
    expect(JSON.parse(second.out)).toMatchObject({
      period: { from: "2027-01-07", to: "2027-01-10" },
      totals: { newcomers: 1 },
    });
    expect(second.code).toBe(3);
    expect((await report(args, { env: later })).code).toBe(0);
    expect(
      (
        await report(["--repo", repository, "--since", "2027-01-20", "--until", "2027-01-21", "--exit-code"], {
          env: later,
        })
      ).code,
    ).toBe(0);
  });

  test("writes a file with its charts beside it, whole or not at all", async () => {
    const repository = repositoryOf(commits);
    const place = temporaryFolder();
    const { code, out, err } = await report(
      ["--repo", repository, "--format", "markdown", "-o", "out/report.md", "--period", "month"],
      { cwd: place },
    );
    expect({ code, out }).toEqual({ code: 0, out: "" });
    expect(err).toContain("out/report.md");
    const text = readFileSync(join(place, "out/report.md"), "utf8");
    const charts = [...text.matchAll(/\((report\/[^)]+\.svg)\)/g)].map(([, path]) => path as string);
    expect(charts.length).toBeGreaterThanOrEqual(2);
    for (const path of charts) expect(readFileSync(join(place, "out", path), "utf8")).toMatch(/^<svg /);
    const named = await report(["--repo", repository, "--format", "markdown", "-o", "out/报告 1"], { cwd: place });
    expect(named.code).toBe(0);
    expect(existsSync(join(place, "out/报告 1-charts"))).toBe(true);
    const refused = await report(["--repo", repository, "-o", "out/report.md/x"], { cwd: place });
    expect(refused).toMatchObject({ code: 1, out: "" });
  });

  test("speaks Chinese", async () => {
    const { out } = await report(["--repo", repositoryOf(commits), "--lang", "zh"]);
    expect(out).toContain("贡献者");
    expect(out).not.toMatch(/report\.|view\./);
  });

  test.each<[string, string[]]>([
    ["--since", ["--since", "yesterday"]],
    ["--since of a day that is not there", ["--since", "2027-02-30"]],
    ["--until", ["--until", "90d"]],
    ["an end before the beginning", ["--since", "2027-02-01", "--until", "2027-01-01"]],
    ["--top", ["--top", "-1"]],
    ["--period", ["--period", "day"]],
    ["--json and --format", ["--json", "--format", "csv"]],
    ["an address of no repository", ["--repo", "http://example.org/x.git"]],
    ["an address with a password", ["--repo", "https://a:b@example.org/x.git"]],
    ["--source", ["--source", "mysql://x"]],
    ["--exit-code with nothing to compare with", ["--exit-code"]],
    ["--explain to a file", ["--explain", "Ada", "-o", "x"]],
  ])("refuses %s", async (_, args) => {
    const { code, err } = await report(["--repo", repositoryOf(commits.slice(0, 1)), ...args]);
    expect(code).toBe(2);
    expect(err.trim()).not.toBe("");
    expect(err).not.toContain("a:b@");
  });
});
