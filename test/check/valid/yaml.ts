import type { Valid } from "../row.ts";

const loaded = "libyaml (PyYAML 6: compose_all) and js-yaml 4 (loadAll) both load it";

/** One file each, which no service of the rule book reads, or one that does. */
function file(what: string, path: string, text: string, says = loaded): Valid {
  return { what, files: { [path]: text }, says };
}

export const yaml: readonly Valid[] = [
  file("a text in quotes that goes on at the column of its key", "conf/a.yml", 'key: "a|\\\n)$"\nnext: 1\n'),
  file("a text in single quotes that goes on further to the left", "conf/a.yml", "a:\n    b: 'one\n  two'\n    c: 1\n"),
  file("a text in quotes that goes on after an empty line", "conf/a.yml", 'a: "one\n\ntwo"\nb: 1\n'),
  file("a text in quotes in a list that goes on at its dash", "conf/a.yml", '- "one\ntwo"\n- three\n'),
  file("a text in quotes that goes on behind a tab", "conf/a.yml", 'a: "one\n\ttwo"\n'),
  file("a list in brackets that closes at the column of its key", "conf/a.yml", "a: [\n  1,\n  2\n]\nb: 3\n"),
  file("a list in brackets that goes on further to the left", "conf/a.yml", "a:\n    b: [1,\n  2]\n    c: 1\n"),
  file("a map in braces that goes on at the column of its key", "conf/a.yml", "a: {b: 1,\nc: 2}\nd: 3\n"),
  file("a map in braces whose comment holds a quote", "conf/a.yml", "a: {b: 1, # it's\nc: 2\n}\nd: 3\n"),
  file("a key that two texts below go on beside", "conf/a.yml", "a: 'x\ny'\nb: |\n  'not open\nc: \"x\ny\"\n"),
  file("several documents", "conf/a.yml", "a: 1\n---\na: 2\n...\n---\nb: 3\n"),
  file("a directive of YAML 1.1", "conf/a.yml", "%YAML 1.1\n---\na: yes\n"),
  file("a directive for a tag", "conf/a.yml", "%TAG ! tag:example.org,2026:\n---\na: !thing {b: 1}\n"),
  file(
    "tags of CloudFormation",
    "aws/stack.yml",
    "Bucket: !Ref Name\nArn: !GetAtt [Name, Arn]\nText: !Sub '\x24{Name}-x'\n",
  ),
  file("a vault of Ansible", "group_vars/all.yml", "key: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  6162\n"),
  file("a name of Python", "site/conf.yml", "slug: !!python/name:pymdownx.slugs.slugify\n"),
  file(
    "a name of Python with something to call",
    "site/conf.yml",
    "slug: !!python/object/apply:pymdownx.slugs.slugify\n  kwds:\n    case: lower\n",
  ),
  file("a sign of order of bytes", "conf/a.yml", "\ufeffa: 1\n"),
  file("line ends of Windows, with a text in quotes over two lines", "conf/a.yml", 'a: "one\r\ntwo"\r\nb: 1\r\n'),
  file("a tab behind a value", "conf/a.yml", "a: 1\t# one\nb:\t2\n"),
  file("a merge key, an anchor, an alias", "conf/a.yml", "a: &a {x: 1}\nb:\n  <<: *a\n  y: 2\n"),
  file(
    "a merge key that stands twice",
    "conf/a.yml",
    "a: &a {x: 1}\nb: &b {y: 1}\nc:\n  <<: *a\n  <<: *b\n",
    "libyaml and js-yaml (json: true) load it; PyYAML merges both",
  ),
  file("keys of several words, numbers and dates", "conf/a.yml", "1: a\n2026-01-01: b\ntwo words: c\n? [x, y]\n: d\n"),
  file("nothing at all", "conf/a.yml", ""),
  file("comments alone", "conf/a.yml", "# nothing yet\n"),
  file(
    "a chart's template",
    "charts/x/templates/a.yaml",
    "a: {{ .Values.a }}\n{{- if .b }}\nb: [\n{{- end }}\n",
    "Helm renders it before anybody reads YAML",
  ),
  file(
    "a template of Jinja",
    "roles/x/templates/a.yml.j2",
    "{% for x in y %}\n- {{ x }}: [\n{% endfor %}\n",
    "Ansible renders it first",
  ),
  file(
    "a file of Ruby in YAML",
    "config/database.yml",
    "dev:\n  pool: <%= ENV.fetch('POOL') { 5 } %>\n<% if x %>\n  a: [\n<% end %>\n",
    "Rails renders it with ERB first",
  ),
  file(
    "a key that stands twice, in a file that nobody here reads",
    "conf/a.yml",
    "a: 1\na: 2\n",
    "PyYAML takes the last one; js-yaml refuses it: a note",
  ),
  file(
    "a pipeline of GitLab with a script in quotes that goes on at its key",
    ".gitlab-ci.yml",
    'test:\n  script: "echo one;\n  echo two"\n',
    "Psych (libyaml), which GitLab reads pipelines with, loads it",
  ),
  file(
    "a form with a sentence in quotes that goes on at its key",
    ".github/ISSUE_TEMPLATE/bug.yml",
    'name: Bug\ndescription: "A fault\nof ours"\nbody:\n  - type: textarea\n    attributes: {label: What}\n',
    "libyaml, with which GitHub reads forms, loads it",
  ),
];
