import { compareFindings, type Finding } from "../../system/finding.ts";
import { slugOf } from "../slug.ts";
import { at, fault, fold, items, key, type Part, present, text, values } from "./part.ts";

/** The key by which each section tells its items apart. */
export const identity = {
  repositories: "name",
  labels: "name",
  milestones: "title",
  teams: "name",
  boards: "title",
  rulesets: "name",
  autolinks: "prefix",
  pages: "title",
} as const;

/** Sections that a repository may add to. */
const own = ["labels", "milestones", "rulesets", "autolinks"] as const;

/** Names that stand twice in a section, or in a repository's own list and the shared one. */
export function doubles(manifest: Part): Finding[] {
  const repositories = items(at(manifest, "repositories"));
  const boards = items(at(manifest, "boards"));
  return [
    ...Object.entries(identity).flatMap(([section, by]) => scope(nothing, items(at(manifest, section)), by)),
    ...own.flatMap((section) => {
      const shared = collect(items(at(manifest, section)), identity[section]);
      return repositories.flatMap((repository) => scope(shared, items(at(repository, section)), identity[section]));
    }),
    ...sameSlugs(items(at(manifest, "teams"))),
    ...items(at(manifest, "teams")).flatMap((team) => granted.flatMap((part) => keysTwice(values(at(team, part))))),
    ...boards.flatMap((board) => ["fields", "views"].flatMap((part) => scope(nothing, items(at(board, part)), "name"))),
    ...boards.flatMap((board) => items(at(board, "fields"))).flatMap((field) => twice(optionNames(field))),
  ];
}

/** What a team has by name: for one account or repository that stands twice, nothing says which of two rights is meant. */
const granted = ["members", "repositories"] as const;

/** Keys that only case tells apart; the same key twice is no YAML. */
function keysTwice(parts: readonly Part[]): Finding[] {
  const seen = new Map<string, Part>();
  return parts.flatMap((part) => {
    const first = seen.get(fold(key(part)));
    if (!first) seen.set(fold(key(part)), part);
    if (!first) return [];
    const { line } = first.source.yaml.position(first.path);
    return [fault("manifest.twice", part, { name: key(part), first: line }, "key")];
  });
}

/** Two teams whose names differ, but not in what GitHub makes of them: the second could not be made. */
function sameSlugs(teams: readonly Part[]): Finding[] {
  const seen = new Map<string, Part>();
  return teams.flatMap((team) => {
    const part = at(team, "name");
    const slug = slugOf(text(part) ?? "");
    const first = seen.get(slug);
    if (slug !== "" && !first) seen.set(slug, part);
    if (!first || folded(first) === folded(part)) return [];
    const { line } = first.source.yaml.position(first.path);
    return [fault("manifest.same-slug", part, { name: text(part) ?? "", other: text(first) ?? "", first: line, slug })];
  });
}

type Index = ReadonlyMap<string, Part>;

/** The names of a list: its items' own, those that they had before, and those of items that had no other. */
interface Names {
  readonly present: Index;
  readonly former: Index;
  readonly settled: Index;
}

const nothing: Names = { present: new Map(), former: new Map(), settled: new Map() };

function collect(list: readonly Part[], by: string): Names {
  const settled = list.filter((item) => !present(at(item, "was")));
  const named = (some: readonly Part[]) => index(some.map((item) => at(item, by)));
  return { present: named(list), former: index(formerNames(list)), settled: named(settled) };
}

/** What two items of a list may not share; `above` has the names of the shared list, which is checked by itself. */
function scope(above: Names, list: readonly Part[], by: string): Finding[] {
  if (list.length === 0) return [];
  const former = formerNames(list);
  return [
    ...twice(
      list.map((item) => at(item, by)),
      above.present,
    ),
    ...twice(former, above.former),
    ...stays(former, above, collect(list, by)),
  ];
}

/**
 * A former name that is listed itself: after the renaming it would be made anew, and the next run would find both. That
 * is meant only in a chain or a swap, where the listed one comes from another name, too.
 */
function stays(former: readonly Part[], above: Names, here: Names): Finding[] {
  const pairs = [
    ...former.map((part) => [part, here.settled.get(folded(part)) ?? above.settled.get(folded(part))] as const),
    ...[...here.settled.values()].map((part) => [part, above.former.get(folded(part))] as const),
  ];
  return pairs.flatMap(([part, other]) => {
    if (!other) return [];
    const both = [repeated(part, other), repeated(other, part)];
    return both.sort(compareFindings).slice(-1);
  });
}

/** The texts among the parts that another one says already. Linear in their number. */
export function twice(parts: readonly Part[], before: Index = nothing.present): Finding[] {
  const seen = new Map<string, Part>();
  return parts.flatMap((part) => {
    if (text(part) === undefined) return [];
    const first = before.get(folded(part)) ?? seen.get(folded(part));
    if (!first) seen.set(folded(part), part);
    return first ? [repeated(part, first)] : [];
  });
}

function repeated(part: Part, first: Part): Finding {
  const { line } = first.source.yaml.position(first.path);
  const { file } = first.source;
  const place = file === part.source.file ? String(line) : `${file}:${line}`;
  return fault("manifest.twice", part, { name: text(part) ?? "", first: place });
}

function formerNames(list: readonly Part[]): Part[] {
  return list.flatMap((item) => items(at(item, "was")));
}

/** An option is its name, or a map with one. */
function optionNames(field: Part): Part[] {
  return items(at(field, "options")).map((option) => (text(option) === undefined ? at(option, "name") : option));
}

function index(parts: readonly Part[]): Index {
  const texts = parts.filter((part) => text(part) !== undefined);
  return new Map(texts.reverse().map((part) => [folded(part), part]));
}

function folded(part: Part): string {
  return fold(text(part) ?? "");
}
