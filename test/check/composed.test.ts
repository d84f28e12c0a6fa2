import { expect, test, vi } from "vitest";
import { inside } from "../support/inside.ts";
import { inFolder, render } from "../support/render.ts";

const composed = vi.hoisted(() => ({ texts: [] as string[] }));
vi.mock("yaml", async (original) => {
  const yaml = await original<typeof import("yaml")>();
  const counted =
    <R>(read: (text: string, options?: object) => R) =>
    (text: string, options?: object): R => {
      composed.texts.push(text);
      return read(text, options);
    };
  return { ...yaml, parseDocument: counted(yaml.parseDocument), parseAllDocuments: counted(yaml.parseAllDocuments) };
});

/** How many files `check` reads with the parser that keeps places, which takes nine times as long as the other. */
async function composedIn(files: ReadonlyMap<string, Uint8Array>): Promise<number> {
  return inFolder(files, async (cwd) => {
    composed.texts.length = 0;
    await inside(["check", "--format", "json"], { cwd, now: "2026-12-01T00:00:00Z" });
    return composed.texts.length;
  });
}

const hub = await render({ template: "hub", forge: "github", langs: ["en", "zh"], level: "full" });

test("of a sound hub, check reads no file slowly", async () => {
  const yaml = [...hub.keys()].filter((path) => /\.(?:ya?ml|cff)$/.test(path));
  expect(yaml.length).toBeGreaterThan(20);
  expect(await composedIn(hub)).toBe(0);
});

test("a fault costs the file that it is in", async () => {
  const sound = await composedIn(hub);
  const broken = new Map([...hub, ["deploy.yaml", Buffer.from("a: [\n")]]);
  expect(await composedIn(broken)).toBeGreaterThan(sound);
  expect(await composedIn(broken)).toBeLessThanOrEqual(sound + 2);
});
