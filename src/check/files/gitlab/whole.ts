import { nearest } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { findCircle } from "../circle.ts";
import { asList, asMap, asText } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { matrixFaults, type Placed, stopFaults } from "./environments.ts";
import type { Pipeline } from "./includes.ts";
import { baseNames, globals, type Job, jobsOf, named } from "./jobs.ts";
import { referenceFaults } from "./references.ts";

const builtin = [".pre", "build", "test", "deploy", ".post"];

/**
 * What GitLab refuses in a pipeline as a whole (lib/gitlab/ci/yaml_processor.rb): a job in a stage that is not declared, one
 * that extends, needs or refers to what is not there, needs of a later stage, and circles. Only circles are told of a
 * pipeline of which a part comes from elsewhere: that could bring all the rest.
 * @returns the faults of each file, by its path
 */
export function wholeFaults(pipeline: Pipeline): Map<string, Fault[]> {
  const jobs = jobsOf(pipeline);
  const maps = pipeline.files.map(({ file }) => asMap(file.value));
  const names = new Set(maps.flatMap((map) => Object.keys(map).filter((name) => !globals.includes(name))));
  // The stages of an including file win, whichever file they stand in: all of them are known.
  const lists = maps.map((map) => asList(map.stages ?? map.types).map(asText)).filter((list) => list.length > 0);
  const stages = lists.length > 0 ? [".pre", ...lists.flat(), ".post"] : builtin;
  // A name that an input or a variable makes is known to GitLab alone.
  const isOpen = pipeline.isOpen || [...names, ...stages].some((name) => name.includes("$"));
  const found = [...circles(jobs)];
  if (!isOpen) {
    found.push(...missing(jobs, names, new Set(stages)), ...(lists.length < 2 ? later(jobs, stages) : []));
    found.push(...stopFaults(jobs), ...matrixFaults(jobs), ...unseen(pipeline, names));
    for (const { file } of pipeline.files)
      found.push(...referenceFaults(file, maps).map((fault) => ({ ...fault, file: file.path })));
  }
  return groups(found);
}

/** A pipeline whose jobs are all hidden (entry/jobs.rb: «jobs config should contain at least one visible job»). */
function unseen({ files: [first] }: Pipeline, names: ReadonlySet<string>): Placed[] {
  if (!first || names.size === 0 || ![...names].every((name) => name.startsWith("."))) return [];
  return [{ code: "no-visible", path: [], file: first.file.path }];
}

function groups(found: readonly Placed[]): Map<string, Fault[]> {
  const byFile = new Map<string, Fault[]>();
  for (const { file, ...fault } of found) {
    const list = byFile.get(file);
    if (list) list.push(fault);
    else byFile.set(file, [fault]);
  }
  return byFile;
}

/** Stages and jobs that are named and not there. */
function missing(jobs: readonly Job[], names: ReadonlySet<string>, stages: ReadonlySet<string>): Placed[] {
  const all = jobs.flatMap(({ id, file, own }) => {
    const stage = typeof own.stage === "string" ? [{ name: own.stage, at: [id, "stage"] as Path }] : [];
    const others = [...namedBy(id, own), ...(id.startsWith(".") ? [] : namedAround(id, own))];
    return [
      ...stage
        .filter(({ name }) => !stages.has(name))
        .map((one) => ({ ...one, code: "no-stage", known: stages, file })),
      ...others.filter(({ name }) => !names.has(name)).map((one) => ({ ...one, code: "no-job", known: names, file })),
    ];
  });
  // A name that a variable or a matrix makes is GitLab's to know. The nearest name is looked for a few times only.
  const real = all.filter(({ name, at, file }) => !/[$[\]]/.test(name) && !file.isOpen(at)).slice(0, 50);
  return real.map(({ name, at, code, known, file }) => {
    const near = nearest(name, [...known].slice(0, 500));
    const params = { name: short(name), nearest: near ?? "" };
    return { code: near === undefined ? code : `${code}-near`, path: at, params, file: file.path };
  });
}

/** The jobs that one extends, needs or depends on, also within its rules. */
function namedBy(id: string, own: Job["own"]) {
  const rules = asList(own.rules).flatMap((rule, index) => named(asMap(rule), "needs", [id, "rules", index]));
  return [...named(own, "extends", id), ...named(own, "needs", id), ...named(own, "dependencies", id), ...rules];
}

/** The job that stops its environment, and those that make the pipelines which it starts. */
function namedAround(id: string, own: Job["own"]) {
  const { on_stop: stop } = asMap(own.environment);
  const { include } = asMap(own.trigger);
  const makers = asList(include).flatMap((one, index) => {
    const { job } = asMap(one);
    const at: Path = [id, "trigger", "include", ...(Array.isArray(include) ? [index] : []), "job"];
    return typeof job === "string" ? [{ name: job, at }] : [];
  });
  return typeof stop === "string" ? [...makers, { name: stop, at: [id, "environment", "on_stop"] as Path }] : makers;
}

/** Needs and dependencies of a job that runs in a later stage. */
function later(jobs: readonly Job[], stages: readonly string[]): Placed[] {
  const place = new Map<string, number>();
  const order = new Map([...stages].reverse().map((stage, at) => [stage, stages.length - 1 - at]));
  for (const { id, stage } of jobs)
    if (stage !== undefined && !id.startsWith(".")) place.set(id, order.get(stage) ?? -1);
  return jobs.flatMap(({ id, file, own }) =>
    [...named(own, "needs", id), ...named(own, "dependencies", id)].flatMap(({ name, at }) => {
      const [mine, other] = [place.get(id) ?? -1, place.get(name) ?? -1];
      if (mine === -1 || other <= mine || file.isOpen(at)) return [];
      return [{ code: "later", path: at, params: { name: short(name), stage: short(stages[other]) }, file: file.path }];
    }),
  );
}

/** A job that waits for itself, or extends itself, by way of others: of each pipeline the first such circle. */
function circles(jobs: readonly Job[]): Placed[] {
  const byId = new Map(jobs.map((job) => [job.id, job]));
  return (["needs", "extends"] as const).flatMap((key) => {
    const waits = new Map(
      jobs.map(({ id, own }) => [id, key === "extends" ? baseNames(own) : named(own, key, id).map(({ name }) => name)]),
    );
    const job = byId.get(findCircle(waits) ?? "");
    if (!job) return [];
    const path = [job.id, key];
    return [{ code: `${key}-circle`, path, part: "key" as const, params: { job: short(job.id) }, file: job.file.path }];
  });
}
