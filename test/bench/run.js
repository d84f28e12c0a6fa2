// npm run bench -- [runs] [folder…]: start-up, checks and scaffolding against bare node, and against peers where they are
// installed. A folder that is named is checked as well: a clone of a real repository.
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { compare, table } from "./pairs.js";
import { writeManifests, writeRepository } from "./repository.js";
import { updateSubjects } from "./update.js";

const runs = Number(process.argv[2] ?? 9);
const folders = process.argv.slice(3);
const bin = fileURLToPath(new URL("../../bin/commonry.js", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "commonry-bench-"));
const out = join(place, "out");
const fresh = () => rmSync(out, { recursive: true, force: true });
const commonry = (...words) => [process.execPath, bin, ...words];
const answers = [
  "name=Demo",
  "description=Demo",
  "owner=acme",
  "repo=demo",
  "maintainer=Ada",
  "login=ada",
  "contact=ada@acme.example",
  "timezone=UTC",
];
const init = (...words) =>
  commonry("init", out, "--yes", "--no-git", ...answers.flatMap((pair) => ["--set", pair]), ...words);

/** The template of the peers: 30 text files of 40 lines, two variables a line. */
function cookiecutterTemplate() {
  const root = join(place, "cookie");
  const inner = join(root, "{{cookiecutter.name}}");
  mkdirSync(join(inner, "docs"), { recursive: true });
  writeFileSync(join(root, "cookiecutter.json"), JSON.stringify({ name: "demo", org: "acme" }));
  const text = "A line about {{cookiecutter.name}} of {{cookiecutter.org}}, as long as such lines are.\n".repeat(40);
  for (let index = 0; index < 30; index++) writeFileSync(join(inner, "docs", `page-${index}.md`), text);
  return root;
}

try {
  spawnSync(process.execPath, init("--template", "hub").slice(1));
  const checked = join(place, "checked");
  spawnSync(process.execPath, [
    bin,
    "init",
    checked,
    "--yes",
    "--no-git",
    ...answers.flatMap((pair) => ["--set", pair]),
  ]);
  const full = join(place, "full");
  spawnSync(
    process.execPath,
    [...init("--level", "full", "--lang", "en,zh").slice(1)].map((word) => (word === out ? full : word)),
  );
  const manifests = join(place, "manifests");
  writeManifests(manifests, 5000);
  const empty = join(place, "empty");
  mkdirSync(empty);
  writeFileSync(join(empty, "community.yaml"), "version: 1\ncommunity:\n  name: Demo\n");
  const large = join(place, "large");
  writeRepository(large, 5000);
  const reference = { name: "node -e 0", command: [process.execPath, "-e", "0"] };
  const subjects = [
    { name: "commonry --help", command: commonry("--help") },
    { name: "commonry check, a manifest of three lines (start)", command: commonry("check", "-C", empty) },
    { name: "commonry check, a standard hub", command: commonry("check", "-C", checked) },
    { name: "commonry check, a full hub, en,zh", command: commonry("check", "-C", full) },
    { name: "commonry check, 5,000 files", command: commonry("check", "-C", large) },
    { name: "commonry check, 5,000 YAML files", command: commonry("check", "-C", manifests) },
    ...folders.map((folder) => ({
      name: `commonry check, ${basename(resolve(folder))}`,
      command: commonry("check", "-C", resolve(folder)),
      // What a stranger's repository has wrong is its own business.
      statuses: [0, 1, 2],
    })),
    { name: "commonry init, hub, starter", command: init("--level", "starter"), prepare: fresh },
    { name: "commonry init, hub, full", command: init("--level", "full"), prepare: fresh },
    { name: "commonry init, hub, full, en,zh", command: init("--level", "full", "--lang", "en,zh"), prepare: fresh },
  ];
  const given = answers.flatMap((pair) => ["--set", pair]);
  subjects.push(...updateSubjects(join(place, "update"), commonry, given));
  if (spawnSync("cookiecutter", ["--version"]).status === 0) {
    const command = ["cookiecutter", "--no-input", "-o", out, cookiecutterTemplate()];
    subjects.push({ name: "cookiecutter, 30 files", command, prepare: fresh });
  } else console.log("cookiecutter is not installed (apt-get install cookiecutter): left out");
  console.log(`node ${process.version}`);
  console.log(table(compare(reference, subjects, runs), runs));
} finally {
  rmSync(place, { recursive: true, force: true });
}
