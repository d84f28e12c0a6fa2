import { AppError, systemCode } from "../../../system/errors.ts";
import { exit } from "../../../system/exit.ts";
import { oneLine } from "../../../system/text/sanitize.ts";
import { columnsRead } from "../columns-read.ts";

/** ClickHouse's own numbers of what went wrong (src/Common/ErrorCodes.cpp there). */
const numbers = {
  unknownColumn: ["16", "47"],
  noTable: ["60", "81"],
  unknownSetting: ["115"],
  tooSlow: ["159", "160"],
  readOnly: ["164"],
  unauthorised: ["192", "193", "194", "195", "497", "516"],
  tooMuch: ["158", "396"],
  constraint: ["452"],
} as const;

/** The number in an error of the client: it finds it in what newer servers say, and not in what older ones do. */
function numberOf(error: unknown): string {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (typeof code === "string" && /^\d+$/.test(code)) return code;
  return /^\s*Code: (\d+)/.exec(String(message ?? ""))?.[1] ?? "";
}

const isOneOf = (error: unknown, wanted: readonly string[]) => wanted.includes(numberOf(error));

/** The server does not let this account set what we asked for. */
export function isSettingRefused(error: unknown): boolean {
  const cause = error instanceof AppError ? error.cause : error;
  const refused = [...numbers.readOnly, ...numbers.unknownSetting, ...numbers.constraint];
  return isOneOf(cause, refused);
}

export function tooSlow(seconds: number, cause: unknown): AppError {
  return new AppError("archive.slow", { seconds }, exit.failure, cause);
}

/** The server's own sentence, without what older servers put around it. */
function said(error: unknown): string {
  const whole = String((error as Error).message ?? error).slice(0, 2000);
  const sentence = /DB::Exception: (.*?)(?:, e\.what\(\) = |$)/s.exec(whole)?.[1] ?? whole;
  return oneLine(sentence.trim()).slice(0, 300) || "…";
}

/** An error of the client's as one for a person. What is one already stays as it is. */
export function explained(
  error: unknown,
  { url, database, table }: { readonly url: string; readonly database: string; readonly table: string },
  seconds: number,
): AppError {
  if (error instanceof AppError) return error;
  const { host } = new URL(url);
  const text = said(error);
  if (isOneOf(error, numbers.unauthorised)) {
    return new AppError("archive.unauthorised", { host }, exit.unauthorised, error);
  }
  if (isOneOf(error, numbers.noTable)) return failure("archive.no-table", { table: `${database}.${table}` }, error);
  if (isOneOf(error, numbers.unknownColumn)) {
    return failure("archive.columns", { table, columns: columnsRead.join(", "), text }, error);
  }
  if (isOneOf(error, numbers.tooMuch)) return failure("archive.much", {}, error);
  if (isOneOf(error, numbers.tooSlow) || /^timeout error/i.test(text)) return tooSlow(seconds, error);
  const code = systemCode(error) ?? "";
  if (unconnected.test(code)) return failure("archive.unreachable", { host, reason: code }, error);
  return failure("archive.failed", { place: host, text }, error);
}

/** System errors of a connection that never came about. */
const unconnected =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|ENETDOWN|ETIMEDOUT|EPROTO|ERR_SSL_\w+|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT\w*|UNABLE_TO_\w+)$/;

function failure(code: string, params: Record<string, string | number>, cause: unknown): AppError {
  return new AppError(code, params, exit.failure, cause);
}
