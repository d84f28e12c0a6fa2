import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { Sweeping } from "../../check/clear.ts";

/** What the thread is given. */
export interface Errand {
  readonly dir: string;
  readonly paths: readonly string[];
  readonly chosen: readonly Sweeping[];
  /** Bytes that a file may have to be read. */
  readonly most: number;
}

/**
 * Looks at files in a second thread, which is what a repository of thousands of files has to wait for.
 * @param home the folder of the installed package
 * @returns the files of which `isClear` is true; none where the thread fails: then they are looked at by whoever asked
 */
export async function clearedAhead(home: string, errand: Errand): Promise<ReadonlySet<string>> {
  const thread = new Worker(join(home, "dist", "ahead.js"), { workerData: errand });
  try {
    return new Set((await answerOf(thread)).map((index) => errand.paths[index] as string));
  } catch {
    return new Set();
  } finally {
    await thread.terminate();
  }
}

function answerOf(thread: Worker): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    thread.once("message", resolve).once("error", reject).once("exit", reject);
  });
}
