import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** A new temporary folder that goes when the test ends. */
export function tempDir(): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), "commonry-unit-")));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

/** Writes files below a folder; a path that ends in `.sh` may be run. */
export function writeFiles(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  mkdirSync(root, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    chmodSync(join(root, path), path.endsWith(".sh") ? 0o755 : 0o644);
  }
}

/** Everything below a folder: `path` with its mode and content, `path/` for a folder, `path@` with a link's target. */
export function snapshot(root: string): Record<string, string> {
  const found: Record<string, string> = {};
  const visit = (prefix: string): void => {
    for (const entry of readdirSync(join(root, prefix), { withFileTypes: true })) {
      const path = prefix + entry.name;
      if (entry.isDirectory()) {
        found[`${path}/`] = "";
        visit(`${path}/`);
      } else if (entry.isSymbolicLink()) found[`${path}@`] = readlinkSync(join(root, path));
      else
        found[path] =
          `${(statSync(join(root, path)).mode & 0o111) === 0 ? "-" : "x"} ${readFileSync(join(root, path), "utf8")}`;
    }
  };
  visit("");
  return found;
}

/** What a function throws; fails when it does not. */
export function thrown(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
}
