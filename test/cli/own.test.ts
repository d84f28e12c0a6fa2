import { expect, test } from "vitest";
import { inside } from "../support/inside.ts";
import { home } from "../support/render.ts";

test("our own repository passes our own check, without a warning (T19)", async () => {
  const { code, out, err } = await inside(["check", "--format", "json"], { cwd: home, now: "2026-12-01T00:00:00Z" });
  const { findings } = JSON.parse(out) as { findings: { level: string; file: string; code: string }[] };
  const wrong = findings.filter(({ level }) => level !== "note");
  expect({ code, wrong, err }).toEqual({ code: 0, wrong: [], err: "" });
});
