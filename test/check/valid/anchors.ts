import { lines, type Valid } from "../row.ts";

const page = (text: string) => `# Page\n\n${lines(text)}`;

/** Anchors of pages that a generator of sites makes. */
export const anchors: readonly Valid[] = [
  {
    what: "dumi: a demo is a piece of the page that shows it",
    files: {
      ".dumirc.ts": "export default {};\n",
      "components/button/demo/style.md": "## zh-CN\n\n通过 [语义化](#semantic-dom) 传递。\n",
      "components/button/demo/plain.md": "See [it](#semantic-dom).\n",
    },
    says: "d.umijs.org, «自动生成 API 与 demo»: a demo's text is shown within the component's page",
  },
  {
    what: "gi-docgen: anchors of the generator's own",
    files: {
      "doc/x.toml.in": '[extra]\ncontent_files = [\n  "overview.md",\n]\n',
      "doc/overview.md": page("See [the class](class.Window.html) and [it](#css-nodes)."),
    },
    says: "gnome.pages.gitlab.gnome.org/gi-docgen, project configuration: content_files are pages of the site",
  },
  {
    what: "Docusaurus: ids that headings give themselves, and the second heading of a name",
    files: {
      "website/docusaurus.config.js": "module.exports = {};\n",
      "website/docs/a.md": page(`
        ## Über uns {#about}

        ## Usage

        ## Usage

        [a](#about) [b](#usage-1) [c](b.md#whats-new)
      `),
      "website/docs/b.md": page("## What's new?"),
    },
    says: "docusaurus.io/docs/markdown-features/toc, «Heading IDs»",
  },
  {
    what: "Docusaurus: a page that takes in another",
    files: {
      "website/docusaurus.config.ts": "export default {};\n",
      "website/docs/a.md": page(`
        import Shared from './_shared.mdx';

        <Shared />

        [a](#of-the-other)
      `),
    },
    says: "docusaurus.io/docs/markdown-features/react, «Importing Markdown»",
  },
  {
    what: "VitePress: a digit in front, signs to hyphens",
    files: {
      "docs/.vitepress/config.ts": "export default {};\n",
      "docs/guide/a.md": page(`
        ## 1. What's new?

        ## 安装 & 使用

        ## Own {#own-one}

        [a](#_1-what-s-new) [b](#安装-使用) [c](#own-one) [d](./a.md#own-one)
      `),
    },
    says: "vitepress.dev/guide/markdown, «Header anchors»; slugify of @mdit-vue/shared",
  },
  {
    what: "VitePress: a page that takes in another",
    files: {
      "docs/.vitepress/config.ts": "export default {};\n",
      "docs/a.md": page("<!--@include: ./parts/basics.md-->\n\n[a](#of-the-other)"),
    },
    says: "vitepress.dev/guide/markdown, «Markdown file inclusion»",
  },
  {
    what: "MkDocs: what Python-Markdown makes of headings",
    files: {
      "mkdocs.yml": "site_name: x\n",
      "docs/a.md": page(`
        ## C++ & more

        ## Émile

        ## Usage

        ## Usage

        ## 安装

        [a](#c-more) [b](#emile) [c](#usage_1) [d](#_1) [e](b.md#given)
      `),
      "docs/b.md": page("[x](#given){ #given } and text\n{: #block .lead }\n\n[b](#block)"),
    },
    says: "python-markdown.github.io: extensions toc (slugify, unique with _1) and attr_list",
  },
  {
    what: "MkDocs: documentation of functions, pieces of other files, macros",
    files: {
      "mkdocs.yml": "site_name: x\n",
      "docs/api.md": page("::: mypackage.module\n\n[a](#mypackage.module.run)"),
      "docs/cut.md": page('--8<-- "shared.md"\n\n[a](#of-the-other)'),
      "docs/macro.md": page("{{ table() }}\n\n[a](#of-the-macro)"),
    },
    says: "mkdocstrings.github.io, facelessuser.github.io/pymdown-extensions (snippets), mkdocs-macros: drawn when the site is built",
  },
  {
    what: "Jekyll: attributes of kramdown",
    files: {
      "_config.yml": "title: x\n",
      "pages/a.md": page(`
        ## A heading
        {: #short}

        A paragraph.
        {: .lead #para}

        [a](#short) [b](#para) [c](#a-heading)
      `),
    },
    says: "kramdown.gettalong.org/syntax.html, «Inline attribute lists»",
  },
  {
    what: "mdBook and Hugo: ids that headings give themselves",
    files: {
      "book/book.toml": "[book]\n",
      "book/src/a.md": page("## A heading { #own .class }\n\n[a](#own) [b](#a-heading)"),
      "site/hugo.toml": "",
      "site/content/a.md": page('## A heading {#own class="x"}\n\n[a](#own) {{< ref "b" >}} [b](#shortcode)'),
    },
    says: "rust-lang.github.io/mdBook, «Heading attributes»; gohugo.io, «Markdown attributes»",
  },
  {
    what: "Sphinx with MyST: targets of its own, and headings by a setting",
    files: {
      "docs/conf.py": "extensions = ['myst_parser']\n",
      "docs/a.md": page("(my-target)=\n## A heading\n\n[a](#my-target) [b](#a-heading) [c](#other-target)"),
    },
    says: "myst-parser.readthedocs.io, «Cross-references»: targets of all pages are known in each",
  },
  {
    what: "places that a generator makes by itself",
    files: {
      "mkdocs.yml": "site_name: x\n",
      "docs/a.md": page(
        "Text[^1].\n\n[^1]: Note.\n\n[a](#fn:1) [b](#fnref:1) [c](#__tabbed_1_2) [d](#__codelineno-0-1)",
      ),
    },
    says: "python-markdown.github.io (footnotes), pymdown-extensions (tabbed), mkdocs-material (code annotations)",
  },
  {
    what: "MkDocs with a rule of its own for anchors",
    files: {
      "mkdocs.yml":
        "site_name: x\nmarkdown_extensions:\n  - toc:\n      slugify: !!python/object/apply:pymdownx.slugs.slugify\n        kwds: { case: lower }\n",
      "docs/a.md": page("## 安装 说明\n\n[a](#安装-说明) [b](#what-another-rule-makes)"),
    },
    says: "squidfunk.github.io/mkdocs-material, extensions toc: slugify can be any function",
  },
  {
    what: "routes of a site that has one page",
    files: {
      "src/button/README.md": "# Button\n\n[a](#/en-US/config-provider) [b](#!/guide)\n",
      "GUIDE.md": "# Guide\n\n[a](#/guide)\n",
    },
    says: "router.vuejs.org, «Hash mode»: what stands behind # is a path; no heading makes a slash",
  },
  {
    what: "Carpentries: the index of a lesson, with anchors of its reference",
    files: {
      "config.yaml": "carpentry: 'swc'\n",
      "index.md":
        "---\npermalink: index.html\nsite: sandpaper::sandpaper_site\n---\n\n[a](learners/reference.md#comma-separated-values)\n",
      "learners/reference.md": "# Glossary\n\n{:auto_ids}\ncomma-separated values\n:   (CSV) a text\n",
    },
    says: "carpentries.github.io/sandpaper-docs: index.md is the lesson's first page; terms of a list have ids",
  },
  {
    what: "a heading with characters by their names",
    files: {
      "GUIDE.md": "# Guide\n\n## Redis&reg; &amp; caf&eacute;\n\n[a](#redis--café)\n",
    },
    says: "CommonMark 0.31.2, 2.5: they are the characters; GitHub leaves signs out of anchors and keeps letters",
  },
];
