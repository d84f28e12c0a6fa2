import { lines, type Valid } from "../row.ts";

const page = (text: string) => `# Page\n\n${lines(text)}`;
const own = (what: string, text: string, says: string): Valid => ({ what, files: { "GUIDE.md": page(text) }, says });

/** What other checkers of links were told to be wrong about. */
export const linksPeers: readonly Valid[] = [
  own(
    "an emoji with the sign for colour, and one without",
    "[a](#-usage) [b](#%EF%B8%8F-disclaimer) [c](#-disclaimer)\n\n## 🚀 Usage\n\n## ⚠️ Disclaimer",
    "markdown-link-check #523, markdownlint #2171: both are meant",
  ),
  own(
    "brackets in a heading",
    "[a](#estimator-mle)\n\n## Estimator (MLE)",
    "markdown-link-check #593: GitHub drops them",
  ),
  own(
    "a product in brackets, in mathematics",
    "The measure is $$[a](b)$$ and $f[i](x)$, at $5 a piece.",
    "docs.github.com, «Writing mathematical expressions»: what stands between dollar signs is LaTeX",
  ),
  own("umlauts", "[a](#übersicht) [b](#%C3%BCbersicht)\n\n## Übersicht", "markdown-link-check #209: letters stay"),
  own("a question mark", "[a](#l-is-it-there)\n\n### L. Is it there?", "markdown-link-check #360: GitHub drops it"),
  own(
    "letters of Hungarian as percent escapes",
    "[a](#kit%C3%A9r%C3%A9s-l%C3%B6v%C3%A9s-el%C5%91l)\n\n## Kitérés lövés elől",
    "linkspector #60: they stand for the letters",
  ),
  own(
    "the short name of an emoji",
    "[a](#smile-shortcode-heading)\n\n## :smile: Shortcode heading",
    "vscode-markdownlint #384: GitHub's anchor has the name without colons",
  ),
  own("a dash between blanks", "[a](#fleet--operator)\n\n## Fleet — operator", "loom #7806: each blank is a hyphen"),
  own(
    "an anchor of HTML in a heading",
    'See [the introduction](#S-introduction)\n\n## <a name="S-introduction"></a> In: Introduction',
    "remark-validate-links #1: the browser finds the name",
  ),
  {
    what: "images for widths and densities, with blanks and commas of every kind",
    files: {
      "README.md": page(`
        <picture>
          <source srcset='small.jpg 200w, large.jpg 800w' sizes='100vw'>
          <source srcset="small.jpg,
                          large.jpg  2x ,data:image/png;base64,iVBORw0KGgo= 3x">
          <img src="small.jpg" alt="x">
        </picture>
      `),
      "small.jpg": "",
      "large.jpg": "",
    },
    says: "w3c/link-checker #44, broken-link-checker #107: 200w is no file; HTML 4.8.4.2.1 for the rest",
  },
  {
    what: "MyST: the id of a heading on the line before it",
    files: { "docs/myst.yml": "version: 1\n", "docs/a.md": page("[a](#block-id)\n\n{#block-id}\n## Heading two") },
    says: "lychee #2249; myst-parser, attrs_block",
  },
];
