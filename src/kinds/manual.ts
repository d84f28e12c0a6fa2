import type { Community } from "../manifest/schema/manifest.ts";
import { type Actual, fold, type Target, targetKey, type Value } from "./item.ts";
import { same } from "./kind.ts";

/** A part of a place that can only be set by hand, as it stands. */
interface Stands {
  readonly target: Target;
  readonly field: string;
  readonly name: string;
  readonly value: Value;
}

/** Something for a person to do in the service's own pages. */
export interface ManualNote {
  readonly code: string;
  readonly target: Target;
  readonly params: Readonly<Record<string, string>>;
}

/**
 * What the manifest wants of boards that no API can set (docs.github.com: Projects have no mutation for a view's
 * grouping, columns and sorting, nor for switching a workflow on), and that is not so yet.
 * @param snapshot what can be read of it; what cannot be read is on the list until it can
 */
export function manualNotes(
  { boards }: Community,
  owner: string,
  { readOnly, items = [] }: { readonly readOnly: readonly Stands[]; readonly items?: readonly Actual[] },
): ManualNote[] {
  return (boards ?? []).flatMap((board) => {
    const target = { owner, board: board.title };
    const stands = (field: string, name: string) =>
      readOnly.find((one) => {
        return one.field === field && fold(one.name) === fold(name) && targetKey(one.target) === targetKey(target);
      })?.value;
    const views = (board.views ?? []).flatMap((view) =>
      (["groupBy", "columnsBy", "sortBy"] as const).flatMap((field) => {
        const wanted = view[field];
        if (wanted === undefined || same(wanted, stands(`view.${field}`, view.name))) return [];
        return [{ code: `manual.${field}`, target, params: { view: view.name, wanted } }];
      }),
    );
    const workflows = (board.workflows ?? []).filter((name) => stands("workflow", name) !== true);
    const own = items.filter(({ kind, target: at }) => kind === "board-field" && targetKey(at) === targetKey(target));
    return [
      ...views,
      ...(board.fields ?? []).flatMap((field) => fieldNotes(field, target, own)),
      ...workflows.map((name) => ({ code: "manual.workflow", target, params: { wanted: name } })),
    ];
  });
}

type Field = NonNullable<NonNullable<Community["boards"]>[number]["fields"]>[number];

/** What a field can be given only when it is made: its type, and how its iterations go. */
function fieldNotes(
  { name, was = [], type, start, days }: Field,
  target: Target,
  fields: readonly Actual[],
): ManualNote[] {
  const names = [name, ...was].map(fold);
  const found = names.flatMap((one) => fields.find((field) => fold(field.name) === one) ?? [])[0]?.fields;
  if (!found) return [];
  if (found.type !== undefined && found.type !== type)
    return [{ code: "manual.field-type", target, params: { field: name, wanted: type, now: String(found.type) } }];
  if (type !== "iteration" || found.start === undefined) return [];
  const isStart = start === undefined || start === found.start;
  const length = days ?? (start === undefined ? undefined : 14);
  if (isStart && (length === undefined || length === found.days)) return [];
  const params = { field: name, start: String(start ?? found.start), days: String(length ?? found.days) };
  return [{ code: "manual.iteration", target, params }];
}
