import { setFlagsFromString } from "node:v8";

/**
 * Tells V8 to look longer before it optimizes a function. Most of what one run of a command does is done a few hundred times;
 * optimized so early it is thrown away and compiled anew, which costs `check` of a full hub two fifths of its processor time
 * and pays off nowhere up to thousands of files. Only in the V8 of Node.js 20: later ones count otherwise, and have no such
 * flag.
 * @param v8 version of V8, `process.versions.v8`
 */
export function optimizeLater(v8: string): void {
  if (v8.startsWith("11.")) setFlagsFromString("--interrupt-budget=2000000");
}
