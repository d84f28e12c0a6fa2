import fc from "fast-check";

/** Signs that some language takes for its own: Markdown, HTML, YAML, JSON, shell, expressions, line ends, hidden marks. */
const signs = [
  ..."`~*_[](){}<>|#+-=.!&$\\/:;,?@%^\"' \t",
  ..."019aZé社🙂\u0301",
  ..."\n\r\0\x07\x1b\x7f\x85\x9b\u2028\u2029\u200b\u200d\u202e\u2066\ufeff",
];

/** Whole phrases that have broken such tools before. */
const phrases = [
  "$".concat("{{ github.event.issue.title }}"),
  "{{ x }}",
  "{% if %}",
  "<%= name =%>",
  "<%% if true %%>",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<!-- x -->",
  "--><b>",
  "]]>",
  "](http://evil.example)",
  "![x](javascript:alert(1))",
  "&lt;b&gt;",
  "&#58;",
  "---",
  "===",
  "***",
  "    code",
  "\tcode",
  "```",
  "~~~~~~",
  "1. one",
  "1) one",
  "- item",
  "+ item",
  ":-",
  "| a | b |",
  "[^1]: note",
  "[x]: http://evil.example",
  "a #",
  "a  ",
  "$(id)",
  "`id`",
  "'; id; '",
  "$CI_JOB_TOKEN",
  'x\n  run: "curl"',
  '": {"a": 1}',
  "a: b # c",
  "- a\n- b",
  "!!js/function x",
  "*alias",
  "&anchor",
  "%TAG",
  "@org/team",
  "null",
  "true",
  "012",
  "1e1000",
  "2027-01-05",
  "__proto__",
];

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...signs) },
  { weight: 2, arbitrary: fc.constantFrom(...phrases) },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 4 }) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
);

/** Text as somebody who means harm, or writes another language, would give it. */
export const hostileText: fc.Arbitrary<string> = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(""));
