import { expect, test } from "vitest";
import { commonry } from "../support/cli.ts";

test("without a command, help goes to standard output and the exit code is 0", async () => {
  const result = await commonry([]);
  expect(result).toMatchObject({ code: 0, err: "" });
  expect(result.out).toContain("Usage: commonry [options] <command>");
  expect(result.out).toBe((await commonry(["--help"])).out);
});

test("help fits 80 columns, in English and in Chinese", async () => {
  const wide = /[\u2e80-\u9fff\uff00-\uffef]/gu;
  for (const lang of ["en", "zh"]) {
    for (const command of [
      [],
      ["init"],
      ["check"],
      ["doctor"],
      ["demo"],
      ["schema"],
      ["completion"],
      ["events"],
      ["events", "list"],
      ["events", "check"],
    ]) {
      const { out, code } = await commonry([...command, "--help", "--lang", lang]);
      expect(code).toBe(0);
      const usage = out.split("\n").filter((line) => line.length + (line.match(wide)?.length ?? 0) > 80);
      expect(usage, `${command.join(" ")} ${lang}`).toEqual([]);
    }
  }
});

test.each([
  [{ LANG: "zh_CN.UTF-8" }, "用法"],
  [{ LANG: "en_GB.UTF-8" }, "Usage"],
  [{ LANG: "en_GB.UTF-8", LC_ALL: "zh_TW.UTF-8" }, "用法"],
  [{ LANG: "zh_CN.UTF-8", LC_ALL: "C" }, "Usage"],
])("the locale %o chooses the language", async (env, word) => {
  expect((await commonry([], { env })).out).toContain(word);
});

test("the version is that of the package", async () => {
  const { version } = (await import("../../package.json", { with: { type: "json" } })).default;
  expect(await commonry(["--version"])).toMatchObject({ code: 0, out: `${version}\n`, err: "" });
});

test.each([
  [["chek"], "unknown command “chek”; did you mean check?"],
  [["frobnicate"], "unknown command “frobnicate”"],
  [["init", "--templat", "hub"], "unknown option --templat; did you mean --template?"],
  [["check", "--zzz"], "unknown option --zzz"],
  [["init", "a", "b"], "one word too many: “b”"],
  [["init", "--template"], "the option -t, --template <id> needs a value"],
  [["init", "x", "--template", "hubb", "--yes"], "did you mean hub?"],
  [["init", "x", "--level", "ful", "--yes"], "did you mean full?"],
  [["init", "x", "--lang", "fr", "--yes"], "--lang does not take “fr”"],
  [["init", "x", "--set", "name"], "--set takes key=value"],
  [["init", "x", "--yes", "--set", "nmae=X"], "this template asks no question “nmae”"],
  [["check", "--format", "jsn"], "did you mean json?"],
  [["completion", "tcsh"], "completion"],
  [["completion"], "the argument <shell> is missing"],
  [["schema", "event"], "did you mean events?"],
  [["check", "-C", "/no-such-folder"], "there is no folder /no-such-folder"],
])("%j is a usage error: exit 2, one message on standard error, nothing on standard output", async (args, message) => {
  const result = await commonry(args);
  if (message !== "completion") expect(result.err).toContain(message);
  expect(result).toMatchObject({ code: 2, out: "" });
  expect(result.err).not.toMatch(/^ {4}at /m);
});

test("options mean the same before and after the command", async () => {
  const after = await commonry(["check", "-C", "/no-such-folder", "--lang", "zh"]);
  const before = await commonry(["--lang", "zh", "-C", "/no-such-folder", "check"]);
  expect(after.err).toContain("没有文件夹 /no-such-folder");
  expect(before).toEqual(after);
});

test("an error with --json is an object on standard output too", async () => {
  const { out, code } = await commonry(["check", "-C", "/no-such-folder", "--json"]);
  expect(code).toBe(2);
  expect(JSON.parse(out)).toMatchObject({ schemaVersion: 1, error: { code: "project.missing", exitCode: 2 } });
});

test("--quiet and --verbose exclude each other", async () => {
  expect((await commonry(["check", "--quiet", "--verbose"])).err).toContain("exclude each other");
});

test("--verbose adds the stack, and only then", async () => {
  expect((await commonry(["check", "-C", "/no-such-folder", "--verbose"])).err).toMatch(/^ {4}at /m);
});
