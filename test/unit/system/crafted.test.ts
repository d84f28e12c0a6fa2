import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readKept } from "../../../src/providers/git/keep.ts";
import { createStore } from "../../../src/providers/github/facts/store.ts";
import { AppError } from "../../../src/system/errors.ts";
import { sha256 } from "../../../src/system/hash.ts";
import { createEtags } from "../../../src/system/http/etags.ts";
import { createMemory } from "../../../src/system/http/memory.ts";
import { Window } from "../../../src/system/http/window.ts";
import { takeLock } from "../../../src/system/lock.ts";
import { openSeal } from "../../../src/system/tree/seal.ts";
import { answers } from "../../support/cli.ts";
import { inside } from "../../support/inside.ts";
import { ownState } from "../../support/seal.ts";
import { snapshot, tempDir } from "./temp.ts";

const now = "2027-01-01T00:00:00Z";

type Craft = (path: string, before: string) => void;
const edited =
  (change: (value: Record<string, unknown>) => unknown): Craft =>
  (path, before) =>
    writeFileSync(path, JSON.stringify(change(JSON.parse(before || "{}"))));
const files = (...paths: string[]) =>
  Object.fromEntries(paths.map((path) => [path, { sha256: "0".repeat(64), from: "x" }]));

/** Ways in which a file that is trusted may have been made by somebody else. */
const crafts: Readonly<Record<string, Craft>> = {
  "not JSON": (path) => writeFileSync(path, "{"),
  empty: (path) => writeFileSync(path, ""),
  null: (path) => writeFileSync(path, "null"),
  "a list": (path) => writeFileSync(path, "[]"),
  "an empty object": (path) => writeFileSync(path, "{}"),
  "a number": (path) => writeFileSync(path, "7"),
  bytes: (path) => writeFileSync(path, Buffer.from([0, 255, 254, 128, 10, 13, 27, 91, 50, 74])),
  "another version": edited((value) => ({ ...value, lockVersion: 99, version: 99, schemaVersion: 99 })),
  "other shapes": edited((value) => Object.fromEntries(Object.keys(value).map((key) => [key, 5]))),
  "all null": edited((value) => Object.fromEntries(Object.keys(value).map((key) => [key, null]))),
  "deep nesting": (path) => writeFileSync(path, "[".repeat(200_000)),
  "deep objects": (path) => writeFileSync(path, `${'{"a":'.repeat(50_000)}1${"}".repeat(50_000)}`),
  "__proto__ keys": (path, before) =>
    writeFileSync(
      path,
      before.startsWith("{")
        ? before.replace("{", '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},')
        : '{"__proto__":{"polluted":true}}',
    ),
  "paths that lead out": edited((value) => ({
    ...value,
    files: files("../outside/x", "a/../../outside/x", "/tmp/x", "C:\\x", ".git/hooks/pre-commit"),
  })),
  "other digests": (path, before) => writeFileSync(path, before.replace(/[0-9a-f]{64}/g, "0".repeat(64))),
  huge: (path) => {
    writeFileSync(path, "");
    truncateSync(path, 20 * 1024 ** 3);
  },
  "a link out": (path) => {
    rmSync(path, { force: true });
    symlinkSync("../../outside/x", path);
  },
  "a folder": (path) => {
    rmSync(path, { force: true });
    mkdirSync(path);
  },
};

let scaffolded: Promise<string> | undefined;
async function project(): Promise<{ dir: string; root: string }> {
  const dir = tempDir();
  scaffolded ??= (async () => {
    const place = ownState;
    const made = await inside(["init", "repo", "--yes", "--no-git", ...answers], { cwd: place, now });
    expect(made.code, made.err).toBe(0);
    return join(place, "repo");
  })();
  cpSync(await scaffolded, join(dir, "repo"), { recursive: true });
  mkdirSync(join(dir, "outside"));
  writeFileSync(join(dir, "outside/x"), "precious\n");
  return { dir, root: join(dir, "repo") };
}

/** Commands that read a record with the repository, and the record. */
const records: readonly (readonly [string, readonly string[]])[] = [
  [".commonry/lock.json", ["update", "--check"]],
  [".commonry/lock.json", ["update", "--yes"]],
  [".commonry/lock.json", ["doctor"]],
  [".commonry/lock.json", ["add", "mentoring", "--yes"]],
  [".commonry/base.br", ["update", "--check"]],
  [".commonry/base.br", ["update", "--yes"]],
];

const told = { tried: 0 };

test.each(
  records.flatMap(([file, words]) => Object.keys(crafts).map((craft) => [file, words.join(" "), craft] as const)),
)("%s at %s: %s is no crash, and nothing outside or of somebody else's is touched", async (file, line, craft) => {
  const { dir, root } = await project();
  writeFileSync(join(root, "mine.md"), "mine\n");
  const path = join(root, file);
  expect(existsSync(path)).toBe(true);
  crafts[craft]?.(path, file.endsWith(".json") ? readFileSync(path, "utf8") : "{}");
  const kept = { ...snapshot(join(dir, "outside")) };
  const { code, err } = await inside(line.split(" "), { cwd: root, now });
  expect(err).not.toMatch(/something went wrong/i);
  expect([0, 1, 2, 3, 6], err).toContain(code);
  expect(snapshot(join(dir, "outside"))).toEqual(kept);
  expect(readFileSync(join(root, "mine.md"), "utf8")).toBe("mine\n");
  expect(({} as Record<string, unknown>).polluted).toBe(undefined);
  told.tried++;
});

/** Files of the state and cache folders, each read by who keeps it: a broken one is as if it were not there. */
const keepers: Readonly<Record<string, (folder: string) => { readonly path: string; readonly read: () => unknown }>> = {
  "an answer with its entity tag": (folder) => {
    const asked = { method: "GET", url: "https://api.example/x" } as never;
    const name = sha256("me\n\nhttps://api.example/x");
    return { path: join(folder, `${name}.json`), read: () => createEtags(folder, "me").find(asked) };
  },
  "facts of a forge": (folder) => ({
    path: join(folder, "facts", `${sha256("h\no/r").slice(0, 32)}.json`),
    read: () => createStore(folder, "h").load("o/r"),
  }),
  "a counted history": (folder) => ({
    path: join(folder, "history.bin"),
    read: () => readKept(join(folder, "history.bin")),
  }),
  "the use of limits": (folder) => ({
    path: join(folder, "h-key.json"),
    read: () => {
      const window = new Window(10, 1000);
      const pacer = { restore: (found: unknown) => window.restore(found, 0, 0), snapshot: () => ({}) } as never;
      createMemory(folder, "h", "key", pacer, { wall: () => 0, now: () => 0 } as never);
      return window.wait(1, 0) === 0 ? undefined : window;
    },
  }),
  "the key of records": (folder) => ({
    path: join(folder, "tree-key"),
    read: () => {
      const own = openSeal(folder);
      const text = own.of("x") ?? "";
      return text !== "" && own.holds("x", text) && openSeal(folder).holds("x", text) ? undefined : text;
    },
  }),
};

test.each(Object.keys(keepers).flatMap((keeper) => Object.keys(crafts).map((craft) => [keeper, craft] as const)))(
  "%s, kept from before: %s is as if it were not there",
  (keeper, craft) => {
    // A folder where the key should be is nobody's file, so it is not removed: then records are not believed.
    if (keeper === "the key of records" && craft === "a folder") return void told.tried++;
    const dir = tempDir();
    mkdirSync(join(dir, "outside"));
    writeFileSync(join(dir, "outside/x"), "precious\n");
    const one = keepers[keeper]?.(join(dir, "kept", "a"));
    if (!one) throw new Error(keeper);
    mkdirSync(dirname(one.path), { recursive: true });
    writeFileSync(one.path, "");
    crafts[craft]?.(one.path, "{}");
    expect(one.read()).toBe(undefined);
    expect(readFileSync(join(dir, "outside/x"), "utf8")).toBe("precious\n");
    told.tried++;
  },
);

test.each(Object.keys(crafts))(
  "the lock of a run: %s keeps a second run out, or gives way; it never crashes",
  (craft) => {
    const dir = tempDir();
    const path = join(dir, "lock.json");
    writeFileSync(path, "{}");
    crafts[craft]?.(path, "{}");
    let error: unknown;
    try {
      takeLock(dir, "apply", new Date(0))();
    } catch (caught) {
      error = caught;
    }
    if (error !== undefined) expect(error).toBeInstanceOf(AppError);
    told.tried++;
  },
);

test("all of them were tried", () => {
  const all = Object.keys(crafts).length * (records.length + Object.keys(keepers).length + 1);
  if (process.env.LIST) console.log(`crafted input of trust: ${told.tried} of ${all}`);
  expect(told.tried).toBe(all);
});
