// Applies a plan to a local place, or goes on with the last one, in a process of its own: child.mjs <bundle> <folder>.
import { readFileSync } from "node:fs";

const [bundle, folder] = process.argv.slice(2);
const { carryOut, createLocal, openJournal, recorded, restOf, startJournal, stepsOf, takeLock } = await import(bundle);
const plan = JSON.parse(readFileSync(`${folder}/plan.json`, "utf8"));
const state = `${folder}/state`;
const place = createLocal({ folder: `${folder}/place`, readOnly: false });
globalThis.armed = true;
const release = takeLock(state, "apply", new Date());
const [last] = recorded(state);
let steps = stepsOf(plan.changes);
let journal;
if (last) {
  const rest = await restOf(last, place);
  if (rest.failures.length > 0) throw new Error(JSON.stringify(rest.failures));
  journal = openJournal(state, last.name);
  for (const { id } of rest.found) journal.append({ type: "result", step: id, outcome: { state: "done" } });
  steps = rest.steps;
} else journal = startJournal(state, plan, "apply", new Date());
const result = await carryOut({
  place,
  owner: plan.place.owner,
  steps,
  stop: { requested: false },
  begin: (wave) => journal.append(...wave.map(({ id }) => ({ type: "intent", step: id }))),
  end: ({ id }, outcome) => journal.append({ type: "result", step: id, outcome }),
  tell: () => undefined,
  sleep: async () => undefined,
});
if (result.exitCode !== 0) throw new Error(JSON.stringify(result));
journal.append({ type: "end", exitCode: 0 });
journal.close();
release();
