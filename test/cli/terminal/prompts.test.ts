import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { temporaryFolder } from "../../support/cli.ts";
import { hasTerminal, onTerminal } from "../../support/terminal.ts";

const description = `template: 1
id: strange
version: 1.0.0
title: Strange
description: x
questions:
  - { id: a, type: text, ask: "Name \\e]0;owned\\a \\u202e", help: "h\\e[2Jlp", default: x }
  - { id: b, type: choice, ask: "Which", choices: [{ value: one, title: "O\\e[31mne" }, { value: two, title: Two }], default: one }
files: [{ to: a.md, from: x }]
`;

test.skipIf(!hasTerminal)("what a stranger's template asks is text on the terminal (X13)", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "t", "files"), { recursive: true });
  writeFileSync(join(cwd, "t", "template.yaml"), description);
  writeFileSync(join(cwd, "t", "files", "x"), "x\n");
  const { shown, code } = onTerminal(
    ["init", "out", "--template", "./t", "--no-git", "--lang", "en"],
    cwd,
    ["Where will it live?", "How much", "Name", "Which", "Write "].map((seen) => ({ seen, types: "\r" })),
  );
  expect(code, shown).toBe(0);
  expect(shown).toContain("Name <U+001B>]0;owned<U+0007> <U+202E> (h<U+001B>[2Jlp)");
  expect(shown).toContain("O<U+001B>[31mne");
  for (const raw of ["\x1b]0;", "\u202e", "\x1b[2J", "\x1b[31m"]) expect(shown).not.toContain(raw);
});

test.skipIf(!hasTerminal)("a long question breaks between words", () => {
  const cwd = temporaryFolder();
  mkdirSync(join(cwd, "t", "files"), { recursive: true });
  const ask = "Within how many days do you promise an answer to everybody who writes to you about this project";
  const long = description.replace(/ask: "Name[^\n]*/, `ask: "${ask}", default: x }`);
  writeFileSync(join(cwd, "t", "template.yaml"), long);
  writeFileSync(join(cwd, "t", "files", "x"), "x\n");
  const { shown, code } = onTerminal(
    ["init", "out", "--template", "./t", "--no-git", "--lang", "en"],
    cwd,
    ["Where will it live?", "How much", "Within", "Which", "Write "].map((seen) => ({ seen, types: "\r" })),
  );
  expect(code, shown).toBe(0);
  const lines = shown.split(/\r?\n/).map((line) => stripVTControlCharacters(line));
  const first = lines.find((line) => line.includes("Within how")) ?? "";
  expect(ask.split(" ")).toContain(first.trimEnd().split(" ").at(-1));
});
