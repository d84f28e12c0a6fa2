import { devNull } from "node:os";
import { secretVariables } from "../secrets.ts";

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What git gets of the caller's environment: where programs and the user's own settings are, the way to the network,
 * and what a credential helper needs. No variable that says which repository, transport, command or certificate check
 * to use: of `GIT_*`, only those that say where the user's settings and certificates are.
 */
const kept = [
  "PATH",
  "HOME",
  "USER",
  "LOGNAME",
  "TMPDIR",
  "XDG_CONFIG_HOME",
  "XDG_RUNTIME_DIR",
  "DBUS_SESSION_BUS_ADDRESS",
  "SSL_CERT_FILE",
  "SSL_CERT_DIR",
  "HTTPS_PROXY",
  "https_proxy",
  "http_proxy",
  "ALL_PROXY",
  "all_proxy",
  "NO_PROXY",
  "no_proxy",
  "GIT_CONFIG_GLOBAL",
  "GIT_CONFIG_SYSTEM",
  "GIT_CONFIG_NOSYSTEM",
  "GIT_SSL_CAINFO",
  "GIT_SSL_CAPATH",
  // Windows
  "SystemRoot",
  "SystemDrive",
  "ComSpec",
  "PATHEXT",
  "TEMP",
  "TMP",
  "USERPROFILE",
  "HOMEDRIVE",
  "HOMEPATH",
  "APPDATA",
  "LOCALAPPDATA",
  "ProgramData",
  "ProgramFiles",
] as const;

/**
 * The environment for git in a repository that may be anybody's: no credential of ours, and nothing of its settings that
 * starts a program at a mere question. What the user's own commands need (signing, editors, identities) stays.
 * @param settings further settings that go above those of the repository, by name
 */
export function guardedEnvironment(
  env: Env,
  settings: readonly (readonly [string, string])[] = [],
): Record<string, string> {
  const secret = new Set<string>(secretVariables);
  const own = Object.entries(env).flatMap(([name, value]) =>
    value === undefined || secret.has(name) || /^GIT_CONFIG_(?:KEY|VALUE)_|^GIT_CONFIG_COUNT$/.test(name)
      ? []
      : [[name, value] as const],
  );
  const all = [...given(env), ["core.fsmonitor", "false"] as const, ...settings];
  return {
    ...Object.fromEntries(own),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_CONFIG_COUNT: String(all.length),
    ...Object.fromEntries(
      all.flatMap(([key, value], at) => [
        [`GIT_CONFIG_KEY_${at}`, key],
        [`GIT_CONFIG_VALUE_${at}`, value],
      ]),
    ),
  };
}

/** Settings that the caller has put into the environment, as git reads them. */
function given(env: Env): (readonly [string, string])[] {
  const count = Number(env.GIT_CONFIG_COUNT ?? 0);
  if (!(count > 0 && count < 1000)) return [];
  return Array.from(
    { length: count },
    (_, at) => [env[`GIT_CONFIG_KEY_${at}`] ?? "", env[`GIT_CONFIG_VALUE_${at}`] ?? ""] as const,
  ).filter(([key]) => key !== "");
}

/** Beside those: no hook runs. */
export const noHooks = ["core.hooksPath", devNull] as const;

/**
 * The environment for git at work on one repository of ours.
 * @param transport the only one that git may use: `https` or `http`; none for work that needs no network
 */
export function gitEnvironment(env: Env, repository: string, transport = ""): Record<string, string> {
  const own = kept.flatMap((name) => (env[name] === undefined ? [] : [[name, env[name]] as const]));
  return {
    ...Object.fromEntries(own),
    LC_ALL: "C",
    GIT_DIR: repository,
    // Goes above every `protocol.*` of the user's settings, for redirects and rewritten addresses as well.
    GIT_ALLOW_PROTOCOL: transport,
    // A credential helper may answer; nothing may ask.
    GIT_TERMINAL_PROMPT: "0",
    GIT_ASKPASS: "",
    GCM_INTERACTIVE: "never",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
  };
}

/** What of the user's settings says how the network is reached and whom to trust there; none of these is a credential for a server. */
const ways =
  /^http\.(?:.+\.)?(?:proxy|proxyauthmethod|sslcainfo|sslcapath|proxysslcainfo|sslbackend|sslverify|sslversion|schannel\w+|version)$/;

/** The user's settings as `git config --list -z` prints them: those alone that lead to the network. */
export function waysOf(list: string): [key: string, value: string][] {
  return list.split("\0").flatMap((entry): [string, string][] => {
    const end = entry.indexOf("\n");
    const [key, value] = end === -1 ? [entry, "true"] : [entry.slice(0, end), entry.slice(end + 1)];
    return ways.test(key) ? [[key, value]] : [];
  });
}

/**
 * The same for a server that nobody here has named: git finds no settings, no `.netrc`, no helper, no header and no
 * agent, since its home is an empty folder. How the network is reached is handed over beside, out of sight of other users.
 * @param home an empty folder
 */
export function withoutCredentials(
  environment: Readonly<Record<string, string>>,
  home: string,
  settings: readonly (readonly [string, string])[],
): Record<string, string> {
  const { XDG_CONFIG_HOME, XDG_RUNTIME_DIR, DBUS_SESSION_BUS_ADDRESS, GIT_CONFIG_SYSTEM, ...rest } = environment;
  const handed = [...settings, ["http.emptyAuth", "false"] as const];
  return {
    ...rest,
    HOME: home,
    USERPROFILE: home,
    APPDATA: home,
    LOCALAPPDATA: home,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_COUNT: String(handed.length),
    ...Object.fromEntries(
      handed.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  };
}
