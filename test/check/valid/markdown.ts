import { lines, type Valid } from "../row.ts";

export const markdown: readonly Valid[] = [
  {
    what: "a heading of a page below, linked by its anchor",
    files: {
      "README.md": lines(`
        # A tool

        See [how to begin](docs/guide.md#first-steps).
      `),
      "docs/guide.md": "# Guide\n\n## First steps\n",
    },
    says: "GitHub Docs, «Section links»: the heading in lower case, hyphens for blanks",
  },
];
