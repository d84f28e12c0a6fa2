import { append, type Damage, swap } from "./damage.ts";

const bug = ".github/ISSUE_TEMPLATE/bug.yml";
const citation = "CITATION.cff";

export const syntax: readonly Damage[] = [
  {
    by: "YAML 1.2, strict, one document",
    what: "a key twice",
    path: "community.yaml",
    damage: append("version: 2\n"),
    because: /unique/,
  },
  {
    by: "YAML 1.2, strict, one document",
    what: "a tab for indentation",
    path: bug,
    damage: swap("\n    attributes:", "\n\tattributes:"),
    because: /[Tt]ab|indent/,
  },
  {
    by: "YAML 1.2, strict, one document",
    what: "an unknown tag",
    path: bug,
    damage: swap("name: ", "name: !mine "),
    because: /Unresolved tag/,
  },
  {
    by: "YAML 1.2, strict, one document",
    what: "two documents",
    path: bug,
    damage: swap("\nbody:", "\n---\nbody:"),
    because: /2 documents/,
  },
  {
    by: "YAML 1.1 reads the same",
    what: "an unquoted no",
    path: bug,
    damage: swap(/^name: .*$/m, "name: no"),
    because: /1\.1/,
  },
  {
    by: "YAML 1.1 reads the same",
    what: "an unquoted date",
    path: citation,
    damage: append("date-released: 2027-01-05\n"),
    because: /1\.1/,
  },
  { by: "JSON", what: "a comma too many", path: ".all-contributorsrc", damage: swap(/\}\s*$/, ",}\n"), because: /:/ },
  {
    by: "commonry check: json",
    what: "a quote lost",
    path: ".all-contributorsrc",
    damage: swap('"projectName"', '"projectName'),
    because: /json\.syntax/,
  },
  {
    by: "commonry check: yaml",
    what: "a bracket lost",
    path: bug,
    damage: swap(/^labels: \[(.*)\]/m, "labels: [$1"),
    because: /yaml/,
  },
];
