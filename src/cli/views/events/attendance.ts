import type { Attendance, List } from "../../../events/attendance.ts";
import type { Occurrence } from "../../../events/model.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import type { Context } from "../../context.ts";
import { printJson } from "../json.ts";

export interface Tied {
  readonly occurrence: Occurrence;
  readonly about: Omit<Attendance, "attendees">;
  readonly list: List;
  readonly former: Attendance | undefined;
  readonly now: Attendance | undefined;
  /** Where it is kept; undefined when nothing was written. */
  readonly path: string | undefined;
}

/** How much is shown of people: nobody, their names, or their addresses as well. */
export interface Shown {
  readonly list: boolean;
  readonly emails: boolean;
}

/** Says to which occurrence a list was tied, and how many came. */
export function showAttendance(tied: Tied, shown: Shown, context: Context): void {
  const { list, former, now, about, path } = tied;
  const before = new Set(former?.attendees.map(({ key }) => key));
  const counts = {
    attendees: now?.attendees.length ?? 0,
    added: now?.attendees.filter(({ key }) => !before.has(key)).length ?? 0,
    known: now?.attendees.filter(({ person }) => person !== undefined).length ?? 0,
    rows: list.rows.length,
    twice: list.twice,
    nobody: list.nobody,
  };
  const people = shown.list ? list.rows.map((row) => personOf(row, shown.emails)) : undefined;
  if (context.json) {
    printJson(context.out, { ...about, ...counts, written: path !== undefined, ...(people ? { people } : {}) });
    return;
  }
  const { out, t, note } = context;
  const { wall, timezone } = tied.occurrence;
  const when = [wall.date, wall.time, wall.time === undefined ? undefined : timezone].filter(Boolean).join(" ");
  out.write(`${oneLine(about.title)} · ${when}\n`);
  out.write(`${t("attendance.sums", counts)}\n`);
  for (const { name, handle, email } of people ?? []) {
    const parts = [name, handle === undefined ? undefined : `@${handle}`, email].filter((part) => part !== undefined);
    out.write(`  ${oneLine(parts.join("  ")) || "–"}\n`);
  }
  if (list.twice + list.nobody > 0) note(t("attendance.left-out", { twice: list.twice, nobody: list.nobody }));
  note(path === undefined ? t("attendance.dry") : t("attendance.kept", { path }));
}

function personOf({ attendee: { name, handle, person }, email }: List["rows"][number], emails: boolean) {
  return {
    ...(person === undefined ? {} : { person }),
    ...(name === undefined ? {} : { name }),
    ...(handle === undefined ? {} : { handle }),
    ...(emails && email !== undefined ? { email } : {}),
  };
}
