import type { Service } from "./message.ts";

/**
 * Whether an answer says that a message was taken, in the words that each service documents: a page of a proxy or of a
 * network's log-in has status 200 as well.
 *
 * - Slack (docs.slack.dev: Sending messages using incoming webhooks): the text `ok`
 * - Discord (docs.discord.com: Execute webhook): 204 without content, or with `?wait=true` the message, which has an id
 * - Matrix: `{"ok": true}` of hookshot, `{"success": true}` of the webhooks before it
 */
export function isTaken(service: Service, status: number, text: string): boolean {
  if (service === "discord" && status === 204) return text === "";
  const said = jsonOf(text);
  if (service === "discord") return typeof said.id === "string";
  if (service === "slack") return text.trim() === "ok" || said.ok === true;
  return text.trim().toLowerCase() === "ok" || said.ok === true || said.success === true;
}

function jsonOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
