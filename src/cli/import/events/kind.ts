/** Formats that become an event file. */
export const eventPeers = ["ics", "yaml2ics", "yaml2ical", "rust-calendar"] as const;
export type EventPeer = (typeof eventPeers)[number];

/** Which of them a file is: by what was said, its name, or its contents. Undefined for a file of another kind. */
export function eventPeerOf(text: string, file: string, said: string | undefined): EventPeer | undefined {
  const named = eventPeers.find((peer) => peer === said);
  if (named || said !== undefined) return named;
  if (/^\ufeff?BEGIN:VCALENDAR/i.test(text) || /\.(?:ics|ical|ifb)$/i.test(file)) return "ics";
  if (/\.toml$/i.test(file)) return "rust-calendar";
  if (/^schedule:/m.test(text) && /\bfrequency:\s/.test(text)) return "yaml2ical";
  return /^events:/m.test(text) && /\bbegin:\s/.test(text) ? "yaml2ics" : undefined;
}
