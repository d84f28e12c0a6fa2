import { expect, test } from "vitest";
import { briefOf } from "../../../src/cli/init/facts/brief.ts";

test.each([
  ["Fits lines.", "Fits lines"],
  ["Fits lines to points. It is quick. And small.", "Fits lines to points"],
  ["finds text. ripgrep has support for much", "finds text"],
  ["Reads files, e.g. tables, and makes plots vs. maps. More.", "Reads files, e.g. tables, and makes plots vs. maps"],
  ["Version 2.0 of a parser. New", "Version 2.0 of a parser"],
  [
    "ripgrep is a line-oriented search tool that recursively searches the current directory for a regex pattern while respecting gitignore rules. ripgrep has first class support on Windows, macOS and Linux.",
    "ripgrep is a line-oriented search tool that recursively searches the current directory for a regex pattern while respecting gitignore rules",
  ],
  [
    "“周志华老师的《机器学习》（西瓜书）是机器学习领域的经典入门教材之一，周老师为了使尽可能多的读者通过西瓜书对机器学习有所了解, 所以在书中对部分公式的推导细节没有详述，但是这对那些想深究公式推导细节的读者来说可能不太友好",
    "周志华老师的《机器学习》（西瓜书）是机器学习领域的经典入门教材之一",
  ],
  [
    'Vite (French word for "quick", pronounced /viːt/, like "veet") is a build tool that aims to provide a leaner experience for projects',
    'Vite (French word for "quick", pronounced /viːt/, like "veet") is a build tool that aims to provide a leaner experience for projects',
  ],
  [
    `A tool for much, with ${"a very long list of things ".repeat(6)}at its end`,
    `A tool for much, with ${"a very long list of things ".repeat(6)}at its end`,
  ],
  ["", ""],
])("%s", (text, brief) => {
  expect(briefOf(text)).toBe(brief);
});
