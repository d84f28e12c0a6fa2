import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * One temporary folder for the whole run, in which all others are: whatever a killed test leaves goes with it. Called for
 * each project of the run: a folder in a folder would leave no room for the name of a socket (108 signs).
 */
export default function setup(): () => void {
  const before = process.env.TMPDIR;
  if (before !== undefined && before === process.env.COMMONRY_TEST_GROUND) return () => undefined;
  const folder = mkdtempSync(join(realpathSync(tmpdir()), "commonry-tests-"));
  process.env.TMPDIR = folder;
  process.env.COMMONRY_TEST_GROUND = folder;
  return () => {
    delete process.env.COMMONRY_TEST_GROUND;
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
}
