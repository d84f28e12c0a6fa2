import type { Command } from "./command.ts";

const from: Command["options"] = [
  { flags: "--repo <paths...>", key: "repo", repeat: true },
  { flags: "--since <date>", key: "report-since" },
  { flags: "--until <date>", key: "report-until" },
];
const people: Command["options"] = [
  { flags: "--period <unit>", key: "report-period", values: ["week", "month", "quarter", "year"] },
  { flags: "--bots", key: "report-bots" },
  { flags: "--emails", key: "report-emails" },
  { flags: "--lines", key: "report-lines" },
  { flags: "--explain <name>", key: "report-explain" },
];
const shown: Command["options"] = [
  { flags: "--top <rows>", key: "report-top" },
  { flags: "--identities <rules>", key: "report-identities", values: ["careful", "mailmap"] },
  { flags: "--format <format>", key: "format", values: ["text", "markdown", "json", "csv", "html"] },
  { flags: "-o, --output <file>", key: "output" },
  { flags: "--provider <provider>", key: "provider", values: ["github", "local", "none"] },
  { flags: "--source <address>", key: "report-source" },
  { flags: "--max-wait <seconds>", key: "max-wait" },
  { flags: "--exit-code", key: "exit-code" },
];

/** The commands below `report`, each with the options that it takes. */
export const reportCommands: readonly Command[] = [
  {
    group: "report",
    name: "contributors",
    options: [...from, ...people, ...shown],
    load: async () => (await import("./commands/report.ts")).reportContributors,
  },
  {
    group: "report",
    name: "health",
    options: [...from, ...shown],
    load: async () => (await import("./commands/report.ts")).reportHealth,
  },
];
