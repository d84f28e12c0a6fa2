import { formsOf, hasBeginning, shortestSecret, withoutBeginning, withoutShapes } from "./secret-forms.ts";

type Env = Readonly<Record<string, string | undefined>>;

/** Environment variables that hold a credential; whoever knows the address of a webhook can write there. Their values never leave through a stream. */
export const secretVariables = [
  "GH_TOKEN",
  "GITHUB_TOKEN",
  "GH_ENTERPRISE_TOKEN",
  "GITHUB_ENTERPRISE_TOKEN",
  "GITLAB_TOKEN",
  "JIRA_TOKEN",
  "CONFLUENCE_TOKEN",
  "CALDAV_PASSWORD",
  "CLICKHOUSE_PASSWORD",
  "SLACK_WEBHOOK_URL",
  "DISCORD_WEBHOOK_URL",
  "MATRIX_WEBHOOK_URL",
] as const;

/** Who a credential is for: together they are what HTTP's basic scheme sends (RFC 7617). */
const users = [
  ["JIRA_EMAIL", "JIRA_TOKEN"],
  ["CONFLUENCE_EMAIL", "CONFLUENCE_TOKEN"],
  ["JIRA_EMAIL", "CONFLUENCE_TOKEN"],
  ["CALDAV_USER", "CALDAV_PASSWORD"],
  ["CLICKHOUSE_USER", "CLICKHOUSE_PASSWORD"],
] as const;

/** Variables of others that hold a secret, by their name: what git or a runner was given beside. */
const secretName = /(?:TOKEN|PASSWORD|PASSWD|SECRET|CREDENTIALS?|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|WEBHOOK_URL)$/i;
/** Of those a short or simple value may be a word that everybody uses. */
const shortestOther = 16;
const path = /^(?:[.~]?[\\/]|[a-z]:)/i;

/**
 * A function that replaces every known secret of this environment by `***`, in whatever form it stands, and whatever
 * looks like a credential. It has to come before anything that shortens or breaks a text.
 */
export function redactor(env: Env): (text: string) => string {
  const values = [...new Set(secretsOf(env))];
  // The longest first: what is left of a secret that begins with another would still tell its end.
  const forms = [...new Set([...values.flatMap(formsOf), ...pairs(env)])].sort((a, b) => b.length - a.length);
  const whole = values.filter(hasBeginning);
  return (text) => {
    const masked = forms.reduce((rest, form) => rest.replaceAll(form, "***"), text);
    return withoutShapes(whole.reduce(withoutBeginning, masked));
  };
}

function secretsOf(env: Env): string[] {
  const own = secretVariables.map((name) => env[name]?.trim() ?? "").filter((value) => value.length >= shortestSecret);
  const others = Object.entries(env).flatMap(([name, value = ""]) => {
    const isSecret = secretName.test(name) && value.length >= shortestOther && /\d/.test(value) && !path.test(value);
    return isSecret ? [value.trim()] : [];
  });
  return [...own, ...others];
}

function pairs(env: Env): string[] {
  return users.flatMap(([name, secret]) => {
    const [user, value] = [env[name] ?? "", env[secret] ?? ""];
    return value === "" ? [] : [Buffer.from(`${user}:${value}`).toString("base64")];
  });
}
