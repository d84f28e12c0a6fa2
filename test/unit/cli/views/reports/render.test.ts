import { expect, test } from "vitest";
import { plainPaint } from "../../../../../src/cli/paint.ts";
import { type RenderOptions, render } from "../../../../../src/cli/views/reports/index.ts";
import { contributors } from "./sample.ts";
import { textsOf } from "./texts.ts";

const options = (more: Partial<RenderOptions> = {}): RenderOptions => ({
  ...{ t: textsOf.en, columns: 80, paint: plainPaint, env: {} },
  ...more,
});

test.each([
  ["text", /^Contributors of lepton\n/],
  ["markdown", /^# Contributors of lepton\n/],
  ["csv", /^Name,Role,/],
  ["html", /^<!DOCTYPE html>\n<html lang="en">/],
] as const)(
  "a report as %s begins as such, ends with a line end, and is the same every time",
  async (format, start) => {
    const { text, files } = await render(contributors("en"), format, options());
    expect(text).toMatch(start);
    expect(text.endsWith("\n")).toBe(true);
    expect(files).toEqual([]);
    expect((await render(contributors("en"), format, options())).text).toBe(text);
  },
);

test("what each format can be told is passed on", async () => {
  const text = async (format: Parameters<typeof render>[1], more: Partial<RenderOptions>) =>
    (await render(contributors("en"), format, options(more))).text;
  expect(await text("csv", { bom: true })).toMatch(/^\ufeffName,/);
  expect(await text("text", { env: { LC_ALL: "C" } })).not.toContain("█");
  expect(await text("text", { env: {} })).toContain("█");
  const { files } = await render(contributors("en"), "markdown", options({ charts: "x" }));
  expect(files).toHaveLength(4);
});
