import { lines, type Valid } from "../row.ts";

const spec = (section: string) => `CommonMark 0.31.2, ${section}`;

export const links: readonly Valid[] = [
  {
    what: "an address of mail between angle brackets",
    files: {
      "GUIDE.md": lines(`
        # A guide

        Mail <ada@example.org>, or <ada.b+c@mail.example.org>.
      `),
    },
    says: `${spec("6.5")}: it leads to mailto:`,
  },
  {
    what: "a definition that nothing uses, and one that comes second",
    files: {
      "GUIDE.md": lines(`
        # A guide

        See [the guide].

        [the guide]: parts.md
        [The Guide]: gone.md
        [old]: gone-too.md
      `),
      "parts.md": "# Guide\n",
    },
    says: `${spec("4.7")}: the first of a label counts, and no reader meets what no link uses`,
  },
  {
    what: "a link within what an image says",
    files: {
      "GUIDE.md": lines(`
        # A guide

        ![logo of [us](us.md)](logo.png)
      `),
      "logo.png": "",
    },
    says: `${spec("6.4")}: only its text is kept`,
  },
  {
    what: "a definition before a heading that a line below makes",
    files: {
      "GUIDE.md": lines(`
        [g]: #parts
        Parts
        =====

        [x][g]
      `),
    },
    says: `${spec("4.7")}: a heading may follow a definition without a blank line; the anchor is of the heading alone`,
  },
  {
    what: "a backslash in a value of HTML",
    files: { "GUIDE.md": '# A guide\n\n<img src="a&#46;png" alt="x\\">\n', "a.png": "" },
    says: `${spec("2.4 and 2.5")}: backslashes mean nothing in HTML, references do`,
  },
  {
    what: "a character in a target by a name that HTML has",
    files: { "GUIDE.md": "# A guide\n\n[coffee](caf&eacute;.md)\n", "café.md": "# Coffee\n" },
    says: `${spec("2.5")}: all names of HTML 5 are known in a target`,
  },
  {
    what: "a comment of an action, with links as an issue has them",
    files: {
      ".github/actions/spelling/advice.md":
        "Look at [the page](../tree/HEAD/README.md) or [that](../blob/main/gone.md).\n",
    },
    says: "An issue's address is /owner/name/issues/1: ../tree/HEAD/ is the repository (github.com/check-spelling, advice.md)",
  },
];
