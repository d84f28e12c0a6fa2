import type { Command } from "./command.ts";

const window: Command["options"] = [
  { flags: "--from <date>", key: "from-date" },
  { flags: "--to <date>", key: "to-date" },
];
const zones: Command["options"] = [{ flags: "--timezone <zones>", key: "timezone", repeat: true }];

/** The commands below `events`. */
export const eventCommands: readonly Command[] = [
  {
    group: "events",
    name: "list",
    arguments: "[files...]",
    options: [{ flags: "--days <number>", key: "days" }, { flags: "--count <number>", key: "count" }, ...zones],
    load: async () => (await import("./commands/events/list.ts")).list,
  },
  {
    group: "events",
    name: "expand",
    arguments: "[files...]",
    options: [...window, { flags: "--cancelled", key: "cancelled" }],
    load: async () => (await import("./commands/events/expand.ts")).expanding,
  },
  {
    group: "events",
    name: "check",
    arguments: "[files...]",
    options: [...window, ...zones],
    load: async () => (await import("./commands/events/check.ts")).check,
  },
  {
    group: "events",
    name: "build",
    arguments: "[files...]",
    options: [
      { flags: "-o, --output <file>", key: "output" },
      { flags: "--per-tag", key: "per-tag" },
      { flags: "--html <file>", key: "html" },
      ...window,
      { flags: "--check", key: "would" },
      { flags: "-y, --yes", key: "yes" },
    ],
    load: async () => (await import("./events/build.ts")).build,
  },
  {
    group: "events",
    name: "schedule",
    arguments: "[plan]",
    options: [
      { flags: "-y, --yes", key: "yes" },
      { flags: "-n, --dry-run", key: "dry-run" },
      { flags: "-o, --out <file>", key: "out" },
      { flags: "--format <format>", key: "format", values: ["text", "markdown", "json"] },
      { flags: "--exit-code", key: "exit-code" },
      { flags: "--resume", key: "resume" },
      { flags: "--allow-delete <number>", key: "allow-delete" },
      { flags: "--provider <provider>", key: "provider", values: ["github", "local"] },
      { flags: "--max-wait <seconds>", key: "max-wait" },
    ],
    load: async () => (await import("./events/schedule.ts")).schedule,
  },
  {
    group: "events",
    name: "attendance",
    arguments: "<file>",
    options: [
      { flags: "--event <id>", key: "event" },
      { flags: "--date <date>", key: "date" },
      { flags: "--list", key: "list" },
      { flags: "--emails", key: "emails" },
      { flags: "--replace", key: "replace" },
      { flags: "-n, --dry-run", key: "dry-run" },
    ],
    load: async () => (await import("./events/attendance.ts")).attendance,
  },
];
