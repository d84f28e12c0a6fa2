import { lines, type Valid } from "../row.ts";

export const pages: readonly Valid[] = [
  {
    what: "a link whose label sounds like a blank of a template",
    files: {
      "README.md": lines(`
        # A tool

        You can [Add a translation] of every page, or [add  an example].

        [Add a translation]: https://example.org/translations
        [add an example]: https://example.org/examples
      `),
    },
    says: "CommonMark 0.31, 4.7: a label that is defined is a link; labels are compared without case and runs of blanks",
  },
  {
    what: "an address written out against robots",
    files: {
      "SECURITY.md": lines(`
        # Security

        Please do not open an issue for a vulnerability. Write to \`security\` at \`projects\` dot \`dev\` in private,
        and you hear from us within three days.
      `),
    },
    says: "people's pages (pypa): a person can read it, and so the policy names a private way",
  },
];
