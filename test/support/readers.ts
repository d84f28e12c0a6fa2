import { join } from "node:path";
import { inFolder } from "./render.ts";
import { has, pythonWith, run } from "./tools.ts";

/** A file to be read: where it would be, and what is in it. */
export interface Text {
  readonly path: string;
  readonly text: string;
}

/** A program of the system that reads files of a kind: an eye that is not ours. */
export interface Reader {
  readonly id: string;
  /** What is missing on this machine, or undefined. */
  readonly missing: string | undefined;
  readonly applies: (file: Text) => boolean;
  /** Reads all files in one run. @returns the program's complaints, one a line; nothing when it is content */
  readonly read: (dir: string, paths: readonly string[]) => { code: number | null; output: string };
}

const python = pythonWith() ?? "python3";
const pythonForToml = pythonWith("tomllib");
const pythonForNotebooks = pythonWith("nbformat");
const rules = "{extends: default, rules: {line-length: disable, document-start: disable, truthy: disable}}";
/** A Python program that does something with each file, and says which of them failed. */
const eachFile = (imports: string, action: string) => `
import sys, warnings, ${imports}
warnings.simplefilter("error")
failed = 0
for path in sys.argv[1:]:
    try:
        ${action}
    except Exception as error:
        failed = 1
        print(f"{path}: {type(error).__name__}: {error}")
sys.exit(failed)
`;
const validateNotebooks = eachFile(
  "nbformat",
  "nbformat.validate(nbformat.read(path, as_version=nbformat.NO_CONVERT))",
);
const parseToml = eachFile("tomllib", 'with open(path, "rb") as file: tomllib.load(file)');
const countColumns = eachFile(
  "csv",
  'with open(path, newline="") as file: assert len({len(row) for row in csv.reader(file)}) == 1, "rows of several lengths"',
);

export const isShell = ({ path, text }: Text): boolean => path.endsWith(".sh") || /^#!.*\b(ba)?sh\b/.test(text);

export const readers: readonly Reader[] = [
  {
    id: "yamllint",
    missing: has("yamllint") ? undefined : "yamllint",
    applies: ({ path }) => /\.(ya?ml|cff)$/.test(path),
    read: (cwd, paths) => run("yamllint", ["--strict", "-f", "parsable", "-d", rules, ...paths], { cwd }),
  },
  {
    id: "nbformat.validate",
    missing: pythonForNotebooks ? undefined : "python3-nbformat",
    applies: ({ path }) => path.endsWith(".ipynb"),
    read: (cwd, paths) => run(pythonForNotebooks ?? python, ["-c", validateNotebooks, ...paths], { cwd }),
  },
  {
    id: "shellcheck",
    missing: has("shellcheck") ? undefined : "shellcheck",
    applies: isShell,
    read: (cwd, paths) => run("shellcheck", ["--format=gcc", ...paths], { cwd }),
  },
  {
    id: "bash -n",
    missing: has("bash") ? undefined : "bash",
    applies: isShell,
    read: (cwd, paths) => eachOf("bash -n", cwd, paths),
  },
  {
    id: "py_compile",
    missing: pythonWith() ? undefined : "python3",
    applies: ({ path }) => path.endsWith(".py"),
    read: (cwd, paths) => run(python, ["-W", "error", "-m", "py_compile", ...paths], { cwd }),
  },
  {
    id: "tomllib",
    missing: pythonForToml ? undefined : "python3 (3.11 or later)",
    applies: ({ path }) => path.endsWith(".toml"),
    read: (cwd, paths) => run(pythonForToml ?? python, ["-c", parseToml, ...paths], { cwd }),
  },
  {
    id: "csv",
    missing: pythonWith() ? undefined : "python3",
    applies: ({ path }) => path.endsWith(".csv"),
    read: (cwd, paths) => run(python, ["-c", countColumns, ...paths], { cwd }),
  },
  {
    id: "node --check",
    missing: undefined,
    applies: ({ path }) => /\.[cm]?js$/.test(path),
    read: (cwd, paths) => eachOf("node --check", cwd, paths),
  },
];

/** For programs that look at one file a run. */
function eachOf(command: string, cwd: string, paths: readonly string[]): ReturnType<Reader["read"]> {
  const loop = `failed=0; for file; do ${command} "$file" || failed=1; done; exit $failed`;
  return run("sh", ["-c", loop, "sh", ...paths], { cwd });
}

/** What a reader has to say about files; each stands in a folder of its own, since some have one path. */
export async function complaints(reader: Reader, files: readonly Text[]): Promise<string[]> {
  if (files.length === 0) return [];
  const named = new Map(files.map(({ path, text }, index) => [join(String(index), path), Buffer.from(text)] as const));
  return inFolder(named, (dir) => {
    const { code, output } = reader.read(dir, [...named.keys()]);
    const lines = output.split("\n").filter((line) => line.trim() !== "");
    return code === 0 ? [] : lines.length > 0 ? lines : [`${reader.id} ended with ${code}`];
  });
}
