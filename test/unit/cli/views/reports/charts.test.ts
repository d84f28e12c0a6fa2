import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { chartSvg } from "../../../../../src/cli/views/reports/charts/index.ts";
import { placed, scaleOf } from "../../../../../src/cli/views/reports/charts/scale.ts";
import type { Chart } from "../../../../../src/cli/views/reports/document.ts";
import { chart } from "./hostile.ts";
import { noPython, parseXml } from "./python.ts";
import { textsOf } from "./texts.ts";

const draw = (one: Chart, room: "wide" | "narrow" = "wide", alone = true) =>
  chartSvg(one, { lang: "en", t: textsOf.en, room, id: "x", alone });

const known = ["svg", "title", "desc", "style", "g", "rect", "path", "circle", "text"];
const knownAttributes =
  /^(id|class|role|lang|viewBox|width|height|aria-labelledby|font-family|font-size|x|y|cx|cy|r|rx|d|fill|transform|text-anchor|pointer-events|stroke-(width|linejoin|dasharray))$/;
const numeric = ["x", "y", "cx", "cy", "r", "width", "height", "font-size"];

describe("a chart", () => {
  test.skipIf(noPython)("of anything is well-formed, of few elements, with finite numbers, and bound in size", () => {
    const charts = fc.sample(chart, 60);
    const drawn = charts.flatMap((one) => [draw(one).svg, draw(one, "narrow").svg]);
    for (const [name, attributes] of parseXml(drawn).flat()) {
      expect(known).toContain(name);
      for (const [key, value] of Object.entries(attributes)) {
        expect(key).toMatch(knownAttributes);
        if (numeric.includes(key)) expect(Number.isFinite(Number(value)), `${name} ${key}=${value}`).toBe(true);
      }
    }
    for (const svg of drawn) {
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
      expect(
        svg.replace('xmlns="http://www.w3.org/2000/svg"', "").replace(/<(title|desc|text)\b[^>]*>[^<]*/g, ""),
      ).not.toMatch(/https?:|url\(|javascript/i);
    }
  });

  test("stays within its frame", () => {
    fc.assert(
      fc.property(chart, fc.constantFrom("wide" as const, "narrow" as const), (one, room) => {
        const { svg } = draw(one, room, false);
        const [, width = 0, height = 0] = (/viewBox="0 0 (\S+) (\S+)"/.exec(svg) ?? []).map(Number);
        for (const [, x = 0, y = 0, w = 0, h = 0] of svg.matchAll(
          /<rect x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"/g,
        )) {
          expect(Number(x)).toBeGreaterThanOrEqual(-0.01);
          expect(Number(y)).toBeGreaterThanOrEqual(-0.01);
          expect(Number(w)).toBeGreaterThanOrEqual(0);
          expect(Number(x) + Number(w)).toBeLessThanOrEqual(width + 0.02);
          expect(Number(y) + Number(h)).toBeLessThanOrEqual(height + 0.02);
        }
        for (const [, x = 0, y = 0] of svg.matchAll(/<text x="(\S+)" y="(\S+)"/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(-0.01);
          expect(Number(x)).toBeLessThanOrEqual(width + 0.01);
          expect(Number(y)).toBeLessThanOrEqual(height + 0.01);
        }
      }),
    );
  });

  test.each([20_000])("of %d labels, series and long names is no bigger than one of few", (count) => {
    const labels = Array.from({ length: count }, (_, index) => `label ${index} ${"x".repeat(50)}`);
    const values = labels.map((_, index) => index % 97);
    const series = Array.from({ length: 20 }, (_, index) => ({ name: `s${index}`, values }));
    for (const kind of [{ kind: "bars" }, { kind: "bars", sideways: true }, { kind: "lines" }] as const) {
      const { svg } = draw({ ...kind, caption: "c", labels, series });
      expect(svg.length).toBeLessThan(150_000);
    }
    const heat = draw({
      kind: "heat",
      caption: "c",
      rows: labels,
      columns: labels.slice(0, 500),
      values: labels.map(() => values.slice(0, 500)),
    });
    expect(heat.svg.length).toBeLessThan(200_000);
    expect(heat.notes).toEqual([`Shown: 24 of ${count.toLocaleString("en")} rows and 24 of 500 columns.`]);
  });

  test("says what it shows to those who cannot see it, and over each bar", () => {
    const { svg } = draw({
      kind: "bars",
      caption: "Commits <b>",
      labels: ["2025-01", "2025-02"],
      series: [{ name: "n", values: [3, 1200] }],
    });
    expect(svg).toContain('role="img" aria-labelledby="x-t x-d"');
    expect(svg).toContain('<title id="x-t">Commits &#60;b&#62;</title>');
    expect(svg).toContain(
      '<desc id="x-d">Commits &#60;b&#62;: 2 values from 2025-01 to 2025-02; lowest 3, highest 1,200.</desc>',
    );
    expect(svg).toContain("<title>2025-02: 1,200</title>");
    expect(svg).not.toContain("<script");
  });

  test("with nothing in it says so; all zero, one value and huge ones are drawn", () => {
    const bars = (values: (number | null)[]) =>
      draw({ kind: "bars", caption: "c", labels: values.map(String), series: [{ name: "n", values }] }).svg;
    expect(bars([])).toContain("Nothing to show.");
    expect(bars([null, null])).toContain("Nothing to show.");
    expect(bars([Number.NaN])).toContain("Nothing to show.");
    expect(bars([0, 0])).not.toMatch(/class="c-0/);
    expect(bars([5]).match(/class="c-0 c-edge"/g)).toHaveLength(1);
    expect(bars([1e308, 1e308, -1e308, 1])).not.toMatch(/NaN|Infinity/);
  });

  test("has no sign that XML does not allow, wherever a text comes from", () => {
    const text = "a\uffff\ud800\0\x1b";
    const names = { caption: text, labels: [text, text] };
    const series = [
      { name: text, values: [1, 2] },
      { name: text, values: [3, 4] },
    ];
    const heat = { kind: "heat" as const, caption: text, rows: [text], columns: [text], values: [[1]] };
    for (const one of [
      { kind: "lines" as const, unit: text },
      { kind: "bars" as const, sideways: true },
    ])
      expect(draw({ ...one, ...names, series }).svg).not.toMatch(/\uffff|\p{Cs}|[^\P{Cc}\n]/u);
    expect(draw(heat).svg).not.toMatch(/\uffff|\p{Cs}|[^\P{Cc}\n]/u);
  });

  test("a line ends at a gap, and a value between gaps is a dot", () => {
    const values = [1, 2, null, 4, null, 5, 6];
    const { svg } = draw({ kind: "lines", caption: "c", labels: values.map(String), series: [{ name: "n", values }] });
    const [, path = ""] = /<path d="([^"]+)" class="c-l0"/.exec(svg) ?? [];
    expect(path.match(/M/g)).toHaveLength(2);
    expect(path.match(/L/g)).toHaveLength(2);
    expect(svg.match(/<circle/g)).toHaveLength(5);
  });

  test("stacked pieces stand on one another and are as high as their values", () => {
    const series = [
      { name: "a", values: [30] },
      { name: "b", values: [20] },
    ];
    const { svg } = draw({ kind: "bars", caption: "c", labels: ["x"], series });
    const [a, b] = [0, 1].map((index) => {
      const [, y = 0, height = 0] = (
        new RegExp(`y="(\\S+)" width="\\S+" height="(\\S+)" class="c-${index} c-edge"`).exec(svg) ?? []
      ).map(Number);
      return { y, height };
    });
    expect((b?.y ?? 0) + (b?.height ?? 0)).toBeCloseTo(a?.y ?? 0, 1);
    expect((a?.height ?? 0) / (b?.height ?? 1)).toBeCloseTo(1.5, 2);
  });
});

describe("a scale", () => {
  test.each([
    [0, 229, true, [0, 50, 100, 150, 200, 250]],
    [0, 3, true, [0, 1, 2, 3]],
    [0, 1, true, [0, 1]],
    [0, 0, true, [0, 1]],
    [0, 0.9, false, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [-5, 12, true, [-5, 0, 5, 10, 15]],
    [0, 12.6, false, [0, 5, 10, 15]],
  ])("from %d to %d (whole: %s)", (low, high, whole, ticks) => {
    expect(scaleOf(low, high, whole).ticks).toEqual(ticks.map((tick) => expect.closeTo(tick, 9)));
  });

  test("holds every value, with 0 on it and few marks", () => {
    const value = fc.oneof(fc.double({ min: -1e300, max: 1e300, noNaN: true }), fc.integer());
    fc.assert(
      fc.property(value, value, fc.boolean(), (one, other, whole) => {
        const [low, high] = one < other ? [one, other] : [other, one];
        const scale = scaleOf(low, high, whole);
        expect(scale.ticks.length).toBeLessThanOrEqual(9);
        expect(scale.ticks.length).toBeGreaterThanOrEqual(2);
        expect(scale.ticks).toContainEqual(expect.closeTo(0));
        for (const value of [low, high, 0]) {
          const place = placed(value, scale, 0, 100);
          expect(place).toBeGreaterThanOrEqual(-0.001);
          expect(place).toBeLessThanOrEqual(100.001);
        }
      }),
    );
  });
});
