import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cli.ts";
import { asList, asMap, parseData } from "../support/data.ts";
import { render, textOf } from "../support/render.ts";

/** The script of a step of a scaffolded workflow, as a runner gets it. */
async function scriptOf(workflow: string, job: string, step: string): Promise<string> {
  const files = await render({ template: "project", forge: "github", langs: ["en"], level: "standard" });
  const path = `.github/workflows/${workflow}.yml`;
  const jobs = asMap(asMap(parseData(path, textOf(files, path))).jobs);
  const found = asList(asMap(jobs[job]).steps).find((one) => asMap(one).name === step);
  return String(asMap(found).run);
}

/** Runs a script beside a commonry that does what `program` says. @returns what was printed, and the summary of the run */
function runStep(script: string, program: string, env: Readonly<Record<string, string>> = {}) {
  const cwd = temporaryFolder();
  const bin = join(cwd, ".commonry/tool/node_modules/.bin");
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(bin, "commonry"), `#!/bin/bash\n${program}\n`);
  chmodSync(join(bin, "commonry"), 0o755);
  const summary = join(cwd, "summary.md");
  const all = { PATH: process.env.PATH ?? "", RUNNER_TEMP: cwd, GITHUB_STEP_SUMMARY: summary, ...env };
  const out = execFileSync("bash", ["--norc", "-e", "-o", "pipefail", "-c", script], {
    cwd,
    env: all,
    encoding: "utf8",
  });
  return { out, summary: readFileSync(summary, "utf8") };
}

describe("the summary of a scaffolded workflow", () => {
  test("holds a report without its pictures, which lead nowhere from there", async () => {
    const script = await scriptOf("community-report", "report", "Make the reports");
    const program =
      'while [ "$1" != --output ]; do shift; done; printf "# Report\\n\\n![Commits](r/a.svg)\\n\\n| a |\\n" > "$2"';
    const { summary } = runStep(script, program);
    expect(summary).toBe("# Report\n\n| a |\n# Report\n\n| a |\n");
    expect(script).toContain("html");
  });

  test.each([
    ["pull_request", "::notice title=There is something to apply"],
    ["schedule", "::warning title=The forge differs"],
  ])("says on %s what differs, and does not fail", async (event, told) => {
    const script = await scriptOf("community-plan", "plan", "Compare");
    const { out, summary } = runStep(script, 'echo "label bug"; exit 3', { ALL_SECTIONS: "false", EVENT: event });
    expect(out).toContain(told);
    expect(summary).toBe("label bug\n");
  });
});
