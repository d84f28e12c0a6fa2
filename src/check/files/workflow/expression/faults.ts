import type { ExpressionFault } from "./lex.ts";
import { type Expression, readExpression } from "./parse.ts";
import type { Place } from "./places.ts";
import { readLevels } from "./reads/texts.ts";
import { segmentsOf } from "./text.ts";

/** One fault in the expressions of a value, and the piece of the text that it is in. */
export interface Found {
  readonly fault: ExpressionFault;
  readonly source?: string;
}

/** What is wrong with what an expression reads, which only those that know the whole file can tell. */
export type Judge = (expression: Expression) => readonly ExpressionFault[];

/**
 * What is wrong with the expressions of a text.
 * @param place where it stands; undefined where no expressions are read
 * @param judge asked about what each expression reads
 */
export function expressionFaults(text: string, place: Place | undefined, judge: Judge): Found[] {
  if (!text.includes("${{")) return place?.isCondition && text.trim() !== "" ? ofOne(text.trim(), place, judge) : [];
  const { segments, isOpen } = segmentsOf(text);
  if (isOpen) return [{ fault: { code: "open", params: {} } }];
  const found = segments.flatMap(({ isExpression, text: inner, source }) => {
    if (!isExpression) return [];
    // A text alone is how `${{` itself is written where there are no expressions.
    if (!place) return /^('[^']*')+$/.test(inner) ? [] : [{ fault: { code: "place", params: {} }, source }];
    if (inner === "insert") return [];
    return ofOne(inner, place, judge).map(({ fault }) => ({ fault, source }));
  });
  // Text around makes a text of the whole, and a text that is not empty is true.
  const isRead = found.every(({ fault }) => Object.hasOwn(readLevels, fault.code));
  if (isRead && place?.isCondition && segments.length > 1)
    return [{ fault: { code: "always-true", params: {} } }, ...found];
  return found;
}

function ofOne(source: string, place: Place, judge: Judge): Found[] {
  if (source === "") return [{ fault: { code: "empty", params: {} } }];
  const expression = readExpression(source, place);
  return (expression.fault ? [expression.fault] : judge(expression)).map((one) => ({ fault: one }));
}
