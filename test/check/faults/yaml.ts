import type { Fault } from "../row.ts";

type Place = Pick<Fault, "code" | "at" | "level">;

function file(what: string, path: string, text: string, place: Place, says: string): Fault {
  return { what, files: { [path]: text }, says, ...place };
}

const both = "libyaml (PyYAML 6) and js-yaml 4 both refuse it";
const error = (code: string, at: string): Place => ({ code, at, level: "error" });
const warning = (code: string, at: string): Place => ({ code, at, level: "warning" });
const note = (code: string, at: string): Place => ({ code, at, level: "note" });

export const yaml: readonly Fault[] = [
  file("a list that never closes", "conf/a.yml", "a: [1, 2\nb: 3\n", warning("yaml.indent", "conf/a.yml:2"), both),
  file("a tab that indents", "conf/a.yml", "a:\n\tb: 1\n", warning("yaml.tab", "conf/a.yml:2"), both),
  file("a second colon", "conf/a.yml", "a: b: c\n", warning("yaml.nested", "conf/a.yml:1"), both),
  file("a key out of line", "conf/a.yml", "a:\n    b: 1\n  c: 2\n", warning("yaml.indent", "conf/a.yml:3"), both),
  file(
    "a text that begins with a grave accent",
    "conf/a.yml",
    "a: `b`\n",
    warning("yaml.syntax", "conf/a.yml:1"),
    both,
  ),
  file(
    "a mark of a document within a text in quotes",
    "conf/a.yml",
    'a: "one\n---\ntwo"\n',
    warning("yaml.syntax", "conf/a.yml:1"),
    both,
  ),
  file("a key in quotes over two lines", "conf/a.yml", '"a\nb": 1\n', warning("yaml.colon", "conf/a.yml:1"), both),
  file(
    "a key that stands twice where nobody here reads",
    "conf/a.yml",
    "a: 1\nb: 2\na: 3\n",
    note("yaml.duplicate-key", "conf/a.yml:3"),
    "PyYAML takes the last in silence, js-yaml: duplicated mapping key",
  ),
  file(
    "a key that stands twice in a workflow",
    ".github/workflows/a.yml",
    "on: push\npermissions: {}\njobs:\n  a: {runs-on: x, steps: [{run: x}]}\n  a: {runs-on: x, steps: [{run: x}]}\n",
    error("yaml.duplicate-key", ".github/workflows/a.yml:5"),
    "GitHub: «'a' is already defined»",
  ),
  file(
    "a key that stands twice in a pipeline",
    ".gitlab-ci.yml",
    "test:\n  script: a\ntest:\n  script: b\n",
    warning("yaml.duplicate-key", ".gitlab-ci.yml:3"),
    "Psych takes the last one: the first job is lost without a word",
  ),
  file(
    "a label that stands twice in the labeler's file",
    ".github/labeler.yml",
    "docs:\n  - changed-files: [{any-glob-to-any-file: 'docs/**'}]\ndocs:\n  - changed-files: [{any-glob-to-any-file: '*.md'}]\n",
    error("yaml.duplicate-key", ".github/labeler.yml:3"),
    "actions/labeler: js-yaml load, duplicated mapping key",
  ),
  file(
    "a pipeline that does not parse",
    ".gitlab-ci.yml",
    "test:\n  script: [a\n",
    error("yaml.indent", ".gitlab-ci.yml:3"),
    "GitLab: Invalid YAML syntax",
  ),
  file(
    "settings of Dependabot that do not parse",
    ".github/dependabot.yml",
    "version: 2\nupdates:\n\t- a\n",
    error("yaml.tab", ".github/dependabot.yml:3"),
    "Dependabot: the file is not valid YAML",
  ),
  file(
    "a package's JSON with a trailing comma",
    "package.json",
    '{\n  "name": "a",\n}\n',
    error("json.syntax", "package.json:3"),
    "npm: EJSONPARSE",
  ),
  file(
    "a package of PHP with a comment",
    "composer.json",
    '{\n  // why\n  "name": "a/b"\n}\n',
    error("json.syntax", "composer.json:2"),
    "Composer: JsonFile, parse error",
  ),
  file(
    "a settings file of TypeScript that never closes",
    "tsconfig.json",
    '{\n  "a": [1\n',
    error("json.syntax", "tsconfig.json:3"),
    "tsc: error TS1005",
  ),
  file(
    "a data file that never closes",
    "data/a.json",
    '{"a": [1\n',
    warning("json.syntax", "data/a.json:2"),
    "RFC 8259, JSON5 and JSON Lines: none takes it",
  ),
  file(
    "a data file with a trailing comma",
    "data/a.json",
    '{"a": 1,}\n',
    note("json.syntax", "data/a.json:1"),
    "RFC 8259 does not take it, JSON5 does",
  ),
  file("an alias of nothing", "conf/a.yml", "a: &x 1\nb: *y\n", warning("yaml.alias", "conf/a.yml:2"), both),
  file("an alias of a later anchor", "conf/a.yml", "a: *x\nb: &x 1\n", warning("yaml.alias", "conf/a.yml:1"), both),
  file(
    "a text that begins with a star",
    ".github/labeler.yml",
    "docs:\n  - changed-files:\n      - any-glob-to-any-file: *.md\n",
    error("yaml.alias", ".github/labeler.yml:3"),
    "js-yaml: unidentified alias",
  ),
  file("a value without its key", "conf/a.yml", "a: 1\n: 2\n", warning("yaml.no-key", "conf/a.yml:2"), both),
  file(
    "a colon too many, below a list with a comment that is closed",
    "conf/a.yml",
    "a: [b, #c\n  d]\ne: f: g\n",
    warning("yaml.nested", "conf/a.yml:3"),
    both,
  ),
];
