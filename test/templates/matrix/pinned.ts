import { expect, test } from "vitest";
import { toolPinRule } from "../../../src/check/repository/tool-pin.ts";
import { allCases, distinct } from "../../support/corpus.ts";
import { asMap, parseData } from "../../support/data.ts";
import { isWorkflow } from "../../support/validators.ts";

// What a scaffold runs by itself, with rights, is pinned by its content: packages by a lock file with hashes, actions by
// their commit, images by their digest.

/** What fetches a package by a name alone. */
const byName =
  /\bnpx\b|\bnpm (?:i|install|exec|x)\b|\b(?:pnpm|yarn|bun) (?:add|dlx|x)\b|\bbunx\b|\bpipx\b|\bpip3? install\b|\buvx\b|\bcurl\b.*\|\s*(?:ba)?sh\b|\bwget\b/;

const workflows = distinct(await allCases(), isWorkflow);
const pipelines = distinct(await allCases(), (path) => /^\.gitlab-ci\.yml$|^\.gitlab\/ci\//.test(path));

type Job = Readonly<Record<string, unknown>>;

/** Whether a job of GitHub's holds more than the right to read: a token in its environment, a right to write, an identity. */
function isPrivileged(job: Job): boolean {
  const rights = Object.values(asMap(job.permissions ?? {}));
  return rights.includes("write") || /secrets\.|github\.token|GITHUB_TOKEN/.test(JSON.stringify(job));
}

const runOf = (step: unknown) => String(asMap(step).run ?? "");

interface Named {
  readonly at: string;
  readonly job: Job;
}

/** The jobs of files, each with where it stands. */
function jobsOf(files: typeof workflows, jobs: (data: Job) => unknown): Named[] {
  return files.flatMap(({ path, text, from }) => {
    const all = Object.entries(asMap(jobs(asMap(parseData(path, text)))));
    const maps = all.filter(([, job]) => typeof job === "object" && job !== null && !Array.isArray(job));
    return maps.map(([name, job]) => ({ at: `${from.id} ${path} ${name}`, job: job as Job }));
  });
}

const stepsOf = ({ job }: Named) => (job.steps ?? []) as unknown[];

test("no job with a right or a token fetches a package by its name; every action is named by its commit", () => {
  const jobs = jobsOf(workflows, (data) => data.jobs);
  const privileged = jobs.filter(({ job }) => isPrivileged(job));
  const unpinned = jobs.flatMap((one) =>
    stepsOf(one)
      .map((step) => String(asMap(step).uses ?? ""))
      .filter((uses) => uses !== "" && !/@[0-9a-f]{40}$/.test(uses))
      .map((uses) => `${one.at}: ${uses}`),
  );
  const named = privileged.flatMap((one) =>
    stepsOf(one)
      .map(runOf)
      .filter((run) => byName.test(run))
      .map((run) => `${one.at}: ${run}`),
  );
  expect([...unpinned, ...named]).toEqual([]);
  expect(privileged.length).toBeGreaterThan(10);
  console.log(`privileged jobs of workflows that pin what they run: ${privileged.length} of ${privileged.length}`);
});

test("on GitLab, what runs commonry or makes a release has its image by digest, and fetches nothing by its name", () => {
  const jobs = jobsOf(pipelines, (data) => data).filter(({ job }) => {
    return /\.commonry\/tool|TOKEN/.test(JSON.stringify(job)) || job.release !== undefined;
  });
  const named = jobs.filter(({ job }) => byName.test(JSON.stringify(job)));
  const moving = jobs.filter(({ job }) => job.image !== undefined && !/@sha256:[0-9a-f]{64}$/.test(String(job.image)));
  expect([...named, ...moving].map(({ at }) => at)).toEqual([]);
  expect(jobs.length).toBeGreaterThan(3);
  console.log(`jobs of pipelines that pin what they run: ${jobs.length} of ${jobs.length}`);
});

test("check finds no commonry by its name in any scaffold", async () => {
  const faults = (await allCases()).flatMap(({ id, files }) => {
    const readText = (path: string) => Buffer.from(files.get(path) ?? "").toString();
    const paths = [...files.keys(), ".commonry/tool/package-lock.json"];
    const repository = { files: paths, readText: (path: string) => (files.has(path) ? readText(path) : lock) };
    return toolPinRule.examine(repository).map(({ file, code }) => `${id} ${file} ${code}`);
  });
  expect(faults).toEqual([]);
});

const lock = '{ "integrity": "sha512-x" }';
