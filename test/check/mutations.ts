import { stringify } from "yaml";

type Map = Record<string, unknown>;

/** A workflow as a value, and a number that chooses among its parts. */
type Mutation = (workflow: Map, choice: number) => Map | undefined;

/** A change with a known verdict: what is then told. */
export interface Harm {
  readonly what: string;
  readonly told: RegExp;
  readonly make: Mutation;
}

const isMap = (value: unknown): value is Map => typeof value === "object" && value !== null && !Array.isArray(value);
const pick = <T>(list: readonly T[], choice: number): T | undefined => list[choice % Math.max(list.length, 1)];

/** A copy in which one of the jobs that have steps is another. */
function ofJob(workflow: Map, choice: number, change: (job: Map) => Map | undefined): Map | undefined {
  const jobs = isMap(workflow.jobs) ? workflow.jobs : {};
  const able = Object.keys(jobs).filter((id) => isMap(jobs[id]) && Array.isArray(jobs[id].steps));
  const id = pick(able, choice);
  const job = id === undefined ? undefined : change(jobs[id] as Map);
  return job && { ...workflow, jobs: { ...jobs, [String(id)]: job } };
}

const withStep = (step: Map): Mutation => {
  return (workflow, choice) =>
    ofJob(workflow, choice, (job) => ({ ...job, steps: [...(job.steps as unknown[]), step] }));
};
const withKey = (key: string, value: unknown): Mutation => {
  return (workflow, choice) => ofJob(workflow, choice, (job) => ({ ...job, [key]: value }));
};
const running = (expression: string) => withStep({ run: `echo \${{ ${expression} }}` });

/** Two neighbouring letters of a key change places. */
function mistyped(map: Map, choice: number): Map | undefined {
  const able = Object.keys(map).filter((key) => /^[a-z-]{4,}$/.test(key));
  const key = pick(able, choice);
  if (key === undefined) return undefined;
  const at = [...key].findIndex((letter, index) => index > 0 && letter !== key[index + 1]);
  const wrong = `${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`;
  return Object.fromEntries(Object.entries(map).map(([name, value]) => [name === key ? wrong : name, value]));
}

/** Changes after which GitHub refuses the workflow, warns of it, or loses something in silence. */
export const harms: readonly Harm[] = [
  { what: "a key of the workflow mistyped", told: /^workflow\.unknown-key/, make: mistyped },
  {
    what: "a key of a job mistyped",
    told: /^workflow\.unknown-key/,
    make: (workflow, choice) => ofJob(workflow, choice, (job) => mistyped(job, choice)),
  },
  {
    what: "a key that stands twice",
    told: /^workflow\.key-twice$/,
    make: (workflow, choice) => ofJob(workflow, choice, (job) => ({ ...job, STEPS: job.steps })),
  },
  { what: "steps that are a text", told: /^workflow\.type-array/, make: withKey("steps", "make") },
  { what: "a step that is a text", told: /^workflow\.type-object/, make: withStep("make" as unknown as Map) },
  { what: "a script that is a list", told: /^workflow\.type-string/, make: withStep({ run: ["make"] }) },
  { what: "an environment that is a list", told: /^workflow\.type-/, make: withKey("env", ["A=b"]) },
  { what: "jobs that are a list", told: /^workflow\.type-object/, make: (workflow) => ({ ...workflow, jobs: [1] }) },
  { what: "a need of no job", told: /^workflow\.no-job/, make: withKey("needs", ["nobody-of-that-name"]) },
  {
    what: "a circle",
    told: /^workflow\.circle$/,
    make: (workflow, choice) =>
      ofJob(
        { ...workflow, jobs: { ...(workflow.jobs as Map), circle: { needs: "circle", steps: [] } } },
        choice,
        (job) => job,
      ),
  },
  { what: "a step that does nothing", told: /^workflow\.step-neither$/, make: withStep({ name: "Nothing" }) },
  { what: "a step that does two things", told: /^workflow\.step-both$/, make: withStep({ run: "a", uses: "./a" }) },
  { what: "a bracket too few", told: /^workflow-expression\.(end|symbol)$/, make: running("(github.ref") },
  { what: "a bracket too many", told: /^workflow-expression\.symbol$/, make: running("github.ref)") },
  { what: "an expression that does not end", told: /^workflow-expression\.open$/, make: withStep({ run: "${{ a" }) },
  { what: "no such function", told: /^workflow-expression\.function/, make: running("nothing_like_it(1)") },
  { what: "no such context", told: /^workflow-expression\.context/, make: running("nothing_like_it.a") },
  { what: "too few arguments", told: /^workflow-expression\.arguments$/, make: running("contains('a')") },
  { what: "double quotes", told: /^workflow-expression\.symbol$/, make: running('github.ref == "a"') },
  { what: "no such step", told: /^workflow-expression\.no-step/, make: running("steps.nothing-like-it.outputs.a") },
  { what: "no such need", told: /^workflow-expression\.no-need/, make: running("needs.nothing-like-it.result") },
  { what: "a runner that is gone", told: /^workflow\.retired$/, make: withKey("runs-on", "ubuntu-18.04") },
];

/** Ways to write a value that say the same to whoever reads it. */
export const styles: Readonly<Record<string, (value: unknown) => string>> = {
  "as JSON": (value) => JSON.stringify(value),
  "in flow style": (value) => stringify(value, { collectionStyle: "flow" }),
  "in block style": (value) => stringify(value, { lineWidth: 0 }),
  "with double quotes": (value) => stringify(value, { defaultStringType: "QUOTE_DOUBLE" }),
  "with single quotes": (value) => stringify(value, { defaultStringType: "QUOTE_SINGLE", indent: 4 }),
  "with the keys in another order": (value) => stringify(turned(value)),
  "with line ends of Windows": (value) => stringify(value).replace(/\n/g, "\r\n"),
  "with a BOM and comments around": (value) => `\ufeff# a\n---\n${stringify(value)}# b\n`,
};

function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (!isMap(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]) => [key, turned(item)]),
  );
}
