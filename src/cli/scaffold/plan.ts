import { parseJson } from "../../check/json.ts";
import type { People } from "../../people/tables.ts";
import type { RenderedFile } from "../../scaffold/plan.ts";
import { changes, type Decision } from "../../scaffold/update/decision.ts";
import { findElsewhere } from "../../scaffold/update/elsewhere.ts";
import type { Labels } from "../../scaffold/update/merge.ts";
import { findMoved } from "../../scaffold/update/moved.ts";
import { type BaseFile, type Rules, reconcile, type Sides, type Yours } from "../../scaffold/update/reconcile.ts";
import { folder } from "../../system/folder.ts";
import { sha256 } from "../../system/hash.ts";
import { pathFault } from "../../system/paths.ts";
import type { FileChange } from "../../system/tree/change.ts";
import { pathState } from "../../system/tree/state.ts";
import { checkYamlSyntax } from "../../system/yaml/index.ts";
import type { Context } from "../context.ts";
import { namedAs } from "./identity.ts";
import { peopleOver, saysPeople, withNewPeople } from "./people.ts";
import { recordChanges, recordFiles } from "./record.ts";
import { filled, withRegions } from "./regions.ts";
import { renderedPeople, renderSelection } from "./render.ts";
import type { Selection } from "./selection.ts";

/** What a command would do to a repository's files: a value, shown first, written after. */
export interface TreePlan {
  readonly root: string;
  /** One for each file of the last render and of the new one, by path. */
  readonly decisions: readonly Decision[];
  /** commonry's own record, as far as it changes. */
  readonly record: readonly FileChange[];
}

/** What the plan starts from. */
export interface Wanted {
  readonly root: string;
  readonly selection: Selection;
  /** The last render; empty when a repository is adopted. */
  readonly base: ReadonlyMap<string, BaseFile>;
  readonly labels: Labels;
  /** By path, what tells a file of the last render from others when its path depends on answers. */
  readonly entries?: ReadonlyMap<string, string>;
  readonly renamed?: Rules["renamed"];
  readonly gone?: Rules["gone"];
  /** Whether what stands there already is kept rather than merged. */
  readonly keepPresent: boolean;
}

/** Renders a selection and says what becomes of each file. Writes nothing. */
export function planTree(wanted: Wanted, context: Context): TreePlan {
  const { root, labels, keepPresent } = wanted;
  const state = remembering((path: string): Yours => pathState(root, path));
  // A name that the record may not hold (`why?.md`) is none under which a file of the template is remembered.
  const others = remembering((_: "all") => {
    return folder(root)
      .list()
      .filter((path) => !pathFault(path));
  });
  const { selection, plain } = renderInPlace(wanted, state, () => others("all"), context);
  const paths = new Set([...plain.map(({ path }) => path), ...wanted.base.keys()]);
  const rules: Rules = {
    labels,
    keepPresent,
    renamed: (path) => wanted.renamed?.(path) ?? movedByAnswers(path, wanted.entries ?? noEntries, plain),
    gone: wanted.gone ?? (() => false),
    elsewhere: (path) => findElsewhere(path, others("all"), (file) => paths.has(file)),
    moved: (path, file) => {
      const free = others("all").filter((one) => !paths.has(one) && !one.startsWith(".commonry/"));
      return findMoved(path, file.content, free, (one) => contentOf(state(one)));
    },
    parses,
  };
  // The community's id is the owner's, wherever it stands among lines of the template.
  const named = namedAs(root);
  const rendered = plain.map(named);
  const wasRendered = new Map([...wanted.base].map(([path, file]) => [path, { ...file, ...named({ ...file, path }) }]));
  // Who the people are is settled first: the lists of all other files are made from them.
  const peopleBase = new Map([...wasRendered].filter(([path]) => saysPeople(path)));
  const peopleFiles = rendered.filter(({ path }) => saysPeople(path));
  const told = reconcile(sidesOf(peopleBase, peopleFiles, state), rules).decisions;
  const over = peopleOver(root, told);
  const people = over.after ?? renderedPeople(plain, selection.choices.forge);
  // A region that only follows the people files is no edit of the owner's, and none of the template's.
  const listed = over.before ?? people;
  const base = new Map([...wasRendered].map(([path, file]) => [path, withPeople(path, file, listed)]));
  const { decisions, remembered } = reconcile(sidesOf(base, withRegions(rendered, listed), state), rules);
  // The record keeps the lists empty: it says what the template gave, not who the people are.
  const record = recordChanges(root, recordFiles(selection, plain, remembered, context));
  const settled = withVacated(decisions);
  return { root, decisions: withNewPeople(settled, { before: listed, after: people }), record };
}

/** Where a file moves away, the template's new file of that name is new: it stands beside nothing. */
function withVacated(decisions: readonly Decision[]): Decision[] {
  const vacated = new Set(decisions.flatMap(({ from }) => from ?? []));
  return decisions.map((decision) => {
    const { path, theirs, base, from } = decision;
    if (!vacated.has(path) || !theirs || base || from !== undefined) return decision;
    return { path, verdict: "create", before: null, after: theirs, theirs, conflicts: 0 };
  });
}

function sidesOf(
  base: ReadonlyMap<string, BaseFile>,
  rendered: readonly RenderedFile[],
  yours: (path: string) => Yours,
): Sides {
  return { base, theirs: new Map(rendered.map((file) => [file.path, file])), yours };
}

/** The render, its links leading to where the owner has what the template would write: rendered twice only where that is so. */
function renderInPlace(
  { selection, base }: Wanted,
  state: (path: string) => Yours,
  files: () => readonly string[],
  context: Context,
): { selection: Selection; plain: RenderedFile[] } {
  const plain = renderSelection(selection, context);
  const paths = new Set(plain.map(({ path }) => path));
  const places = new Map<string, string>();
  for (const path of paths) {
    const recorded = base.get(path);
    const isNew = !recorded && state(path) === "nothing";
    const place = recorded?.place ?? (isNew ? findElsewhere(path, files(), (file) => paths.has(file)) : undefined);
    if (place !== undefined && state(place) !== "nothing") places.set(path, place);
  }
  if (places.size === 0) return { selection, plain };
  const choices = { ...selection.choices, places };
  return { selection, plain: renderSelection({ ...selection, choices }, context) };
}

/** Whether anything would be written: a file of the repository, or the record of a newer version. */
export function isPending({ decisions, record }: TreePlan): boolean {
  return record.length > 0 || decisions.some(changes);
}

/** The plan as changes of files: the repository's, then the record. */
export function fileChanges({ decisions, record }: TreePlan): FileChange[] {
  const byPath = new Map<string, FileChange>();
  for (const change of [...decisions.filter(changes).flatMap(changesOf), ...record]) {
    const other = byPath.get(change.path);
    // One file moves away, another takes its name: to the disk that is one change.
    byPath.set(change.path, other ? replaced(other, change) : change);
  }
  return [...byPath.values()];
}

function replaced(one: FileChange, other: FileChange): FileChange {
  const [gone, made] = one.content === null ? [one, other] : [other, one];
  return gone.expected === undefined ? made : { ...made, expected: gone.expected };
}

function changesOf({ path, from, before, after }: Decision): FileChange[] {
  const now = before && sha256(before.content);
  const moved: FileChange[] = from === undefined ? [] : [{ path: from, content: null, expected: now }];
  const expected = from === undefined ? now : null;
  if (!after) return [...moved, { path, content: null, expected }];
  const mode = before?.executable === after.executable && !from ? {} : { executable: after.executable };
  return [...moved, { path, content: after.content, expected, ...mode }];
}

function withPeople(path: string, file: BaseFile, people: People): BaseFile {
  const content = filled(path, file.content, people);
  return content === file.content ? file : { ...file, content };
}

const noEntries: ReadonlyMap<string, string> = new Map();

/** A file whose path was made from answers is the same file when other answers make another path. */
function movedByAnswers(
  path: string,
  entries: ReadonlyMap<string, string>,
  rendered: readonly RenderedFile[],
): string | undefined {
  const entry = entries.get(path);
  if (entry === undefined || rendered.some((file) => file.path === path)) return undefined;
  const found = rendered.filter((file) => `${file.origin} ${file.entry}` === entry);
  return found.length === 1 ? found[0]?.path : undefined;
}

function contentOf(state: Yours): Uint8Array | undefined {
  return typeof state === "string" ? undefined : state.content;
}

function remembering<K extends string, T>(make: (key: K) => T): (key: K) => T {
  const made = new Map<K, T>();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key) as T;
  };
}

/** Whether a data file parses; all others do. */
function parses(path: string, content: Uint8Array): boolean {
  const text = Buffer.from(content).toString();
  if (/\.(ya?ml|cff)$/i.test(path)) return checkYamlSyntax(text, path).every(({ level }) => level !== "error");
  if (/\.(json|ipynb)$/i.test(path) && !/devcontainer|\.vscode/.test(path))
    return parseJson(path, text).findings.length === 0;
  return true;
}
