import { describe, expect, test } from "vitest";
import { keyOf } from "../../../src/cli/command.ts";
import { commands, everywhere } from "../../../src/cli/commands.ts";
import { en } from "../../../src/cli/messages/en.ts";
import { zh } from "../../../src/cli/messages/zh.ts";
import { eventMessages } from "../../../src/events/messages.ts";
import { kindIds } from "../../../src/kinds/item.ts";
import { notOfferedReasons } from "../../../src/kinds/offered.ts";
import { manifestMessages } from "../../../src/manifest/messages.ts";
import { forges, levels } from "../../../src/scaffold/template.ts";
import { translator } from "../../../src/system/messages.ts";
import { sourceFiles, withoutComments } from "../source.ts";

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)(?::[^{}]+)?\}/g)].map(([, name]) => `{${name}}`))].sort();

/** All source files but the catalogues themselves. */
const code = sourceFiles()
  .filter(({ path }) => !/messages(\.ts$|\/)/.test(path))
  .map(({ path, text }) => ({ path, text: withoutComments(text) }));

describe("the catalogues", () => {
  test("have the same keys in the same order", () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  test("take the same parameters", () => {
    const differing = Object.entries(en).filter(
      ([key, text]) => placeholders(text).join() !== placeholders(zh[key as keyof typeof en]).join(),
    );
    expect(differing).toEqual([]);
    for (const [key, text] of Object.entries({ ...manifestMessages, ...eventMessages }))
      expect(placeholders(text.zh), key).toEqual(placeholders(text.en));
  });

  test("have no empty text, and Chinese ones are Chinese", () => {
    for (const text of [...Object.values(en), ...Object.values(zh)]) expect(text.trim()).not.toBe("");
    const same = Object.entries(en).filter(
      ([key, text]) =>
        zh[key as keyof typeof en] === text && /[a-z]{3}/i.test(text.replace(/\{\w+(?::[^{}]+)?\}/g, "")),
    );
    // Names, and examples that are commands.
    expect(same.map(([key]) => key).filter((key) => !key.endsWith(".examples"))).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/^(usage|answer|template|tree)\./)]),
    );
  });

  test("know no code that objects have by themselves", () => {
    for (const code of ["constructor", "toString", "__proto__"]) expect(translator(en)(code)).toBe(code);
  });

  test("are joined, never spread into a literal: a thousand hidden classes would cost every start 11 to 16 ms", () => {
    const spread = sourceFiles().filter(({ text }) => /\.\.\.\w+(?:En|Zh|Messages)\b(?!\()/.test(text));
    expect(spread.map(({ path }) => path)).toEqual([]);
  });

  test("share no code with those of the manifest", () => {
    const others = { ...manifestMessages, ...eventMessages };
    expect(Object.keys(en).filter((key) => Object.hasOwn(others, key))).toEqual([]);
  });
});

const changeActions = ["create", "update", "rename", "merge", "delete"];

/** Forms that are put together while the program runs, and what they can become. */
const languages = ["en", "zh", "en,zh", "zh,en"];
const answerRules = literals("scaffold/answer-types.ts", /refuse\("([a-z-]+)"/g);
const formats = literals("scaffold/answer-types.ts", /^ {2}([a-z]+): (?:\(text\)|is[A-Z])/gm).map(
  (format) => `format-${format}`,
);
const reasons = [
  ...["own", "elsewhere", "released", "blocked"],
  ...["modify-delete", "add-add", "binary", "syntax", "occupied"],
];
const groups = [...new Set(commands.flatMap(({ group }) => group ?? []))];
const zoneEnds = ["", "-near", "-letters", "-offset", "-city"];
const composed: Readonly<Record<string, readonly string[]>> = {
  "answer.${rule}": [
    ...[...answerRules, ...formats, "choice-near", "choice"],
    ...zoneEnds.map((end) => `format-timezone${end}`),
  ].map((rule) => `answer.${rule}`),
  "usage.zone-${odd.by}": ["usage.zone-sign", "usage.zone-fixed"],
  "notebook.${reason}": ["format", "shape", "cell-type", "cell-shape", "cell-outputs", "cell-id", "cell-id-twice"].map(
    (reason) => `notebook.${reason}`,
  ),
  "doctor.url-${fault}": ["invalid", "plain", "credential"].map((fault) => `doctor.url-${fault}`),
  "level.${level}": ["level.error", "level.warning", "level.note"],
  "fix.${fix}": ["fix.itself", "fix.template", "fix.none"],
  "unchecked.${reason}": literals("check/coverage.ts", /^ {2}\| "([a-z]+)"/gm).map((reason) => `unchecked.${reason}`),
  "ask.languages.${value}": languages.map((value) => `ask.languages.${value}`),
  "ask.level.${value}": levels.map((value) => `ask.level.${value}`),
  "init.git.${git.state}": ["committed", "skipped", "inside", "below", "missing", "uncommitted", "failed"].map(
    (state) => `init.git.${state}`,
  ),
  "verdict.${verdict}": ["create", "update", "merged", "conflict", "delete", "kept", "deleted-by-you"].map(
    (verdict) => `verdict.${verdict}`,
  ),
  "reason.${reason}": reasons.map((reason) => `reason.${reason}`),
  // The system's words that are common; others are shown as they are.
  "reason.${value}": ["ENOENT", "EACCES", "EISDIR", "ENOTDIR", "EROFS"].map((code) => `reason.${code}`),
  // A field of a board, no text.
  "view.${field}": [],
  "report.because.${code}": ["email", "account", "listed", "name"].map((code) => `report.because.${code}`),
  "report.contributors.${key}": literals("cli/views/reports/contributors.ts", /(?:number|date)\("([a-z-]+)"/g)
    .concat("name", "role", "evidence")
    .map((key) => `report.contributors.${key}`),
  "report.contributors.${what}-list": ["newcomers", "quiet"].map((what) => `report.contributors.${what}-list`),
  "report.contributors.${what}-caption": ["newcomers", "quiet"].map((what) => `report.contributors.${what}-caption`),
  "report.contributors.${what}-explanation": ["newcomers", "quiet"].map(
    (what) => `report.contributors.${what}-explanation`,
  ),
  "report.contributors.evidence-${what}": ["commits", "reviews", "issues", "comments", "months"].map(
    (what) => `report.contributors.evidence-${what}`,
  ),
  "report.unit.${unit}": ["week", "month", "quarter", "year"].map((unit) => `report.unit.${unit}`),
  "kind.${kind}": kindIds.map((kind) => `kind.${kind}`),
  "kind.${step.kind}": kindIds.map((kind) => `kind.${kind}`),
  "unoffered.${reason}": notOfferedReasons.map((reason) => `unoffered.${reason}`),
  "held.${reason}": ["flag", "self", "last", "weight"].map((reason) => `held.${reason}`),
  "time.${unit}": ["day", "hour", "minute", "second"].map((unit) => `time.${unit}`),
  "build.${what}": ["added", "changed", "cancelled", "removed"].map((what) => `build.${what}`),
  "apply.moved-${how}": ["removed", "changed", "weight"].map((how) => `apply.moved-${how}`),
  "odd.${why}": ["unread", "changed", "weight", "over", "foreign", "other", "twice", "part"].map((why) => `odd.${why}`),
  "moved.${how}": ["added", "removed", "changed", "unread"].map((how) => `moved.${how}`),
  "action.${action}": changeActions.map((action) => `action.${action}`),
  "step.${step.action}": ["create", "update", "merge", "delete"].map((action) => `step.${action}`),
  "sync.to-${action}": changeActions.map((action) => `sync.to-${action}`),
  "manual.${field}": ["groupBy", "columnsBy", "sortBy"].map((field) => `manual.${field}`),
  "pin.state.${state}": ["same", "written", "pending", "other", "none"].map((state) => `pin.state.${state}`),
  "pin.from.${from}": ["pin.from.copy", "pin.from.registry"],
  "undo.${verdict}": ["undo.delete", "undo.restore"],
  "command.${name}": groups.map((name) => `command.${name}`),
  "command.${group}": groups.map((name) => `command.${name}`),
  "command.${key}": commands.map((command) => `command.${keyOf(command)}`),
  "command.${keyOf(command)}": commands.map((command) => `command.${keyOf(command)}`),
  "command.${key}.examples": commands.map((command) => `command.${keyOf(command)}.examples`),
  "events.clock-${clock}": ["events.clock-gap", "events.clock-repeated"],
  "events.${one.clock}": ["events.gap", "events.repeated"],
  "events.same-${kind}": ["person", "room", "link", "tag"].map((kind) => `events.same-${kind}`),
  "option.${option.key}": [...everywhere, ...commands.flatMap(({ options }) => options)].map(
    ({ key }) => `option.${key}`,
  ),
};

function literals(path: string, pattern: RegExp): string[] {
  const text = code.find((file) => file.path === path)?.text ?? "";
  return [...text.matchAll(pattern)].map((match) => match[1] as string);
}

/** Codes that stand in the source as they are, each with the file that names it. */
function stated(): { file: string; found: string }[] {
  const rooms = new Set([...Object.keys(en), ...Object.keys(manifestMessages)].map((key) => key.split(".")[0]));
  return code.flatMap(({ path, text }) =>
    [...text.matchAll(/"([a-z]+(?:[.-][a-z0-9,]+)*)"/g)]
      .map((match) => match[1] as string)
      .filter((found) =>
        found.includes(".")
          ? rooms.has(found.split(".")[0]) && !/\.(ya?ml|json|md|ts|br|tmp)$/.test(found)
          : Object.hasOwn(en, found),
      )
      .map((found) => ({ file: path, found })),
  );
}

const known = (key: string) => [en, manifestMessages, eventMessages].some((catalogue) => Object.hasOwn(catalogue, key));
const near = ["usage.unknown-option", "usage.unknown-command"].map((key) => `${key}-near`);
const special = commands.flatMap((command) =>
  [...command.options, ...everywhere].flatMap(({ key }) =>
    [keyOf(command), ...(command.group ? [command.group] : [])].map((owner) => `${owner}.option.${key}`),
  ),
);

describe("every code in the source has its text", () => {
  test("those that stand there as they are", () => {
    const missing = stated().filter(({ found }) => !known(found));
    expect(missing.map(({ file, found }) => `src/${file}: "${found}"`)).toEqual([]);
    expect(stated().length).toBeGreaterThan(60);
  });

  test("those that are put together", () => {
    expect(
      Object.values(composed)
        .flat()
        .filter((key) => !known(key) && !key.startsWith("option.")),
    ).toEqual([]);
    expect(near.filter((key) => !known(key))).toEqual([]);
    // An option has a text of its own command, or the one for all.
    const options = commands.flatMap((command) =>
      [...command.options, ...everywhere].map(({ key }) => [`${keyOf(command)}.option.${key}`, `option.${key}`]),
    );
    expect(options.filter((keys) => !keys.some(known))).toEqual([]);
  });

  test("no form is put together that this test does not know", () => {
    const forms = code
      .filter(({ path }) => !path.startsWith("manifest/") && !path.startsWith("system/yaml/"))
      .flatMap(({ path, text }) =>
        [...text.matchAll(/`([a-z]+(?:\.[a-z0-9-]+)*[.-]\$\{[^`]*)`/g)].map((match) => ({
          path,
          form: match[1] as string,
        })),
      )
      .filter(({ form }) => Object.keys(en).some((key) => key.startsWith(`${form.split(/[.$]/)[0]}.`)));
    const unknown = forms.filter(({ form }) => !Object.hasOwn(composed, form) && !form.startsWith("ask.key."));
    expect(unknown.map(({ path, form }) => `src/${path}: \`${form}\``)).toEqual([]);
    for (const form of Object.keys(composed)) expect(forms.map((one) => one.form)).toContain(form);
  });

  test("and the parameters that it takes", () => {
    const call = /\b(?:AppError|usageError|t)\(\s*"([a-z][a-z0-9.-]*)"(?:,\s*(?:\{([^{}]*)\}|(\S)))?/g;
    const faults = code.flatMap(({ path, text }) =>
      [...text.replace(/`[^`]*`/g, '""').matchAll(call)].flatMap(([, key = "", given = "", other]) => {
        // Parameters that come in a variable are not looked at.
        if (given.includes("...") || other || !Object.hasOwn(en, key)) return [];
        const names = new Set([...given.matchAll(/(\w+)\s*(?=[:,]|$)/g)].map((name) => `{${name[1]}}`));
        const texts = [key, `${key}.hint`].map((one) => (en as Readonly<Record<string, string>>)[one] ?? "");
        const wanted = texts.flatMap(placeholders).filter((name) => !names.has(name));
        return wanted.map((name) => `src/${path}: "${key}" is not given ${name}`);
      }),
    );
    expect(faults).toEqual([]);
  });
});

test("no text is there that nothing shows", () => {
  const used = new Set([...stated().map(({ found }) => found), ...Object.values(composed).flat(), ...near, ...special]);
  for (const end of zoneEnds) used.add(`usage.timezone${end}`);
  const unused = Object.keys(en).filter(
    (key) => !used.has(key) && !used.has(key.replace(/\.hint$/, "")) && !key.startsWith("ask.key."),
  );
  expect(unused).toEqual([]);
});

test("levels and forges have the names that the command line takes", () => {
  const init = commands.find(({ name }) => name === "init");
  const values = (key: string) => init?.options.find((option) => option.key === key)?.values;
  expect(values("forge")).toEqual(forges);
  expect(values("level")).toEqual(levels);
});
