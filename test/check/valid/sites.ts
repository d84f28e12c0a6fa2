import type { Valid } from "../row.ts";

function file(path: string, what: string, text: string, says: string, more: Record<string, string> = {}): Valid {
  return { what, files: { [path]: text, ...more }, says };
}

const rtd = ".readthedocs.yaml";
const reference = "docs.readthedocs.com, configuration file reference, version 2";
const hooks = ".pre-commit-config.yaml";
const pages = { "docs/index.md": "# x\n" };

export const sites: readonly Valid[] = [
  file(
    rtd,
    "commands in the place of tools",
    "version: 2\nbuild:\n  os: ubuntu-lts-latest\n  commands: [make html]\n",
    reference,
  ),
  file(
    rtd,
    "tools, jobs, packages, and a builder",
    "version: 2\nformats: all\nbuild:\n  os: ubuntu-24.04\n  tools: {python: '3.13', nodejs: '22', golang: latest}\n  apt_packages: [graphviz]\n  jobs:\n    post_checkout: [git fetch --unshallow]\n    build: {html: [make]}\nsphinx: {configuration: docs/conf.py, builder: dirhtml, fail_on_warning: true}\nsubmodules: {include: all, recursive: true}\n",
    reference,
  ),
  file(
    rtd,
    "an install by uv",
    "version: 2\nbuild:\n  os: ubuntu-24.04\n  tools: {python: '3.13'}\npython:\n  install:\n    - method: uv\n      command: sync\n      groups: [docs]\n",
    "check-jsonschema, positive/readthedocs/using_uv.yaml",
  ),
  file(
    ".readthedocs.yml",
    "the shorter name, Conda, a search",
    "version: 2\nbuild:\n  os: ubuntu-22.04\n  tools: {python: mambaforge-latest}\nconda: {environment: env.yml}\nsearch: {ranking: {api/v1/*: -1}, ignore: [404.html]}\nmkdocs: {configuration: mkdocs.yml}\n",
    reference,
    { "env.yml": "", "mkdocs.yml": "site_name: x\n" },
  ),
  file(
    hooks,
    "hooks of every kind",
    "default_stages: [pre-commit, manual]\ndefault_install_hook_types: [pre-commit, commit-msg]\ndefault_language_version: {python: python3}\nminimum_pre_commit_version: 3.2.0\nci: {autofix_prs: false, autoupdate_schedule: monthly, skip: [x]}\nexclude: ^vendor/\nrepos:\n  - repo: https://example.org/a\n    rev: v1.2.3  # a comment\n    hooks:\n      - id: x\n        args: [--fix]\n        additional_dependencies: ['a==1']\n        types_or: [python, pyi]\n        stages: [pre-push]\n  - repo: local\n    hooks:\n      - {id: l, name: l, entry: ./l.sh, language: script, always_run: true, pass_filenames: false}\n  - repo: meta\n    hooks: [{id: check-hooks-apply}, {id: identity}]\n",
    "schemastore, test/pre-commit-config",
  ),
  file(
    hooks,
    "a text in quotes that goes on at its key",
    'repos:\n  - repo: https://example.org/a\n    rev: v1\n    hooks:\n      - id: x\n        exclude: "a|\\\n        b"\n',
    "PyYAML loads it",
  ),
  file(
    hooks,
    "a revision that is a commit",
    "repos:\n  - repo: https://example.org/a\n    rev: 0123456789abcdef0123456789abcdef01234567\n    hooks: [{id: x}]\n",
    "pre-commit: any ref of git",
  ),
  file(hooks, "no repositories yet", "repos: []\n", "pre-commit sample-config, without its hooks"),
  file(
    "mkdocs.yml",
    "names of Python and variables",
    "site_name: !ENV [NAME, x]\nmarkdown_extensions:\n  - pymdownx.emoji:\n      emoji_index: !!python/name:material.extensions.emoji.twemoji\n",
    "mkdocs.org: !ENV; mkdocs-material: python/name",
    pages,
  ),
  file(
    "mkdocs.yml",
    "a navigation with addresses, anchors and pages",
    "site_name: x\nnav:\n  - index.md\n  - Other: https://example.org/a.md\n  - Part: index.md#part\n  - Mail: mailto:a@example.org\n  - Up: ../README.md#x\n",
    "mkdocs.org: nav, external links",
    pages,
  ),
  file(
    "mkdocs.yml",
    "pages that a plugin makes",
    "site_name: x\nplugins: [gen-files, literate-nav]\nnav:\n  - index.md\n  - Reference: reference/SUMMARY.md\n",
    "mkdocs-gen-files: made when the site is built",
    pages,
  ),
  file(
    "mkdocs.yml",
    "another folder of pages",
    "site_name: x\ndocs_dir: ./pages/\nnav: [a.md]\n",
    "mkdocs.org: docs_dir",
    { "pages/a.md": "# a\n" },
  ),
  file(
    "mkdocs.yml",
    "pages that are not in the repository",
    "site_name: x\nnav: [a.md]\n",
    "a build step brings them",
    {},
  ),
];
