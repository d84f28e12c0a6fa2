import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { writeFiles } from "../../unit/system/temp.ts";
import { type HostileSource, plain, template } from "./hostile.ts";

/** A folder with a template that is fine, and what `spoil` does to it. */
function folder(
  what: string,
  got: string,
  exit: 1 | 2 | 6,
  spoil: (path: string) => void | Promise<void>,
  fault?: string,
): HostileSource {
  return {
    what,
    got,
    exit,
    ...(fault ? { fault } : {}),
    make: async ({ dir }) => {
      writeFiles(join(dir, "tpl"), plain);
      await spoil(join(dir, "tpl"));
      return "./tpl";
    },
  };
}

const named = (name: string, fault: string) =>
  folder(
    `a file named ${JSON.stringify(name)}`,
    "source.entry",
    6,
    (path) => writeFileSync(join(path, "files", name), ""),
    fault,
  );
const replaced = (path: string, name: string) => {
  rmSync(join(path, name), { recursive: true, force: true });
  return join(path, name);
};
const pipe = (path: string) => {
  if (spawnSync("mkfifo", [path]).status !== 0) throw new Error("no mkfifo");
};
const sparse = (path: string, size: number) => {
  writeFileSync(path, "");
  truncateSync(path, size);
};
const socket = async (path: string) => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));
  onTestFinished(() => void server.close());
};

export const folders: readonly HostileSource[] = [
  { what: "a folder that is not there", got: "source.no-folder", exit: 2, make: () => "./nowhere" },
  { what: "a device", got: "source.no-folder", exit: 2, make: () => "/dev/zero" },
  folder("a folder without a template", "source.no-template", 2, (path) => rmSync(join(path, "template.yaml"))),
  folder("a description that is a link", "source.link", 6, (path) =>
    symlinkSync("/etc/passwd", replaced(path, "template.yaml")),
  ),
  folder("a description that is a pipe", "source.special", 6, (path) => pipe(replaced(path, "template.yaml"))),
  folder("a description that is a folder", "source.no-template", 2, (path) => {
    mkdirSync(replaced(path, "template.yaml"));
  }),
  folder("files/ that is a link to another folder", "source.link", 6, (path) =>
    symlinkSync("/etc", replaced(path, "files")),
  ),
  folder("files/ that is a pipe", "source.special", 6, (path) => pipe(replaced(path, "files"))),
  folder("a file that is a link to one outside", "source.link", 6, (path) =>
    symlinkSync("/etc/passwd", replaced(path, "files/a.md")),
  ),
  folder("a file that is a link within the template", "source.link", 6, (path) =>
    symlinkSync("a.md", join(path, "files/b.md")),
  ),
  folder("a folder that is a link to the one above", "source.link", 6, (path) =>
    symlinkSync("..", join(path, "files/up")),
  ),
  folder("parts/ that is a link", "source.link", 6, (path) => symlinkSync("files", join(path, "parts"))),
  folder("a file that is a pipe", "source.special", 6, (path) => pipe(replaced(path, "files/a.md"))),
  folder("a file that is a socket", "source.special", 6, (path) => socket(join(path, "files/s"))),
  folder("a file of 10 GB", "source.file-large", 6, (path) => sparse(join(path, "files/big"), 1e10)),
  folder("a description of 10 GB", "source.file-large", 6, (path) => sparse(join(path, "template.yaml"), 1e10)),
  folder("seventeen files of 1 MiB", "source.large", 6, (path) => {
    for (let index = 0; index < 17; index++) sparse(join(path, `files/${index}`), 1_048_576);
  }),
  folder("20,000 files in one folder", "source.files", 6, (path) => {
    for (let index = 0; index < 20_000; index++) writeFileSync(join(path, `files/${index}`), "");
  }),
  folder("11,000 empty folders", "source.files", 6, (path) => {
    for (let index = 0; index < 11_000; index++) mkdirSync(join(path, `files/${index}`));
  }),
  folder(
    "folders 600 deep",
    "source.entry",
    6,
    (path) => {
      mkdirSync(join(path, "files", "d/".repeat(600)), { recursive: true });
    },
    "long",
  ),
  folder("two files that differ in case", "source.twice", 6, (path) => writeFileSync(join(path, "files/A.MD"), "")),
  folder("two folders that differ in case", "source.twice", 6, (path) =>
    writeFiles(path, { "files/Docs/a": "", "files/docs/b": "" }),
  ),
  folder("a repository within", "source.entry", 6, (path) => writeFiles(path, { "files/.git/hooks/x": "" }), "git"),
  named("CON.md", "reserved"),
  named("a\nb", "control"),
  named("exe.\u202efdp", "control"),
  named("a\\b", "backslash"),
  named("a.", "trailing"),
  named("a:b", "reserved"),
  folder("a description with hooks", "template.invalid", 2, (path) =>
    writeFileSync(join(path, "template.yaml"), template("main", "hooks: { post: sh }\n")),
  ),
  folder("a part by itself", "source.part", 2, (path) =>
    writeFileSync(join(path, "template.yaml"), template("main", "kind: part\n")),
  ),
  folder("a part whose id is not its folder's name", "source.part-id", 2, (path) =>
    writeFiles(path, {
      "template.yaml": template("main", "include: [extra]\n"),
      "parts/extra/template.yaml": template("other"),
    }),
  ),
  folder("a part that includes the template", "template.cycle", 1, (path) =>
    writeFiles(path, {
      "template.yaml": template("main", "include: [extra]\n"),
      "parts/extra/template.yaml": template("extra", "include: [main]\n"),
    }),
  ),
  folder("a template that takes the id of a part it includes", "template.cycle", 1, (path) =>
    writeFileSync(join(path, "template.yaml"), template("core", "include: [core]\n")),
  ),
  folder("a part that is nowhere", "template.unknown", 2, (path) =>
    writeFileSync(join(path, "template.yaml"), template("main", "include: [nowhere]\n")),
  ),
];
