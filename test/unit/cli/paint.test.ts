import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { painter } from "../../../src/cli/paint.ts";

const terminal = { write: () => {}, isTTY: true, columns: 80 };
const file = { ...terminal, isTTY: false };
const styles = ["good", "bad", "warn", "strong", "faint", "add"] as const;

describe("painter", () => {
  test.each([
    ["a redirected output", file, {}, true],
    ["NO_COLOR", terminal, { NO_COLOR: "1" }, true],
    ["NO_COLOR of any value", terminal, { NO_COLOR: "0" }, true],
    ["a dumb terminal", terminal, { TERM: "dumb" }, true],
    ["--no-color", terminal, {}, false],
    ["FORCE_COLOR, in a file", file, { FORCE_COLOR: "1" }, true],
  ])("paints nothing for %s", async (_, output, env, wanted) => {
    const paint = await painter(output, env, wanted);
    for (const style of styles) expect(paint[style]("text")).toBe("text");
  });

  test.each([
    ["", {}],
    ["with an empty NO_COLOR", { NO_COLOR: "" }],
    ["of a name it does not know", { TERM: "xterm-256color" }],
  ])("paints on a terminal %s", async (_, env) => {
    const paint = await painter(terminal, env, true);
    for (const style of styles) {
      const painted = paint[style]("text");
      expect(painted).toMatch(/^.\[\d+mtext.\[\d+m$/);
      expect(stripVTControlCharacters(painted)).toBe("text");
    }
    expect(paint.good("x")).not.toBe(paint.bad("x"));
  });

  test("paints one text, whatever else is handed to it: map gives index and list too (T1)", async () => {
    for (const output of [terminal, file]) {
      const paint = await painter(output, {}, true);
      for (const style of styles) {
        const painted = ["a", "b"].map(paint[style]).map(stripVTControlCharacters);
        expect(painted).toEqual(["a", "b"]);
      }
    }
  });
});
