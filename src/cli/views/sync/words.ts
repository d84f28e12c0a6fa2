import type { Target, Value } from "../../../kinds/item.ts";
import type { NotOffered } from "../../../kinds/offered.ts";
import type { Change, FieldChange, Plan } from "../../../plan/plan.ts";
import type { Params } from "../../../system/errors.ts";
import type { Translate } from "../../../system/messages.ts";
import { oneLine } from "../../../system/text/sanitize.ts";

/** A target as people write it: `acme/hub`, `acme`, a team, a board or a calendar of it. */
export function targetText({ owner, repository, team, board, calendar }: Target, t: Translate): string {
  if (repository !== undefined) return oneLine(`${owner}/${repository}`);
  if (calendar !== undefined) return t("sync.calendar", { owner: oneLine(owner), name: oneLine(calendar) });
  if (team !== undefined) return t("sync.team", { owner: oneLine(owner), name: oneLine(team) });
  return board === undefined ? oneLine(owner) : t("sync.board", { owner: oneLine(owner), name: oneLine(board) });
}

/** Parameters of a text, each on one line. Numbers stay numbers, so that they are written as such. */
export function cleaned(params: Params): Params {
  const clean = (value: Params[string]) => (typeof value === "number" ? value : oneLine(String(value)));
  return Object.fromEntries(Object.entries(params).map(([key, value]) => [key, clean(value)]));
}

/** A value as people write it, on one line. */
function valueText(value: Value | undefined): string {
  if (value === undefined || value === null) return "–";
  if (typeof value === "string") return value === "" ? '""' : oneLine(value);
  if (Array.isArray(value)) return `[${value.map(itemText).join(", ")}]`;
  return oneLine(typeof value === "object" ? JSON.stringify(value) : String(value));
}

/** An option by its name, one time of a series by when it would have been; the rest of it is detail. */
function itemText(value: Value): string {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return valueText(value);
  const { name, original, ...rest } = value as { readonly [key: string]: Value };
  if (name !== undefined) return oneLine(String(name));
  if (original === undefined) return valueText(value);
  const details = Object.entries(rest).map(([key, one]) => `${key} ${valueText(one)}`);
  return `${oneLine(String(original))} (${details.join(", ")})`;
}

/** `color d73a4a`, or `color d73a4a → ff0000` for what changes. */
export function fieldText({ field, before, after }: FieldChange, action: Change["action"]): string {
  return action === "create" ? `${field} ${valueText(after)}` : `${field} ${valueText(before)} → ${valueText(after)}`;
}

/** Fields that are there for the machine: the text that is sent, and what tells it apart. */
const hidden = new Set(["ical", "etag", "hash", "rest"]);

/** The fields of a change that tell a person something; a new event need not say what it has not. */
export function shownFields({ kind, action, fields }: Change): readonly FieldChange[] {
  // A board that is made is open: only one that was closed says so.
  if (kind === "board" && action === "create") return fields.filter(({ field }) => field !== "closed");
  if (!isOfEvents(kind)) return fields;
  return fields.filter(({ field, after }) => !hidden.has(field) && (action !== "create" || after !== null));
}

function isOfEvents(kind: Change["kind"]): boolean {
  return kind === "event" || kind === "announcement" || kind.startsWith("event-");
}

/** How many changes of each sort a plan has. A thing that passes through a temporary name counts once. */
export function countsOf({ changes }: Plan): Record<Change["action"], number> {
  const of = (action: Change["action"]) => changes.filter((one) => one.action === action && !one.temporary).length;
  const count = {
    create: of("create"),
    update: of("update"),
    rename: of("rename"),
    merge: of("merge"),
    delete: of("delete"),
  };
  return count;
}

/** Deletions that wait for `--allow-delete` alone. What is never deleted whatever is passed does not count. */
export function waiting({ held }: Plan): number {
  return held.filter(({ reason }) => reason === "flag").length;
}

/** Why nothing of a section of the manifest is carried out. */
export function notOfferedText({ section, service, reason }: NotOffered, t: Translate): string {
  return t(`unoffered.${reason}`, { section: oneLine(section), service: oneLine(service) });
}

/** What is said of a plan that changes nothing: whether that is because all is well. */
export function stillText(plan: Plan, t: Translate): string {
  if (plan.failures.length > 0) return t("sync.none-read");
  const count = waiting(plan);
  if (count > 0) return t("sync.none-held", { count });
  if (plan.manual.length > 0) return t("sync.by-hand", { count: plan.manual.length });
  const sections = plan.notOffered?.map(({ section }) => oneLine(section)) ?? [];
  return sections.length > 0 ? t("sync.none-offered", { sections: sections.join(t("sync.comma")) }) : t("sync.none");
}

/** `3 to create, 1 to rename, 0 to delete`: what is always said, and what there is beside. */
export function sumsText(plan: Plan, t: Translate): string {
  const counts = countsOf(plan);
  const optional = (["update", "merge"] as const).filter((action) => counts[action] > 0);
  const shown = (["create", "update", "rename", "merge", "delete"] as const).filter(
    (action) => !["update", "merge"].includes(action) || optional.includes(action as "update"),
  );
  return shown.map((action) => t(`sync.to-${action}`, { count: counts[action] })).join(t("sync.comma"));
}
