import type { Finding, FindingLevel } from "../system/finding.ts";
import type { Place } from "../system/yaml/index.ts";
import { jsonReader } from "./files/read/json.ts";
import { parseJson } from "./json.ts";
import type { Rule } from "./rule.ts";

const cellTypes = ["code", "markdown", "raw"];

/** Every notebook is a notebook: nbformat 4 (https://nbformat.readthedocs.io/en/latest/format_description.html). */
export const notebookRule: Rule = {
  id: "notebook",
  level: "error",
  sources: ["nbformat 4", "JEP 62"],
  fix: "none",
  title: { en: "Notebooks are valid nbformat 4", zh: "笔记本符合 nbformat 4 格式" },
  reason: {
    en: "A damaged notebook does not open in Jupyter, Colab or on the forge.",
    zh: "损坏的笔记本无法在 Jupyter、Colab 或托管平台上打开。",
  },
  applies: (path) => /\.ipynb$/i.test(path),
  inspect: (path, text) => {
    const conflict = conflictIn(text);
    if (conflict !== undefined) return [finding(path, { reason: "conflict", cell: 0 }, { line: conflict, column: 1 })];
    const { value, findings } = parseJson(path, text);
    if (findings.length > 0) return findings;
    const file = read(path, text);
    const start = { line: 1, column: 1 };
    return faults(value).map((fault) =>
      finding(path, fault, fault.cell > 0 ? (file?.position(["cells", fault.cell - 1]) ?? start) : start),
    );
  },
};

const read = jsonReader({ comments: false });

interface Fault {
  readonly cell: number;
  readonly reason: string;
}

/** What does not stop a notebook from being opened: Jupyter gives cells without an id a new one, and says so. */
const levels: Readonly<Record<string, FindingLevel>> = {
  old: "warning",
  newer: "note",
  "cell-id": "warning",
  "cell-id-twice": "warning",
};

function finding(path: string, { cell, reason }: Fault, place: Place): Finding {
  return { code: `notebook.${reason}`, level: levels[reason] ?? "error", file: path, ...place, params: { cell } };
}

/** The line at which a merge was left half-done: Git's marks at the beginning of lines, in their order. */
function conflictIn(text: string): number | undefined {
  const lines = text.split("\n");
  const begin = lines.findIndex((line) => /^<{7} /.test(line));
  const middle = begin === -1 ? -1 : lines.findIndex((line, at) => at > begin && /^={7}\r?$/.test(line));
  const isOne = middle !== -1 && lines.some((line, at) => at > middle && /^>{7} /.test(line));
  return isOne ? begin + 1 : undefined;
}

function faults(value: unknown): Fault[] {
  const notebook = value as {
    nbformat?: unknown;
    nbformat_minor?: unknown;
    metadata?: unknown;
    cells?: unknown;
  } | null;
  const format = notebook?.nbformat;
  // Jupyter converts older notebooks when it opens them; newer ones have a shape that is not known yet.
  if (format === 1 || format === 2 || format === 3) return [{ cell: 0, reason: "old" }];
  if (Number.isInteger(format) && (format as number) > 4) return [{ cell: 0, reason: "newer" }];
  if (format !== 4 || typeof notebook?.nbformat_minor !== "number") return [{ cell: 0, reason: "format" }];
  if (!isMap(notebook.metadata) || !Array.isArray(notebook.cells)) return [{ cell: 0, reason: "shape" }];
  const needsIds = notebook.nbformat_minor >= 5;
  const seen = new Set<unknown>();
  return (notebook.cells as Record<string, unknown>[]).flatMap((cell, index) => {
    const reason = cellFault(cell, needsIds, seen);
    if (isMap(cell)) seen.add(cell.id);
    return reason ? [{ cell: index + 1, reason }] : [];
  });
}

/** Ids of cells are required and unique from format 4.5 on (JEP 62). */
function cellFault(cell: unknown, needsIds: boolean, seen: ReadonlySet<unknown>): string | undefined {
  if (!isMap(cell) || !cellTypes.includes(cell.cell_type as string)) return "cell-type";
  if (!isText(cell.source) || !isMap(cell.metadata)) return "cell-shape";
  if (cell.cell_type === "code" && !isCode(cell)) return "cell-outputs";
  if (!needsIds) return undefined;
  if (typeof cell.id !== "string" || !/^[a-zA-Z0-9_-]{1,64}$/.test(cell.id)) return "cell-id";
  return seen.has(cell.id) ? "cell-id-twice" : undefined;
}

/** A code cell has its outputs and the number of its last run, null when it has not run. */
function isCode(cell: Record<string, unknown>): boolean {
  const count = cell.execution_count;
  return Array.isArray(cell.outputs) && (count === null || Number.isInteger(count));
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Source is one text or a list of lines. */
function isText(value: unknown): boolean {
  return typeof value === "string" || (Array.isArray(value) && value.every((line) => typeof line === "string"));
}
