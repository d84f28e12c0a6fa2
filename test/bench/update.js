// A full hub that its maintainers have edited, and a newer template: `commonry update` against `git merge-tree` alone.
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const templates = fileURLToPath(new URL("../../templates", import.meta.url));
const included = ["core", "governance", "mentoring", "recognition", "feedback"];

/**
 * @param place an empty folder for what is made here
 * @param commonry words of a command line → the whole command
 * @param answers options that answer the questions of hub
 * @returns subjects for `compare`
 */
export function updateSubjects(place, commonry, answers) {
  mkdirSync(place, { recursive: true });
  const template = join(place, "template");
  const hub = join(place, "hub");
  cpSync(join(templates, "hub"), template, { recursive: true });
  for (const part of included) cpSync(join(templates, part), join(template, "parts", part), { recursive: true });
  run(...commonry("init", hub, "--template", template, "--level", "full", "--yes", ...answers));
  const base = commit(hub, "base");
  const pages = readdirSync(hub, { recursive: true }).filter((path) => /^[^.].*\.md$/.test(path));
  for (const page of pages.slice(0, 10)) edit(join(hub, page), (text) => `${text}\nA line of the maintainers.\n`);
  const ours = commit(hub, "edits");
  edit(join(template, "template.yaml"), (text) => text.replace("version: 1.0.0", "version: 1.1.0"));
  for (const file of readdirSync(join(template, "parts/core/files"), { recursive: true })) {
    const path = join(template, "parts/core/files", file);
    if (/\.md\.liquid$/.test(file)) edit(path, (text) => text.replace(/^# .*$/m, "$&\n\nA line of the template."));
  }
  // What git has to merge: the two sides as commits over the common one.
  const theirs = join(place, "theirs");
  run("git", "clone", "-q", hub, theirs);
  run("git", "-C", theirs, "checkout", "-q", base);
  run(...commonry("update", "-C", theirs, "--template", template, "--yes"));
  const other = commit(theirs, "template");
  run("git", "-C", hub, "fetch", "-q", theirs, other);
  const before = join(place, "before");
  cpSync(hub, before, { recursive: true });
  const restore = () => {
    rmSync(hub, { recursive: true, force: true });
    cpSync(before, hub, { recursive: true });
  };
  const current = join(place, "current");
  run(...commonry("init", current, "--level", "full", "--yes", "--no-git", ...answers));
  return [
    { name: "commonry update, full hub, nothing to do", command: commonry("update", "-C", current) },
    {
      name: "commonry update, full hub, 10 files edited, a newer template",
      command: commonry("update", "-C", hub, "--yes"),
      prepare: restore,
    },
    { name: "git merge-tree, the same trees", command: ["git", "-C", hub, "merge-tree", "--write-tree", ours, other] },
  ];
}

function edit(path, change) {
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

function commit(folder, message) {
  const identity = ["-c", "user.name=Bench", "-c", "user.email=bench@commonry.example"];
  run("git", "-C", folder, ...identity, "add", "--all");
  run("git", "-C", folder, ...identity, "commit", "-q", "--allow-empty", "--no-verify", "-m", message);
  return run("git", "-C", folder, "rev-parse", "HEAD").trim();
}

function run(command, ...words) {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_AUTHOR_NAME: "Bench",
    GIT_AUTHOR_EMAIL: "bench@commonry.example",
    GIT_COMMITTER_NAME: "Bench",
    GIT_COMMITTER_EMAIL: "bench@commonry.example",
  };
  const { status, stdout, stderr } = spawnSync(command, words, { encoding: "utf8", env });
  if (status !== 0) throw new Error(`${command} ${words.join(" ")} ended with ${status}: ${stderr}`);
  return stdout;
}
