import { describe, expect, test } from "vitest";
import { addIssue, addLabel, addRepository, newState } from "../../../emulator/state.ts";
import { bench, create, merge, named } from "./support.ts";

/** A listing that answers with more than was asked for: what does not carry the thing gets and loses nothing. */

const target = { owner: "acme", repository: "hub" };
const isListing = (path: string) => /\/issues\?/.test(path);

function community() {
  const state = newState();
  const hub = addRepository(state, "hub");
  for (const name of ["old", "new", "other"]) addLabel(state, hub, { name, color: "111111" });
  const issues = [["old"], ["other"], []].map((labels) => addIssue(state, hub, labels));
  return { state, hub, issues };
}

describe("a server that forgets the filter", () => {
  test("a merge of labels gives the new one to carriers of the old one only", async () => {
    const { state, hub, issues } = community();
    const { read, write, emulator } = await bench({ state });
    const snapshot = await read(["label"]);
    const all: string = await fetch(`${emulator.url}/repos/acme/hub/issues?state=all`).then((one) => one.text());
    emulator.changes.push((text, { path }) => (isListing(path) && path.includes("labels=old") ? all : text));
    const step = merge(named(snapshot, "label", "old"), named(snapshot, "label", "new"));
    expect((await write([step]))[0]?.[1]).toMatchObject({ state: "done", moved: [issues[0]?.number] });
    expect(issues.map(({ labels }) => labels)).toEqual([["new"], ["other"], []]);
    expect(hub.labels.map(({ name }) => name)).toEqual(["new", "other"]);
  });

  test("a merge of milestones moves what is in the old one only", async () => {
    const { state, hub, issues } = community();
    const { read, write, emulator } = await bench({ state });
    await read(["repository"]);
    await write(["Q0", "Q1", "Q2"].map((title) => create("milestone", target, title, { state: "open" })));
    const snapshot = await read(["milestone"]);
    const numberOf = (title: string) => Number(named(snapshot, "milestone", title).ref);
    for (const [index, title] of ["Q0", "Q1"].entries())
      Object.assign(issues[index] ?? {}, { milestone: numberOf(title) });
    let all: string | undefined = await fetch(`${emulator.url}/repos/acme/hub/issues?state=all`).then((one) =>
      one.text(),
    );
    // Forgotten once: read back, the old one is seen to be empty.
    emulator.changes.push((text, { path }) => {
      if (!isListing(path) || all === undefined) return text;
      const answer = all;
      all = undefined;
      return answer;
    });
    const step = merge(named(snapshot, "milestone", "Q0"), named(snapshot, "milestone", "Q2"));
    expect((await write([step]))[0]?.[1]).toMatchObject({ state: "done", moved: [issues[0]?.number] });
    expect(issues.map(({ milestone }) => milestone)).toEqual([numberOf("Q2"), numberOf("Q1"), null]);
    expect(hub.milestones.map(({ title }) => title)).toEqual(["Q1", "Q2"]);
  });
});
