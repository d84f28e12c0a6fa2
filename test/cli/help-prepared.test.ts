import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { helpText } from "../../src/cli/help.ts";
import { preparedWidths } from "../../src/cli/prepared.ts";
import { harmless, isRunner } from "../../src/system/text/harmless.ts";
import { bin, cleanEnv, commonry, temporaryFolder } from "../support/cli.ts";

const locales = { en: "en_GB.UTF-8", zh: "zh_CN.UTF-8" } as const;
const hasPython = spawnSync("python3", ["--version"]).status === 0;

/** The long way to the same text: an option that changes nothing, and that no prepared answer is for. */
const long = ["--help", "--no-input"];

test.each(Object.entries(locales))("prepared help is what commander gives: %s", async (_, LANG) => {
  const expected = await commonry(long, { env: { LANG } });
  expect(expected).toMatchObject({ code: 0, err: "" });
  for (const words of [[], ["-h"], ["--help"], ["help"]])
    expect(await commonry(words, { env: { LANG } })).toEqual(expected);
});

test.skipIf(!hasPython)(
  "… on a terminal of any width",
  () => {
    const script =
      "import fcntl, os, pty, struct, sys, termios\n" +
      "pid, fd = pty.fork()\n" +
      "if pid == 0:\n" +
      "  fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 24, int(sys.argv[1]), 0, 0))\n" +
      "  os.execvp(sys.argv[2], sys.argv[2:])\n" +
      "text = b''\n" +
      "while True:\n" +
      "  try: part = os.read(fd, 65536)\n" +
      "  except OSError: break\n" +
      "  if not part: break\n" +
      "  text += part\n" +
      "sys.stdout.buffer.write(text)\n";
    const on = (columns: number, words: readonly string[]) =>
      execFileSync("python3", ["-c", script, `${columns}`, process.execPath, bin, ...words], {
        env: cleanEnv(),
        cwd: temporaryFolder(),
        encoding: "utf8",
      });
    for (const columns of [0, 60, 80, 90, 100, 140])
      expect(on(columns, ["--help"]), `${columns}`).toBe(on(columns, long));
    for (const [lang, width] of [
      ["en", 80],
      ["en", 100],
    ] as const)
      expect(on(width, ["--help"]).replaceAll("\r\n", "\n")).toBe(helpText(lang, width));
  },
  30_000,
);

test("nothing in it would be changed on its way out: by what tames control characters, nor for a runner that takes commands", () => {
  for (const lang of ["en", "zh"] as const)
    for (const width of preparedWidths)
      for (const isTerminal of [true, false]) {
        const text = helpText(lang, width);
        expect(harmless({ isTerminal, isRunner: isRunner({ GITHUB_ACTIONS: "true" }) })(text)).toBe(text);
      }
});

test.runIf(process.platform === "linux")("a full disk is said the same way", () => {
  const end = (words: string) => {
    const { status, stderr } = spawnSync("sh", ["-c", `"$NODE" "$BIN" ${words} > /dev/full`], {
      env: cleanEnv({ NODE: process.execPath, BIN: bin }),
      encoding: "utf8",
    });
    return { status, stderr };
  };
  expect(end("--help")).toEqual(end(long.join(" ")));
  expect(end("--version")).toMatchObject({ status: 1 });
});

/** The files of ours that a start opens, without the hashes in their names. */
function opened(words: readonly string[], cwd: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), "commonry-opened-"));
  try {
    spawnSync(process.execPath, [bin, ...words], { cwd, env: cleanEnv({ NODE_V8_COVERAGE: folder }) });
    const scripts = readdirSync(folder).flatMap(
      (file) => JSON.parse(readFileSync(join(folder, file), "utf8")).result as { url: string }[],
    );
    return scripts.flatMap(({ url }) => /[^/]+\.c?js$/.exec(url)?.[0].replace(/-[\w-]{8}\.cjs$/, ".cjs") ?? []);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("help and version open the launcher and one file, each further one would cost a millisecond", () => {
  const cwd = temporaryFolder();
  for (const words of [[], ["--help"], ["-V"]]) expect(opened(words, cwd)).toEqual(["commonry.js", "main.cjs"]);
});
