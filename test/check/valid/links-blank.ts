import { lines, type Valid } from "../row.ts";

const guide = { "docs/my guide.md": "# My guide\n" };
const page = (text: string) => `# Page\n\n${lines(text)}`;

export const linksBlank: readonly Valid[] = [
  {
    what: "a blank in a target between angle brackets",
    files: { "GUIDE.md": page("See [the guide](<docs/my guide.md>)."), ...guide },
    says: "CommonMark 0.31.2, 6.3: between <> blanks may stand",
  },
  {
    what: "a blank in a target as %20, with an anchor",
    files: { "GUIDE.md": page("See [the guide](docs/my%20guide.md#my-guide)."), ...guide },
    says: "the address of the page has %20 for the blank",
  },
  {
    what: "text in brackets, then a remark in brackets",
    files: { "GUIDE.md": page("Use [x](see docs/my guide.md, or ask) and a[0](docs/my other.md)."), ...guide },
    says: "CommonMark 0.31.2, 6.3: it is text, and names no file that is there",
  },
  {
    what: "a link with a blank within a span of code, and one behind a backslash",
    files: { "GUIDE.md": page("Never write `[a](docs/my guide.md)` or \\[a](docs/my guide.md)."), ...guide },
    says: "CommonMark 0.31.2, 6.1 and 2.4: it is meant to be seen",
  },
  {
    what: "MkDocs: a blank in a target",
    files: { "mkdocs.yml": "site_name: x\n", "docs/a.md": page("[g](my guide.md)"), ...guide },
    says: "Python-Markdown 3.10, LinkInlineProcessor: a blank is a part of the target",
  },
];
