import type { Fault } from "../row.ts";

const rtd = ".readthedocs.yaml";
const build = "version: 2\nbuild: { os: ubuntu-24.04, tools: { python: '3.12' } }\n";
const docs = { "docs/source/conf.py": "project = 'x'\n", "README.md": "# x\n" };
const named = (
  what: string,
  text: string,
  line: number,
  says: string,
  files: Record<string, string> = docs,
): Fault => ({
  ...{ what, code: "read-the-docs-file.no-file", at: `${rtd}:${line}`, level: "error", says },
  files: { [rtd]: `${build}${text}`, ...files },
});

/** Files that Read the Docs is told to read. */
export const readTheDocs: readonly Fault[] = [
  named(
    "settings of Sphinx that are elsewhere",
    "sphinx: { configuration: docs/conf.py }\n",
    3,
    "readthedocs/readthedocs.org#11143, #8352: the build fails",
  ),
  named(
    "settings of Sphinx in other capitals",
    "sphinx: { configuration: Docs/source/conf.py }\n",
    3,
    "the machines that build have Linux",
  ),
  named(
    "settings of MkDocs that are not there",
    "mkdocs:\n  configuration: docs/mkdocs.yml\n",
    4,
    "mkdocs build: «Config file … does not exist»",
  ),
  named(
    "requirements that are not there",
    "python:\n  install:\n    - requirements: docs/requirements.txt\n",
    5,
    "readthedocs/readthedocs.org#3140, #7650: «Could not open requirements file»",
  ),
  named(
    "a package that is not there",
    "python:\n  install:\n    - { method: pip, path: ./lib }\n",
    5,
    "pip: «… does not appear to be a Python project: neither setup.py nor pyproject.toml found», or no such file",
  ),
  named(
    "an environment of Conda that is not there",
    "conda: { environment: environment.yml }\n",
    3,
    "conda env create: «'environment.yml' file not found»",
    { ...docs, "environment.yaml": "dependencies: []\n" },
  ),
  {
    ...named(
      "requirements that a job may make",
      "python: { install: [{ requirements: docs/made.txt }] }\n",
      3,
      "docs.readthedocs.com, Build process customization: pre_install",
    ),
    ...{ code: "read-the-docs-file.no-file-maybe", level: "note" },
    files: {
      [rtd]:
        "version: 2\nbuild: { os: ubuntu-24.04, tools: { python: '3' }, jobs: { pre_install: [make] } }\npython: { install: [{ requirements: docs/made.txt }] }\n",
      ...docs,
    },
  },
];

const hooks = ".pre-commit-hooks.yaml";
const says = "pre-commit 4.6, clientlib.py, MANIFEST_HOOK_DICT";
const hook = (what: string, text: string, line: number, code: string, level: Fault["level"] = "error"): Fault => ({
  ...{ what, code: `pre-commit-hooks.${code}`, at: `${hooks}:${line}`, level, says },
  files: { [hooks]: text },
});
const fields = "  name: Tidy\n  entry: tidy\n  language: python\n";

/** What a repository offers to pre-commit. */
export const preCommitHooks: readonly Fault[] = [
  hook("a map of hooks", `tidy:\n${fields}`, 1, "type-array"),
  hook("a hook without an entry", "- id: tidy\n  name: Tidy\n  language: python\n", 1, "missing-key"),
  hook("a hook without a name", "- id: tidy\n  entry: tidy\n  language: python\n", 1, "missing-key"),
  hook("a hook without a language", "- id: tidy\n  name: Tidy\n  entry: tidy\n", 1, "missing-key"),
  hook("a hook without an id", `-${fields.slice(1)}`, 1, "missing-key"),
  hook("a language mistyped", `- id: tidy\n${fields.replace("python", "pyhton")}`, 4, "choice-near"),
  hook("a language that there is not", `- id: tidy\n${fields.replace("python", "cobol")}`, 4, "choice", "warning"),
  hook("a key mistyped", `- id: tidy\n${fields}  pass_filename: false\n`, 5, "unknown-key-near", "warning"),
  hook("types that are one text", `- id: tidy\n${fields}  types: python\n`, 5, "type-array"),
  hook("arguments that are one text", `- id: tidy\n${fields}  args: --fix\n`, 5, "type-array"),
  hook("a truth value in quotes", `- id: tidy\n${fields}  require_serial: "true"\n`, 5, "type-boolean"),
  hook("a stage mistyped", `- id: tidy\n${fields}  stages: [pre-comit]\n`, 5, "choice-near"),
  hook("a version without quotes", `- id: tidy\n${fields}  minimum_pre_commit_version: 3.2\n`, 5, "quote"),
];
