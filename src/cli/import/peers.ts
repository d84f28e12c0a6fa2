import { isMap } from "../../manifest/write/index.ts";
import { usageError } from "../../system/errors.ts";
import { type ParsedYaml, parseYaml } from "../../system/yaml/index.ts";
import type { Imported } from "./found.ts";
import { kubernetes } from "./kubernetes.ts";
import { labelSync } from "./label-sync.ts";
import { Reader } from "./reader.ts";
import { settings } from "./settings.ts";

export const peers = ["label-sync", "settings", "kubernetes"] as const;
export type Peer = (typeof peers)[number];

const readers = { "label-sync": labelSync, settings, kubernetes };

/**
 * Reads a peer's file: github-label-sync (JSON or YAML), repository settings (`settings.yml`) or Kubernetes' labels.yaml.
 * @param file its name, for what is said of it
 * @param peer which one; by its shape when not given
 * @throws AppError (exit 2) `import.broken`, `import.empty`, `import.shape`
 */
export function readPeer(text: string, file: string, peer?: Peer): Imported {
  const yaml = parseYaml(text, { file });
  const [fault] = yaml.findings.filter(({ level }) => level === "error");
  const value = fault ? jsonOf(text) : yaml.value;
  if (fault && value === undefined) throw usageError("import.broken", { file, line: fault.line, column: fault.column });
  if (isNothing(value)) throw usageError("import.empty", { file });
  const shape = peer ?? shapeOf(value);
  if (!shape || (shape === "label-sync") !== Array.isArray(value) || typeof value !== "object") {
    throw usageError("import.shape", { file, peers: peers.join(", ") });
  }
  const reader = new Reader(fault ? withValue(yaml, value) : yaml, file);
  const imported = readers[shape](reader);
  const isAny = imported.found.length > 0 || Object.values(imported.owned).some((list) => list.length > 0);
  if (!isAny && reader.notes().length === 0) throw usageError("import.empty", { file });
  return { ...imported, notes: reader.notes() };
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

function shapeOf(value: unknown): Peer | undefined {
  if (Array.isArray(value)) return "label-sync";
  if (!isMap(value)) return undefined;
  if (isMap(value.default) || isMap(value.repos)) return "kubernetes";
  const known = [
    "repository",
    "labels",
    "milestones",
    "teams",
    "collaborators",
    "branches",
    "rulesets",
    "environments",
  ];
  return known.some((key) => key in value) ? "settings" : undefined;
}
