/**
 * What runners take out of a log for a command, read as they read it: lines end at `\n`, `\r` and `\r\n` (.NET's
 * ReadLine); a command is `::name` behind blanks of any kind, or `##[name` anywhere (actions/runner, ActionCommand.cs);
 * `##vso[`, `##teamcity[`; GitLab's sections (gitlab-org/gitlab, lib/gitlab/ci/ansi2html.rb).
 */
export function obeyed(log: string): string[] {
  const lines = log.split(/\r\n|\n|\r/).filter((line) => /^\s*::|##\[|##vso\[|##teamcity\[/i.test(line));
  return [...lines, ...(log.match(section) ?? [])];
}

const section = new RegExp(
  `section_(?:start|end):\\d+:[\\w.-]+(?:\\[[^\\]]*\\])?\\r${String.fromCharCode(27)}\\[0K`,
  "g",
);

/** Texts of strangers that would do something where they are shown as they are. */
export const hostile: readonly string[] = [
  "\u001b[2J\u001b[1;1Hcleared",
  "\u001b]0;title\u0007",
  "\u001b]8;;https://evil.example\u001b\\link\u001b]8;;\u001b\\",
  "\u009b31mC1",
  "\u0085next line",
  "fine\rEVIL",
  "back\b\b\b\bspace",
  "\u202egpj.exe",
  "\u2066isolated\u2069",
  "zero\u200bwidth",
  "\u{e0041}\u{e0042}tags",
  "::add-mask::everything",
  "::stop-commands::pause",
  "##[set-env name=NODE_OPTIONS;]--require=/tmp/x",
  "##vso[task.setvariable variable=x]y",
  "section_start:1:evil\r\u001b[0Kcollapsed",
  "a\n::error file=x::y",
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "[link](javascript:alert(1))",
  "![img](https://evil.example/x.png)",
  "@everyone fixes #1 GH-2",
  "| a | b |\n|---|---|",
  "```\n# heading",
  '=HYPERLINK("https://evil.example","x")',
  "+1+1",
  "@SUM(1)",
  "-2+3",
  "a;=1+1",
  "BEGIN:VEVENT\r\nSUMMARY:x",
  `{{ 7*7 }} $${"{{ github.token }}"}`,
  "%0A::error::x",
  "\ufeffmark",
  "\ud800half",
];
