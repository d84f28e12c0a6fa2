import { expect, test } from "vitest";
import { carryOut } from "../../../../src/plan/apply/run.ts";
import { stepsOf } from "../../../../src/plan/steps.ts";
import { AppError } from "../../../../src/system/errors.ts";
import { bench, change, hub, owner, setting } from "./bench.ts";

const red = setting({ color: "ff0000" });
const unknown = { state: "unknown", reason: "reset" } as const;

test("kind after kind, whatever the order of the plan; each step has its intent in the journal before it is sent", async () => {
  const { apply, sent, names, record } = bench();
  const result = await apply([
    change("create", "bug", { fields: red }),
    change("create", "hub", { kind: "repository", target: { owner } }),
  ]);
  expect(result).toMatchObject({ exitCode: 0, stopped: false, failed: [], skipped: [] });
  expect(sent).toEqual(["create hub", "create bug"]);
  expect(await names("label")).toEqual(["bug"]);
  expect(record()).toMatchObject({ finished: true, undone: false });
  expect([...record().results.values()].map(({ state }) => state)).toEqual(["done", "done"]);
});

test("what hangs on a thing that could not be made is skipped, down to what hangs on that; all else goes on", async () => {
  const { apply, faults, make, names, events } = bench();
  await make("repository", "hub");
  const refused = { state: "failed", reason: "target.refused", params: {}, reach: "step" } as const;
  faults.push({ when: ({ name }) => name === "other" || name === "core", say: refused, before: true });
  const result = await apply([
    change("create", "other", { kind: "repository", target: { owner } }),
    change("create", "core", { kind: "team", target: { owner } }),
    change("create", "bob", { kind: "team-member", target: { owner, team: "core" } }),
    change("create", "bug", { target: { owner, repository: "Other" } }),
    change("create", "bug"),
  ]);
  expect(result).toMatchObject({ exitCode: 5, stopped: false, failed: [{}, {}] });
  expect(result.skipped.map(({ step, reason, params }) => [step.name, reason, params.name])).toEqual([
    ["bob", "apply.parent", "core"],
    ["bug", "apply.parent", "other"],
  ]);
  expect(await names("label")).toEqual(["bug"]);
  expect(events.filter((one) => one.event === "step" && one.state === "skipped")).toHaveLength(2);
});

test("a skipped creation keeps back what hangs on it", async () => {
  const { apply, faults, sent } = bench();
  const over = { state: "failed", reason: "target.forbidden", params: {}, reach: "target" } as const;
  faults.push({ when: ({ name }) => name === "first", say: over, before: true });
  const result = await apply([
    change("create", "first", { kind: "team", target: { owner } }),
    change("create", "Roadmap", { kind: "board", target: { owner } }),
    change("create", "hub", { kind: "board-repository", target: { owner, board: "Roadmap" } }),
  ]);
  expect(sent).toEqual(["create first"]);
  expect(result.skipped.map(({ step }) => step.kind)).toEqual(["board", "board-repository"]);
});

test("a refusal that reaches a target spares its later kinds; one that reaches all stops all, to be resumed", async () => {
  const { apply, faults, make, sent, record } = bench();
  await make("repository", "hub");
  await make("repository", "toolbox");
  const failed = { state: "failed", params: {}, reason: "target.archived" } as const;
  faults.push({ when: ({ target }) => target.repository === "hub", say: { ...failed, reach: "target" }, before: true });
  const first = await apply([
    change("create", "bug", { fields: red }),
    change("create", "Q1", { kind: "milestone" }),
    change("create", "bug", { target: { owner, repository: "toolbox" }, fields: red }),
  ]);
  expect(sent).toEqual(["create bug", "create bug"]);
  expect(first).toMatchObject({ exitCode: 5, stopped: false, skipped: [{ reason: "target.archived" }] });
  for (const exitCode of [4, 5] as const) {
    faults.splice(0, 1, { when: () => true, say: { ...failed, reach: "all", exitCode }, before: true });
    const all = await apply([change("create", "x"), change("create", "Q2", { kind: "milestone" })]);
    expect(all).toMatchObject({ exitCode, stopped: true });
    expect(record()).toMatchObject({ finished: false });
  }
});

test("a stop leaves what was not sent, exit 130, and the journal unfinished", async () => {
  const { apply, make, stop, names, record, faults } = bench();
  await make("repository", "hub");
  const strike = ({ name }: { readonly name: string }) => {
    if (name === "b") stop.requested = true;
    return false;
  };
  faults.push({ when: strike, say: "nothing" });
  const result = await apply(["a", "b", "c"].map((name) => change("create", name, { fields: red })));
  expect(result).toMatchObject({ exitCode: 130, stopped: true });
  expect(await names("label"), "what is in flight is finished").toEqual(["a", "b"]);
  const { begun, results, finished } = record();
  expect([begun.size, results.size, finished]).toEqual([3, 2, false]);
});

test("an unknown outcome is read back: done is done and is not sent again", async () => {
  const { apply, faults, make, sent, events } = bench();
  await make("repository", "hub");
  faults.push({ when: () => true, say: unknown });
  const result = await apply([change("create", "bug", { fields: red })]);
  expect(result).toMatchObject({ exitCode: 0, done: [{ name: "bug" }] });
  expect(sent).toEqual(["create bug"]);
  expect(events.map(({ event }) => event)).toEqual(["settling", "step"]);
});

test("an unknown outcome of what was not done: sent again, three times at most, with longer and longer waits", async () => {
  const { apply, faults, make, sent, waited, names } = bench();
  await make("repository", "hub");
  faults.push({ when: () => true, say: unknown, before: true, times: 2 });
  expect(await apply([change("create", "bug")])).toMatchObject({ exitCode: 0 });
  expect(waited).toEqual([0.5, 1]);
  expect(await names("label")).toEqual(["bug"]);
  sent.length = 0;
  faults.splice(0, 1, { when: () => true, say: unknown, before: true });
  expect(await apply([change("create", "never")])).toMatchObject({
    exitCode: 5,
    failed: [{ reason: "apply.unknown", params: { name: "never" } }],
  });
  expect(sent).toHaveLength(4);
});

test("silence about a step is no success", async () => {
  const { apply, faults, make, names, sent } = bench();
  await make("repository", "hub");
  faults.push({ when: () => true, say: "nothing", before: true, times: 1 });
  expect(await apply([change("create", "bug")])).toMatchObject({ exitCode: 0 });
  expect(sent).toEqual(["create bug", "create bug"]);
  expect(await names("label")).toEqual(["bug"]);
});

test("what cannot tell two of one name apart is looked for again and again before it is made again", async () => {
  for (const [kind, target, readings] of [
    ["board", { owner }, 3],
    ["label", hub, 0],
  ] as const) {
    const made = bench();
    await made.make("repository", "hub");
    made.faults.push({ when: () => true, say: unknown });
    made.hidden = { name: "New", times: readings };
    expect(await made.apply([change("create", "New", { kind, target })])).toMatchObject({ exitCode: 0 });
    expect(made.sent).toEqual(["create New"]);
    expect(made.waited).toEqual(kind === "board" ? [0.5, 1, 2] : []);
    expect(await made.names(kind)).toEqual(["New"]);
  }
});

test("a creation of what is there: as wanted is done, else it is brought in step, also when it shows late", async () => {
  const made = bench();
  await made.make("repository", "hub");
  await made.make("label", "Bug", { color: "ff0000" });
  await made.make("label", "other", { color: "00ff00" });
  made.hidden = { name: "other", times: 0 };
  expect(
    await made.apply([change("create", "bug", { fields: red }), change("create", "other", { fields: red })]),
  ).toMatchObject({ exitCode: 0 });
  expect(made.sent).toEqual(["create bug", "create other", "update other"]);
  expect(await made.item("label", "other")).toMatchObject({ fields: { color: "ff0000" } });
  await made.make("label", "late", { color: "ff0000" });
  made.hidden = { name: "late", times: 2 };
  expect(await made.apply([change("create", "late", { fields: red })])).toMatchObject({ exitCode: 0 });
  made.faults.push({ when: () => true, say: { state: "exists" }, before: true });
  expect(await made.apply([change("create", "ghost")])).toMatchObject({
    exitCode: 5,
    failed: [{ reason: "apply.exists" }],
  });
});

test("absent: a deletion is done, a change is a surprise; a conflict is read back", async () => {
  const made = bench();
  await made.make("repository", "hub");
  const ref = await made.make("label", "bug", { color: "00ff00" });
  const update = (name: string, to: string) => change("update", name, { ref, fields: setting({ color: to }) });
  expect(
    await made.apply([update("gone", "111111"), change("delete", "was", { ref: "x" }), update("bug", "222222")]),
  ).toMatchObject({ exitCode: 5, done: [{ name: "was" }, { name: "bug" }], failed: [{ reason: "apply.vanished" }] });
  made.faults.push({ when: () => true, say: { state: "conflict" }, before: true });
  expect(await made.apply([update("bug", "222222")])).toMatchObject({ exitCode: 0 });
  expect(await made.apply([update("bug", "333333")])).toMatchObject({ failed: [{ reason: "apply.conflict" }] });
});

test("a thing of the same name that is another one by now is never deleted, and never changed", async () => {
  const made = bench();
  await made.make("repository", "hub");
  await made.make("label", "bug", { color: "00ff00" });
  const old = { ref: "of-another-one" };
  expect(await made.apply([change("delete", "bug", old)])).toMatchObject({ exitCode: 0 });
  expect(await made.apply([change("update", "bug", { ...old, fields: red })])).toMatchObject({ exitCode: 5 });
  expect(await made.item("label", "bug")).toMatchObject({ fields: { color: "00ff00" } });
});

test("when even reading back ends the run, what is left stays begun, with the exit code of the reason", async () => {
  for (const exitCode of [4, 5] as const) {
    const made = bench();
    await made.make("repository", "hub");
    made.faults.push({ when: () => true, say: unknown });
    made.unreadable.push(new AppError("http.wait", { seconds: 9 }, exitCode));
    const result = await made.apply([change("create", "a"), change("create", "b")]);
    expect(result).toMatchObject({ exitCode, stopped: true, failed: [{ reason: "http.wait" }], done: [] });
    const { begun, results, finished } = made.record();
    expect([begun.size, results.size, finished]).toEqual([2, 1, false]);
  }
});

test("a change of an autolink that stopped between its removal and its making is sent again, a vanished one is not", async () => {
  for (const [say, exitCode] of [
    [unknown, 0],
    [{ state: "absent" }, 5],
  ] as const) {
    const made = bench();
    await made.make("repository", "hub");
    const autolink = { kind: "autolink", target: hub } as const;
    made.faults.push({ when: () => true, say, before: true, times: 1 });
    // The second time the place does what GitHub's provider does: it makes the link.
    const { place } = made;
    const write: typeof place.write = (steps, tell, stop) => {
      const again = made.sent.length > 0 ? steps.map((step) => ({ ...step, action: "create" as const })) : steps;
      return place.write(again, tell, stop);
    };
    Object.assign(made, { place: { ...place, write } });
    const link = change("update", "LEP-", {
      ...autolink,
      ref: "7",
      fields: setting({ url: "https://a.example/<num>" }),
    });
    expect(await made.apply([link])).toMatchObject({ exitCode });
    expect(await made.names("autolink")).toEqual(exitCode === 0 ? ["LEP-"] : []);
  }
});

test("what hangs on a thing that goes cannot be read at a later wave: that step fails, the others go on", async () => {
  const made = bench();
  const ref = await made.make("repository", "hub", { description: "" });
  const [gone, stays] = [await made.make("label", "gone"), await made.make("label", "stays")];
  const before = { description: "" };
  const weight = { issues: 0, numbers: [], complete: true };
  const weighed: string[][] = [];
  const unread = { reason: "target.partial", params: { message: "issues" } };
  const place = {
    ...made.place,
    weigh: async (items: readonly { readonly name: string }[]) => {
      weighed.push(items.map(({ name }) => name));
      return items.map(({ name }) => (name === "stays" ? { unread } : weight));
    },
  };
  const repository = { kind: "repository" as const, target: { owner }, ref, before: {} };
  const steps = stepsOf([
    change("update", "hub", { ...repository, fields: setting({ description: "x" }) }),
    change("delete", "stays", { ref: stays, before, weight }),
    change("delete", "gone", { ref: gone, before, weight }),
  ]);
  const nothing = () => undefined;
  const result = await carryOut({
    ...{
      place,
      owner,
      steps,
      stop: made.stop,
      begin: nothing,
      end: nothing,
      tell: nothing,
      sleep: async () => undefined,
    },
  });
  expect(weighed).toEqual([["stays", "gone"]]);
  expect(result).toMatchObject({ exitCode: 5, stopped: false, failed: [{ ...unread, step: { name: "stays" } }] });
  expect(result.done.map(({ name }) => name)).toEqual(["hub", "gone"]);
  expect(made.sent).toEqual(["update hub", "delete gone"]);
});
