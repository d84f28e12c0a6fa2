import { expect, test } from "vitest";
import { addIssue, addLabel, addRepository, newState, type State } from "../../emulator/state.ts";
import { canary, githubBench } from "../../support/github.ts";
import { sampled } from "../../support/sample.ts";

/** A mixed apply: labels renamed, merged, changed, made and deleted; a milestone, an autolink, a team, a board, a repository. */
const manifest = {
  strict: ["labels"],
  repositories: [{ name: "hub", description: "Start", topics: ["a"] }, { name: "made" }],
  labels: [
    { name: "b", color: "111111", was: ["a"] },
    { name: "a", color: "222222", was: ["b"] },
    { name: "bug", color: "d73a4a", was: ["defect"] },
    { name: "new", color: "333333" },
    // GitHub puts it into a new repository.
    { name: "enhancement", color: "a2eeef" },
  ],
  milestones: [{ title: "Q1", due: "2027-03-31" }],
  autolinks: [{ prefix: "LEP-", url: "https://lepton.example/<num>" }],
  teams: [{ name: "core", members: { bob: "member" }, repositories: { hub: "push" } }],
  boards: [
    {
      title: "Roadmap",
      repositories: ["hub"],
      fields: [{ name: "Status", type: "single_select", options: ["Todo", "Later"] }],
    },
  ],
};

function start(): State {
  const state = newState();
  const hub = addRepository(state, "hub");
  for (const [name, color] of [
    ["a", "111111"],
    ["b", "222222"],
    ["defect", "d73a4a"],
    ["bug", "d73a4a"],
    ["gone", "000000"],
  ] as const) {
    addLabel(state, hub, { name, color });
  }
  for (const labels of [["a"], ["defect"], ["defect", "b"]]) addIssue(state, hub, labels);
  return state;
}

/** What is the same however it came about: no ids. */
function shape(state: State): unknown {
  return {
    repositories: [...state.repositories.values()].map(
      ({ name, topics, description, labels, milestones, issues, autolinks }) => ({
        ...{
          name,
          topics,
          description,
          autolinks: autolinks.map(({ key_prefix, url_template }) => [key_prefix, url_template]),
        },
        labels: labels.map(({ name: label, color }) => `${label} ${color}`).sort(),
        milestones: milestones.map(({ title, due_on }) => [title, due_on]),
        issues: issues.map((issue) => [...issue.labels].sort()),
      }),
    ),
    teams: state.teams.map(({ name, members, repositories }) => [name, [...members], [...repositories]]),
    boards: state.boards.map(({ title, fields, repositories }) => [
      title,
      repositories,
      fields.map(({ name, options }) => [name, options?.map((one) => one.name)]),
    ]),
  };
}

const apply = ["apply", "--yes", "--allow-delete=1"];

test("killed at every request, before and after the server has done it: the next run comes to the same end", {
  timeout: 240_000,
}, async () => {
  const undisturbed = await githubBench({ state: start() });
  undisturbed.manifest(manifest);
  const whole = await undisturbed.run(apply);
  expect(whole.err.split("\n").filter((line) => line.includes("✗"))).toEqual([]);
  expect(whole.code).toBe(0);
  const end = shape(undisturbed.emulator.state);
  const total = undisturbed.emulator.requests.length;
  const points = Array.from({ length: total }, (_, index) => index + 1).flatMap((at) => [
    { at, how: "kill-before" as const },
    { at, how: "kill-after" as const },
  ]);
  const queue = sampled(points, 4);
  const count = queue.length;
  let converged = 0;
  const worker = async (): Promise<void> => {
    for (let point = queue.shift(); point; point = queue.shift()) {
      const bench = await githubBench({ state: start() });
      bench.manifest(manifest);
      let kill = (): void => {};
      bench.emulator.faults.push({ at: point.at, do: point.how, kill: () => kill() });
      const first = await bench.run(apply, { onSpawn: (end) => (kill = end) });
      expect(first.signal, `${point.how} ${point.at}`).toBe("SIGKILL");
      // Resumed where the journal has it, planned anew where nothing had been begun.
      const resumed = await bench.run(["apply", "--resume", "--yes"]);
      if (resumed.code !== 0) {
        const again = await bench.run([...apply.slice(0, 2), "--allow-delete"]);
        expect(again.code, `${point.how} ${point.at}: ${resumed.err} ${again.err}`).toBe(0);
      }
      expect(shape(bench.emulator.state), `${point.how} ${point.at}`).toEqual(end);
      expect((await bench.run(["plan", "--allow-delete"])).out, `${point.how} ${point.at}`).toContain("No changes");
      const writes = () => bench.emulator.requests.filter(({ write }) => write).length;
      const before = writes();
      expect(await bench.run([...apply.slice(0, 2), "--allow-delete"])).toMatchObject({ code: 0 });
      expect(writes(), `${point.how} ${point.at}: writes of the last run`).toBe(before);
      expect(first.out + first.err).not.toContain(canary);
      converged++;
    }
  };
  await Promise.all([worker(), worker()]);
  if (process.env.LIST) console.log(`${converged} of ${count} kill points converged, ${total} requests`);
  expect(converged).toBe(count);
});
