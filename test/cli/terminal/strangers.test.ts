import { mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { stringify } from "yaml";
import { planDigest } from "../../../src/plan/digest.ts";
import type { Plan } from "../../../src/plan/plan.ts";
import { startEmulator } from "../../emulator/index.ts";
import { addIssue, addLabel, addRepository, newState } from "../../emulator/state.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { canary } from "../../support/github.ts";
import { repositoryOf } from "../../support/history.ts";
import { hostile, obeyed } from "../../support/hostile.ts";
import { inside } from "../../support/inside.ts";

/** Every place from which texts of strangers come in × every output: no control, no command, no markup of theirs. */

const now = "2027-01-05T00:00:00Z";
/** What cannot be in a value of YAML as it is read, or in a name of git. */
const printable = hostile.filter(
  (text) => !/[\ud800-\udfff]/.test(text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, "")),
);
const oneLine = printable.map((text) => text.replace(/[\r\n]+/g, " "));

interface Scene {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Commands whose output quotes the strangers. */
  readonly commands: readonly (readonly string[])[];
}

function folder(files: Readonly<Record<string, string>>): string {
  const cwd = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(cwd, path, ".."), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
  return cwd;
}

const head = { version: 1, community: { name: "Test" } };

const scenes: Readonly<Record<string, () => Promise<Scene> | Scene>> = {
  "words that are typed": () => ({
    cwd: folder({ "community.yaml": stringify(head) }),
    commands: oneLine.flatMap((text) => [[text], ["check", `--${text}`], ["report", text], ["plan", "--only", text]]),
  }),
  "answers to a template": () => ({
    cwd: folder({}),
    commands: oneLine.map((text) => ["init", "x", "--yes", "--dry-run", "--no-git", "--set", `name=${text}`]),
  }),
  "keys and values of the manifest": () => ({
    cwd: folder({
      "community.yaml": stringify({
        ...head,
        ...Object.fromEntries(printable.map((text) => [text, 1])),
        labels: printable.map((text) => ({ name: text, color: text, description: text })),
        strict: printable,
      }),
    }),
    commands: [["check"], ["plan"], ["doctor"], ["check", "--format", "sarif"], ["check", "--format", "actions"]],
  }),
  "names of files, and what stands in them": () => ({
    cwd: folder({
      ...Object.fromEntries(
        printable.map((text) => [`docs/${text.replaceAll("/", "_").slice(0, 80)}.md`, `# A\n\n[${text}](gone.md)\n`]),
      ),
      "docs/links.md": printable.map((text) => `[x](<${encodeURI(text)}.md>)\n`).join("\n"),
      ".github/workflows/a.yml": `on: push\njobs:\n${printable.map((text, n) => `  j${n}: { needs: ${JSON.stringify(text)} }`).join("\n")}\n`,
    }),
    commands: [["check"], ["check", "--format", "sarif"], ["check", "--format", "actions"], ["check", "--fix"]],
  }),
  "titles of events and names of people": () => ({
    cwd: folder({
      "community.yaml": stringify({
        ...head,
        local: { folder: "place" },
        caldav: { calendar: "c" },
        events: ["e.yaml"],
        people: ["p.yaml"],
      }),
      "p.yaml": stringify({ version: 1, people: oneLine.map((name, n) => ({ id: `p${n}`, name })) }),
      "e.yaml": stringify({
        version: 1,
        events: oneLine
          .filter((text) => !/\p{Cc}/u.test(text))
          .map((title, n) => ({
            id: `e${n}`,
            title,
            at: `2027-01-${10 + (n % 18)} 10:00`,
            duration: "1h",
            timezone: "UTC",
          })),
      }),
    }),
    commands: [
      ["events", "list"],
      ["events", "expand"],
      ["events", "check"],
      ["events", "schedule", "--dry-run"],
      ["check"],
    ],
  }),
  "people who came": () => ({
    cwd: folder({
      "community.yaml": stringify({ ...head, events: ["e.yaml"] }),
      "e.yaml": stringify({ version: 1, events: [{ id: "t", title: "T", at: "2027-01-04 10:00", duration: "1h" }] }),
      "came.csv": `Name,Email\n${printable.map((text) => `"${text.replaceAll('"', '""')}",${text.length}@x.example\n`).join("")}`,
    }),
    commands: [["events", "attendance", "came.csv", "--event", "t", "--list"]],
  }),
  "authors of commits": () => ({
    cwd: repositoryOf(
      oneLine.map((text, n) => ({
        name: text.replace(/[<>\0]/g, "") || "x",
        email: `p${n}@example.org`,
        date: "2026-12-01",
        message: `x\n\nCo-authored-by: ${text.replace(/[<>]/g, "")} <c${n}@example.org>`,
        files: { [`${n}.md`]: `${n}\n` },
      })),
    ),
    commands: ["text", "markdown", "csv", "html", "json"].flatMap((format) =>
      ["contributors", "health"].map((what) => ["report", what, "--provider", "none", "--format", format]),
    ),
  }),
  "labels, issues and errors of a service": async () => {
    const state = newState("acme");
    const hub = addRepository(state, "hub");
    for (const text of oneLine) addIssue(state, hub, [], { title: text, body: text });
    const emulator = await startEmulator({ state });
    onTestFinished(() => emulator.close());
    const cwd = folder({
      "community.yaml": stringify({
        ...{ ...head, github: { owner: "acme" }, strict: ["labels"], repositories: [{ name: "hub" }] },
        labels: [{ name: "bug", color: "111111" }],
      }),
    });
    for (const [index, text] of oneLine.entries()) {
      addLabel(state, hub, { name: `${index} ${text}`.slice(0, 50), description: text.slice(0, 100) });
    }
    const env = { GH_TOKEN: canary, GITHUB_API_URL: emulator.url };
    const formats = ["text", "markdown", "json"].map((format) => ["plan", "--format", format]);
    return {
      cwd,
      env,
      commands: [...formats, ["plan", "--allow-delete"], ["import", "--dry-run"], ["report", "health"]],
    };
  },
};

/** Scenes of more work than a table holds. */
const more: typeof scenes = {
  "errors of a service": async () => {
    let asked = 0;
    const server = createServer((_, answer) => {
      answer.writeHead([401, 403, 404, 422][asked % 4] ?? 403, { "content-type": "application/json" });
      answer.end(JSON.stringify({ message: hostile[asked++ % hostile.length], errors: [{ message: hostile[0] }] }));
    });
    await new Promise<void>((done) => void server.listen(0, "127.0.0.1", done));
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    const cwd = folder({
      "community.yaml": stringify({
        ...head,
        github: { owner: "acme" },
        labels: [{ name: "bug", color: "111111" }],
        repositories: [{ name: "hub" }],
      }),
    });
    const env = { GH_TOKEN: canary, GITHUB_API_URL: url };
    return {
      cwd,
      env,
      commands: hostile.slice(0, 6).flatMap(() => [
        ["plan", "--max-wait", "0"],
        ["import", "--dry-run", "--max-wait", "0"],
      ]),
    };
  },
  "values of a plan that somebody wrote": async () => {
    const cwd = folder({
      "community.yaml": stringify({
        ...head,
        github: { owner: "acme" },
        local: { folder: "place" },
        repositories: [{ name: "hub" }],
        labels: [{ name: "bug", color: "111111" }],
      }),
    });
    const plan = JSON.parse((await inside(["plan", "--json"], { cwd, now })).out) as Plan;
    for (const [index, text] of hostile.entries()) {
      const changes = plan.changes.map((change) => ({ ...change, name: text, id: text }));
      const notOffered = [{ section: text, service: text, reason: "place" as const }];
      const crafted = { ...plan, changes, notOffered };
      writeFileSync(join(cwd, `${index}.json`), JSON.stringify({ ...crafted, digest: planDigest(crafted) }));
    }
    return { cwd, commands: hostile.map((_, index) => ["apply", `${index}.json`]) };
  },
};

/** Every output, and what its reader would take for more than text. */
const outputs = {
  "a terminal": { more: [], screen: { isTTY: true }, env: {} },
  "a pipe": { more: [], screen: {}, env: {} },
  "a pipe, in Chinese": { more: ["--lang", "zh"], screen: {}, env: {} },
  "--verbose": { more: ["--verbose"], screen: {}, env: {} },
  "--json": { more: ["--json"], screen: {}, env: {} },
  "the log of a runner": { more: [], screen: {}, env: { GITHUB_ACTIONS: "true" } },
} as const;

const bidi = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const tags = /<script>alert|<img src=x/;
const links = /(?<!\\)\](?:\(javascript:|\(https:\/\/evil)/;

function faultsOf(text: string, words: readonly string[], output: keyof typeof outputs): string[] {
  const shown = output === "a terminal" ? stripVTControlCharacters(text) : text;
  const isMarkdown = words.includes("markdown") && !shown.startsWith('{"');
  const isDocument = isMarkdown || words.includes("html");
  const commands = obeyed(shown).filter((line) => !/^::(?:error|warning|notice) file=[^\r\n]*$/.test(line));
  // JSON is no command in any log, wherever it is printed.
  const isLog = output === "the log of a runner" || shown.startsWith('{"');
  return [
    ...(/(?![\n\t])\p{Cc}/u.test(shown.replaceAll("\r\n", "\n")) ? ["a control character"] : []),
    ...(bidi.test(shown) ? ["text that is reordered"] : []),
    ...(isLog && commands.length > 0 ? [`a command: ${commands[0]}`] : []),
    ...(isDocument && tags.test(shown) ? ["a tag"] : []),
    ...(isMarkdown && links.test(shown) ? ["a link"] : []),
    ...(words.includes("csv") && /(?:^|,)"?[=+\-@]/m.test(shown) ? ["a formula"] : []),
    ...(shown.includes(canary) ? ["the token"] : []),
  ];
}

test.each(Object.keys({ ...scenes, ...more }))(
  "%s harm no output",
  async (name) => {
    const { cwd, env = {}, commands } = await ({ ...scenes, ...more }[name] as () => Scene)();
    const found: string[] = [];
    let runs = 0;
    // Of many commands each output takes a third, so that each text meets each output in one of them; all with LIST=1.
    const every = process.env.LIST !== undefined || commands.length < hostile.length / 2 ? 1 : 3;
    for (const [nth, output] of (Object.keys(outputs) as (keyof typeof outputs)[]).entries()) {
      const { more: flags, screen, env: own } = outputs[output];
      for (const words of commands.filter((_, index) => (index + nth) % every === 0)) {
        const state = join(cwd, `.state`);
        const homes = { XDG_STATE_HOME: state, XDG_CACHE_HOME: state };
        const args = [...words, ...flags];
        const { out, err } = await inside(args, { cwd, env: { ...homes, ...env, ...own }, now, screen });
        runs++;
        for (const fault of [...faultsOf(out, words, output), ...faultsOf(err, words, output)])
          found.push(`${output}: ${JSON.stringify(args).slice(0, 120)}: ${fault}`);
        if (output === "--json" && out.startsWith("{"))
          expect(() =>
            out
              .trim()
              .split("\n")
              .map((line) => JSON.parse(line)),
          ).not.toThrow();
      }
    }
    console.log(`${name}: ${runs} of ${commands.length * Object.keys(outputs).length} outputs`);
    expect(found).toEqual([]);
  },
  120_000,
);
