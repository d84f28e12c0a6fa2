import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { addPull, lifeOf } from "../../emulator/life.ts";
import { addRepository, newState } from "../../emulator/state.ts";
import { commonry, temporaryFolder } from "../../support/cli.ts";
import { gitServer, serve } from "../../support/git-server.ts";
import { canary, githubBench } from "../../support/github.ts";
import { append, git, repositoryOf } from "../../support/history.ts";

const ada = { name: "Ada Lovelace", email: "12+ada@users.noreply.github.com" };
const homes = () => ({ XDG_CACHE_HOME: temporaryFolder(), XDG_STATE_HOME: temporaryFolder() });

describe("reports on what lies elsewhere", () => {
  test("an address is cloned without the contents of its files, and only what is new is fetched the next time", async () => {
    const repository = repositoryOf([
      { ...ada, date: "2027-01-05", files: { "docs/a.md": "secret contents\n".repeat(2000) } },
      { ...ada, date: "2027-01-06" },
    ]);
    git(repository, "config", "uploadpack.allowFilter", "true");
    const { url, requests } = await serve(gitServer(dirname(repository)));
    const env = homes();
    const address = `${url}/${basename(repository)}/.git`;
    const first = await commonry(["report", "contributors", "--repo", address, "--json"], { env });
    expect(first).toMatchObject({ code: 0, err: "" });
    expect(JSON.parse(first.out)).toMatchObject({ totals: { commits: 2, contributors: 1 } });
    append(repository, [{ name: "Bob", email: "bob@example.org", date: "2027-01-07" }]);
    const second = await commonry(["report", "contributors", "--repo", address, "--json"], { env });
    expect(JSON.parse(second.out)).toMatchObject({ totals: { commits: 3, contributors: 2 } });
    const [clone = ""] = readdirSync(join(env.XDG_CACHE_HOME, "commonry", "clones"));
    const bare = join(env.XDG_CACHE_HOME, "commonry", "clones", clone);
    const missing = git(bare, "rev-list", "--objects", "--missing=print", "--all").match(/^\?/gm);
    expect(missing).not.toBeNull();
    // Lines need contents; they are not fetched one by one, and no part is reported.
    const lines = await commonry(["report", "contributors", "--repo", address, "--lines"], { env });
    expect(lines).toMatchObject({ code: 1, out: "" });
    expect(lines.err).toContain("could not read the history");
    expect(requests.every((request) => !request.includes("authorization"))).toBe(true);
  });

  test("an address that nothing answers at is told", async () => {
    const { url } = await serve((_, response) => void response.writeHead(404).end("<html>not here</html>"));
    const { code, out, err } = await commonry(["report", "contributors", "--repo", `${url}/x.git`], { env: homes() });
    expect({ code, out }).toEqual({ code: 1, out: "" });
    expect(err).toContain("could not be fetched");
  });
});

describe("reports with a forge", () => {
  const facts = `people:
  - { login: ada, name: Ada Lovelace, id: 12 }
  - { login: helper, bot: true }
threads:
  - kind: pull
    number: 1
    author: bob
    opened: 2027-02-01
    closed: 2027-02-03
    merged: 2027-02-03
    replies:
      - { who: helper, at: 2027-02-01, kind: comment }
      - { who: ada, at: 2027-02-02, kind: review, verdict: approved }
${[2, 3, 4, 5, 6]
  .map(
    (number) => `  - kind: issue
    number: ${number}
    author: eve
    opened: 2027-02-0${number}
    labels: [good first issue]
    replies: [{ who: ada, at: 2027-02-0${number + 1}T00:00:00Z, kind: comment }]
`,
  )
  .join("")}releases:
  - { tag: v1, at: 2027-02-10, who: ada }
`;

  test("the local folder tells pull requests, reviews and issues, with no account", async () => {
    const repository = repositoryOf([{ ...ada, date: "2027-01-05" }]);
    mkdirSync(join(repository, ".commonry/local/facts"), { recursive: true });
    writeFileSync(join(repository, ".commonry/local/facts/hub.yaml"), facts);
    const env = { ...homes(), SOURCE_DATE_EPOCH: String(Date.parse("2027-03-01T12:00:00Z") / 1000) };
    const run = (what: string, ...more: string[]) =>
      commonry(["report", what, "--provider", "local", ...more], { cwd: repository, env });
    const contributors = JSON.parse((await run("contributors", "--json")).out);
    expect(contributors.contributors).toMatchObject([
      {
        name: "Ada Lovelace",
        login: "ada",
        commits: 1,
        reviews: 1,
        comments: 5,
        types: ["code", "review", "question", "maintenance"],
      },
      { name: "eve", commits: 0, issues: 5, firstCommit: null },
      { name: "bob", pulls: 1 },
      { name: "helper", bot: true },
    ]);
    const health = JSON.parse((await run("health", "--json", "--since", "60d")).out);
    expect(health).toMatchObject({
      schemaVersion: 1,
      report: "health",
      measures: {
        timeToFirstResponse: { opened: { value: 6 }, waiting: { value: 0 }, medianHours: { n: 6, value: 24 } },
        changeRequestClosureRatio: { merged: { value: 1 }, closureRatio: { n: 1, tooFew: true } },
        issueAge: { open: { value: 5 } },
        releaseFrequency: { releases: { value: 1 }, last: { tag: "v1" } },
      },
    });
    for (const format of ["text", "markdown", "csv", "html"]) {
      const shown = await run("health", "--format", format, "--since", "60d", "--lang", "zh");
      expect(shown.code, format).toBe(0);
      expect(shown.out).not.toMatch(/report\.health\.|\{\w+\}/);
    }
  });

  test("GitHub is asked for the manifest's repositories, its cost told before and after, the token nowhere", async () => {
    const state = newState("acme");
    const hub = addRepository(state, "hub");
    const opened = lifeOf("2026-11-01T00:00:00Z", "bob", { updated: "2026-11-02T00:00:00Z" });
    addPull(state, hub, { ...opened, reviews: [{ author: "ada", at: "2026-11-02T00:00:00Z", state: "APPROVED" }] });
    const bench = await githubBench({ state });
    bench.manifest({ repositories: [{ name: "hub" }] });
    git(bench.folder, "init", "--quiet");
    const { code, out, err } = await bench.run(["report", "health", "--json", "--until", "2026-12-01"]);
    expect({ code, error: code === 0 ? "" : err }).toEqual({ code: 0, error: "" });
    expect(JSON.parse(out)).toMatchObject({
      repositories: [{ name: "acme/hub", pulls: 1 }, { name: basename(bench.folder) }],
      measures: { changeRequestReviews: { byReviewer: [{ name: "ada", reviews: 1, pulls: 1 }] } },
    });
    expect(err).toMatch(/asking GitHub about 1 repository[\s\S]*asked GitHub: \d+ requests?, \d+ points?/);
    expect(out + err).not.toContain(canary);
    const without = await bench.run(["report", "health", "--json"], { env: { GH_TOKEN: "" } });
    expect(JSON.parse(without.out).notes.map(({ code: note }: { code: string }) => note)).toContain(
      "report.note.no-token",
    );
  });
});
