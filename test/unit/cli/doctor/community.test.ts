import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Context } from "../../../../src/cli/context.ts";
import { checkManifest, checkScaffold } from "../../../../src/cli/doctor/community.ts";
import { AppError } from "../../../../src/system/errors.ts";
import { newId } from "../../../../src/system/tree/own.ts";
import { openSeal } from "../../../../src/system/tree/seal.ts";
import { buildTemplates } from "../../../support/built-templates.ts";
import { ownState } from "../../../support/seal.ts";
import { tempDir, thrown, writeFiles } from "../../system/temp.ts";

describe("checkManifest", () => {
  test("says that there is none", () => {
    const dir = tempDir();
    expect(checkManifest(dir)).toMatchObject({
      state: "off",
      reason: "doctor.manifest-none",
      params: { dir },
      mend: "commonry init",
    });
  });

  test("says how much is wrong with it", () => {
    const dir = tempDir();
    writeFiles(dir, { "community.yaml": "version: 1\ncomunity: {}\n" });
    expect(checkManifest(dir)).toMatchObject({
      state: "fail",
      reason: "doctor.manifest-broken",
      mend: "commonry check",
    });
  });

  test("says that it is well", () => {
    const dir = tempDir();
    writeFiles(dir, { "community.yaml": "version: 1\ncommunity: { name: Lepton }\n" });
    expect(checkManifest(dir)).toMatchObject({ state: "ok", reason: "doctor.manifest" });
  });

  test("refuses a folder that is none", () => {
    expect(thrown(() => checkManifest(join(tempDir(), "nowhere")))).toBeInstanceOf(AppError);
  });
});

describe("checkScaffold", () => {
  const spec = { template: 1, id: "hub", version: "1.2.0", title: "Hub", description: "Hub", files: [] };

  /** A folder, and a package beside it that holds the template `hub` in version 1.2.0. */
  function place(files: Readonly<Record<string, string>>): Context {
    const dir = tempDir();
    writeFiles(join(dir, "templates"), { "hub/template.yaml": JSON.stringify(spec) });
    buildTemplates(join(dir, "templates"), join(dir, "package"));
    writeFiles(join(dir, "project"), files);
    return {
      dir: join(dir, "project"),
      world: { home: join(dir, "package"), env: { XDG_STATE_HOME: ownState }, platform: "linux" },
    } as unknown as Context;
  }

  const lock = (id: string, version: string, source = "builtin") => ({
    ".commonry/lock.json": JSON.stringify({
      lockVersion: 1,
      commonry: "0.1.0",
      template: { id, version, source },
      parts: {},
      forge: "github",
      level: "starter",
      langs: ["en"],
      files: {},
      answers: {},
    }),
  });

  test.each<[string, Readonly<Record<string, string>>, object]>([
    ["was not scaffolded", {}, { state: "off", reason: "doctor.template-none" }],
    ["is from the newest template", lock("hub", "1.2.0"), { state: "ok", reason: "doctor.template" }],
    [
      "is from another version",
      lock("hub", "1.0.0"),
      {
        state: "warn",
        reason: "doctor.template-other",
        params: { version: "1.0.0", newest: "1.2.0" },
        mend: "commonry update",
      },
    ],
    [
      "is from a template of somebody's",
      lock("hub", "9.0.0", "../mine"),
      { state: "ok", params: { source: "../mine" } },
    ],
    [
      "is from a template that is not here",
      lock("mine", "1.0.0"),
      { state: "warn", reason: "doctor.template-unknown" },
    ],
    [
      "is from a template whose name is a path",
      lock("../../hub", "1.0.0"),
      { state: "warn", reason: "doctor.template-unknown" },
    ],
    [
      "is from a template whose name every object has",
      lock("constructor", "1.0.0"),
      { state: "warn", reason: "doctor.template-unknown" },
    ],
    [
      "has a damaged record",
      { ".commonry/lock.json": "{" },
      { state: "fail", reason: "lock.invalid", mend: "git checkout -- .commonry/lock.json" },
    ],
    ["has a record that is null", { ".commonry/lock.json": "null" }, { state: "fail", reason: "lock.invalid" }],
    [
      "was interrupted",
      { ...lock("hub", "1.2.0"), [`.commonry/.pending-${newId(openSeal(join(ownState, "commonry")))}/0`]: "" },
      { state: "fail", reason: "doctor.interrupted", mend: "commonry check --fix" },
    ],
    [
      "came with half of a change",
      { ...lock("hub", "1.2.0"), ".commonry/.pending-1/0": "" },
      { state: "fail", reason: "tree.foreign", params: { path: ".commonry/.pending-1" } },
    ],
  ])("a folder that %s", (_, files, found) => {
    expect(checkScaffold(place(files))).toMatchObject({ id: "template", ...found });
  });

  test("a record that is a link is not followed", () => {
    const context = place({ "x.json": "{}" });
    writeFiles(context.dir, { ".commonry/x": "" });
    symlinkSync("../x.json", join(context.dir, ".commonry/lock.json"));
    expect(checkScaffold(context)).toMatchObject({ state: "fail", reason: "file.link" });
  });
});
