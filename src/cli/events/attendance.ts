import { isUtf8 } from "node:buffer";
import { resolve } from "node:path";
import {
  type Attendance,
  attendanceFile,
  hasChineseHeading,
  type Known,
  type List,
  readAttendance,
  readList,
  withList,
} from "../../events/attendance.ts";
import { partsOf } from "../../events/identity.ts";
import { AppError } from "../../system/errors.ts";
import { exit } from "../../system/exit.ts";
import { readNamed } from "../../system/regular.ts";
import { parseCsv } from "../../system/text/csv.ts";
import { decodeUtf8 } from "../../system/text/utf8.ts";
import type { Run } from "../command.ts";
import type { Context } from "../context.ts";
import { loadSource, type Source } from "../sync/load.ts";
import { showAttendance } from "../views/events/attendance.ts";
import { chooseOccurrence } from "./occurrence.ts";
import { outputAt, writeOutputs } from "./outputs.ts";
import { loadSeries } from "./series.ts";

/** Where the lists are kept, for the reports. */
const kept = ".commonry/attendance.json";

/**
 * `commonry events attendance FILE.csv`: ties a list of who came to an occurrence. E-mail addresses are kept nowhere, and
 * shown only with `--emails`.
 */
export const attendance: Run = async ({ options, arguments: [file = ""] }, context) => {
  const source = loadSource(context);
  const occurrence = chooseOccurrence(loadSeries(source, context), options, context);
  const list = listOf(file, source, context);
  const { id, title } = occurrence;
  const start = `${new Date(occurrence.start).toISOString().slice(0, 19)}Z`;
  const output = outputAt(kept, context.dir);
  const before = keptLists(output.before);
  // Under the UID that it was kept with: the ending may have been another one then.
  const { local } = partsOf(occurrence.uid);
  const uid = before.find((one) => one.start === start && partsOf(one.uid).local === local)?.uid ?? occurrence.uid;
  const about = { uid, start, id, title };
  const after = withList(before, about, list.rows, options.replace === true);
  const isDry = options.dryRun === true;
  if (!isDry) writeOutputs([{ output, text: attendanceFile(after) }], context);
  const isSame = (one: Attendance) => one.uid === uid && one.start === about.start;
  const [former, now] = [before.find(isSame), after.find(isSame)];
  showAttendance(
    { occurrence, about, list, former, now, path: isDry ? undefined : kept },
    { list: options.list === true || options.emails === true, emails: options.emails === true },
    context,
  );
  return exit.done;
};

/** @throws AppError (exit 2) `attendance.damaged`: what is kept must not be lost to a new list */
function keptLists(text: string | undefined): readonly Attendance[] {
  if (text === undefined) return [];
  const lists = readAttendance(text);
  if (!lists) throw new AppError("attendance.damaged", { path: kept }, 2);
  return lists;
}

/** @throws AppError (exit 2) `file.unreadable`, `file.encoding`, `csv.broken`, `csv.large`, `attendance.no-heading` */
function listOf(file: string, source: Source, context: Context): List {
  const bytes = readNamed(resolve(context.world.cwd, file), file);
  const rows = rowsOf(bytes, file, context);
  const list = readList(rows, knownOf(source));
  if (!list) throw new AppError("attendance.no-heading", { file }, 2);
  return list;
}

/**
 * Spreadsheets in China write GBK, and Teams writes UTF-16 with a mark. Another encoding than UTF-8 is believed only where a
 * heading in Chinese comes out of it: «é» of Latin-1 would be a character of GBK, too.
 */
function rowsOf(bytes: Buffer, file: string, { note, t }: Context): readonly (readonly string[])[] {
  const marked = /^\ufeff/.test(bytes.toString("utf16le", 0, 2)) ? "utf-16le" : undefined;
  if (marked) return parseCsv(new TextDecoder(marked).decode(bytes), file);
  if (isUtf8(bytes)) return parseCsv(decodeUtf8(bytes, file), file);
  for (const encoding of ["gb18030", "big5"]) {
    const rows = rowsIn(encoding, bytes, file);
    if (!rows || !hasChineseHeading(rows)) continue;
    note(t("attendance.encoding", { file, encoding: encoding.toUpperCase() }));
    return rows;
  }
  throw new AppError("file.encoding", { path: file }, 2);
}

function rowsIn(encoding: string, bytes: Buffer, file: string): readonly (readonly string[])[] | undefined {
  try {
    return parseCsv(new TextDecoder(encoding, { fatal: true }).decode(bytes), file);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

function knownOf({ loaded: { people } }: Source): Known[] {
  return people.flatMap(({ value }) =>
    (value.people ?? []).map(({ id, name, github, gitlab, emails = [] }) => ({
      ...{ id, name, emails },
      handles: [github, gitlab].filter((handle) => handle !== undefined),
    })),
  );
}
