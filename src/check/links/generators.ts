import { posix } from "node:path";

/**
 * How a generator makes the anchors of headings. `github`: as GitHub does, which Docusaurus, Starlight, Nextra, Rspress and
 * Gatsby take from the package github-slugger, and Hugo, mdBook and kramdown's GFM parser do likewise.
 */
export type Slugs = "github" | "mkdocs" | "vitepress" | "unknown";

/** A file that tells a generator, its rule, and the folders that it reads. */
interface Generator {
  readonly file: RegExp;
  readonly slugs: Slugs;
  readonly folders: (path: string, text: () => string) => readonly string[];
}

/** Generators of sites, by the file in which their settings lie. */
export const generators: readonly Generator[] = [
  {
    file: /(?:^|\/)(?:mkdocs|properdocs)[\w.-]*\.ya?ml$/,
    slugs: "mkdocs",
    folders: (path, text) => [inside(path, setting(text(), "docs_dir") ?? "docs")],
  },
  {
    file: /(?:^|\/)zensical\.toml$/,
    slugs: "mkdocs",
    folders: (path, text) => [inside(path, setting(text(), "docs_dir") ?? "docs")],
  },
  {
    file: /(?:^|\/)book\.toml$/,
    slugs: "github",
    folders: (path, text) => [inside(path, setting(text(), "src") ?? "src")],
  },
  {
    file: /(?:^|\/)docusaurus\.config\.\w+$/,
    slugs: "github",
    folders: (path, text) => [inside(path, "."), ...siblings(path, text())],
  },
  {
    file: /(?:^|\/)\.(?:vitepress|vuepress)\/config(?:\.\w+|\/.*)$/,
    slugs: "vitepress",
    folders: (path) => [path.slice(0, path.search(/\.vue|\.vite/))],
  },
  {
    file: /(?:^|\/)(?:astro\.config|gatsby-config|rspress\.config|theme\.config)\.\w+$/,
    slugs: "github",
    folders: here,
  },
  { file: /(?:^|\/)(?:_config\.ya?ml|hugo\.(?:toml|ya?ml|json))$/, slugs: "github", folders: here },
  {
    file: /(?:^|\/)(?:nuxt\.config|eleventy\.config|\.eleventy|\.dumirc|quartz\.config)\.\w+$/,
    slugs: "unknown",
    folders: here,
  },
  {
    file: /(?:^|\/)(?:_quarto\.yml|myst\.yml|_toc\.yml|antora\.yml|docfx\.json|_?pkgdown\.yml)$/,
    slugs: "unknown",
    folders: here,
  },
  {
    file: /(?:^|\/)(?:mint\.json|_sidebar\.md|\.gitbook\.yaml|book\.json|SUMMARY\.md|source\.config\.ts|retype\.yml|writerside\.cfg)$/,
    slugs: "unknown",
    folders: here,
  },
  {
    file: /(?:^|\/)config\/_default\/(?:config|hugo)\.\w+$/,
    slugs: "github",
    folders: (path) => [inside(path, "../..")],
  },
  {
    file: /(?:^|\/)config\.(?:toml|ya?ml)$/,
    slugs: "github",
    folders: (path, text) => (/^[ \t]*base_?URL/im.test(text()) ? here(path) : []),
  },
  {
    file: /(?:^|\/)config\.yaml$/,
    slugs: "unknown",
    folders: (path, text) => (/^carpentry:/m.test(text()) ? here(path) : []),
  },
  {
    file: /(?:^|\/)conf\.py$/,
    slugs: "unknown",
    folders: (path, text) => (/extensions|sphinx|html_theme/.test(text()) ? here(path) : []),
  },
  // gi-docgen names its pages in `content_files`; Documenter.jl and DocC have a folder of their own.
  {
    file: /(?:^|\/)[^/]+\.toml(?:\.in)?$/,
    slugs: "unknown",
    folders: (path, text) => (/^content_files\s*=/m.test(text()) ? here(path) : []),
  },
  {
    file: /(?:^|\/)make\.jl$/,
    slugs: "unknown",
    folders: (path, text) => (/\bDocumenter\b/.test(text()) ? [inside(path, "src")] : []),
  },
  { file: /\.docc\/[^/]+\.md$/, slugs: "unknown", folders: (path) => [path.slice(0, path.lastIndexOf(".docc/") + 6)] },
  {
    file: /(?:^|\/)(?:source|src)\/_posts\//,
    slugs: "unknown",
    folders: (path) => [path.slice(0, path.indexOf("_posts/"))],
  },
];

function here(path: string): string[] {
  return [inside(path, ".")];
}

/** A folder named from where a file lies. */
function inside(path: string, relative: string): string {
  const joined = posix.join(posix.dirname(path), relative);
  return joined === "." ? "" : `${joined.replace(/\/$/, "")}/`;
}

/** Docusaurus may read pages from folders beside its own. */
function siblings(path: string, text: string): string[] {
  return [...text.matchAll(/path:\s*["'`](\.\.\/[^"'`\n]+)["'`]/g)].map(([, folder]) => inside(path, folder ?? "."));
}

/** A setting of YAML or TOML that stands on a line of its own. */
function setting(text: string, key: string): string | undefined {
  const value = new RegExp(`^${key}\\s*[:=]\\s*["']?([^"'#\\n]+)`, "m").exec(text)?.[1]?.trim();
  return value?.replace(/^\.\//, "") || undefined;
}
