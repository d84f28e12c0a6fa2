import type { Command } from "./command.ts";
import { eventCommands } from "./event-commands.ts";
import { reportCommands } from "./report-commands.ts";

/** What plan and apply take alike. */
const syncOptions: Command["options"] = [
  { flags: "--only <sections>", key: "sections", repeat: true },
  { flags: "--allow-delete <number>", key: "allow-delete" },
  { flags: "--provider <provider>", key: "provider", values: ["github", "local"] },
  { flags: "--max-wait <seconds>", key: "max-wait" },
];

/** The command tree as data. Each command's code is loaded only when it runs. */
export const commands: readonly Command[] = [
  {
    name: "init",
    arguments: "[dir]",
    options: [
      { flags: "-t, --template <id>", key: "template", values: "templates" },
      { flags: "--set <key=value>", key: "set", repeat: true },
      { flags: "--answers <file>", key: "answers" },
      { flags: "--save-answers <file>", key: "save-answers" },
      { flags: "--forge <forge>", key: "forge", values: ["github", "gitlab"] },
      { flags: "--level <level>", key: "level", values: ["starter", "standard", "full"] },
      { flags: "-y, --yes", key: "yes" },
      { flags: "-n, --dry-run", key: "dry-run" },
      { flags: "--adopt", key: "adopt" },
      { flags: "--branch <name>", key: "branch" },
      { flags: "--format <format>", key: "plan-format", values: ["text", "diff", "json"] },
      { flags: "--no-git", key: "no-git" },
    ],
    load: async () => (await import("./commands/init.ts")).init,
  },
  {
    name: "add",
    arguments: "<part>",
    argumentValues: "parts",
    options: [
      { flags: "--set <key=value>", key: "set", repeat: true },
      { flags: "--answers <file>", key: "answers" },
      { flags: "-y, --yes", key: "yes" },
      { flags: "-n, --dry-run", key: "dry-run" },
      { flags: "--format <format>", key: "plan-format", values: ["text", "diff", "json"] },
    ],
    load: async () => (await import("./commands/add.ts")).add,
  },
  {
    name: "update",
    options: [
      { flags: "--check", key: "pending" },
      { flags: "-n, --dry-run", key: "dry-run" },
      { flags: "--format <format>", key: "plan-format", values: ["text", "diff", "json"] },
      { flags: "-t, --template <reference>", key: "newer" },
      { flags: "--set <key=value>", key: "set", repeat: true },
      { flags: "--answers <file>", key: "answers" },
      { flags: "--level <level>", key: "level", values: ["starter", "standard", "full"] },
      { flags: "--restore <path>", key: "restore", repeat: true },
      { flags: "-y, --yes", key: "yes" },
    ],
    load: async () => (await import("./commands/update.ts")).update,
  },
  {
    name: "undo",
    options: [
      { flags: "-n, --dry-run", key: "dry-run" },
      { flags: "-y, --yes", key: "yes" },
      { flags: "--provider <provider>", key: "provider", values: ["github", "local"] },
    ],
    load: async () => (await import("./commands/undo.ts")).undo,
  },
  {
    name: "check",
    options: [
      { flags: "--format <format>", key: "format", values: ["text", "json", "sarif", "actions"] },
      { flags: "--fix", key: "fix" },
      { flags: "--only <rules>", key: "only", repeat: true },
      { flags: "--skip <rules>", key: "skip", repeat: true },
      { flags: "--list-rules", key: "list-rules" },
    ],
    load: async () => (await import("./commands/check.ts")).check,
  },
  {
    name: "plan",
    options: [
      ...syncOptions,
      { flags: "-o, --out <file>", key: "out" },
      { flags: "--format <format>", key: "format", values: ["text", "markdown", "json"] },
      { flags: "--exit-code", key: "exit-code" },
    ],
    load: async () => (await import("./commands/plan.ts")).plan,
  },
  {
    name: "apply",
    arguments: "[plan]",
    options: [...syncOptions, { flags: "-y, --yes", key: "yes" }, { flags: "--resume", key: "resume" }],
    load: async () => (await import("./commands/apply.ts")).apply,
  },
  {
    name: "import",
    arguments: "[file]",
    options: [
      {
        flags: "--from <format>",
        key: "from",
        values: ["label-sync", "settings", "kubernetes", "peribolos", "ics", "yaml2ics", "yaml2ical", "rust-calendar"],
      },
      { flags: "--owner <name>", key: "owner" },
      { flags: "--repo <names>", key: "repo", repeat: true },
      { flags: "--only <sections>", key: "sections", repeat: true },
      { flags: "--provider <provider>", key: "provider", values: ["github", "local"] },
      { flags: "--max-wait <seconds>", key: "max-wait" },
      { flags: "--output <file>", key: "output" },
      { flags: "--timezone <zone>", key: "timezone" },
      { flags: "--prune", key: "prune" },
      { flags: "-n, --dry-run", key: "dry-run" },
    ],
    load: async () => (await import("./commands/import.ts")).importing,
  },
  ...eventCommands,
  ...reportCommands,
  {
    name: "pin",
    options: [
      { flags: "--check", key: "pending" },
      { flags: "-n, --dry-run", key: "dry-run" },
    ],
    load: async () => (await import("./commands/pin.ts")).pin,
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
    argumentValues: ["community", "people", "events", "facts", "answers", "privacy"],
    options: [],
    load: async () => (await import("./commands/schema.ts")).schema,
  },
  {
    name: "completion",
    arguments: "<shell>",
    argumentValues: ["bash", "zsh", "fish", "powershell"],
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
