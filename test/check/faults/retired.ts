import type { Fault } from "../row.ts";

/** Files of services that are no more. */
export const retired: readonly Fault[] = [
  {
    what: "a workspace of Gitpod Classic",
    files: { "README.md": "# A tool\n", ".gitpod.yml": "tasks:\n  - init: npm ci\n    command: npm test\n" },
    says: "ona.com/stories/gitpod-classic-payg-sunset: Gitpod Classic ended on 2025-10-15; Ona reads devcontainer.json",
    code: "gitpod.ended",
    at: ".gitpod.yml:1",
    level: "note",
  },
];
