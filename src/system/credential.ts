import { AppError } from "./errors.ts";
import { exit } from "./exit.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What a value may hold that is sent as it is, in a header or as an address: visible ASCII (RFC 9110, 5.5). Anything else
 * would end the header, or make an error that quotes the value.
 */
const visible = /^[\x21-\x7e]+$/;
/** A password is encoded before it is sent, and may be of any letters; a line end in it is a slip all the same. */
const lineEnd = /\r?\n$/;
const uncontrolled = /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u;

/**
 * The credential of the first of some variables that is set, without the blanks around it; "" when none is.
 * @param kind `token` for what goes into a header or is an address, `password` for what is encoded first
 * @throws AppError (exit 4) `credential.unfit`, which names the variable and never its value
 */
export function credential(env: Env, names: readonly string[], kind: "token" | "password" = "token"): string {
  const name = names.find((one) => env[one]?.trim());
  if (name === undefined) return "";
  if (!isFit(env[name], kind)) throw new AppError("credential.unfit", { variable: name }, exit.unauthorised);
  return kind === "token" ? (env[name] ?? "").trim() : (env[name] ?? "").replace(lineEnd, "");
}

/** Whether a value can be used as a credential, once the blanks around it are gone. */
export function isFit(value = "", kind: "token" | "password" = "token"): boolean {
  return kind === "token" ? visible.test(value.trim()) : uncontrolled.test(value.replace(lineEnd, ""));
}
