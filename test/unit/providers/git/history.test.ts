import { readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openClone, parseOrigin, readClone } from "../../../../src/providers/git/index.ts";
import { deeds, type HistoryFacts } from "../../../../src/reports/port.ts";
import { cleanEnv, temporaryFolder } from "../../../support/cli.ts";
import { append, type Commit, git, repositoryOf } from "../../../support/history.ts";

const people = ["Ada", "Bob", "Cy"].map((name) => ({ name, email: `${name.toLowerCase()}@example.org` }));

/** Commits on several branches that merge again: every third joins what was two before. */
function history(size: number): Commit[] {
  return Array.from({ length: size }, (_, index) => ({
    ...(people[index % people.length] as (typeof people)[number]),
    date: `${1_700_000_000 + index * 43_200} +0100`,
    message: index % 4 === 0 ? "x\n\nCo-authored-by: Dot <dot@example.org>" : "x",
    files: { [`${["docs", "packages/cli", "packages/web"][index % 3]}/f${index}`]: `${index}\n`.repeat(index % 5) },
    ...(index % 3 === 2 && index > 2 ? { merges: [index - 1] } : {}),
    ...(index % 3 === 1 && index > 1 ? { from: index - 1 } : {}),
  }));
}

async function read(repository: string, cache: string, cores = 1, more = {}): Promise<HistoryFacts> {
  const clone = await openClone(repository, cache, cleanEnv());
  return readClone(clone, { cores, ...more }, () => undefined);
}

/** Independent of the order in which git printed it. */
function rowsOf({ activity: { contacts, who, day, deed, count, beside }, commits, head }: HistoryFacts) {
  const name = (index: number | undefined) => (index === undefined || index === -1 ? "" : contacts[index]?.email);
  const rows = [...who].map((one, row) =>
    [name(one), day[row], deeds[deed[row] as number], count[row], name(beside?.[row])].join(" "),
  );
  return { commits, head, rows: rows.sort() };
}

describe("a history", () => {
  test("has as many commits of everybody as git says", async () => {
    const repository = repositoryOf(history(60));
    const facts = await read(repository, temporaryFolder());
    expect(facts.commits).toBe(Number(git(repository, "rev-list", "--count", "HEAD")));
    const commits = new Map<string, number>();
    facts.activity.who.forEach((who, row) => {
      if (facts.activity.deed[row] !== 0) return;
      const key = `${facts.activity.contacts[who]?.name} <${facts.activity.contacts[who]?.email}>`;
      commits.set(key, (commits.get(key) ?? 0) + (facts.activity.count[row] ?? 0));
    });
    const shortlog = git(repository, "shortlog", "-sne", "HEAD").trim().split("\n");
    expect([...commits].map(([who, count]) => `${count}\t${who}`).sort()).toEqual(
      shortlog.map((line) => line.trim()).sort(),
    );
  });

  test("is the same in one piece, continued, and after the cache was damaged in any way", async () => {
    const commits = history(40);
    const repository = repositoryOf(commits.slice(0, 25));
    const cache = temporaryFolder();
    await read(repository, cache, 1, { folders: true, lines: true });
    append(
      repository,
      commits.slice(25).map(({ merges: _, from: __, ...plain }) => plain),
    );
    const whole = await read(repository, temporaryFolder(), 1, { folders: true, lines: true });
    const next = await read(repository, cache, 1, { folders: true, lines: true });
    expect(rowsOf(next)).toEqual(rowsOf(whole));
    const sorted = (rows: readonly object[] | undefined) => rows?.map((row) => JSON.stringify(row)).sort();
    expect(sorted(next.folders)).toEqual(sorted(whole.folders));
    expect(sorted(next.lines)).toEqual(sorted(whole.lines));
    const [own = ""] = readdirSync(join(cache, "history"));
    const file = join(cache, "history", own, "history.bin");
    const good = readFileSync(file);
    for (const damage of ["", "nonsense", good.subarray(0, 40), Buffer.concat([good, good]), flipped(good)]) {
      writeFileSync(file, damage);
      expect(rowsOf(await read(repository, cache))).toEqual(rowsOf(whole));
    }
    truncateSync(file, 10);
    expect(rowsOf(await read(repository, cache))).toEqual(rowsOf(whole));
  });

  test("is read anew when it was rewritten, and when a shallow clone has become deeper", async () => {
    const repository = repositoryOf(history(20));
    const cache = temporaryFolder();
    await read(repository, cache);
    git(repository, "reset", "--hard", "--quiet", "HEAD~8");
    append(
      repository,
      history(3).map(({ merges: _, from: __, ...plain }) => ({ ...plain, name: "Eve", email: "eve@example.org" })),
    );
    expect(rowsOf(await read(repository, cache))).toEqual(rowsOf(await read(repository, temporaryFolder())));
    const shallow = join(temporaryFolder(), "shallow");
    git(repository, "clone", "--quiet", "--depth=2", `file://${repository}`, shallow);
    const few = await read(shallow, cache);
    expect(few.notes).toEqual(["report.note.shallow"]);
    expect(few.commits).toBe(Number(git(shallow, "rev-list", "--count", "HEAD")));
    git(shallow, "fetch", "--quiet", "--unshallow");
    const all = await read(shallow, cache);
    expect(all.notes).toEqual([]);
    expect(all.commits).toBe(Number(git(repository, "rev-list", "--count", "HEAD")));
  });

  test("follows .mailmap, also one that changes while nothing else does", async () => {
    const repository = repositoryOf(history(6));
    const cache = temporaryFolder();
    await read(repository, cache);
    writeFileSync(
      join(repository, ".mailmap"),
      "Ada Lovelace <ada@lovelace.example> <ada@example.org>\nBob B <bob@example.org>\n",
    );
    const names = async () =>
      (await read(repository, cache)).activity.contacts.map(({ name, email }) => `${name} <${email}>`);
    expect((await names()).sort()).toEqual([
      "Ada Lovelace <ada@lovelace.example>",
      "Bob B <bob@example.org>",
      "Cy <cy@example.org>",
      "Dot <dot@example.org>",
    ]);
    writeFileSync(join(repository, ".mailmap"), "");
    expect(await names()).toContain("Ada <ada@example.org>");
  });

  test("counts lines and folders as git does", async () => {
    const repository = repositoryOf(history(20));
    const {
      lines = [],
      folders = [],
      activity,
    } = await read(repository, temporaryFolder(), 1, { folders: true, lines: true });
    const stat = git(repository, "log", "--no-merges", "--no-renames", "--numstat", "--format=");
    const added = stat.split("\n").reduce((sum, line) => sum + Number(line.split("\t")[0] || 0), 0);
    expect(lines.reduce((sum, one) => sum + one.added, 0)).toBe(added);
    expect([...new Set(folders.map(({ folder }) => folder))].sort()).toEqual(["docs", "packages/cli", "packages/web"]);
    expect(folders.every(({ who }) => activity.contacts[who] !== undefined)).toBe(true);
    const touched = git(repository, "log", "--no-merges", "--full-history", "--format=%H", "--", "docs")
      .trim()
      .split("\n").length;
    const docs = folders.filter(({ folder }) => folder === "docs");
    expect(docs.reduce((sum, { commits }) => sum + commits, 0)).toBe(touched);
  });
});

function flipped(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = Math.floor(copy.length / 2);
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

test.each<[string, unknown]>([
  ["https://github.com/acme/hub.git", { host: "github.com", path: "acme/hub" }],
  ["https://token@GitHub.com/acme/hub/", { host: "github.com", path: "acme/hub" }],
  ["git@github.com:acme/hub.git", { host: "github.com", path: "acme/hub" }],
  ["ssh://git@ghe.example:2222/acme/hub", { host: "ghe.example", path: "acme/hub" }],
  ["/srv/git/hub.git", undefined],
  ["../hub", undefined],
])("a clone of %s came from %o", (url, origin) => {
  expect(parseOrigin(url)).toEqual(origin);
});
