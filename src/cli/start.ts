/** What `main.ts` needs of the program once a command line is more than a question for help: one file, opened only then. */
export { redactor } from "../system/secrets.ts";
export { forgetTyped, output } from "../system/streams.ts";
export { isRunner } from "../system/text/harmless.ts";
export { run } from "./run.ts";
