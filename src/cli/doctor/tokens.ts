import { urlFault } from "../../system/http/address.ts";
import type { World } from "../../system/world.ts";
import type { Diagnosis } from "./diagnosis.ts";

type Env = World["env"];

export { urlFault };

interface Service {
  readonly id: string;
  /** Variables of which one holds the credential. */
  readonly tokens: readonly string[];
  /** Variable that names the host, and what stands in when it is not set. */
  readonly url: string;
  readonly defaultUrl?: string | ((env: Env) => string | undefined);
  /** Further variables without which the credential is of no use. */
  readonly also: readonly string[];
  readonly mend: string;
}

const services: readonly Service[] = [
  {
    id: "github",
    tokens: ["GH_TOKEN", "GITHUB_TOKEN"],
    url: "GITHUB_API_URL",
    defaultUrl: "https://api.github.com",
    also: [],
    mend: "export GH_TOKEN=$(gh auth token)",
  },
  {
    id: "gitlab",
    tokens: ["GITLAB_TOKEN"],
    url: "GITLAB_API_URL",
    defaultUrl: "https://gitlab.com/api/v4",
    also: [],
    mend: "export GITLAB_TOKEN=…",
  },
  {
    id: "jira",
    tokens: ["JIRA_TOKEN"],
    url: "JIRA_URL",
    also: ["JIRA_EMAIL"],
    mend: "export JIRA_URL=… JIRA_EMAIL=… JIRA_TOKEN=…",
  },
  {
    id: "confluence",
    tokens: ["JIRA_TOKEN"],
    url: "CONFLUENCE_URL",
    // The wiki of the same site, as Atlassian's cloud lays it out.
    defaultUrl: (env) => env.JIRA_URL && `${env.JIRA_URL.replace(/\/+$/, "")}/wiki`,
    also: ["JIRA_EMAIL"],
    mend: "export CONFLUENCE_URL=… JIRA_EMAIL=… JIRA_TOKEN=…",
  },
  {
    id: "caldav",
    tokens: ["CALDAV_PASSWORD"],
    url: "CALDAV_URL",
    also: ["CALDAV_USER"],
    mend: "export CALDAV_URL=… CALDAV_USER=… CALDAV_PASSWORD=…",
  },
];

/** For each service: whether a credential is set, and the one host that it will be sent to. No value is ever shown. */
export function checkTokens(env: Env): Diagnosis[] {
  return services.map((service) => checkService(service, env));
}

function checkService(service: Service, env: Env): Diagnosis {
  const { id, mend } = service;
  const token = service.tokens.find((name) => env[name]);
  if (!token)
    return { id, state: "off", reason: "doctor.token-off", params: { token: service.tokens.join(" / ") }, mend };
  const { defaultUrl } = service;
  const address = env[service.url] || (typeof defaultUrl === "function" ? defaultUrl(env) : defaultUrl);
  const missing = [...(address ? [] : [service.url]), ...service.also.filter((name) => !env[name])];
  if (missing.length > 0 || !address) {
    return {
      id,
      state: "fail",
      reason: "doctor.token-incomplete",
      params: { token, missing: missing.join(", ") },
      mend,
    };
  }
  const fault = urlFault(address);
  const params = { token, variable: service.url, host: hostOf(address) };
  if (fault)
    return { id, state: "fail", reason: `doctor.url-${fault}`, params, mend: `export ${service.url}=https://…` };
  return { id, state: "ok", reason: "doctor.token", params };
}

/** What cannot be read as an address is not shown at all: a password could stand in it. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}
