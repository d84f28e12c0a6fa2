import { describe, expect, test } from "vitest";
import { type Colours, dark, light } from "../../../../../src/cli/views/reports/charts/colours.ts";
import { page } from "../../../../../src/cli/views/reports/html/style.ts";

type Rgb = readonly [number, number, number];

/** Linear light of an sRGB colour (IEC 61966-2-1). */
function linear(colour: string): Rgb {
  const channel = (at: number) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Contrast of two colours (WCAG 2.2, relative luminance). */
function contrast(one: string, other: string): number {
  const luminance = (colour: string) => {
    const [r, g, b] = linear(colour);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

/** What is seen without one kind of cones, in linear light (Viénot, Brettel and Mollon 1999 as matrices for sRGB; tritan by Machado 2009). */
const eyes: Readonly<Record<string, readonly Rgb[]>> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.11238, 0.88762, 0],
    [0.11238, 0.88762, 0],
    [0.00401, -0.00401, 1],
  ],
  deutan: [
    [0.29275, 0.70725, 0],
    [0.29275, 0.70725, 0],
    [-0.02234, 0.02234, 1],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** Place in CIE L*a*b* (D65) of what such an eye sees. */
function lab(colour: string, eye: readonly Rgb[]): Rgb {
  const [r, g, b] = linear(colour);
  const [R, G, B] = eye.map(([x, y, z]) => Math.min(1, Math.max(0, x * r + y * g + z * b))) as unknown as Rgb;
  const f = (t: number) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const x = f((0.4124 * R + 0.3576 * G + 0.1805 * B) / 0.9505);
  const y = f(0.2126 * R + 0.7152 * G + 0.0722 * B);
  const z = f((0.0193 * R + 0.1192 * G + 0.9505 * B) / 1.089);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: string, other: string, eye: readonly Rgb[]): number {
  const [a, b] = [lab(one, eye), lab(other, eye)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

describe.each([
  ["light", light, page.light],
  ["dark", dark, page.dark],
] as const)("the %s theme", (_, colours: Colours, own) => {
  test("has texts of 4.5:1 on whatever they stand on", () => {
    const pairs = [
      ...[colours.text, colours.faint].flatMap((text) => [own.back, own.card].map((ground) => [text, ground] as const)),
      ...[own.back, own.card].map((ground) => [own.accent, ground] as const),
      [own.good, own.onGood] as const,
      [own.bad, own.onBad] as const,
      [own.text, own.onFaint] as const,
      ...colours.heat.map((ground, index) => [colours.onHeat[index] as string, ground] as const),
    ];
    for (const [text, ground] of pairs)
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5);
  });

  test("has series of 3:1 on their ground", () => {
    for (const colour of colours.series) expect(contrast(colour, colours.ground), colour).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(eyes))("has series that a %s eye tells apart", (_name, eye) => {
    for (const [index, one] of colours.series.entries())
      for (const other of colours.series.slice(index + 1)) {
        expect(distance(one, other, eye), `${one} and ${other}`).toBeGreaterThanOrEqual(15);
      }
  });

  test("has shades that go one way", () => {
    const lights = colours.heat.map((colour) => contrast(colour, "#000000"));
    const sorted = [...lights].sort((a, b) => a - b);
    expect([sorted, sorted.toReversed()]).toContainEqual(lights);
  });
});
