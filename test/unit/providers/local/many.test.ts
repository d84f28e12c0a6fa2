import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Step } from "../../../../src/plan/port.ts";
import { createLocal } from "../../../../src/providers/local/index.ts";

const counted = vi.hoisted(() => ({ listings: 0 }));
vi.mock("node:fs", async (original) => {
  const fs = await original<typeof import("node:fs")>();
  const readdirSync = (...all: Parameters<typeof fs.readdirSync>) => {
    counted.listings++;
    return fs.readdirSync(...all);
  };
  return { ...fs, readdirSync };
});

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "commonry-local-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function step(id: string, kind: Step["kind"], name: string, fields: Step["fields"]): Step {
  const target = kind === "event" ? { owner: "local", calendar: "all" } : { owner: "local" };
  return { id, action: "create", kind, target, name, fields } as Step;
}

/** How often folders are listed while so many events are made in one calendar. */
async function listings(events: number): Promise<number> {
  const place = createLocal({ folder: join(folder, String(events)), readOnly: false });
  const ical = (uid: string) => `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:${uid}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
  const made = Array.from({ length: events }, (_, index) =>
    step(`${index}`, "event", `e${index}@x`, { ical: ical(`e${index}@x`) }),
  );
  const states: string[] = [];
  counted.listings = 0;
  const stop = { requested: false };
  await place.write([step("c", "calendar", "all", {}), ...made], (_, { state }) => states.push(state), stop);
  expect(states).toEqual(Array.from({ length: events + 1 }, () => "done"));
  return counted.listings;
}

test("no folder is listed at each event that is made: that would take time by the square of their number", async () => {
  const [few, many] = [await listings(3), await listings(60)];
  expect(many).toBe(few);
});

test("a folder that nobody has named tells git and people what it is, once; one that is named is left alone", async () => {
  const made = [step("c", "calendar", "all", {})];
  const stop = { requested: false };
  const write = (isTrial: boolean, name: string) =>
    createLocal({ folder: join(folder, name), readOnly: false, isTrial }).write(made, () => undefined, stop);
  await write(true, "trial");
  const text = readFileSync(join(folder, "trial/.gitignore"), "utf8");
  expect(text.split("\n").filter((line) => line && !line.startsWith("#"))).toEqual(["/*", "!/facts/"]);
  // Who deletes it wants the folder kept.
  rmSync(join(folder, "trial/.gitignore"));
  await write(true, "trial");
  expect(existsSync(join(folder, "trial/.gitignore"))).toBe(false);
  await write(false, "named");
  expect(existsSync(join(folder, "named/.gitignore"))).toBe(false);
});
