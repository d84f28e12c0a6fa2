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
  {
    what: "a heading with a colon within a word",
    files: { "GUIDE.md": "# Page\n\n## A heading with:a colon\n\n[a](#a-heading-witha-colon)\n", "a.png": "" },
    says: "github.com/DavidAnson/markdownlint/issues/1771: GitHub leaves the colon out",
  },
  {
    what: "a heading that begins with hyphens",
    files: { "GUIDE.md": "# Page\n\n## `--config`\n\n[a](#--config)\n", "a.png": "" },
    says: "github.com/DavidAnson/markdownlint/issues/960: GitHub keeps them",
  },
  {
    what: "a heading with escaped underscores",
    files: { "GUIDE.md": "# Page\n\n##### 2.2.2.1 \\_\\_init__\n\n[a](#2221-__init__)\n", "a.png": "" },
    says: "github.com/DavidAnson/markdownlint/issues/984: the escapes are no part of the anchor",
  },
  {
    what: "a sign between two spans of code",
    files: { "GUIDE.md": "# Page\n\n## `a` + `title`\n\n[a](#a--title)\n", "a.png": "" },
    says: "github.com/joshrotenberg/mdbook-lint/issues/324: both blanks become hyphens",
  },
  {
    what: "slashes, quotes, dots and question marks in headings",
    files: {
      "GUIDE.md":
        '# Page\n\n## For clients/services/adapters in CI\n\n## The "build" commands\n\n## Which get deployed?\n\n## Help for the ./ctl script\n\n[a](#for-clientsservicesadapters-in-ci) [b](#the-build-commands) [c](#which-get-deployed) [d](#help-for-the-ctl-script)\n',
      "a.png": "",
    },
    says: "github.com/vvvar/checkmark/issues/7: GitHub leaves them out",
  },
  {
    what: "a heading with round brackets",
    files: {
      "GUIDE.md": "# Page\n\n## Maximum Likelihood Estimator (MLE)\n\n[a](#maximum-likelihood-estimator-mle)\n",
      "a.png": "",
    },
    says: "github.com/tcort/markdown-link-check/issues/593: GitHub leaves them out",
  },
  {
    what: "a heading that ends in a hash",
    files: { "GUIDE.md": "# Page\n\n## Coding in C#\n\n[a](#coding-in-c)\n", "a.png": "" },
    says: "github.com/HiDeoo/starlight-links-validator/issues/29: without a blank before it, it belongs to the text, and GitHub leaves it out of the anchor",
  },
  {
    what: "an anchor by name, after its link",
    files: { "GUIDE.md": '# Page\n\n[a](#ref1)\n\nHere <a name="ref1"></a>\n', "a.png": "" },
    says: "github.com/UmbrellaDocs/linkspector/issues/69: the place of a name is an anchor",
  },
  {
    what: "an anchor with percent escapes in its id",
    files: { "GUIDE.md": '# Page\n\n<a id="tangent%3A-x"></a>\n\n[a](#tangent%3A-x)\n', "a.png": "" },
    says: "github.com/lycheeverse/lychee/issues/1467; HTML, «find a potential indicated element»: the fragment is tried as it is, then decoded",
  },
  {
    what: "an address elsewhere with blanks that ends like a page",
    files: {
      "GUIDE.md":
        "# Page\n\n[a](<https://example.org/search?q=link with.md>) [b](https://example.org/search?q=a%20b.md)\n",
      "a.png": "",
    },
    says: "github.com/artempyanykh/marksman/issues/412: it has a scheme",
  },
  {
    what: "a target with a raw blank is no link",
    files: { "GUIDE.md": "# Page\n\n![x](../Mail Data/a b.jpg)\n", "a.png": "" },
    says: "github.com/AlexanderDokuchaev/md-dead-link-check/issues/73; CommonMark 0.31.2, 6.3: a bare destination holds no blank",
  },
  {
    what: "a question mark before the anchor",
    files: { "GUIDE.md": "# Page\n\n## Usage\n\n[a](./GUIDE.md?plain=1#usage)\n", "a.png": "" },
    says: "github.com/facebook/docusaurus/issues/9721: the query comes before the fragment",
  },
  {
    what: "a link around an image, and a title",
    files: { "GUIDE.md": "# Page\n\n[![x](a.png \"t (1)\")](a.png 'u')\n", "a.png": "" },
    says: "CommonMark 0.31.2, 6.4: the two are told apart",
  },
  {
    what: "a list of changes in brackets, one after the other",
    files: { "GUIDE.md": "# Page\n\n- Fix it [FIX-1][#12]\n- Then [the other] [one]\n", "a.png": "" },
    says: "CommonMark 0.31.2, 6.3: without a definition it is text",
  },
  {
    what: "a footnote, used before it stands",
    files: { "GUIDE.md": "# Page\n\nText.[^note]\n\n[^note]: See [here](#page).\n", "a.png": "" },
    says: "GitHub Docs, «Footnotes»",
  },
  {
    what: "the case of HTML attributes and no quotes",
    files: { "GUIDE.md": '# Page\n\n<A HREF=a.png>x</A> <img SRC = "a.png">\n', "a.png": "" },
    says: "HTML: names of attributes have no case; CommonMark 0.31.2, 6.6",
  },
  {
    what: "a path with a blank, written with %20, and one in a folder with a blank",
    files: {
      "test space/A.md": "# A\n\n[a](./A.md) [b](./b%20c.md) [d](<b c.md>)\n",
      "test space/b c.md": "# B\n\n[x](../test%20space/A.md#a)\n",
    },
    says: "github.com/tcort/markdown-link-check/issues/15 and link-check/issues/10: percent escapes are decoded",
  },
  {
    what: "folders, with and without a README",
    files: {
      "GUIDE.md": "# Guide\n\n[a](src) [b](src/) [c](./) [d](/src/lib)\n",
      "src/lib/x.c": "int x;\n",
    },
    says: "GitHub shows a folder's list of files",
  },
  {
    what: "pages of the forge, from a page of the root",
    files: { "GUIDE.md": "# Guide\n\n[a](../../issues/new) [b](../../wiki/Home) [c](../../actions/workflows/x.yml)\n" },
    says: "docs.github.com, relative links: /owner/name/blob/main/GUIDE.md, two levels up",
  },
  {
    what: "an image at the start or the end of a heading",
    files: {
      "GUIDE.md":
        "# Page\n\n## ![✔] 1.1 Set up\n\n## People [![a](a.png)](a.png) ![a](a.png)\n\n[a](#-11-set-up) [b](#people--)\n\n[✔]: a.png\n",
      "a.png": "",
    },
    says: "github.com/goldbergyoni/nodebestpractices, README.md: GitHub keeps the blank beside an image as a hyphen",
  },
];
