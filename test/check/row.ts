/** What both tables share: a repository as a stranger may have it, and who says what of it. */
interface Row {
  /** A few words: what is unusual here. */
  readonly what: string;
  /** The files of the repository. */
  readonly files: Readonly<Record<string, string>>;
  /** What the service, its parser, its schema or its documentation says of it, and where: the reason for the verdict. */
  readonly says: string;
  /** Why a published schema of the file says otherwise (oracles/README.md). */
  readonly differs?: string;
}

/** A repository with one fault, and how it has to be told. */
export interface Fault extends Row {
  /** The code of the finding. */
  readonly code: string;
  /** `file:line`, where a person would look. */
  readonly at: string;
  /** `error` where the service refuses the file or leaves it out, `warning` where something is lost in silence; else `note`. */
  readonly level: "error" | "warning" | "note";
}

/** A repository that is unusual, and in which nothing is wrong: no error and no warning may be told of these files. */
export type Valid = Row;

/** A text without the indentation that it has in the source of a table. */
export function lines(text: string): string {
  const all = text.replace(/^\n/, "").trimEnd().split("\n");
  const indent = Math.min(...all.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return `${all.map((line) => line.slice(indent)).join("\n")}\n`;
}
