import type { RawEntry, Repository } from "../../support/repository.ts";
import { type HostileSource, template } from "./hostile.ts";

/** A commit that git itself would not make, in a repository on this disk: nothing checks it before we do. */
function objects(
  what: string,
  got: string,
  exit: 1 | 2 | 6,
  make: (repo: Repository) => string,
  fault?: string,
): HostileSource {
  return {
    what,
    got,
    exit,
    ...(fault ? { fault } : {}),
    make: ({ repository }) => `./tpl#${make(repository("tpl"))}`,
  };
}

/** A commit of the template with these entries below `files/`. */
export function withFiles(repo: Repository, entries: readonly RawEntry[]): string {
  const files = repo.tree([["100644", "a.md", repo.blob("a")], ...entries]);
  return top(repo, [["40000", "files", files]]);
}

function top(repo: Repository, entries: readonly RawEntry[]): string {
  return repo.commitTree(repo.tree([...entries, ["100644", "template.yaml", repo.blob(template())]]));
}

const entry = (what: string, name: string | Buffer, fault: string, mode = "100644") =>
  objects(
    `a file named ${what}`,
    "source.entry",
    6,
    (repo) => withFiles(repo, [[mode, name, mode === "40000" ? repo.tree([]) : repo.blob("x")]]),
    fault,
  );
const mode = (what: string, bits: string, got: string, id = (repo: Repository) => repo.blob("x")) =>
  objects(what, got, got === "source.damaged" ? 1 : 6, (repo) => withFiles(repo, [[bits, "b", id(repo)]]));

const nowhere = "0123456789abcdef0123456789abcdef01234567";
/** Ten folders with the same ten folders in each, ten deep: 10^10 paths in eleven objects. */
const bomb = (repo: Repository): string => {
  let id = repo.tree([["100644", "x", repo.blob("x")]]);
  for (let depth = 0; depth < 10; depth++) {
    const inner = id;
    id = repo.tree("abcdefghij".split("").map((name): RawEntry => ["40000", name, inner]));
  }
  return withFiles(repo, [["40000", "bomb", id]]);
};
const deep = (repo: Repository): string => {
  let id = repo.tree([["100644", "x", repo.blob("x")]]);
  for (let depth = 0; depth < 600; depth++) id = repo.tree([["40000", "d", id]]);
  return withFiles(repo, [["40000", "deep", id]]);
};
const many = (count: number) => (repo: Repository) => {
  const id = repo.blob("");
  return withFiles(
    repo,
    Array.from({ length: count }, (_, index): RawEntry => ["100644", `f${index}`, id]),
  );
};

export const commits: readonly HostileSource[] = [
  entry("..", "..", "parent"),
  entry(". ", ".", "segment"),
  entry("nothing", "", "segment"),
  entry("../../x", "../../x", "segment"),
  entry("/etc/passwd", "/etc/passwd", "segment"),
  entry(".git", ".git", "git", "40000"),
  entry(".GIT", ".GIT", "git", "40000"),
  entry("git~1", "git~1", "git", "40000"),
  entry(".git with a sign that macOS overlooks", ".g\u200cit", "control", "40000"),
  entry("CON", "CON", "reserved"),
  entry("aux.md", "aux.md", "reserved"),
  entry("with an escape sequence", "\u001b[2J", "control"),
  entry("with a line break", "a\nb", "control"),
  entry("with a backslash", "..\\..\\x", "backslash"),
  entry("in no UTF-8", Buffer.from([0x66, 0xff, 0xfe]), "encoding"),
  mode("a symbolic link", "120000", "source.link", (repo) => repo.blob("/etc/passwd")),
  mode("a submodule", "160000", "source.submodule", () => nowhere),
  mode("a device's mode", "060000", "source.special"),
  mode("a pipe's mode", "010000", "source.special"),
  mode("a file that is a folder", "100644", "source.damaged", (repo) => repo.tree([])),
  mode("a folder that is a file", "40000", "source.damaged"),
  mode("a file that is not there", "100644", "source.damaged", () => nowhere),
  objects("a description that is a link", "source.link", 6, (repo) =>
    repo.commitTree(repo.tree([["120000", "template.yaml", repo.blob("/etc/passwd")]])),
  ),
  objects("files/ that is a link", "source.link", 6, (repo) => top(repo, [["120000", "files", repo.blob("/etc")]])),
  objects("files/ that is a submodule", "source.submodule", 6, (repo) => top(repo, [["160000", "files", nowhere]])),
  objects("two files with one name", "source.twice", 6, (repo) =>
    withFiles(repo, [["100644", "a.md", repo.blob("other")]]),
  ),
  objects("two files that differ in case", "source.twice", 6, (repo) =>
    withFiles(repo, [["100644", "A.md", repo.blob("other")]]),
  ),
  objects("two files that differ in composition", "source.twice", 6, (repo) =>
    withFiles(repo, [
      ["100644", "caf\u00e9", repo.blob("one")],
      ["100644", "cafe\u0301", repo.blob("other")],
    ]),
  ),
  objects("a file of 64 MiB in a pack of nothing", "source.file-large", 6, (repo) =>
    withFiles(repo, [["100644", "zeros", repo.blob(Buffer.alloc(67_108_864))]]),
  ),
  objects("6,000 files", "source.files", 6, many(6000)),
  objects("20,000 files", "source.files", 6, many(20_000)),
  objects("a list of files above 1 MiB", "source.files", 6, many(40_000)),
  objects("a list of files above 1 MiB beside the template", "source.files", 6, (repo) => {
    const id = repo.blob("");
    return top(
      repo,
      Array.from({ length: 40_000 }, (_, index): RawEntry => ["100644", `f${index}`, id]),
    );
  }),
  objects("10^10 files in eleven objects", "source.files", 6, bomb),
  objects("folders 600 deep", "source.entry", 6, deep, "long"),
  objects("a list of files that is cut off", "source.damaged", 1, (repo) => {
    const cut = repo.git(["hash-object", "-w", "--stdin", "--literally", "-t", "tree"], "100644 a.md\0short");
    return top(repo, [["40000", "files", cut]]);
  }),
  objects("a commit that is no commit", "source.damaged", 1, (repo) =>
    repo.git(["hash-object", "-w", "--stdin", "--literally", "-t", "commit"], "hello"),
  ),
  objects("a commit without its tree", "source.damaged", 1, (repo) =>
    repo.git(
      ["hash-object", "-w", "--stdin", "--literally", "-t", "commit"],
      `tree ${nowhere}\nauthor a <a> 0 +0000\ncommitter a <a> 0 +0000\n\nx`,
    ),
  ),
  objects("the id of a file", "source.not-commit", 2, (repo) => repo.blob("x")),
  objects("the id of a folder", "source.not-commit", 2, (repo) => repo.git(["rev-parse", "HEAD^{tree}"])),
  objects("the id of a tag", "source.not-commit", 2, (repo) => {
    repo.git(["tag", "-a", "v1", "-m", "v1"]);
    return repo.git(["rev-parse", "v1"]);
  }),
  objects("an id that is not there", "source.no-commit", 2, () => nowhere),
  objects("a folder that is not there", "source.no-path", 2, (repo) => `${repo.git(["rev-parse", "HEAD"])}:nowhere`),
  objects("a file for a folder", "source.no-path", 2, (repo) => `${repo.git(["rev-parse", "HEAD"])}:files/a.md`),
  objects("a folder without a template", "source.no-template", 2, (repo) => `${repo.git(["rev-parse", "HEAD"])}:files`),
  objects("a folder behind a link", "source.link", 6, (repo) => {
    const tree = repo.tree([["120000", "t", repo.blob("files")]]);
    return `${repo.commitTree(tree)}:t`;
  }),
  objects("a folder in a submodule", "source.submodule", 6, (repo) => {
    return `${repo.commitTree(repo.tree([["160000", "t", nowhere]]))}:t/x`;
  }),
  {
    what: "a folder that is no repository",
    got: "source.no-repository",
    exit: 2,
    make: () => `./#${nowhere}`,
  },
];
