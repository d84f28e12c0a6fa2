import { describe, expect, test, vi } from "vitest";
import { createEngine } from "../../../src/scaffold/engine.ts";
import { thrown } from "../system/temp.ts";

const engine = createEngine(() => undefined);

describe("a bomb stops within five seconds", () => {
  const loop = (from: string, inner: string) => `<%% for i in ${from} %%>${inner}<%% endfor %%>`;
  const twice = (times: number) => `<%% assign s = 'x' %%>${"<%% assign s = s | append: s %%>".repeat(times)}`;
  const bombs: readonly (readonly [string, string])[] = [
    ["nested loops over 10^8", loop("(1..10000)", loop("(1..10000)", "x"))],
    ["a range of 10^8", loop("(1..100000000)", "x")],
    ["a text that doubles forty times", `${twice(40)}<%= s =%>`],
    ["a long text in a loop", loop("(1..100000)", "y".repeat(100_000))],
    ["a text put into itself", `${twice(16)}<%= s | replace: 'x', s =%>`],
    ["a date padded by a billion", "<%= '2027-01-05' | date: '%999999999d' =%>"],
    ["a list sorted that is long", "<%% assign a = (1..1000000) | sort_natural %%>"],
    [
      "tags to strip without end",
      `<%% assign s = '<script' %%>${"<%% assign s = s | append: s %%>".repeat(18)}<%= s | strip_html | size =%>`,
    ],
    [
      "captures that double",
      `<%% assign s = 'x' %%>${loop("(1..29)", "<%% capture s %%><%= s =%><%= s =%><%% endcapture %%>")}<%= s | size =%>`,
    ],
    ["a million tags", "<%% if true %%>".repeat(60_000)],
    ["a source above a mebibyte", `<%= 1 =%>${"x".repeat(1_100_000)}`],
  ];

  test.each(bombs)("%s", { timeout: 15_000 }, (_, source) => {
    const begin = performance.now();
    let size = 0;
    try {
      size = engine.render(source, {}, "text", "x").length;
    } catch (error) {
      expect(error).toMatchObject({ code: "template.render" });
    }
    expect(performance.now() - begin).toBeLessThan(5000);
    expect(size).toBeLessThan(1_200_000);
  });
});

test("many files that each take long stop together", () => {
  const own = createEngine(() => undefined);
  let now = 0;
  // A clock that runs: every look at it takes four tenths of a second.
  const clock = vi.spyOn(performance, "now").mockImplementation(() => {
    now += 400;
    return now;
  });
  try {
    const all = () => {
      for (let file = 0; file < 100; file++) own.render("<%= 1 =%>", {}, "text", `file ${file}`);
    };
    expect(thrown(all)).toMatchObject({
      code: "template.render",
      params: { reason: expect.stringContaining("too long") },
    });
    // Half of the looks are between the files, which counts for nothing.
    expect(now).toBeLessThan(25_000);
  } finally {
    clock.mockRestore();
  }
});
