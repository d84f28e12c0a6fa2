import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  escapeCode,
  escapeHtml,
  escapeMarkdown,
  escapeShell,
  escapeUrl,
  plainLine,
} from "../../../../src/system/text/escape.ts";
import { hostileText } from "./hostile.ts";
import { encoded, toHtml, toHtmlWithLinks } from "./markdown.ts";

/** HTML with blanks as a reader sees them: several are one, none stands beside a tag or a line's end. */
const squeezed = (html: string) =>
  html
    .replace(/ +/g, " ")
    .replace(/(?<=[>\n]) | (?=[<\n])/g, "")
    .trim();

/** An address as it stands in HTML, or in the text that a reader sees, in one spelling. */
const address = (html: string) => {
  const text = html
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">");
  return encodeURI(text.replace(/&amp;/g, "&")).replace(/%(25)+/g, "%");
};

describe("plainLine", () => {
  test.each([
    ["a\nb", "a b"],
    ["a\r\n\tb", "a b"],
    ["a\u2028b\u2029c\u0085d", "a b c d"],
    ["a\0\x1b[31mb\x7f\x9b", "a[31mb"],
    ["a\u202eb\u2066c\u200bd\ufeffe\u061cf\u2060g", "abcdefg"],
    ["👩‍💻 नि می‌خواهم", "👩‍💻 नि می‌خواهم"],
    ["社区", "社区"],
  ])("%j becomes %j", (text, line) => {
    expect(plainLine(text)).toBe(line);
  });

  test("takes anything", () => {
    expect(plainLine(undefined)).toBe("");
    expect(plainLine(null)).toBe("");
    expect(plainLine(5)).toBe("5");
    expect(plainLine(false)).toBe("false");
    expect(plainLine(["a", ["b", null], 3])).toBe("a, b, , 3");
  });

  test("is one line without control characters, and done once", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = plainLine(text);
        expect(line).not.toMatch(/[\p{Cc}\u2028\u2029\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u);
        expect(plainLine(line)).toBe(line);
      }),
    );
  });
});

describe("escapeMarkdown, read by a Markdown parser", () => {
  const places: readonly (readonly [string, (value: string) => string, (text: string) => string])[] = [
    ["a paragraph", (v) => v, (t) => `<p>${t}</p>`],
    ["the second line of one", (v) => `Before\n${v}\nafter`, (t) => `<p>Before\n${t}\nafter</p>`],
    ["a list item", (v) => `- Item: ${v}`, (t) => `<ul>\n<li>Item: ${t}</li>\n</ul>`],
    ["a quotation", (v) => `> By ${v}`, (t) => `<blockquote>\n<p>By ${t}</p>\n</blockquote>`],
    ["a heading", (v) => `# About ${v}`, (t) => `<h1>About ${t}</h1>`],
    ["emphasis", (v) => `**x${v}x**`, (t) => `<p><strong>x${t}x</strong></p>`],
    ["a link's text", (v) => `[x${v}x](https://x.example)`, (t) => `<p><a href="https://x.example">x${t}x</a></p>`],
    [
      "a table cell",
      (v) => `| a |\n| - |\n| x${v}x |`,
      (t) =>
        `<table>\n<thead>\n<tr>\n<th>a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>x${t}x</td>\n</tr>\n</tbody>\n</table>`,
    ],
  ];

  test.each(places)("is the same text and nothing else in %s", { timeout: 30_000 }, (_, put, html) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const line = plainLine(text);
        fc.pre(line.trim() !== "");
        expect(squeezed(toHtml(put(escapeMarkdown(text))))).toBe(squeezed(html(encoded(line))));
      }),
      { numRuns: 250 },
    );
  });

  test("bare addresses may become links, but only to what they say", () => {
    fc.assert(
      fc.property(fc.oneof(hostileText, fc.webUrl(), fc.emailAddress()), (text) => {
        const line = plainLine(text);
        fc.pre(line.trim() !== "");
        const html = toHtmlWithLinks(escapeMarkdown(text));
        const bare = html.replace(/<a href="([^"]*)">([^<]*)<\/a>/g, (_, href: string, label: string) => {
          expect([label, `http://${label}`, `mailto:${label}`].map(address)).toContain(address(href));
          return label;
        });
        // Within an address GitHub takes escapes as they stand.
        const unescaped = (shown: string) => squeezed(shown).replace(/\\|amp;/g, "");
        expect(unescaped(bare)).toBe(unescaped(`<p>${encoded(line)}</p>`));
      }),
      // Found at random once: a quote and a backtick behind an address.
      { numRuns: 250, examples: [['](http://evil.example)"`']] },
    );
  });

  test("stays text within a block of HTML and within a comment", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const escaped = escapeMarkdown(text);
        expect(escaped).not.toMatch(/[<>]/);
        expect(escaped.replace(/&(amp|lt|gt);/g, "")).not.toContain("&");
        expect(toHtml(`<p align="center">\n${escaped}\n</p>`).match(/<\/?[a-z!]/gi)).toEqual(["<p", "</p"]);
        expect(toHtml(`<!-- ${escaped} -->\n\nafter`)).toMatch(/<!-- [^<>]* -->\n<p>after<\/p>$/);
      }),
      { numRuns: 200 },
    );
  });
});

describe("escapeCode", () => {
  test.each([
    ["`", "'"],
    ["```", "'''"],
    ["~~~", "~~"],
    ["~~~~~~", "~~"],
    ["a ~~b~~", "a ~~b~~"],
  ])("%j becomes %j", (text, code) => {
    expect(escapeCode(text)).toBe(code);
  });

  test("ends no fence and no code span", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const code = escapeCode(text);
        for (const fence of ["```", "~~~"]) {
          expect(toHtml(`${fence}\n${code}\n${fence}`)).toBe(`<pre><code>${encoded(code)}\n</code></pre>`);
        }
        expect(toHtml(`\`x${code}x\``)).toBe(`<p><code>x${encoded(code)}x</code></p>`);
      }),
      { numRuns: 200 },
    );
  });
});

describe("escapeHtml", () => {
  test("holds no sign of HTML and decodes to the same line", () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const html = escapeHtml(text);
        expect(html).not.toMatch(/[<>"']|&(?!#\d+;)/);
        expect(html.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(plainLine(text));
      }),
    );
  });
});

describe("escapeShell", () => {
  test("is one word of a real shell with the same text", () => {
    const values = [...fc.sample(hostileText, 400), "$(touch pwned)", "`touch pwned`", "'", "''", "\\", "!!", "*", "~"];
    const script = `printf '%s\\n' ${values.map(escapeShell).join(" ")}`;
    const printed = execFileSync("sh", ["-c", script], { encoding: "utf8" });
    expect(printed.split("\n").slice(0, -1)).toEqual(values.map((value) => Buffer.from(plainLine(value)).toString()));
  });
});

describe("escapeUrl", () => {
  test.each([
    ["https://x.example/a b", "https://x.example/a%20b"],
    ["https://x.example/?q=a&b=c#d", "https://x.example/?q=a&b=c#d"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["docs/社区.md", "docs/%E7%A4%BE%E5%8C%BA.md"],
    ["a%20b", "a%20b"],
    ["100%", "100%25"],
    ["a)b(c", "a%29b%28c"],
    ['"onclick="x', "%22onclick=%22x"],
    ["it's", "it%27s"],
    ["[x]", "%5Bx%5D"],
    ["javascript:alert(1)", "javascript%3Aalert%281%29"],
    ["JaVaScRiPt:x", "JaVaScRiPt%3Ax"],
    ["java\nscript:x", "java%20script:x"],
    ["\u0001javascript:x", "javascript%3Ax"],
    ["data:text/html,x", "data%3Atext/html,x"],
    ["vbscript:x", "vbscript%3Ax"],
    ["javascript&#58;x", "javascript%26#58;x"],
    ["javascript&colon;x", "javascript%26colon;x"],
    ["LEP:1/x", "LEP%3A1/x"],
    ["a/b:c", "a/b:c"],
  ])("%j becomes %j", (text, url) => {
    expect(escapeUrl(text)).toBe(url);
  });

  test("is a link's target in Markdown and HTML, to a place that runs no code", { timeout: 30_000 }, () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        fc.pre(!/\p{Surrogate}/u.test(text));
        const url = escapeUrl(text);
        expect(url).toMatch(/^[A-Za-z0-9\-._~:/?#@!$&*+,;=%]*$/);
        const html = toHtml(`[label](<${url}>)`);
        expect(toHtml(`[label](${url})`)).toBe(html);
        expect(html.match(/<[^>]+>/g)).toHaveLength(4);
        // The parser would decode a character reference; here there is none left.
        expect(html).toBe(`<p><a href="${encoded(url)}">label</a></p>`);
        const { protocol } = URL.canParse(url, "https://base.example/")
          ? new URL(url, "https://base.example/")
          : new URL("https:x");
        expect(["https:", "http:", "mailto:"]).toContain(protocol);
        if (!text.includes("%")) expect(decodeURIComponent(url)).toBe(plainLine(text));
      }),
      { numRuns: 1000 },
    );
  });
});
