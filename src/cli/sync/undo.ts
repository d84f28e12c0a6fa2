import { calendarsOf, ownersOf } from "../../kinds/event/targets.ts";
import { fold } from "../../kinds/item.ts";
import { type Recorded, recorded } from "../../plan/apply/journal.ts";
import type { Result } from "../../plan/apply/types.ts";
import { canonical, planDigest } from "../../plan/digest.ts";
import type { Change, Plan } from "../../plan/plan.ts";
import type { Place, Scope, Weight } from "../../plan/port.ts";
import type { Odd } from "../../plan/redraw.ts";
import { stepsOf } from "../../plan/steps.ts";
import { doneChanges, groupsOf, inverse, type Left } from "../../plan/undo.ts";
import { sameWeight } from "../../plan/weight.ts";
import { AppError } from "../../system/errors.ts";
import { type ExitCode, exit } from "../../system/exit.ts";
import { openJournal } from "../../system/journal.ts";
import { oneLine } from "../../system/text/sanitize.ts";
import { aloud, type Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import { printJson } from "../views/json.ts";
import { planLines } from "../views/sync/lines.ts";
import { showResult } from "../views/sync/result.ts";
import { targetText } from "../views/sync/words.ts";
import { agreed } from "./ask.ts";
import { applyPlan, folderOf, locked } from "./carry-out.ts";
import { postsOf } from "./draw.ts";
import { syncFlags } from "./flags.ts";
import { loadSource, type Source } from "./load.ts";
import { type Opened, placeOf } from "./place.ts";
import { noteOdd } from "./saved.ts";

type Options = Readonly<Record<string, unknown>>;

/** The last apply of this folder's manifest, and where it went. */
export interface Applied {
  readonly record: Recorded;
  readonly opened: Opened;
  /** Whose places the manifest names, folded: what a journal tells of others is left alone. */
  readonly owners: ReadonlySet<string>;
}

/**
 * The last apply that has not been taken back; undefined where there is no manifest, or nothing was applied.
 * @param files whether a change of files can be taken back. Then a manifest that cannot be read stops nothing: it may be
 *   that very change that broke it
 * @throws AppError (exit 2) `sync.invalid`; (exit 1) `journal.broken`
 */
export function lastApply(options: Options, context: Context, files: boolean): Applied | undefined {
  if (!projectFiles(context.dir).exists("community.yaml")) return undefined;
  const flags = syncFlags({ provider: options.provider });
  const source = files ? readable(context) : loadSource(context);
  if (!source) return undefined;
  const { github, local } = source.community;
  const hasCalendars = Boolean(context.world.env.CALDAV_URL) && calendarsOf(source.placed).length > 0;
  if (!github && !local && flags.provider !== "local" && !hasCalendars) return undefined;
  const opened = placeOf(source, flags, context);
  const record = lastDone(recorded(folderOf({ ...opened.at, owner: opened.owner }, context)));
  // No more is opened than that apply needed: one of calendars alone needs no account on GitHub.
  if (!record) return undefined;
  return {
    record,
    opened: placeOf(source, { ...flags, only: record.plan.only }, context),
    owners: new Set([opened.owner, opened.calendars, ...ownersOf(source.placed)].map(fold)),
  };
}

function lastDone(all: Iterable<Recorded>): Recorded | undefined {
  for (const one of all) if (!one.undone && one.command !== "undo" && one.results.size > 0) return one;
  return undefined;
}

function readable(context: Context): Source | undefined {
  try {
    return loadSource({ ...context, note: () => undefined });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "sync.invalid") throw error;
    context.note(context.t("undo.files-only"));
    return undefined;
  }
}

/** Takes an apply back, as far as it can be: shows what that does, asks, and carries it out like any plan. */
export async function undoApply(applied: Applied, options: Options, context: Context): Promise<ExitCode> {
  const { record, opened } = applied;
  const writes = options.dryRun !== true;
  const yes = options.yes === true;
  const place = await opened.open(writes ? "write" : "read");
  const at = { provider: place.provider, host: place.host, owner: opened.owner };
  const back = async (): Promise<ExitCode> => {
    const { changes, left } = await lookBack(applied, place);
    const plan = planOf(record, changes, place);
    show(plan, left, writerOf(writes, yes, context), context);
    const rest = left.length > 0 ? exit.partial : exit.done;
    // What can never be taken back must not hide what came before it.
    if (writes && changes.length === 0 && left.every(({ reason }) => lasting.has(reason))) mark(record, at, context);
    if (!writes || changes.length === 0) return rest;
    if (!(await agreed(yes, context))) return exit.interrupted;
    // The question may have stood for long.
    if (!yes) refuseMoved(changes, (await lookBack(applied, place)).changes, context);
    const code = await carryBack(plan, place, record, context);
    return code === exit.done ? rest : code;
  };
  return writes ? locked(at, "undo", context, back) : back();
}

/** What takes it back, seeing how things are now, and what does not come back. */
async function lookBack(
  { record, opened, owners }: Applied,
  place: Place,
): Promise<{ readonly changes: readonly Change[]; readonly left: readonly Left[] }> {
  const isOurs = ({ target }: Change) => owners.has(fold(target.owner));
  const foreign = doneChanges(record).filter((change) => !isOurs(change));
  const plan = { ...record.plan, changes: record.plan.changes.filter(isOurs) };
  const own = { ...record, plan };
  const { changes: bare, left: stays } = inverse(own, await place.read(scopeOf(own, opened.owner)));
  const { changes, unread } = await weighed(bare, place);
  const left = [
    ...stays,
    ...unread.map((change) => ({ change, reason: "left.unread" })),
    ...foreign.map((change) => ({ change, reason: "left.elsewhere" })),
  ];
  return { changes, left };
}

function refuseMoved(shown: readonly Change[], now: readonly Change[], context: Context): void {
  const same = new Map(now.map((change) => [change.id, change]));
  const odd = shown.flatMap((change): Odd[] => {
    const other = same.get(change.id);
    const isSame = other && canonical({ ...other, weight: null }) === canonical({ ...change, weight: null });
    if (!isSame) return [{ change, why: "changed" }];
    return sameWeight(other.weight, change.weight) ? [] : [{ change, why: "weight" }];
  });
  if (odd.length === 0) return;
  noteOdd(odd, context);
  throw new AppError("apply.moved", { count: odd.length }, 7);
}

/** Reasons that no later run will find gone. */
const lasting = new Set(["left.repository", "left.calendar", "left.post", "left.met"]);

/** What has come to hang on the things that are to go: whoever is asked is told. Where that cannot be read, they stay. */
async function weighed(
  changes: readonly Change[],
  place: Place,
): Promise<{ readonly changes: Change[]; readonly unread: Change[] }> {
  const gone = changes.flatMap((change) => {
    const { action, kind, target, name, ref = "", before = {}, removes } = change;
    return action === "delete" || removes ? [{ change, item: { kind, target, name, ref, fields: before } }] : [];
  });
  const weights = gone.length > 0 ? await place.weigh(gone.map(({ item }) => item)) : [];
  const found = new Map(gone.map(({ change }, index) => [change, weights[index]]));
  const unread = changes.filter((change) => found.get(change)?.unread);
  const rest = changes.filter((change) => !unread.includes(change));
  return {
    unread,
    changes: rest.map((change) => ({
      ...change,
      ...(found.get(change) ? { weight: found.get(change) as Weight } : {}),
    })),
  };
}

function isAllButLost({ failed, skipped, exitCode, stopped }: Result): boolean {
  const isLost = failed.length > 0 && failed.every(({ reason }) => reason === "target.lost");
  return exitCode === 5 && !stopped && skipped.length === 0 && isLost;
}

async function carryBack(plan: Plan, place: Place, record: Recorded, context: Context): Promise<ExitCode> {
  const result = await applyPlan(plan, place, "undo", context);
  // What is lost stays lost: it must not hide what came before it.
  const isBack = result.exitCode === 0 || isAllButLost(result);
  if (isBack) mark(record, plan.place, context);
  const code = showResult(result, context);
  if (code === exit.done && !context.json) context.note(context.t("undo.done", { command: oneLine(record.command) }));
  return code;
}

function show(plan: Plan, left: readonly Left[], write: (line: string) => void, context: Context): void {
  if (context.json) {
    const kept = left.map(({ change: { kind, target, name }, reason }) => ({ kind, target, name, reason }));
    printJson(context.out, { event: "plan", plan, left: kept });
    return;
  }
  for (const line of [...planLines(plan, context), ...left.map((one) => leftLine(one, context))]) write(line);
}

/** Where the plan goes: with --dry-run it is the result; before a question it must be seen. */
function writerOf(writes: boolean, yes: boolean, context: Context): (line: string) => void {
  if (!writes) return (line) => context.out.write(`${line}\n`);
  return yes ? context.note : aloud(context);
}

function leftLine({ change: { kind, target, name }, reason }: Left, { t }: Context): string {
  return `  · ${targetText(target, t)}: ${t(`kind.${kind}`)} "${oneLine(name)}"  ${t(reason)}`;
}

function scopeOf(record: Recorded, owner: string): Scope {
  const groups = groupsOf(record);
  const repositories = new Set(groups.flatMap(({ target }) => target.repository ?? []));
  for (const { kind, name } of record.plan.changes) if (kind === "repository") repositories.add(name);
  const made = record.plan.changes.flatMap(({ kind, name }) => (kind === "calendar" ? [name] : []));
  return {
    owner,
    kinds: new Set(groups.map(({ kind }) => kind)),
    repositories: [...repositories],
    posts: postsOf(groups),
    calendars: [...new Set([...made, ...groups.flatMap(({ target }) => target.calendar ?? [])])],
    settings: new Set(
      record.plan.changes.filter(({ kind }) => kind === "repository").map(({ name }) => name.toLowerCase()),
    ),
  };
}

function planOf({ plan }: Recorded, changes: readonly Change[], place: Place): Plan {
  const { digest: _, ...rest } = plan;
  const empty = { held: [], failures: [], warnings: [], manual: [], notOffered: [], grounds: [], unchanged: 0 };
  const back = { ...rest, ...empty, changes, cost: place.cost(stepsOf(changes)) };
  return { ...back, digest: planDigest(back) };
}

/** Notes in the journal of the apply that it was taken back. */
function mark(record: Recorded, at: Plan["place"], context: Context): void {
  const journal = openJournal(folderOf(at, context), record.name);
  journal.append({ type: "undone", by: context.world.now().toISOString() });
  journal.close();
}
