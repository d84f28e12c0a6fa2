import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { answers, commonry, temporaryFolder } from "../support/cli.ts";
import { git, read, verdicts, write } from "../support/versions.ts";

const templates = fileURLToPath(new URL("../../templates/", import.meta.url));
const parts = readdirSync(templates, { withFileTypes: true }).filter(
  (entry) => entry.isDirectory() && entry.name !== "hub",
);

/** The hub as a template of somebody's own: its folder, and all parts below `parts/`. */
function ownHub(root: string): void {
  cpSync(join(templates, "hub"), root, { recursive: true });
  for (const { name } of parts) cpSync(join(templates, name), join(root, "parts", name), { recursive: true });
}

/** The source of a file, as the hub or one of its parts has it. */
function sourceOf(template: string, path: string): string {
  const stored = path.replace(/(^|\/)\./g, "$1dot_");
  const names = [".en.$1.liquid", ".en.$1", ".$1.liquid", ".$1"].map((tail) => stored.replace(/\.([^.]+)$/, tail));
  for (const folder of [".", "parts/governance", "parts/core", ...parts.map(({ name }) => `parts/${name}`)]) {
    for (const name of names) {
      const place = join(template, folder, "files", name);
      try {
        readFileSync(place);
        return place;
      } catch {
        // It is another one.
      }
    }
  }
  throw new Error(`no source of ${path}`);
}

/** Lines that stand once in a file, and in the same words in its source: sentences, and texts of forms. */
function commonLines(text: string, source: string): string[] {
  const count = (all: readonly string[], line: string) => all.filter((one) => one === line).length;
  const [rendered, written] = [text.split("\n"), source.split("\n")];
  const fit = /^(- |\d\. )?[A-Z][^<>%|]{24,}$|^ +(description|label|placeholder): [A-Z][^":#]*$/;
  return rendered.filter((line) => fit.test(line) && count(rendered, line) === 1 && count(written, line) === 1);
}

const merged = [
  "README.md",
  "CONTRIBUTING.md",
  "SUPPORT.md",
  "SECURITY.md",
  "onboarding/welcome.md",
  "communication/channels.md",
  ".github/ISSUE_TEMPLATE/bug.yml",
];
const conflicting = ["GOVERNANCE.md", ".github/ISSUE_TEMPLATE/feature.yml"];
const ours = " (as we see it)";
const theirs = " (as the template now says)";

/** Puts words behind a line of a file. */
function addTo(file: string, line: string, words: string): void {
  const text = readFileSync(file, "utf8");
  writeFileSync(
    file,
    text.replace(`\n${line}\n`, () => `\n${line}${words}\n`),
  );
}

test("a hub that its maintainers have edited in ten files takes a newer template in", async () => {
  const cwd = temporaryFolder();
  const [root, template] = [join(cwd, "hub"), join(cwd, "tpl")];
  ownHub(template);
  const args = ["init", "hub", "--template", "./tpl", "--level", "standard", "--yes", "--no-git", ...answers];
  expect(await commonry(args, { cwd })).toMatchObject({ code: 0 });
  git(root, "init", "--quiet", "--initial-branch=main");

  const lines = new Map(
    [...merged, ...conflicting].map((path) => {
      const found = commonLines(read(root, path), readFileSync(sourceOf(template, path), "utf8"));
      expect(found.length, path).toBeGreaterThan(1);
      return [path, { first: found[0] ?? "", last: found.at(-1) ?? "" }];
    }),
  );
  for (const [path, { first }] of lines) addTo(join(root, path), first, ours);
  // The tenth: somebody joins, and all lists follow.
  const people = read(root, "people/people.yaml").replace('members: ["ada"]', 'members: ["ada", "grace"]');
  const grace = "  - id: grace\n    name: Grace Hopper\n    github: grace\n";
  write(
    root,
    "people/people.yaml",
    people.replace("\n# The last rule", () => `${grace}\n# The last rule`),
  );
  await commonry(["check", "--fix"], { cwd: root });
  expect(read(root, "MAINTAINERS.md")).toContain("Grace Hopper");
  expect(await commonry(["check"], { cwd: root })).toMatchObject({ code: 0 });
  git(root, "add", "--all");
  git(root, "commit", "--quiet", "--message", "ours");
  expect(await commonry(["update", "--check"], { cwd: root })).toMatchObject({ code: 0 });

  for (const [path, { first, last }] of lines)
    addTo(sourceOf(template, path), conflicting.includes(path) ? first : last, theirs);
  for (const path of ["MAINTAINERS.md", "AGENTS.md"]) {
    const source = sourceOf(template, path);
    writeFileSync(source, `${readFileSync(source, "utf8").trimEnd()}\n\nA line of the newer template.\n`);
  }
  const spec = join(template, "template.yaml");
  writeFileSync(spec, readFileSync(spec, "utf8").replace(/^version: .*$/m, "version: 99.0.0"));

  const { code, out, err } = await commonry(["update", "--json"], { cwd: root });
  expect(code, err).toBe(1);
  const found = Object.entries(verdicts(out)).filter(([, verdict]) => !/^(unchanged|kept yours)$/.test(verdict));
  expect(Object.fromEntries(found)).toEqual({
    ...Object.fromEntries(merged.map((path) => [path, "merged"])),
    ...Object.fromEntries(conflicting.map((path) => [path, "conflict"])),
    "MAINTAINERS.md": "update",
    "AGENTS.md": "update",
  });
  for (const [path, { first, last }] of lines) {
    const text = read(root, path).split("\n");
    expect(text, path).toContain(first + ours);
    expect(text, path).toContain((conflicting.includes(path) ? first : last) + theirs);
  }
  expect(read(root, "MAINTAINERS.md")).toContain("Grace Hopper");
  expect(read(root, "people/people.yaml")).toContain("Grace Hopper");
  const status = git(root, "status", "--porcelain").trimEnd().split("\n");
  expect(status.filter((line) => line.startsWith("UU")).sort()).toEqual(
    [".github/ISSUE_TEMPLATE/feature.yml", "GOVERNANCE.md"].map((path) => `UU ${path}`),
  );

  // Settled by taking both.
  for (const path of conflicting)
    write(root, path, read(root, path).replace(/^<{7} .*\n(.*\n)\|{7} .*\n.*\n={7}\n.*\n>{7} .*\n/m, "$1"));
  git(root, "add", "--all");
  expect(await commonry(["check"], { cwd: root })).toMatchObject({ code: 0 });
  expect(await commonry(["update", "--check"], { cwd: root })).toMatchObject({ code: 0 });
});
