import type { Activity } from "./port.ts";

/**
 * Several activities as one.
 * @param parts each with what is added to the numbers of its contacts: 0 for those that share a list
 * @param contacts of all of them
 */
export function joinActivities(
  parts: readonly { readonly activity: Activity; readonly shift: number }[],
  contacts: Activity["contacts"],
): Activity {
  const size = parts.reduce((sum, { activity }) => sum + activity.who.length, 0);
  const who = new Int32Array(size);
  const day = new Int32Array(size);
  const deed = new Uint8Array(size);
  const count = new Int32Array(size);
  let row = 0;
  for (const { activity, shift } of parts) {
    who.set(shift === 0 ? activity.who : activity.who.map((contact) => contact + shift), row);
    day.set(activity.day, row);
    deed.set(activity.deed, row);
    count.set(activity.count, row);
    row += activity.who.length;
  }
  return { contacts, who, day, deed, count };
}
