import { lines, type Valid } from "../row.ts";

const docs = "docs.github.com, «About code owners»";

export const codeowners: readonly Valid[] = [
  {
    what: "the shapes of GitHub's own example, with files for them",
    files: {
      ".github/CODEOWNERS": lines(`
        # This is a comment.
        *       @ada @bob

        *.js    @mia #This is an inline comment.
        *.go docs@lepton.dev
        *.txt @lepton/crew
        /build/logs/ @eve
        docs/*  docs@lepton.dev
        apps/ @dan
        /docs/ @eve
        /scripts/ @eve @dan
        **/logs @dan
        /apps/ @dan
        /apps/github
      `),
      "a.js": "1;\n",
      "a.go": "package a\n",
      "a.txt": "a\n",
      "build/logs/a": "a\n",
      "docs/a.md": "# A\n",
      "apps/github/a": "a\n",
      "scripts/a": "a\n",
    },
    says: `${docs}: after its own example, in which apps/ comes before /apps/`,
  },
  {
    what: "teams with dots and underscores, accounts of an enterprise, a line without owners",
    files: {
      ".github/CODEOWNERS": "* @acme/core.team_1 @ada_acme\n/docs/\n",
      "docs/a.md": "# A\n",
    },
    says: `${docs}: a line without owners takes them away; names of managed users end in _shortcode`,
  },
  {
    what: "a folder after everything, and everything first",
    files: { CODEOWNERS: "* @ada\n/docs/** @bob\n/docs/*.md @eve\n", "docs/a.md": "# A\n", ".github/a": "a\n" },
    says: `${docs}: the last matching pattern takes the most precedence`,
  },
  {
    what: "sections of GitLab that each have everything",
    files: { ".gitlab/CODEOWNERS": "[Docs]\n* @ada\n\n^[Code][2] @bob\n*\n*.md\n", "docs/a.md": "# A\n" },
    says: "docs.gitlab.com, «Code Owners syntax»: each section has an order of its own",
  },
];
