import { expect, test } from "vitest";
import { AppError, systemCode, usageError } from "../../../src/system/errors.ts";
import { exit } from "../../../src/system/exit.ts";

test("an error carries code, parameters, exit code and cause", () => {
  const cause = new Error("why");
  const error = new AppError("tree.failed", { path: "x" }, exit.refused, cause);
  expect(error).toMatchObject({ code: "tree.failed", params: { path: "x" }, exitCode: 6, cause, name: "AppError" });
  expect(error.message).toBe('tree.failed {"path":"x"}');
  expect(new AppError("x")).toMatchObject({ params: {}, exitCode: 1 });
  expect("cause" in new AppError("x")).toBe(false);
});

test("a usage error ends with 2", () => {
  expect(usageError("usage.set", { value: "x" })).toMatchObject({ code: "usage.set", exitCode: 2 });
});

test.each([
  [Object.assign(new Error("x"), { code: "ENOENT" }), "ENOENT"],
  [new Error("x"), undefined],
  [Object.assign(new Error("x"), { code: 5 }), undefined],
  [null, undefined],
  [undefined, undefined],
  ["ENOENT", undefined],
])("the system's code of %s is %s", (error, code) => {
  expect(systemCode(error)).toBe(code);
});

test("exit codes are those of the contract, version 1", () => {
  expect(exit).toEqual({
    done: 0,
    failure: 1,
    usage: 2,
    pending: 3,
    unauthorised: 4,
    partial: 5,
    refused: 6,
    stale: 7,
    interrupted: 130,
  });
});
