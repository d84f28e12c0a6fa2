import { type Fault, lines } from "./row.ts";

export const file = ".github/workflows/ci.yml";
const parser = "@actions/workflow-parser 0.3.61";
export const e = (inner: string) => `\${{ ${inner} }}`;
type Level = Fault["level"];

/** A workflow of one job, from `on` on; the steps begin at line 8. */
export const steps = (text: string) =>
  `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${lines(text).replace(/^/gm, "      ").trimEnd()}\n`;
/** A workflow whose one job has more keys: line 6 is the first of them. */
export const job = (text: string) =>
  `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n${lines(text).replace(/^/gm, "    ").trimEnd()}\n    steps: [{ run: make }]\n`;
/** A workflow with these events: line 2 is the first of them. */
export const on = (text: string) =>
  `on:\n${lines(text).replace(/^/gm, "  ").trimEnd()}\npermissions: {}\njobs: { a: { runs-on: ubuntu-latest, steps: [{ run: make }] } }\n`;

export const row = (
  what: string,
  text: string,
  line: number,
  code: string,
  says: string,
  level: Level = "error",
): Fault => ({
  ...{ what, files: { [file]: text }, code, at: `${file}:${line}`, level },
  says: `${parser}: ${says}`,
});
