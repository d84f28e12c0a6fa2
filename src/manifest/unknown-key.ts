import type { Params } from "../system/errors.ts";
import { nearest } from "../system/nearest.ts";

/** What to say of a fault: its code, and whether it stands at the key or at the value. */
export interface Description {
  readonly code: string;
  readonly params?: Params;
  readonly part?: "key" | "value";
}

/** Where each service's host comes from: never from a manifest, which anybody may propose a change to. */
const variables: Readonly<Record<string, string>> = {
  github: "GITHUB_API_URL",
  gitlab: "GITLAB_API_URL",
  jira: "JIRA_URL",
  confluence: "CONFLUENCE_URL",
  caldav: "CALDAV_URL",
};
const host = /^(?:host|hostname|server|endpoint|(?:base|api)?[-_]?url|api|domain)$/i;
const secret = /token|password|secret|api[-_]?key|credential/i;

/**
 * What to say of a key that is not known where it stands.
 * @param parent the map that holds it: what it has already is not proposed
 */
export function unknownKey(path: readonly (string | number)[], all: readonly string[], parent: object): Description {
  const key = String(path[path.length - 1]);
  const variable = path.length === 2 ? variables[String(path[0])] : undefined;
  if (variable && host.test(key)) return { code: "manifest.host", params: { key, variable }, part: "key" };
  if (secret.test(key)) return { code: "manifest.secret", params: { key }, part: "key" };
  const known = all.filter((name) => !Object.hasOwn(parent, name));
  const near = nearest(key, known);
  const code = near ? "unknown-key-near" : known.length > 0 ? "unknown-key" : "unknown-key-last";
  const params = { key, nearest: near ?? "", known: known.join(", ") };
  return { code: `manifest.${code}`, params, part: "key" };
}
