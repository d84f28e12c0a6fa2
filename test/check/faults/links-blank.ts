import { type Fault, lines } from "../row.ts";

const page = (text: string) => `# Page\n\n${lines(text)}`;
const spec = "CommonMark 0.31.2, 6.3: a destination without <> ends before a blank, so that all of it is text";

/** A blank in a target: what looks like a link is text, brackets and all. */
export const linksBlank: readonly Fault[] = [
  {
    what: "a blank in the name of a page",
    files: { "GUIDE.md": page("See [the guide](docs/my guide.md)."), "docs/my guide.md": "# Guide\n" },
    says: spec,
    code: "links.blank",
    at: "GUIDE.md:3",
    level: "warning",
  },
  {
    what: "blanks in the name of an image, with a title behind it",
    files: { "README.md": page('- ![shot](img/first shot 1.png "A shot")'), "img/first shot 1.png": "" },
    says: spec,
    code: "links.blank",
    at: "README.md:3",
    level: "warning",
  },
  {
    what: "a blank in the name of a folder, before an anchor",
    files: { "GUIDE.md": page("| a |\n|---|\n| [b](the docs/a.md#a) |"), "the docs/a.md": "# A\n" },
    says: spec,
    code: "links.blank",
    at: "GUIDE.md:5",
    level: "warning",
  },
  {
    what: "a heading's text in place of its anchor",
    files: { "GUIDE.md": page("[a](#Set it up)\n\n## Set it up") },
    says: spec,
    code: "links.blank",
    at: "GUIDE.md:3",
    level: "warning",
  },
];
