import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Template } from "../../../../src/scaffold/source.ts";
import { readTemplate } from "../../../../src/scaffold/source.ts";
import { isDeleted, migrateAnswers, pendingMigrations, renamedPath } from "../../../../src/scaffold/update/migrate.ts";
import { compareVersions } from "../../../../src/scaffold/update/versions.ts";
import { finder } from "../memory.ts";

const plain = (path: string) => path;

function template(version: string, migrations: readonly object[]): Template {
  const whole = JSON.stringify({
    template: 1,
    id: "hub",
    version,
    title: "Hub",
    description: "Hub",
    files: [],
    migrations,
  });
  return readTemplate("hub", finder({ hub: { yaml: "", whole } }));
}

const hub = template("3.0.0", [
  { to: "3.0.0", renames: [{ from: "b.md", to: "c.md" }], answers: { renames: { group: "owner" } } },
  {
    to: "2.0.0",
    renames: [
      { from: "a.md", to: "b.md" },
      { from: "docs/", to: "handbook/" },
    ],
    deletes: ["OLD.md", "legacy/"],
    answers: { renames: { org: "group" }, values: { license: { GPL: "GPL-3.0-only" }, tools: { jira: "tracker" } } },
  },
  { to: "2.1.0", deletes: ["c.md"] },
]);
const silent = template("1.2.0", [
  { to: "1.2.0", answers: { copies: { security: "contact" }, adds: { days: 7, groups: ["events"] } } },
]);
const from = (version: string) => pendingMigrations([hub], () => version);

describe("which are taken", () => {
  test.each([
    ["1.0.0", ["2.0.0", "2.1.0", "3.0.0"]],
    ["2.0.0", ["2.1.0", "3.0.0"]],
    ["2.0.9", ["2.1.0", "3.0.0"]],
    ["3.0.0", []],
    ["10.0.0", []],
  ])("from %s: oldest first", (version, expected) => {
    expect(from(version).map(({ to }) => to)).toEqual(expected);
  });

  test("none of a part that the repository did not have", () => {
    expect(pendingMigrations([hub], () => undefined)).toEqual([]);
  });
});

describe("paths", () => {
  test("go through every version in between, with their translations, and folders as a whole", () => {
    const all = from("1.0.0");
    expect(renamedPath("a.md", all, plain)).toBe("c.md");
    expect(renamedPath("a.zh-CN.md", all, plain)).toBe("c.zh-CN.md");
    expect(renamedPath("docs/x/y.md", all, plain)).toBe("handbook/x/y.md");
    expect(renamedPath("docs", all, plain)).toBeUndefined();
    expect(renamedPath("other.md", all, plain)).toBeUndefined();
    expect(renamedPath("a.md", from("2.0.0"), plain)).toBeUndefined();
  });

  test("may hold answers", () => {
    const moved = template("2.0.0", [{ to: "2.0.0", renames: [{ from: "src/<%= old =%>", to: "lib/<%= new =%>" }] }]);
    const text = (path: string) => path.replace("<%= old =%>", "a").replace("<%= new =%>", "b");
    expect(
      renamedPath(
        "src/a",
        pendingMigrations([moved], () => "1.0.0"),
        text,
      ),
    ).toBe("lib/b");
  });

  test("are given up by name, with their translations, or by folder", () => {
    const all = from("1.0.0");
    const gone = ["OLD.md", "OLD.zh-CN.md", "OLD.en.md", "legacy/a", "legacy/b/c", "c.md"];
    for (const path of gone) expect(isDeleted(path, all, plain), path).toBe(true);
    for (const path of ["OLD", "legacy", "GOLD.md", "a.md"]) expect(isDeleted(path, all, plain), path).toBe(false);
  });
});

describe("answers", () => {
  test("get new ids and new values, version by version", () => {
    const answers = { org: "lepton", license: "GPL", tools: ["jira", "gitpod"], count: 3 };
    expect(migrateAnswers(answers, from("1.0.0"))).toEqual({
      owner: "lepton",
      license: "GPL-3.0-only",
      tools: ["tracker", "gitpod"],
      count: 3,
    });
    expect(migrateAnswers({ group: "lepton", license: "GPL" }, from("2.0.0"))).toEqual({
      owner: "lepton",
      license: "GPL",
    });
  });

  test("to new questions are what the older version wrote without asking, unless somebody has answered", () => {
    const added = (answers: Parameters<typeof migrateAnswers>[0]) =>
      migrateAnswers(
        answers,
        pendingMigrations([silent], () => "1.1.0"),
      );
    expect(added({ org: "lepton" })).toEqual({ org: "lepton", days: 7, groups: ["events"] });
    expect(added({ contact: "a@lepton.dev", days: 1, groups: [] })).toMatchObject({ security: "a@lepton.dev" });
    expect(added({ contact: "a@lepton.dev", security: "" })).toMatchObject({ security: "" });
    expect(added({ days: 0, groups: [] })).toEqual({ days: 0, groups: [] });
    expect(pendingMigrations([silent], () => "1.2.0")).toEqual([]);
  });

  test("that name what every object has are left as they are", () => {
    expect(migrateAnswers({ license: "constructor" }, from("1.0.0"))).toEqual({ license: "constructor" });
  });
});

test("versions are compared by number, part by part", () => {
  const version = fc.tuple(fc.nat(20), fc.nat(20), fc.nat(20));
  fc.assert(
    fc.property(version, version, (a, b) => {
      const sign = Math.sign(compareVersions(a.join("."), b.join(".")));
      const [x, y] = [a, b].map(([major, minor, patch]) => major * 10_000 + minor * 100 + patch);
      expect(sign).toBe(Math.sign((x ?? 0) - (y ?? 0)));
    }),
  );
  expect(compareVersions("1.9.0", "1.10.0")).toBeLessThan(0);
});
