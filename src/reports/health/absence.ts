import { concentration } from "../contributors/factors.ts";
import type { Cast } from "../identity/person.ts";
import type { FolderWork } from "../port.ts";
import { byText, inOrder, measured, round, trended } from "./figures.ts";
import { monthOf, monthText } from "./months.ts";
import type { Absence, FolderAbsence, HealthSettings } from "./report.ts";
import type { Scene } from "./scene.ts";

/** The first and the last month, both in it. */
interface MonthSpan {
  readonly from: number;
  readonly to: number;
}

/**
 * Contributor Absence Factor (CHAOSS, https://chaoss.community/?p=3944; once "bus factor") of each folder: the smallest
 * number of people who did `bound` percent of the commits that touched it. Bots do not count. The facts know months only,
 * so the figure is over every month that the period touches, and the one before over as many months ahead of those.
 */
export function absenceOf({ folders, period, compares, settings }: Scene): Absence | null {
  if (folders.length === 0) return null;
  const now = { from: monthOf(period.from), to: monthOf(period.to - 1) };
  const before = { from: 2 * now.from - now.to - 1, to: now.from - 1 };
  const rows = folders.flatMap(({ repository, work, cast }) => {
    const earlier = compares ? tally(work, cast, before) : undefined;
    return [...tally(work, cast, now)].map(([folder, by]) =>
      rowOf(repository, folder, by, earlier && (earlier.get(folder) ?? new Map()), cast, settings),
    );
  });
  return { months: { from: monthText(now.from), to: monthText(now.to) }, folders: rows.sort(weakestFirst) };
}

/** Commits of a person. */
type Tally = ReadonlyMap<number, number>;

function tally(work: readonly FolderWork[], cast: Cast, { from, to }: MonthSpan): Map<string, Tally> {
  const folders = new Map<string, Map<number, number>>();
  for (const { folder, who, month, commits } of work) {
    const person = cast.personOf[who] ?? -1;
    if (month < from || month > to || commits <= 0 || cast.people[person]?.bot) continue;
    const by = folders.get(folder) ?? new Map<number, number>();
    by.set(person, (by.get(person) ?? 0) + commits);
    folders.set(folder, by);
  }
  return folders;
}

const sum = (by: Tally) => [...by.values()].reduce((total, commits) => total + commits, 0);

function rowOf(
  repository: string,
  folder: string,
  by: Tally,
  earlier: Tally | undefined,
  cast: Cast,
  { minimum, bound }: HealthSettings,
): FolderAbsence {
  const factor = (one: Tally) => measured(sum(one), minimum, () => concentration([...one.values()], bound) ?? 0);
  const now = factor(by);
  return {
    repository,
    folder,
    commits: sum(by),
    people: by.size,
    factor: trended(now, earlier && factor(earlier)),
    main: "value" in now ? mainOf(by, cast) : null,
  };
}

/** Who did most; by name among equals. */
function mainOf(by: Tally, cast: Cast): FolderAbsence["main"] {
  const [first] = [...by]
    .map(([who, commits]) => ({ person: cast.people[who], commits }))
    .sort(
      inOrder(
        (one, other) => other.commits - one.commits,
        (one, other) => byText(one.person?.name ?? "", other.person?.name ?? ""),
        (one, other) => Number(other.person?.unlisted ?? true) - Number(one.person?.unlisted ?? true),
      ),
    );
  if (!first?.person || first.person.unlisted) return null;
  return { name: first.person.name, share: round(first.commits / sum(by), 4) };
}

const figure = ({ factor }: FolderAbsence) => ("value" in factor ? factor.value : Number.MAX_SAFE_INTEGER);

const weakestFirst = inOrder<FolderAbsence>(
  (one, other) => figure(one) - figure(other),
  (one, other) => other.commits - one.commits,
  (one, other) => byText(one.repository, other.repository),
  (one, other) => byText(one.folder, other.folder),
);
