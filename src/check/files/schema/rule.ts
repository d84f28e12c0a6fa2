import type { Finding, FindingLevel } from "../../../system/finding.ts";
import type { Path } from "../../../system/yaml/index.ts";
import type { Rule, RuleEntry } from "../../rule.ts";
import type { Reader, ServiceFile } from "../read/file.ts";
import { describe, type Fault, valueAt } from "./describe.ts";
import type { Validate } from "./issue.ts";

/** One kind of file: what the rule book says, where it lies, how it is read, and which schema it has to fit. */
export interface Kind extends Omit<RuleEntry, "level" | "fix"> {
  readonly level?: FindingLevel;
  readonly applies: (path: string) => boolean;
  readonly read: Reader;
  /** The schema for a value; undefined for a value that is another tool's. */
  readonly schema: string | ((value: unknown) => string | undefined);
  /** Levels other than the rule's own, by the end of the code. */
  readonly levels?: Readonly<Record<string, FindingLevel>>;
  /** The level of a fault where its code alone does not tell; undefined for that of its code. */
  readonly levelOf?: (fault: Fault) => FindingLevel | undefined;
  /** Whether a value stands for what only the service knows, such as an expression. */
  readonly isOpen?: (value: unknown, path: Path) => boolean;
  /** What a schema cannot say. */
  readonly more?: (file: ServiceFile) => Fault[];
}

/** What a service that learns new words after this release may well know: only a likely slip of the pen is an error. */
export const growing: Readonly<Record<string, FindingLevel>> = { "unknown-key": "warning", choice: "warning" };

/** More than anybody reads of one file. */
export const most = 200;

/** A rule that holds one kind of file against its schema, and against what a schema cannot say. */
export function schemaRule(kind: Kind, validate: Validate): Rule {
  const { id, level = "error", sources, title, reason, texts = {}, applies } = kind;
  return {
    ...{ id, level, sources, fix: "none", title, reason, texts, applies },
    inspect: (path, text) => {
      const file = kind.read(path, text);
      return file ? findingsOf(kind, file, faultsOf(kind, file, validate)) : [];
    },
  };
}

/** The faults of a file: those of its schema, then those that a schema cannot say. */
export function faultsOf(kind: Kind, file: ServiceFile, validate: Validate): Fault[] {
  const { schema, isOpen = () => false, more } = kind;
  const name = typeof schema === "string" ? schema : schema(file.value);
  const issues = name === undefined ? [] : validate(name, file.value);
  const faults = issues
    .filter(({ path }) => !file.isOpen(path) && !isOpen(valueAt(file.value, path), path))
    .slice(0, most)
    .map((issue) => describe(issue, file))
    .filter(({ part, path }) => part !== "key" || !isOpen(String(path[path.length - 1]), path));
  if (name === undefined) return [];
  const others = (more?.(file) ?? []).slice(0, most);
  return [
    ...withoutEchoes(
      faults,
      others.filter(({ whole }) => whole),
    ),
    ...others,
  ];
}

/** Faults without those that another one says already: a part that is wrong as a whole, a missing key that is mistyped. */
function withoutEchoes(faults: readonly Fault[], wholes: readonly Fault[]): Fault[] {
  const id = (path: Path) => JSON.stringify(path.map(String));
  const whole = new Set(wholes.map(({ path }) => id(path)));
  const near = faults.filter(({ code }) => code === "unknown-key-near");
  const mistyped = new Set(near.map(({ path, params }) => id([...path.slice(0, -1), params?.nearest ?? ""])));
  return faults.filter(
    ({ code, path, params }) =>
      !(whole.size > 0 && path.some((_, at) => whole.has(id(path.slice(0, at + 1))))) &&
      !(code === "missing-key" && mistyped.has(id([...path, params?.key ?? ""]))),
  );
}

/** Faults with their places, as findings of a rule. */
export function findingsOf(
  { id, level = "error", levels = {}, levelOf }: Pick<Kind, "id" | "level" | "levels" | "levelOf">,
  file: ServiceFile,
  faults: readonly Fault[],
): Finding[] {
  return faults.map((fault) => {
    const { code, path, part = "value", piece, params = {} } = fault;
    return {
      code: `${id}.${code}`,
      level: levelOf?.(fault) ?? levels[code] ?? level,
      file: file.path,
      ...(piece !== undefined && part === "value" ? file.within(path, piece) : file.position(path, part)),
      params,
    };
  });
}
