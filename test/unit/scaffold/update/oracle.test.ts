import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Decision, FileState } from "../../../../src/scaffold/update/decision.ts";
import { reconcile } from "../../../../src/scaffold/update/reconcile.ts";
import { tempDir } from "../../system/temp.ts";
import { plainRules, stateIn, type Triple, triples } from "./trees.ts";

// git merges the same trees, and has to come to the same end. Many files in one tree: one run of git judges them all.
// More of them: ORACLE_SEED=7 ORACLE_ROUNDS=100 npx vitest run --dir test test/unit/scaffold/update/oracle

const seed = Number(process.env.ORACLE_SEED ?? 20270105);
const rounds = Number(process.env.ORACLE_ROUNDS ?? 4);
const filesInARound = 1000;

/** git takes a file that goes and one that comes for one that moved when they are alike, so those that may are made unlike. */
function toldApart(triple: Triple, index: number): Triple {
  if (triple.base && triple.yours && triple.theirs) return triple;
  const head = Array.from({ length: 40 }, (_, line) => `only here: ${index} ${line}\n`).join("");
  const longer = (side: FileState | null) =>
    side && { ...side, content: Buffer.concat([Buffer.from(head), side.content]) };
  return { base: longer(triple.base), yours: longer(triple.yours), theirs: longer(triple.theirs) };
}

/** What git makes of three trees. */
interface Verdicts {
  readonly conflicts: ReadonlySet<string>;
  readonly entries: ReadonlyMap<string, { readonly mode: string; readonly text: string }>;
}

function gitMerge(all: ReadonlyMap<string, Triple>): Verdicts {
  const cwd = tempDir();
  const env = { PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: "1", GIT_CONFIG_GLOBAL: "/dev/null", HOME: cwd };
  const git = (args: readonly string[], input?: Buffer) =>
    execFileSync("git", args, { cwd, env, maxBuffer: 2 ** 28, ...(input ? { input } : {}) }).toString();
  git(["init", "-q", "--bare"]);
  const commit = (ref: string, pick: (triple: Triple) => FileState | null, parent?: string) => {
    const head = `commit refs/heads/${ref}\ncommitter a <a@b.example> 0 +0000\ndata 0\n`;
    const parts = [Buffer.from(`${head}${parent ? `from refs/heads/${parent}\n` : ""}deleteall\n`)];
    for (const [path, triple] of all) {
      const found = pick(triple);
      if (!found) continue;
      const mode = found.executable ? "100755" : "100644";
      parts.push(Buffer.from(`M ${mode} inline ${path}\ndata ${found.content.length}\n`), Buffer.from(found.content));
      parts.push(Buffer.from("\n"));
    }
    return Buffer.concat(parts);
  };
  const history = [commit("base", ({ base }) => base), commit("yours", ({ yours }) => yours, "base")];
  git(["fast-import", "--quiet"], Buffer.concat([...history, commit("theirs", ({ theirs }) => theirs, "base")]));
  const [tree = "", ...names] = mergeTree(git).split("\0");
  const entries = git(["ls-tree", "-r", "-z", tree]).split("\0").filter(Boolean);
  const parsed = entries.map((entry) => /^(\d+) blob (\w+)\t(.+)$/s.exec(entry) ?? []);
  const texts = contents(
    git,
    parsed.map(([, , object = ""]) => object),
  );
  return {
    conflicts: new Set(names.filter(Boolean)),
    entries: new Map(parsed.map(([, mode = "", , path = ""], index) => [path, { mode, text: texts[index] ?? "" }])),
  };
}

/** Ends with 1 when there are conflicts, which is no failure here. */
function mergeTree(git: (args: readonly string[]) => string): string {
  const options = ["-c", "merge.renames=false", "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages"];
  try {
    return git([...options, "yours", "theirs"]);
  } catch (error) {
    const { status, stdout } = error as { status: number; stdout: Buffer };
    if (status !== 1) throw error;
    return stdout.toString();
  }
}

function contents(git: (args: readonly string[], input: Buffer) => string, objects: readonly string[]): string[] {
  const found: string[] = [];
  let rest = Buffer.from(git(["cat-file", "--batch"], Buffer.from(objects.map((one) => `${one}\n`).join(""))));
  for (const _ of objects) {
    const end = rest.indexOf(10);
    const size = Number(rest.subarray(0, end).toString().split(" ")[2]);
    found.push(rest.subarray(end + 1, end + 1 + size).toString());
    rest = rest.subarray(end + 2 + size);
  }
  return found;
}

function ours(all: ReadonlyMap<string, Triple>) {
  const pick = (side: keyof Triple) =>
    new Map([...all].flatMap(([path, triple]) => (triple[side] ? [[path, triple[side]] as const] : [])));
  const sides = { base: pick("base"), theirs: pick("theirs"), yours: stateIn(pick("yours")) };
  return new Map(reconcile(sides, plainRules).decisions.map((decision) => [decision.path, decision]));
}

/** How often each line stands in a text. */
function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of text.split("\n")) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** True when two results differ only in lines that both sides have added: one may take them for one change, or for two. */
function isOneChange({ base, yours, theirs }: Triple, mine: string, gits: string): boolean {
  const [old, a, b, result, other] = [base, yours, theirs]
    .map((side) => countsOf(side?.content.toString() ?? ""))
    .concat(countsOf(mine), countsOf(gits));
  const of = (counts: ReadonlyMap<string, number> | undefined, line: string) => counts?.get(line) ?? 0;
  const lines = new Set([...(result?.keys() ?? []), ...(other?.keys() ?? [])]);
  return [...lines].every((line) => {
    const added = Math.min(of(a, line), of(b, line)) > of(old, line);
    return of(result, line) === of(other, line) || added;
  });
}

function classOf(triple: Triple, decision: Decision, git: Verdicts): keyof typeof none | undefined {
  const { path, after, verdict } = decision;
  const conflict = git.conflicts.has(path);
  const entry = git.entries.get(path);
  if (verdict === "conflict") return conflict ? "conflict" : "more careful";
  if (conflict) return verdict === "deleted-by-you" ? "deleted by you" : "more lenient";
  if (!after) return entry === undefined ? "same" : undefined;
  if (!entry || entry.mode !== (after.executable ? "100755" : "100644")) return undefined;
  const text = after.content.toString();
  if (entry.text === text) return "same";
  return isOneChange(triple, text, entry.text) ? "one change or two" : undefined;
}

const none = {
  same: 0,
  conflict: 0,
  // Our choice: what you deleted stays deleted, though the template has changed it. git asks.
  "deleted by you": 0,
  // Of several longest common subsequences of lines that stand often, git and we may take another one.
  "more careful": 0,
  "more lenient": 0,
  "one change or two": 0,
};

test("the same conflicts, and the same bytes where there is none", { timeout: 600_000 }, () => {
  const count = { ...none };
  const unexplained: string[] = [];
  for (let round = 0; round < rounds; round++) {
    const sample = fc.sample(triples, { seed: seed + round, numRuns: filesInARound });
    const all = new Map(sample.map((triple, index) => [`f${index}`, toldApart(triple, index)]));
    const git = gitMerge(all);
    for (const [path, decision] of ours(all)) {
      const found = classOf(all.get(path) as Triple, decision, git);
      if (found) count[found]++;
      else unexplained.push(`seed ${seed + round}, ${path}: ${decision.verdict}`);
    }
  }
  if (process.env.ORACLE_ROUNDS) console.log(count);
  expect(unexplained).toEqual([]);
  const total = rounds * filesInARound;
  expect(count.conflict).toBeGreaterThan(total / 10);
  expect(count.same).toBeGreaterThan(total / 3);
  expect(count["more careful"]).toBeLessThan(total / 50);
  expect(count["more lenient"] + count["one change or two"]).toBeLessThan(total / 200);
});
