import fc from "fast-check";
import type { Block, Cell, Chart, Document } from "../../../../../src/cli/views/reports/document.ts";
import { hostileText } from "../../../system/text/hostile.ts";

/** What breaks out where text is not escaped, beside what the other views know. */
const more = fc.constantFrom(
  '=HYPERLINK("http://evil.example","x")',
  "+1+1",
  "-2+3+cmd|' /C calc'!A0",
  "@SUM(1)",
  "a;=1+1",
  "＝1+1",
  "@ada fixes #12",
  "ada@lepton.example",
  "</script><script>alert(1)</script>",
  "</style>",
  "]]></text></svg><script>",
  '" onload="alert(1)',
  "\ud800",
  "\uffff",
  "a\u0301\u0302\u0303\u0304\u0305\u0306\u0307",
  "\x1b[2J\x1b]0;title\x07",
  "社区".repeat(60),
  "W".repeat(400),
  "👩‍👩‍👧‍👦".repeat(9),
  "```",
  "| a | b |\n|---|---|",
);

export const text = fc.oneof({ weight: 3, arbitrary: hostileText }, { weight: 2, arbitrary: more });

const value = fc.option(
  fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer(), fc.double(), fc.constantFrom(0, -0, 1e21, 1e308, -1e308)),
);
const values = fc.array(value, { maxLength: 40 });
const labels = fc.array(text, { maxLength: 40 });
const series = fc.array(fc.record({ name: text, values }), { maxLength: 9 });
const cell: fc.Arbitrary<Cell> = fc.oneof(text, value);
const column = fc.record(
  {
    label: text,
    type: fc.constantFrom("text" as const, "number" as const, "date" as const),
    spare: fc.constant(true as const),
  },
  { requiredKeys: ["label", "type"] },
);

export const chart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({ kind: fc.constant("bars" as const), caption: text, labels, series, sideways: fc.boolean() }),
  fc.record({ kind: fc.constant("lines" as const), caption: text, labels, series, unit: text }),
  fc.record({
    kind: fc.constant("heat" as const),
    caption: text,
    rows: labels,
    columns: labels,
    values: fc.array(values, { maxLength: 40 }),
  }),
);

const trend = fc.record({ text, tone: fc.constantFrom("good" as const, "bad" as const, "neutral" as const) });
const figure = fc.record({ label: text, value: text, detail: text, trend }, { requiredKeys: ["label", "value"] });

const block: fc.Arbitrary<Block> = fc.oneof(
  chart,
  fc.record({ kind: fc.constant("text" as const), text }),
  fc.record({ kind: fc.constant("figures" as const), items: fc.array(figure, { maxLength: 4 }) }),
  fc.record(
    {
      kind: fc.constant("table" as const),
      caption: text,
      columns: fc.array(column, { maxLength: 6 }),
      rows: fc.array(fc.array(cell, { maxLength: 7 }), { maxLength: 5 }),
      more: fc.nat(),
    },
    { requiredKeys: ["kind", "caption", "columns", "rows"] },
  ),
);

/** A report of which every text and number means harm. */
export const hostileDocument: fc.Arbitrary<Document> = fc.record({
  title: text,
  subtitle: text,
  lang: fc.constantFrom("en" as const, "zh" as const),
  sections: fc.array(
    fc.record(
      {
        id: fc.constantFrom("a", "people", "a"),
        heading: text,
        explanation: text,
        blocks: fc.array(block, { maxLength: 4 }),
      },
      { requiredKeys: ["id", "heading", "blocks"] },
    ),
    { maxLength: 3 },
  ),
  notes: fc.array(text, { maxLength: 3 }),
});
