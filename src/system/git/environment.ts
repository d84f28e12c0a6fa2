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
