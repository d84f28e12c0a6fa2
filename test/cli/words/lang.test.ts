import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyOf } from "../../../src/cli/command.ts";
import { commands } from "../../../src/cli/commands.ts";
import { languageNamed } from "../../../src/system/language.ts";
import { temporaryFolder } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";

const now = "2027-01-01T00:00:00Z";
const typed = (command: (typeof commands)[number]) => keyOf(command).replace("events-", "events ").split(" ");
const han = /\p{Script=Han}/u;

test("a language that is not there is refused by every command, with the list, before anything else (T10)", async () => {
  const cwd = temporaryFolder();
  const lines = [[], ...commands.map(typed)].flatMap((words) => [
    [...words, "--lang", "fr", "--help"],
    ["--lang=fr", ...words, "--help"],
    [...words, "--lang", "en,fr"],
  ]);
  for (const words of lines) {
    const { code, out, err } = await inside(words, { cwd, now });
    expect({ code, out, err }, words.join(" ")).toEqual({
      code: 2,
      out: "",
      err: expect.stringMatching(/--lang does not take “\w+”; it takes one of: en, zh/),
    });
  }
  // A list is for `init` alone.
  for (const words of commands.map(typed).filter(([name]) => name !== "init" && name !== "import"))
    expect((await inside([...words, "--lang", "en,zh"], { cwd, now })).code, words.join(" ")).toBe(2);
});

test.each(["zh", "zh-CN", "zh_CN", "zh-Hans", "zh-Hans-CN", "ZH", "zh_CN.UTF-8"])("%s is Chinese", async (lang) => {
  const cwd = temporaryFolder();
  const { err } = await inside(["events", "list", "--lang", lang], { cwd, now });
  expect(err).toMatch(han);
});

test.each([
  ["en", "en"],
  ["en-GB", "en"],
  ["en_US.UTF-8", "en"],
  ["fr", undefined],
  ["", undefined],
  ["english", undefined],
  ["zhuang", undefined],
  ["zh,en", undefined],
])("%s names %s", (word, language) => expect(languageNamed(word)).toBe(language));

test.each([
  ["zh_CN.UTF-8", "en,zh", true, ["en", "zh"]],
  ["en_GB.UTF-8", "zh-CN,en", false, ["zh", "en"]],
  ["en_GB.UTF-8", "zh-Hans", true, ["zh"]],
  ["zh_CN.UTF-8", "en", false, ["en"]],
])("under %s, init --lang %s speaks Chinese: %s; the files are in %j", async (LANG, lang, speaksChinese, langs) => {
  const cwd = temporaryFolder();
  const words = ["init", "hub", "--lang", lang, "--yes", "--no-git", "--level", "starter"];
  const answers = ["owner=acme", "maintainer=Ada", "contact=conduct@example.org"].flatMap((one) => ["--set", one]);
  const { code, out, err } = await inside([...words, ...answers], { cwd, now, env: { LANG } });
  expect(code, err).toBe(0);
  expect(!/^Next: cd hub/m.test(out + err)).toBe(speaksChinese);
  expect(existsSync(join(cwd, "hub/.commonry/lock.json"))).toBe(true);
  expect(JSON.parse(readFileSync(join(cwd, "hub/.commonry/lock.json"), "utf8"))).toMatchObject({ langs });
});
