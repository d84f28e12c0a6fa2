import type { ServiceId } from "../../kinds/offered.ts";
import { isFit } from "../../system/credential.ts";
import { urlFault } from "../../system/http/address.ts";
import { canObey, proxyFor } from "../../system/http/proxy.ts";
import type { World } from "../../system/world.ts";
import { githubAddress } from "../github-address.ts";
import type { Diagnosis } from "./diagnosis.ts";

type Env = World["env"];

export { urlFault };

interface Service {
  readonly id: string;
  /** Variables of which one holds the credential. */
  readonly tokens: readonly string[];
  readonly kind?: "password";
  /** Variable that names the host, and what stands in when it is not set. */
  readonly url: string;
  readonly defaultUrl?: string;
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
    id: "caldav",
    tokens: ["CALDAV_PASSWORD"],
    kind: "password",
    url: "CALDAV_URL",
    also: ["CALDAV_USER"],
    mend: "export CALDAV_URL=… CALDAV_USER=… CALDAV_PASSWORD=…",
  },
];

/** Credentials of services that a plan does not reach yet: that they are set is of no use, and is said. */
const unused: Readonly<Record<Exclude<ServiceId, "github" | "caldav">, readonly string[]>> = {
  gitlab: ["GITLAB_TOKEN"],
  jira: ["JIRA_TOKEN"],
  confluence: ["CONFLUENCE_TOKEN"],
};

/**
 * For each service: whether a credential is set, and the one host that it will be sent to. No value is ever shown.
 * @param nodeVersion one that is not known goes through no proxy
 */
export function checkTokens(env: Env, nodeVersion = ""): Diagnosis[] {
  const idle = Object.entries(unused).flatMap(([id, names]): Diagnosis[] => {
    const token = names.find((name) => env[name]);
    return token === undefined ? [] : [{ id, state: "off", reason: "doctor.token-unused", params: { token } }];
  });
  return [...services.map((service) => checkService(service, env, nodeVersion)), ...idle];
}

function checkService(given: Service, env: Env, nodeVersion: string): Diagnosis {
  const service = given.id === "github" ? atItsHost(given, env) : given;
  const { id, mend } = service;
  const token = service.tokens.find((name) => env[name]);
  if (!token)
    return { id, state: "off", reason: "doctor.token-off", params: { token: service.tokens.join(" / ") }, mend };
  if (!isFit(env[token], service.kind)) {
    return { id, state: "fail", reason: "doctor.token-unfit", params: { token }, mend: `export ${token}=…` };
  }
  const address = env[service.url] || service.defaultUrl;
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
  const proxy = proxyFor(address, env, nodeVersion);
  if (proxy && !proxy.isObeyed) {
    const unobeyed = { ...params, proxy: proxy.variable };
    // An older Node.js takes no notice of the variable: the text says from which one on it does.
    const told = canObey(nodeVersion) ? { mend: "export NODE_USE_ENV_PROXY=1" } : {};
    return { id, state: "warn", reason: "doctor.proxy", params: unobeyed, ...told };
  }
  return { id, state: "ok", reason: "doctor.token", params };
}

/** GitHub's token is the one for the host that is named; what names no host is shown as an address that is none. */
function atItsHost(service: Service, env: Env): Service {
  try {
    const { base, tokens, variable = service.url } = githubAddress(env);
    if (variable !== "GH_HOST") return service;
    const mend = `export ${tokens[0]}=…`;
    return { ...service, tokens, url: "", defaultUrl: base, mend };
  } catch {
    return { ...service, url: "GH_HOST" };
  }
}

/** What cannot be read as an address is not shown at all: a password could stand in it. */
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : "";
}
