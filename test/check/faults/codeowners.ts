import type { Fault } from "../row.ts";

const file = ".github/CODEOWNERS";
const docs = "docs.github.com, «About code owners»";
const owners = (text: string, more: Record<string, string> = {}) => ({
  [file]: text,
  "README.md": "# A tool\n",
  "docs/a.md": "# A\n",
  ...more,
});

export const codeowners: readonly Fault[] = [
  {
    what: "a line for everything after others",
    files: owners("/docs/ @ada\n*.md @bob\n* @eve\n"),
    says: `${docs}: order is important; the last matching pattern takes the most precedence`,
    code: "codeowners.overridden",
    at: `${file}:1`,
    level: "warning",
  },
  {
    what: "one pattern twice",
    files: owners("* @eve\n/docs/ @ada\n/docs/ @bob\n"),
    says: `${docs}: the last matching pattern takes the most precedence; mszostok/codeowners-validator, duppatterns`,
    code: "codeowners.overridden",
    at: `${file}:2`,
    level: "warning",
  },
  {
    what: "an account with an underscore at its beginning",
    files: owners("* @_ada\n"),
    says: "GitHub: names of accounts hold letters, digits and hyphens",
    code: "codeowners.owner",
    at: `${file}:1`,
    level: "error",
  },
  {
    what: "owners with a comma between them",
    files: owners("* @ada, @bob\n"),
    says: `${docs}: owners stand one after another with blanks between`,
    code: "codeowners.owner",
    at: `${file}:1`,
    level: "error",
  },
  {
    what: "an @ alone",
    files: owners("* @\n"),
    says: `${docs}: @username or @org/team-name`,
    code: "codeowners.owner",
    at: `${file}:1`,
    level: "error",
  },
  {
    what: "a role of GitLab",
    files: owners("* @@maintainer\n"),
    says: `${docs}: @username or @org/team-name`,
    code: "codeowners.owner",
    at: `${file}:1`,
    level: "error",
  },
  {
    what: "a file in docs behind the one in .github",
    files: { ...owners("* @ada\n"), "docs/CODEOWNERS": "* @bob\n" },
    says: `${docs}: GitHub searches .github/, the root and docs/, and uses the first one`,
    code: "codeowners.shadowed",
    at: "docs/CODEOWNERS:1",
    level: "warning",
  },
  {
    what: "two owners written as one",
    files: owners("/docs/ @eve @ada@bob\n"),
    says: "InternationalColorConsortium/iccDEV#2431: the word names nobody, and GitHub does not flag it",
    code: "codeowners.owner",
    at: `${file}:1`,
    level: "error",
  },
  {
    what: "owners without a pattern",
    files: owners("# owners\n\n@lepton/maintainers\n"),
    says: "pantheon-deprecated/decoupled-kit-js#1187: without a pattern the line is skipped",
    code: "codeowners.no-pattern",
    at: `${file}:3`,
    level: "error",
  },
];
