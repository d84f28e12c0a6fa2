import { isMap } from "../../manifest/write/index.ts";
import { usageError } from "../../system/errors.ts";
import type { Finding } from "../../system/finding.ts";
import { type ParsedYaml, parseYaml } from "../../system/yaml/index.ts";
import type { Imported } from "./found.ts";
import { kubernetes } from "./kubernetes.ts";
import { labelSync } from "./label-sync.ts";
import { peribolos } from "./peribolos.ts";
import { Reader } from "./reader.ts";
import { settings } from "./settings.ts";

export const peers = ["label-sync", "settings", "kubernetes", "peribolos"] as const;
export type Peer = (typeof peers)[number];

const readers = { "label-sync": labelSync, settings, kubernetes, peribolos };

/** What is said of a peer's file outside of it. */
export interface About {
  /** Which format it is; by its shape when not given. */
  readonly peer?: Peer | undefined;
  /** Whose things are wanted: of `--owner`, else of the manifest. */
  readonly owner?: string | undefined;
  /** Repositories that settings are for: `--repo`. */
  readonly repositories?: readonly string[] | undefined;
  /** Says in the reader's language what is wrong with a text. */
  readonly reasonOf?: (finding: Finding) => string;
}

/**
 * Reads a peer's file: lists of labels (github-label-sync, EndBug, micnncim, ghaction-github-labeler; JSON or YAML),
 * repository settings (`settings.yml`, safe-settings), Kubernetes' labels.yaml, or peribolos' organisations.
 * @param file its name, for what is said of it
 * @throws AppError (exit 2) `import.broken`, `import.empty`, `import.shape`, `import.jsonnet`, and what the readers throw
 */
export function readPeer(text: string, file: string, about: About = {}): Imported {
  if (isJsonnet(text, file)) throw usageError("import.jsonnet", { file });
  const yaml = parseYaml(text, { file, merges: true });
  const [fault] = yaml.findings.filter(({ level }) => level === "error");
  const value = fault ? jsonOf(text) : yaml.value;
  if (fault && value === undefined) {
    const { line, column, code } = fault;
    throw usageError("import.broken", { file, line, column, reason: about.reasonOf?.(fault) ?? code });
  }
  if (isNothing(value)) throw usageError("import.empty", { file });
  const shape = about.peer ?? shapeOf(value);
  if (!shape || (shape === "label-sync") !== Array.isArray(value) || typeof value !== "object") {
    throw usageError("import.shape", { file, peers: peers.join(", ") });
  }
  const reader = new Reader(fault ? withValue(yaml, value) : yaml, file);
  const imported = readers[shape](reader, { file, owner: about.owner, repositories: about.repositories });
  const notes = reader.notes();
  const isAny = imported.found.length > 0 || Object.values(imported.owned).some((list) => list.length > 0);
  if (!isAny && notes.length === 0) throw usageError("import.empty", { file });
  return { ...imported, notes };
}

/** Otterdog's files are programs: what they say is known only to who runs them. */
function isJsonnet(text: string, file: string): boolean {
  return /\.(?:jsonnet|libsonnet)$/i.test(file) || /^\s*local\s+\w+\s*=\s*import\s/m.test(text);
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === "object" && Object.keys(value).length === 0);
}

/** JSON that is no YAML (a key that stands twice); undefined for what is no JSON. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, "")) as unknown;
  } catch {
    return undefined;
  }
}

function withValue(yaml: ParsedYaml, value: unknown): ParsedYaml {
  return { ...yaml, value, source: () => undefined };
}

/** Keys of a file of settings. */
const known = [
  ...["repository", "labels", "milestones", "teams", "collaborators", "branches", "rulesets", "environments"],
  ...["autolinks", "suborgrepos", "validator", "custom_properties"],
];

/** Keys of an organisation that no other format has; `teams` is a map there, and a list elsewhere. */
const organisation = ["admins", "members", "default_repository_permission", "members_can_create_repositories"];

function shapeOf(value: unknown): Peer | undefined {
  if (Array.isArray(value)) return "label-sync";
  if (!isMap(value)) return undefined;
  if (isMap(value.default) || isMap(value.repos)) {
    return isMap(value.teams) || organisation.some((key) => key in value) ? "peribolos" : "kubernetes";
  }
  // Of the two that have `orgs`, peribolos says who and what belongs to one, Kubernetes' file only which labels.
  if (isMap(value.orgs)) return Object.values(value.orgs).some(isLabels) ? "kubernetes" : "peribolos";
  if (isMap(value.teams) || organisation.some((key) => key in value)) return "peribolos";
  return known.some((key) => key in value) ? "settings" : undefined;
}

function isLabels(org: unknown): boolean {
  return isMap(org) && Array.isArray(org.labels);
}
