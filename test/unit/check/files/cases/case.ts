/** A file with one thing wrong, and what has to be said of it: nothing else may be found. */
export interface Bad {
  readonly what: string;
  readonly path: string;
  readonly text: string;
  /** Other files of the repository. */
  readonly beside?: Readonly<Record<string, string>>;
  readonly code: string;
  /** `line:column`. */
  readonly at: string;
  readonly says: RegExp;
}

/** A text without the indentation that it has in the source of a test. */
export function lines(text: string): string {
  const all = text.replace(/^\n/, "").trimEnd().split("\n");
  const indent = Math.min(...all.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return `${all.map((line) => line.slice(indent)).join("\n")}\n`;
}
