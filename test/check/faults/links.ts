import { type Fault, lines } from "../row.ts";

const page = (text: string) => `# Page\n\n${lines(text)}`;
const notFound = "the address that the page's link is made into answers 404";
const noAnchor = "the browser stays where it is: no element has this id";

/** Anchors of pages that a generator of sites makes, by its rule. */
export const siteAnchors: readonly Fault[] = [
  {
    what: "MkDocs: an anchor of the same page that no heading makes",
    files: { "mkdocs.yml": "site_name: x\n", "docs/a.md": page("## Set up\n\n[a](#getting-started)") },
    says: `${noAnchor}; mkdocs build --strict with validation.anchors says so`,
    code: "links.anchor",
    at: "docs/a.md:5",
    level: "warning",
  },
  {
    what: "MkDocs: an anchor of another page",
    files: {
      "mkdocs.yml": "site_name: x\n",
      "docs/a.md": page("[a](b.md#getting-started)"),
      "docs/b.md": page("## Set up"),
    },
    says: `${noAnchor}; mkdocs build --strict with validation.anchors says so`,
    code: "links.anchor",
    at: "docs/a.md:3",
    level: "warning",
  },
  {
    what: "Docusaurus: an anchor that nothing makes",
    files: { "website/docusaurus.config.js": "x\n", "website/docs/a.md": page("## Set up\n\n[a](#getting-started)") },
    says: "docusaurus.io, onBrokenAnchors: «Docusaurus found broken anchors»",
    code: "links.anchor",
    at: "website/docs/a.md:5",
    level: "warning",
  },
  {
    what: "VitePress: an anchor that nothing makes",
    files: { "docs/.vitepress/config.mts": "x\n", "docs/a.md": page("## Set up\n\n[a](#getting-started)") },
    says: noAnchor,
    code: "links.anchor",
    at: "docs/a.md:5",
    level: "warning",
  },
  {
    what: "VitePress: the anchor as GitHub would make it",
    files: { "docs/.vitepress/config.mts": "x\n", "docs/a.md": page("## What's new?\n\n[a](#whats-new)") },
    says: "slugify of @mdit-vue/shared makes what-s-new of it",
    code: "links.anchor-near",
    at: "docs/a.md:5",
    level: "note",
  },
  {
    what: "mdBook: an anchor of another page that nothing makes",
    files: {
      "book.toml": "[book]\n",
      "src/a.md": page("[a](b.md#getting-started)"),
      "src/b.md": page("## Set up"),
    },
    says: `${noAnchor} (mdbook-linkcheck: «contains no such anchor»)`,
    code: "links.anchor",
    at: "src/a.md:3",
    level: "warning",
  },
  {
    what: "Jekyll: an anchor that nothing makes",
    files: { "_config.yml": "title: x\n", "pages/a.md": page("## Set up\n\n[a](#getting-started)") },
    says: `${noAnchor} (html-proofer: «internal linking to #getting-started; the hash does not exist»)`,
    code: "links.anchor",
    at: "pages/a.md:5",
    level: "warning",
  },
  {
    what: "Hugo: an anchor that nothing makes",
    files: { "hugo.yaml": "title: x\n", "content/a.md": page("## Set up\n\n[a](#getting-started)") },
    says: noAnchor,
    code: "links.anchor",
    at: "content/a.md:5",
    level: "warning",
  },
  {
    what: "Sphinx: an anchor that nothing here makes, though another page may",
    files: { "docs/conf.py": "extensions = []\n", "docs/a.md": page("## Set up\n\n[a](#getting-started)") },
    says: "myst-parser.readthedocs.io: «'myst' cross-reference target not found»; targets of all pages are known in each",
    code: "links.anchor",
    at: "docs/a.md:5",
    level: "note",
  },
];

/** Links to files. */
export const files: readonly Fault[] = [
  {
    what: "a path in the wrong case with a percent escape",
    files: { "GUIDE.md": page("[a](docs/My%20file.md)"), "docs/my file.md": "# My file\n" },
    says: `${notFound}: git and the forges keep names by their bytes`,
    code: "links.case",
    at: "GUIDE.md:3",
    level: "error",
  },
];
