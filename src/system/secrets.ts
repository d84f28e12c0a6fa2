type Env = Readonly<Record<string, string | undefined>>;

/** Environment variables that hold a credential; whoever knows the address of a webhook can write there. Their values never leave through a stream. */
export const secretVariables = [
  "GH_TOKEN",
  "GITHUB_TOKEN",
  "GITLAB_TOKEN",
  "JIRA_TOKEN",
  "CALDAV_PASSWORD",
  "CLICKHOUSE_PASSWORD",
  "SLACK_WEBHOOK_URL",
  "DISCORD_WEBHOOK_URL",
  "MATRIX_WEBHOOK_URL",
] as const;

/** Short values are left alone: replacing every "a" would garble the output and hide nothing. */
const shortestSecret = 8;

/** The forms in which a secret could show up: as it is, percent-encoded, in JSON, and in base64. */
function forms(secret: string): string[] {
  const encoded = Buffer.from(secret).toString("base64");
  const inBase64 = [encoded, ...[0, 1, 2].map((shift) => withinBase64(secret, shift))];
  const forUrls = inBase64.map((form) => form.replace(/\+/g, "-").replace(/\//g, "_"));
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), ...inBase64, ...forUrls];
}

/** The signs that stand for a secret alone in the base64 of a longer text, such as `user:secret` of HTTP's basic scheme. */
function withinBase64(secret: string, bytesBefore: number): string {
  const bytes = Buffer.concat([Buffer.alloc(bytesBefore), Buffer.from(secret)]);
  return bytes.toString("base64").slice(Math.ceil((bytesBefore * 4) / 3), Math.floor((bytes.length * 4) / 3));
}

/** A function that replaces every known secret of this environment by `***`. */
export function redactor(env: Env): (text: string) => string {
  const values = secretVariables
    .map((name) => env[name]?.trim() ?? "")
    .filter((value) => value.length >= shortestSecret)
    .flatMap(forms)
    // The longest first: what is left of a secret that begins with another would still tell its end.
    .sort((a, b) => b.length - a.length);
  if (values.length === 0) return (text) => text;
  return (text) => values.reduce((masked, value) => masked.replaceAll(value, "***"), text);
}
