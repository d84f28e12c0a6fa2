import { type Fault, lines } from "../row.ts";

export const markdown: readonly Fault[] = [
  {
    what: "a link to a file that is not there",
    files: {
      "README.md": lines(`
        # A tool

        See [the guide](docs/giude.md).
      `),
      "docs/guide.md": "# Guide\n",
    },
    says: "GitHub: the link leads to a page that does not exist (404)",
    code: "links.file-near",
    at: "README.md:3",
    level: "error",
  },
];
