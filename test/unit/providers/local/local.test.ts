import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Fields, KindId, Target } from "../../../../src/kinds/item.ts";
import type { Outcome, Place, Step } from "../../../../src/plan/port.ts";
import { createLocal } from "../../../../src/providers/local/index.ts";
import { temporaryFolder } from "../../../support/cli.ts";

const owner = "acme";
const hub = { owner, repository: "hub" };
const board = { owner, board: "Roadmap" };

function local(): { folder: string; place: Place } {
  const folder = join(temporaryFolder(), "place");
  return { folder, place: createLocal({ folder, readOnly: false }) };
}

async function write(place: Place, step: Partial<Step> & { kind: KindId; name: string }): Promise<Outcome> {
  const told: Outcome[] = [];
  const whole: Step = { id: "s", action: "create", target: { owner }, fields: {}, ...step };
  await place.write([whole], (_, outcome) => told.push(outcome), { requested: false });
  expect(told).toHaveLength(1);
  return told[0] as Outcome;
}

function readAll(place: Place, more: object = {}) {
  const scope = { owner, kinds: new Set(place.offers), repositories: ["hub"], settings: new Set<string>() };
  return place.read({ ...scope, everything: true, ...more });
}

async function item(place: Place, kind: KindId, name: string) {
  const found = (await readAll(place)).items.find((one) => one.kind === kind && one.name === name);
  return found as { ref: string; fields: Fields; target: Target; name: string; kind: KindId };
}

function edit(folder: string, file: string, by: (value: Record<string, unknown>) => void): void {
  const value = parse(readFileSync(join(folder, file), "utf8")) as Record<string, unknown>;
  by(value);
  writeFileSync(join(folder, file), stringify(value));
}

test("no folder is an empty community, and reading makes none", async () => {
  const { folder, place } = local();
  const { items, absent, failures } = await readAll(place, { everything: false });
  expect([items, [...absent], failures]).toEqual([[], ["hub"], []]);
  expect(existsSync(folder)).toBe(false);
});

test("a read-only place refuses every step and writes nothing", async () => {
  const folder = join(temporaryFolder(), "place");
  const outcome = await write(createLocal({ folder, readOnly: true }), { kind: "repository", name: "hub" });
  expect(outcome).toMatchObject({ state: "failed", reach: "all", reason: "http.read-only" });
  expect(existsSync(folder)).toBe(false);
});

const broken = {
  "no YAML": "lists: [",
  "no lists": "thing: { id: a, name: hub, fields: {} }\n",
  "a list of texts": "lists: { label: [bug] }\n",
  "an issue without labels": "lists: {}\nissues: [{ number: 1 }]\n",
  "a map for a list": "lists: { label: { name: bug } }\n",
  nothing: "",
};

test.each(Object.entries(broken))(
  "a file with %s is that repository's trouble alone, and is left as it is",
  async (_, text) => {
    const { folder, place } = local();
    for (const name of ["hub", "toolbox"]) await write(place, { kind: "repository", name });
    writeFileSync(join(folder, "repositories/hub.yaml"), text);
    for (const everything of [true, false]) {
      const snapshot = await readAll(place, { everything, repositories: ["hub", "toolbox"] });
      expect(snapshot.failures).toMatchObject([{ target: hub, reason: "local.broken" }]);
      expect([...snapshot.absent]).toEqual([]);
      expect(snapshot.items.map(({ name }) => name)).toEqual(["toolbox"]);
    }
    const label = { kind: "label", name: "bug" } as const;
    expect(await write(place, { ...label, target: hub })).toMatchObject({ state: "failed", reach: "target" });
    expect(await write(place, { ...label, target: { owner, repository: "toolbox" } })).toMatchObject({ state: "done" });
    expect(readFileSync(join(folder, "repositories/hub.yaml"), "utf8")).toBe(text);
  },
);

test("a link in the folder is neither read nor written through", async () => {
  const { folder, place } = local();
  await write(place, { kind: "repository", name: "other" });
  const outside = join(temporaryFolder(), "hub.yaml");
  writeFileSync(outside, stringify({ thing: { id: "1", name: "hub", fields: {} }, lists: {} }));
  const text = readFileSync(outside, "utf8");
  symlinkSync(outside, join(folder, "repositories/hub.yaml"));
  const { failures } = await readAll(place, { everything: false });
  expect(failures).toMatchObject([{ target: hub, reason: "file.link" }]);
  expect(await write(place, { kind: "label", target: hub, name: "bug" })).toMatchObject({ reason: "file.link" });
  // One that is where a new file is staged.
  symlinkSync(outside, join(folder, "owner.yaml.new"));
  expect(await write(place, { kind: "team", name: "core" })).toMatchObject({ state: "done" });
  expect(readFileSync(outside, "utf8")).toBe(text);
});

test("whatever a name or a text is, it comes back as it was", async () => {
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 });
  const special = fc.constantFrom(
    "yes",
    "~",
    "1e3",
    "0x1F",
    "2027-03-31",
    "- a",
    "a: b #c",
    "<<",
    "__proto__",
    "'",
    "|",
    "",
  );
  const field = fc.oneof(text, special);
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(text, { selector: (one) => one.normalize("NFC").toLowerCase() }),
      field,
      async (names, description) => {
        const { place } = local();
        await write(place, { kind: "repository", name: "hub" });
        const fields = { color: "1e1000", description };
        for (const name of names)
          expect(await write(place, { kind: "label", target: hub, name, fields })).toMatchObject({ state: "done" });
        const { items, failures } = await readAll(place);
        expect(failures).toEqual([]);
        const labels = items.filter(({ kind }) => kind === "label");
        expect(labels.map(({ name, fields: own }) => [name, own])).toEqual(names.map((name) => [name, fields]));
      },
    ),
    { numRuns: 40 },
  );
});

test("names of repositories never leave their folder, and never share a file", async () => {
  const { folder, place } = local();
  const names = ["../up", "..", ".", "a/b", "a_b", "A.B", "con", "nul.x", "名", "a\\b"];
  for (const name of names) expect(await write(place, { kind: "repository", name })).toMatchObject({ state: "done" });
  expect(await write(place, { kind: "repository", name: "a.b" })).toMatchObject({ state: "exists" });
  const { items } = await readAll(place);
  expect(items.map(({ name }) => name).sort()).toEqual([...names].sort());
  expect(readdirSync(folder)).toEqual(["repositories"]);
  const files = readdirSync(join(folder, "repositories"));
  expect(files).toHaveLength(names.length);
  expect(files.filter((name) => /^(con|nul)\./.test(name))).toEqual([]);
});

test("a repository that was left under two names by a kill is one, under its new name; the next write clears the old file", async () => {
  const { folder, place } = local();
  await write(place, { kind: "repository", name: "hub" });
  await write(place, { kind: "label", target: hub, name: "bug" });
  const old = parse(readFileSync(join(folder, "repositories/hub.yaml"), "utf8")) as { thing: object };
  const marked = stringify({ ...old, moved: "now" });
  writeFileSync(join(folder, "repositories/hub.yaml"), marked);
  // Killed before the new file was there: it still has its old name.
  expect((await readAll(place)).items.map(({ name }) => name)).toEqual(["hub", "bug"]);
  writeFileSync(join(folder, "repositories/now.yaml"), stringify({ ...old, thing: { ...old.thing, name: "now" } }));
  expect((await readAll(place)).items.map(({ name }) => name)).toEqual(["now", "bug"]);
  expect([...(await readAll(place, { everything: false })).absent]).toEqual(["hub"]);
  await write(place, { kind: "team", name: "core" });
  expect(readdirSync(join(folder, "repositories"))).toEqual(["now.yaml"]);
  // Another repository that happens to have the name that one was once to get is no reason to lose it.
  writeFileSync(join(folder, "repositories/hub.yaml"), marked.replace(/id: .*/, "id: another"));
  expect((await readAll(place)).items.filter(({ kind }) => kind === "repository")).toHaveLength(2);
});

test("what hangs on a team or a board that is not there is not made; it goes with its team, and follows its name", async () => {
  const { place } = local();
  const team = { owner, team: "core" };
  const member = { kind: "team-member", target: team, name: "bob", fields: { role: "member" } } as const;
  expect(await write(place, member)).toEqual({ state: "absent" });
  expect(await write(place, { kind: "board-view", target: board, name: "All" })).toEqual({ state: "absent" });
  const made = (await write(place, { kind: "team", name: "core" })) as { ref: string };
  await write(place, { kind: "team", name: "docs", fields: { parent: "core" } });
  await write(place, member);
  const step = { kind: "team", name: "core", ref: made.ref } as const;
  expect(await write(place, { ...step, action: "update", rename: "all of docs" })).toMatchObject({ state: "done" });
  expect(await item(place, "team-member", "bob")).toMatchObject({ target: { team: "all of docs" } });
  expect(await item(place, "team", "docs")).toMatchObject({ fields: { parent: "all of docs" } });
  await write(place, { kind: "team-member", target: { owner, team: "docs" }, name: "eve" });
  const docs = await item(place, "team", "docs");
  await write(place, { kind: "team", name: "docs", ref: docs.ref, action: "update", rename: "texts" });
  expect(await item(place, "team-member", "bob")).toMatchObject({ target: { team: "all of docs" } });
  await write(place, { ...step, name: "all of docs", action: "delete" });
  expect((await readAll(place)).items.map(({ name }) => name)).toEqual(["texts", "eve"]);
  expect(await item(place, "team", "texts")).toMatchObject({ fields: { parent: null } });
  await write(place, { kind: "team", name: "all of docs" });
  expect(await item(place, "team-member", "bob")).toBeUndefined();
});

test("nothing is merged into what is not there, or is another one", async () => {
  const { folder, place } = local();
  await write(place, { kind: "repository", name: "hub" });
  const old = (await write(place, { kind: "label", target: hub, name: "old" })) as { ref: string };
  const into = (await write(place, { kind: "label", target: hub, name: "into" })) as { ref: string };
  edit(folder, "repositories/hub.yaml", (value) => {
    value.issues = [{ number: 7, labels: ["OLD"] }];
  });
  const merge = { kind: "label", target: hub, name: "old", action: "merge", ref: old.ref } as const;
  for (const wrong of [
    { name: "nobody", ref: into.ref },
    { name: "into", ref: "another" },
  ])
    expect(await write(place, { ...merge, into: wrong })).toEqual({ state: "conflict" });
  expect((await place.weigh([(await item(place, "label", "old")) as never]))[0]).toMatchObject({ numbers: [7] });
  expect(await write(place, { ...merge, into: { name: "into", ref: into.ref } })).toEqual({
    state: "done",
    moved: [7],
    added: [7],
  });
});

test("a step for a thing of the same name that is another one changes nothing", async () => {
  const { place } = local();
  await write(place, { kind: "repository", name: "hub" });
  await write(place, { kind: "label", target: hub, name: "bug", fields: { color: "111111" } });
  const before = await readAll(place);
  for (const action of ["update", "delete"] as const) {
    const step = { action, ref: "another", fields: action === "update" ? { color: "222222" } : {} };
    expect(await write(place, { ...step, kind: "label", target: hub, name: "bug" })).toEqual({ state: "conflict" });
  }
  const repository = { kind: "repository", name: "hub", ref: "another", action: "update" } as const;
  expect(await write(place, { ...repository, rename: "now" })).toEqual({ state: "conflict" });
  expect(await readAll(place)).toEqual(before);
});

test("cards: an option that keeps its id keeps them, one that goes or comes without its id loses them, and it can be seen", async () => {
  const { folder, place } = local();
  await write(place, { kind: "board", name: "Roadmap" });
  const option = (name: string) => ({ name, color: "gray", description: "" });
  const fields = { type: "single_select", options: ["Todo", "Done"].map(option) };
  await write(place, { kind: "board-field", target: board, name: "Status", fields });
  const field = await item(place, "board-field", "Status");
  const [todo, done] = field.fields.options as unknown as { id: string }[];
  const cards = [todo, todo, done].map((value, at) => ({
    title: `card ${at}`,
    values: { status: value?.id, size: "L" },
  }));
  edit(folder, "owner.yaml", (value) => {
    value.cards = { roadmap: cards };
  });
  const weigh = async (name: string) =>
    (await place.weigh([(await item(place, "board-field", name)) as never]))[0]?.items;
  const update = (more: Partial<Step>) =>
    write(place, { kind: "board-field", target: board, name: "Status", action: "update", ref: field.ref, ...more });
  expect(await weigh("Status")).toBe(3);
  await update({
    fields: {
      options: [
        { ...done, ...option("Finished") },
        { ...todo, ...option("Todo") },
      ] as never,
    },
  });
  expect(await weigh("Status")).toBe(3);
  await update({ rename: "State" });
  const roadmap = await item(place, "board", "Roadmap");
  await write(place, { kind: "board", name: "Roadmap", action: "update", ref: roadmap.ref, rename: "Plan" });
  expect(await weigh("State")).toBe(3);
  const moved = { name: "State", target: { owner, board: "Plan" } };
  await update({ ...moved, fields: { options: [{ ...todo, ...option("Todo") }, option("Done")] as never } });
  expect(await weigh("State")).toBe(2);
  await update({ ...moved, fields: { options: ["Todo", "Done"].map(option) } });
  expect(await weigh("State")).toBe(0);
  expect(readFileSync(join(folder, "owner.yaml"), "utf8")).toContain("size: L");
});

test("a folder that cannot be written is a failure of the step, not of the run", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "repositories"), "no folder");
  const outcome = await write(createLocal({ folder, readOnly: false }), { kind: "repository", name: "hub" });
  expect(outcome).toMatchObject({ state: "failed", reach: "target" });
  mkdirSync(join(folder, "owner.yaml"));
  expect(await write(createLocal({ folder, readOnly: false }), { kind: "team", name: "core" })).toMatchObject({
    state: "failed",
  });
});
