import type { Period } from "../../reports/calendar.ts";
import type { Cast } from "../../reports/identity/person.ts";
import type { HistoryFacts } from "../../reports/port.ts";

/** Lines within the period, by person. The histories' contacts come first in the cast, in their order. */
export function linesByPerson(
  histories: readonly HistoryFacts[],
  { personOf }: Cast,
  { from, to }: Period,
): Map<number, { readonly added: number; readonly deleted: number }> {
  const sums = new Map<number, { readonly added: number; readonly deleted: number }>();
  let offset = 0;
  for (const { activity, lines = [] } of histories) {
    for (const { who, day, added, deleted } of lines) {
      if (who === -1 || day < from || day > to) continue;
      const person = personOf[offset + who] as number;
      const sum = sums.get(person) ?? { added: 0, deleted: 0 };
      sums.set(person, { added: sum.added + added, deleted: sum.deleted + deleted });
    }
    offset += activity.contacts.length;
  }
  return sums;
}
