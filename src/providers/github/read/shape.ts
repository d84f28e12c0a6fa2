import { AppError } from "../../../system/errors.ts";

/**
 * A part of an answer, of which nothing is believed before it is looked at. Every method throws AppError
 * `target.partial`, with the place in the answer, for what is missing or of another type than the service documents.
 */
export interface Part {
  /** What the answer has there, unseen. */
  readonly value: Readonly<Record<string, unknown>>;
  readonly where: string;
  text(key: string): string;
  /** A text that may be null. */
  maybeText(key: string): string | null;
  /** One of some words, in lower case, however it is written. */
  word(key: string, known: readonly string[]): string;
  flag(key: string): boolean;
  /** A whole number. */
  count(key: string): number;
  part(key: string): Part;
  /** A part that may be null, or is not there where it does not apply. */
  maybePart(key: string): Part | undefined;
  /** A list of parts. */
  parts(key: string): Part[];
  texts(key: string): string[];
  /** A connection that has to be whole on its one page. @throws AppError `target.short` */
  wholeList(key: string): Part[];
}

/** @param where its place in the answer, for an error */
export function partOf(value: unknown, where: string): Part {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw wrong(where);
  const map = value as Readonly<Record<string, unknown>>;
  const at = (key: string) => `${where}.${key}`;
  const listAt = (key: string): readonly unknown[] => {
    const list = map[key];
    if (!Array.isArray(list)) throw wrong(at(key));
    return list;
  };
  const textOf = (one: unknown, key: string) => {
    if (typeof one !== "string") throw wrong(at(key));
    return one;
  };
  const part: Part = {
    value: map,
    where,
    text: (key) => textOf(map[key], key),
    maybeText: (key) => (map[key] === null ? null : textOf(map[key], key)),
    word: (key, known) => {
      const found = part.text(key).toLowerCase();
      if (!known.includes(found)) throw wrong(at(key));
      return found;
    },
    flag: (key) => {
      const flag = map[key];
      if (typeof flag !== "boolean") throw wrong(at(key));
      return flag;
    },
    count: (key) => {
      const count = map[key];
      if (typeof count !== "number" || !Number.isSafeInteger(count) || count < 0) throw wrong(at(key));
      return count;
    },
    part: (key) => partOf(map[key], at(key)),
    maybePart: (key) => (map[key] === null || map[key] === undefined ? undefined : partOf(map[key], at(key))),
    parts: (key) => listAt(key).map((one) => partOf(one, at(key))),
    texts: (key) => listAt(key).map((one) => textOf(one, key)),
    wholeList: (key) => {
      const list = part.part(key);
      const [nodes, total] = [list.parts("nodes"), list.count("totalCount")];
      if (nodes.length !== total) throw new AppError("target.short", { count: nodes.length, total });
      return nodes;
    },
  };
  return part;
}

/** Something is missing, or of another type than the service documents. */
export function wrong(where: string): AppError {
  return new AppError("target.partial", { message: where });
}
