import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { refusals } from "../support/workflow-parser.ts";
import { inspect, shown } from "../unit/check/files/rules.ts";
import { workflowExpressions } from "./faults/workflow-expressions.ts";
import { workflowJobs } from "./faults/workflow-jobs.ts";
import { actions, workflowReferences } from "./faults/workflow-references.ts";
import { workflowTriggers } from "./faults/workflow-triggers.ts";
import { workflowReferences as validReferences } from "./valid/workflow-references.ts";
import { workflows } from "./valid/workflows.ts";

const said = "@actions/workflow-parser";
const ofParser = ({ says }: { says: string }) => says.startsWith(said);

describe("what the tables say of GitHub's parser is what it does", () => {
  const faults = [
    ...workflowExpressions,
    ...workflowTriggers,
    ...workflowJobs,
    ...workflowReferences,
    ...actions,
  ].filter(ofParser);
  test.each(faults.filter(({ code }) => !code.endsWith("always-true")))("refused: $what", async ({ files }) => {
    const all = await Promise.all(Object.entries(files).map(([path, text]) => refusals(path, text, files)));
    expect(all.flat()).not.toEqual([]);
  });

  test.each([...workflows, ...validReferences].filter(ofParser))("taken: $what", async ({ files }) => {
    for (const [path, text] of Object.entries(files)) expect(await refusals(path, text, files)).toEqual([]);
  });
});

/** Repositories of strangers, each a folder of that folder: `COMMONRY_TEST_REPOSITORIES=/path npx vitest run …`. */
const repositories = process.env.COMMONRY_TEST_REPOSITORIES;

/** What the parser refuses and GitHub runs: our rules leave it alone (see `triggers/`). */
const runsLive = /Unexpected value '(tags|tags-ignore|[\w-]+)'|encountered while reading 'input default'/;

describe.skipIf(repositories === undefined)("strangers' workflows (skipped without COMMONRY_TEST_REPOSITORIES)", () => {
  const files = repositories === undefined ? [] : workflowsUnder(repositories);

  test.each(files)("%s", async (file) => {
    const text = readFileSync(file, "utf8");
    const path = file.slice(file.indexOf(".github/workflows/"));
    const theirs = await refusals(path, text);
    const ours = inspect(path, text).filter(({ level }) => level === "error");
    if (theirs.length === 0) expect(ours.map(shown)).toEqual([]);
    else if (ours.length === 0) for (const one of theirs) expect(one).toMatch(runsLive);
  });
});

function workflowsUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const own = `${folder}/${name}/.github/workflows`;
    if (!existsSync(own)) return [];
    return readdirSync(own)
      .filter((file) => /\.ya?ml$/.test(file))
      .map((file) => `${own}/${file}`);
  });
}
