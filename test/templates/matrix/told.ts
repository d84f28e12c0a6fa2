import { expect, test } from "vitest";
import { allCases } from "../../support/corpus.ts";
import { isUnderstood, place } from "../../support/run-told.ts";
import { type Told, toldIn } from "../../support/told.ts";

const told = new Map<string, Told>();
const seen = new Set<object>();
for (const { id, contents } of await allCases()) {
  for (const content of contents.values()) {
    if (seen.has(content)) continue;
    seen.add(content);
    for (const one of toldIn(content.text, `${id} ${content.path}`)) {
      if (!told.has(one.words.join(" "))) told.set(one.words.join(" "), one);
    }
  }
}

test("every commonry command that stands in a scaffold is understood", { timeout: 240_000 }, async () => {
  const sandbox = await place();
  const faults: string[] = [];
  try {
    for (const one of told.values()) {
      const trial = await sandbox.try(one);
      const { result } = trial;
      if (!isUnderstood(trial)) faults.push(`${one.from}: ${one.words.join(" ")}: ${result.code} ${result.err}`);
    }
  } finally {
    sandbox.remove();
  }
  expect(faults).toEqual([]);
  expect(told.size).toBeGreaterThan(15);
  console.log(`told in scaffolds: ${told.size} of ${told.size} understood, in ${seen.size} texts`);
});
