import { type Fields, fold, type Value } from "../../kinds/item.ts";
import type { Card, Shelf } from "./state.ts";

/** Cards of boards: what they lose when a field or an option goes, as on the service. */

function cardsOf({ cards }: Shelf, board: string): readonly Card[] {
  return cards?.[fold(board)] ?? [];
}

/** How many cards of a board have a value in a field. */
export function countCards(shelf: Shelf, board: string, field: string): number {
  return cardsOf(shelf, board).filter(({ values }) => values[fold(field)] !== undefined).length;
}

/** Cards follow the new name of their field. */
export function renameField(shelf: Shelf, board: string, from: string, name: string): void {
  for (const card of cardsOf(shelf, board)) {
    const { [fold(from)]: value, ...rest } = card.values;
    if (value !== undefined) card.values = { ...rest, [fold(name)]: value };
  }
}

/** Values in a field that are of no option any more are lost; all of them when the field itself is gone. */
export function dropValues(shelf: Shelf, board: string, field: string, fields: Fields | undefined): void {
  const { options } = fields ?? {};
  if (fields && !Array.isArray(options)) return;
  const ids = new Set((Array.isArray(options) ? options : []).map((option: Value) => (option as Fields).id));
  for (const card of cardsOf(shelf, board)) {
    const value = card.values[fold(field)];
    if (value !== undefined && !ids.has(value)) delete card.values[fold(field)];
  }
}

/** Cards follow the new name of their board. */
export function renameBoard({ cards }: Shelf, from: string, name: string): void {
  const moved = cards?.[fold(from)];
  if (!cards || !moved || fold(from) === fold(name)) return;
  delete cards[fold(from)];
  cards[fold(name)] = moved;
}
