import { expect, test } from "vitest";
import type { Context } from "../../../src/cli/context.ts";
import { explain } from "../../../src/cli/reports/explain.ts";
import { castFrom } from "../../../src/cli/reports/who.ts";
import type { Activity, Contact } from "../../../src/reports/port.ts";
import { AppError } from "../../../src/system/errors.ts";

const contacts: Contact[] = [
  { name: "Ada Lovelace", email: "ada@secret.org" },
  { name: "countess", email: "ADA@secret.org" },
  { name: "ada lovelace", email: "12+adal@users.noreply.github.com" },
  { name: "leak@secret.org", email: "leak@secret.org" },
  { name: '"a b"@secret.org', email: "ab@secret.org" },
];
const activity: Activity = {
  contacts,
  who: Int32Array.from(contacts.keys()),
  day: new Int32Array(contacts.length),
  deed: new Uint8Array(contacts.length),
  count: Int32Array.from([9, 1, 1, 1, 1]),
};
const settings = { community: undefined, people: [], groups: [] };
const whole = castFrom([activity], settings, "careful", [], "whole");

function explained(name: string, { emails = false, json = false } = {}): string {
  let text = "";
  const out = { write: (more: string) => (text += more) };
  const t = (code: string, params: object = {}) => `${code} ${Object.values(params).join(" ")}`;
  explain(name, whole, emails, { out, t, json, paint: { strong: (own: string) => own } } as unknown as Context);
  return text;
}

function refused(name: string): AppError["params"] {
  try {
    explained(name);
  } catch (error) {
    if (error instanceof AppError) return error.params;
  }
  throw new Error("not refused");
}

test.each(["Ada Lovelace", "COUNTESS", "adal", "ada@secret.org"])("finds a person as %s", (name) => {
  expect(explained(name).split("\n")).toEqual([
    "Ada Lovelace",
    "  report.because.email Ada Lovelace <…@secret.org> countess <…@secret.org>",
    "  report.because.name Ada Lovelace <…@secret.org> ada lovelace <…@users.noreply.github.com>",
    "",
  ]);
});

test("shows no mailbox, not in a name nor in what is said of an error, unless addresses were asked for", () => {
  for (const name of ["leak@secret.org", "…@secret.org", "ada@secret.org"])
    for (const json of [false, true]) expect(explained(name, { json }), name).not.toMatch(/[a-z"]@secret/);
  expect(explained("leak@secret.org", { emails: true })).toContain("leak@secret.org\n");
  expect(refused("lea@secret.or")).toEqual({ name: "…@secret.or", nearest: "…@secret.org" });
  expect(refused("somebody.else.altogether@far.away.example")).toEqual({ name: "…@far.away.example" });
});

test("names are fit to be shown, unless whoever asks masks them", () => {
  const names = (how?: "whole") => castFrom([activity], settings, "careful", [], how).people.map(({ name }) => name);
  expect(names()).toEqual(["Ada Lovelace", "…@secret.org", "…@secret.org"]);
  expect(names("whole")).toContain("leak@secret.org");
});

test("a wish not to be named holds for a name that is shown without its mailbox", () => {
  const { people } = castFrom([activity], settings, "careful", ["leak@secret.org"]);
  expect(people.map(({ unlisted }) => unlisted)).toEqual([false, true, false]);
});
