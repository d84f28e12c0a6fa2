import type { Valid } from "../row.ts";

const rtd = ".readthedocs.yaml";
const build = "version: 2\nbuild: { os: ubuntu-24.04, tools: { python: '3.12' } }\n";
const named = (what: string, text: string, says: string, files: Record<string, string> = {}): Valid => ({
  ...{ what, says },
  files: { [rtd]: text, ...files },
});

export const readTheDocs: readonly Valid[] = [
  named(
    "paths with a dot, of files and of folders",
    `${build}sphinx: { configuration: ./docs/conf.py }\npython: { install: [{ requirements: docs/a.txt }, { method: pip, path: . }, { method: pip, path: lib/ }] }\n`,
    "docs.readthedocs.com, configuration file reference: paths are relative to the root of the project",
    { "docs/conf.py": "", "docs/a.txt": "", "lib/pyproject.toml": "" },
  ),
  named(
    "a folder with extras of pip",
    `${build}python: { install: [{ method: pip, path: ".[docs]" }, { method: pip, path: "lib[a, b-c]" }] }\n`,
    "jupyter/notebook builds its documentation so: the path is handed to pip install",
    { "lib/pyproject.toml": "" },
  ),
  named(
    "Sphinx without settings",
    `${build}sphinx: { configuration: null }\n`,
    "docs.readthedocs.com, configuration file reference: null",
  ),
  named(
    "commands in the place of what is named",
    "version: 2\nbuild: { os: ubuntu-24.04, tools: { python: '3' }, commands: [make] }\nsphinx: { configuration: no/conf.py }\n",
    "docs.readthedocs.com, build.commands: all other keys are passed over",
  ),
  named(
    "an install by uv, without a path",
    `${build}python: { install: [{ method: uv, command: sync }] }\n`,
    "docs.readthedocs.com, python.install: uv",
  ),
];

const hooks = ".pre-commit-hooks.yaml";
const says = "pre-commit 4.6, clientlib.py, MANIFEST_HOOK_DICT";

export const preCommitHooks: readonly Valid[] = [
  {
    what: "hooks with all that they may have",
    files: {
      [hooks]:
        "- id: tidy\n  name: Tidy\n  description: Tidies\n  entry: tidy --fix\n  language: unsupported\n  types_or: [python, pyi]\n  exclude_types: [svg]\n  files: ^src/\n  exclude: ^$\n  args: []\n  stages: [pre-commit, pre-push, manual]\n  additional_dependencies: ['a==1']\n  always_run: false\n  fail_fast: true\n  pass_filenames: false\n  require_serial: true\n  verbose: false\n  minimum_pre_commit_version: 2.9.2\n  language_version: python3\n- { id: other, name: Other, entry: ./o.sh, language: script }\n",
    },
    says,
  },
  {
    what: "names of stages from before",
    files: { [hooks]: "- { id: a, name: A, entry: a, language: golang, stages: [commit, push] }\n" },
    says,
  },
  { what: "no hooks", files: { [hooks]: "[]\n" }, says: "pre-commit 4.6, cfgv.Array: an empty list is one" },
];
