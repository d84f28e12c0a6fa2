import { appendFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { fewest } from "../../src/cli/check/examine.ts";
import { inside } from "../support/inside.ts";

/** A repository so large that a second thread looks at its files, with a fault of each kind at its end. */
let dir = "";
const now = "2027-01-01T00:00:00Z";

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "commonry-large-"));
  mkdirSync(join(dir, "deploy"));
  for (let index = 0; index < fewest; index++)
    writeFileSync(join(dir, `deploy/${index}.yaml`), `kind: Part\nname: p${index}\n`);
  writeFileSync(join(dir, "deploy/broken.yaml"), "a: [1\n");
  writeFileSync(join(dir, "deploy/twice.yaml"), "a: 1\na: 2\n");
  writeFileSync(join(dir, "deploy/conflict.sh"), "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> topic\n");
  writeFileSync(join(dir, "deploy/latin.yaml"), Buffer.from("a: caf\xe9\n", "latin1"));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const findings = async (home?: string) => {
  const result = await inside(["check", "--format", "json"], { cwd: dir, now, ...(home ? { home } : {}) });
  return JSON.parse(result.out) as { findings: { code: string; file: string; line: number }[]; files: number };
};

test("two threads say what one says", async () => {
  const both = await findings();
  expect(
    both.findings
      .filter(({ file }) => file.startsWith("deploy/"))
      .map(({ code, file, line }) => `${file}:${line} ${code}`),
  ).toEqual([
    "deploy/broken.yaml:2 yaml.indent",
    "deploy/conflict.sh:1 conflict.marker",
    "deploy/latin.yaml:1 file.encoding",
    "deploy/twice.yaml:2 yaml.duplicate-key",
  ]);
  // A folder of the program in which the thread's part ends at once: the first thread does it all.
  const home = mkdtempSync(join(tmpdir(), "commonry-home-"));
  try {
    cpSync(fileURLToPath(new URL("../../dist", import.meta.url)), join(home, "dist"), { recursive: true });
    cpSync(fileURLToPath(new URL("../../package.json", import.meta.url)), join(home, "package.json"));
    writeFileSync(join(home, "dist/ahead.js"), "throw new Error('gone');\n");
    expect(await findings(`${home}/`)).toEqual(both);
    rmSync(join(home, "dist/ahead.js"));
    expect(await findings(`${home}/`)).toEqual(both);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

test("a file that changes counts when it is looked at", async () => {
  appendFileSync(join(dir, "deploy/1.yaml"), "kind: Other\n");
  const { findings: found } = await findings();
  expect(found.filter(({ file }) => file === "deploy/1.yaml").map(({ code }) => code)).toEqual(["yaml.duplicate-key"]);
});
