import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cleanEnv } from "./cli.ts";

/** One entry of a tree object, as raw as git stores it. */
export type RawEntry = readonly [mode: string, name: string | Buffer, id: string];

/** A git repository for one test, made with git itself; what git would not make is put together by hand. */
export interface Repository {
  readonly path: string;
  git(args: readonly string[], input?: string | Uint8Array): string;
  /** Writes files and commits them; gives the commit. */
  commit(files: Readonly<Record<string, string | Uint8Array>>): string;
  blob(content: string | Uint8Array): string;
  /** A tree object with exactly these entries, whatever they are. */
  tree(entries: readonly RawEntry[]): string;
  /** A commit of a tree, at the end of a branch. */
  commitTree(tree: string, branch?: string): string;
}

const identity = {
  GIT_AUTHOR_NAME: "Ada",
  GIT_AUTHOR_EMAIL: "ada@lepton.example",
  GIT_COMMITTER_NAME: "Ada",
  GIT_COMMITTER_EMAIL: "ada@lepton.example",
  GIT_AUTHOR_DATE: "2027-01-05T00:00:00Z",
  GIT_COMMITTER_DATE: "2027-01-05T00:00:00Z",
};

/** Starts a repository in a folder. */
export function repository(path: string, format: "sha1" | "sha256" = "sha1"): Repository {
  mkdirSync(path, { recursive: true });
  const git: Repository["git"] = (args, input) =>
    execFileSync("git", args, {
      cwd: path,
      env: { ...cleanEnv(), ...identity },
      ...(input === undefined ? {} : { input }),
      encoding: "utf8",
      stdio: ["pipe", "pipe", "pipe"],
      maxBuffer: 64 * 1024 * 1024,
    }).trim();
  git(["init", "--quiet", "--initial-branch=main", `--object-format=${format}`]);
  const write = (type: string, content: string | Uint8Array) =>
    git(["hash-object", "-w", "--stdin", "--literally", "-t", type], content);
  return {
    path,
    git,
    commit: (files) => {
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(path, name)), { recursive: true });
        writeFileSync(join(path, name), content);
      }
      git(["add", "--all"]);
      git(["commit", "--quiet", "--message=template"]);
      return git(["rev-parse", "HEAD"]);
    },
    blob: (content) => write("blob", content),
    tree: (entries) =>
      write(
        "tree",
        Buffer.concat(
          entries.flatMap(([mode, name, id]) => [
            Buffer.from(`${mode} `),
            Buffer.from(name),
            Buffer.from([0]),
            Buffer.from(id, "hex"),
          ]),
        ),
      ),
    commitTree: (tree, branch = "main") => {
      const commit = git(["commit-tree", tree, "-m", "template"]);
      git(["update-ref", `refs/heads/${branch}`, commit]);
      return commit;
    },
  };
}
