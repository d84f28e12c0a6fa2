import type { Command } from "./command.ts";

/** The command tree as data. Each command's code is loaded only when it runs. */
export const commands: readonly Command[] = [
  {
    name: "init",
    arguments: "[dir]",
    options: [
      { flags: "-t, --template <id>", key: "template", values: "templates" },
      { flags: "--set <key=value>", key: "set", repeat: true },
      { flags: "--answers <file>", key: "answers" },
      { flags: "--forge <forge>", key: "forge", values: ["github", "gitlab"] },
      { flags: "--level <level>", key: "level", values: ["starter", "standard", "full"] },
      { flags: "-y, --yes", key: "yes" },
      { flags: "-n, --dry-run", key: "dry-run" },
      { flags: "--no-git", key: "no-git" },
    ],
    load: async () => (await import("./commands/init.ts")).init,
  },
  {
    name: "check",
    options: [
      { flags: "--format <format>", key: "format", values: ["text", "json", "actions"] },
      { flags: "--fix", key: "fix" },
    ],
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "doctor",
    options: [],
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
  {
    name: "demo",
    options: [],
    load: async () => (await import("./commands/demo.ts")).demo,
  },
  {
    name: "schema",
    arguments: "[file]",
    argumentValues: ["community", "people", "events"],
    options: [],
    load: async () => (await import("./commands/schema.ts")).schema,
  },
  {
    name: "completion",
    arguments: "<shell>",
    argumentValues: ["bash", "zsh", "fish"],
    options: [],
    load: async () => (await import("./commands/completion.ts")).completion,
  },
];

/** Options that every command takes, before its name or after it. */
export const everywhere: Command["options"] = [
  { flags: "-C <dir>", key: "dir" },
  { flags: "--json", key: "json" },
  { flags: "--lang <language>", key: "lang", values: ["en", "zh"] },
  { flags: "--no-color", key: "no-color" },
  { flags: "--no-input", key: "no-input" },
  { flags: "-q, --quiet", key: "quiet" },
  { flags: "-v, --verbose", key: "verbose" },
];
