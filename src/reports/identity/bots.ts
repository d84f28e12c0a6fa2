import type { Contact } from "../port.ts";

/**
 * Machines that do not call themselves `[bot]`. By name or login, in lower case; each is an account of a public service or
 * of a well-known project's own automation. None of them is what a person could be called.
 */
const known = new Set([
  "actions-user",
  "allcontributors",
  "ansibot",
  "backportbot",
  "buildkite",
  "circleci",
  "codecov-io",
  "copybara-service",
  "coveralls",
  "dependabot",
  "dependabot-preview",
  "facebook-github-bot",
  "fossabot",
  "github action",
  "github actions",
  "github-actions",
  "gitlab-bot",
  "gitpod-bot",
  "gitter-badger",
  "google-oss-bot",
  "googlebot",
  "greenkeeperio-bot",
  "imgbot",
  "imgbotapp",
  "k8s-ci-robot",
  "k8s-merge-robot",
  "k8s-publishing-bot",
  "mergify",
  "msftbot",
  "netlify",
  "pre-commit-ci",
  "pull-request-size",
  "pyup-bot",
  "readthedocs-assistant",
  "renovate",
  "restyled-io",
  "rust-highfive",
  "rustbot",
  "scala-steward",
  "semantic-release-bot",
  "snyk-bot",
  "sonarcloud",
  "stickler-ci",
  "the-mergify",
  "travis ci",
  "whitesource bolt",
]);

/**
 * Services whose name is also that of people, or a word: a machine by login, and by name only with an address of the
 * service (its domains, or none).
 */
const ambiguous: ReadonlyMap<string, readonly string[]> = new Map([
  ["bors", ["bors.tech"]],
  ["github", ["github.com"]],
  ["greenkeeper", ["greenkeeper.io"]],
  ["homu", []],
  ["stale", []],
  ["travis", ["travis-ci.com", "travis-ci.org"]],
  ["weblate", ["weblate.org"]],
]);

/** `dependabot[bot]`, `kubeflow-bot`, `Acme sync-bot`, `CI robot`; neither `Abbot` nor `Jan Peters-Bot`. */
const endings = [/\[bot\]\s*$/i, /^\S*[\w)][_-](?:bot|robot)\s*$/i, /\w[_-](?:bot|robot)\s*$/, /[\w)] robot\s*$/i];

/** Words that make a name that ends in ` Bot` a machine's: `Release Bot`. What else stands there may be a given name. */
const trades = new Set(
  (
    "actions admin api apache automation automated auto autoroll backport build builder changelog cherry ci cla commit copybara " +
    "cron daily dependency deploy deployment dev devops discord docker docs documentation fix format github gitlab git go google " +
    "homebrew i18n import infra integration issue jenkins k8s kubernetes l10n label lint localization maintenance merge microsoft " +
    "mirror nightly node npm openshift ops package pr prow publish publishing python qa release releaser renovate repo review roll " +
    "rust sdk security semantic service slack snyk stale sync syncing system test testing translation triage update updater " +
    "upgrade version weblate website weekly welcome workflow"
  ).split(" "),
);

/**
 * Whether a contact is a machine by what it is called: a name or login of the list above, `[bot]` or `-bot` at its end, or
 * ` Bot` after a word that says what the machine does. `Jan Bot` is a person. A people file can say otherwise.
 */
export function looksLikeBot({ name, email = "", login = "", bot }: Contact): boolean {
  return bot === true || isCalledBot(name) || isService(name, email) || isLogin(login) || email.includes("[bot]@");
}

function isCalledBot(name: string): boolean {
  return known.has(name.toLowerCase()) || endings.some((ending) => ending.test(name)) || hasTrade(name);
}

function hasTrade(name: string): boolean {
  const before = /^(.*[\w)])\s+bot\s*$/i.exec(name)?.[1] ?? "";
  return before.split(/[^\p{L}\p{N}]+/u).some((word) => trades.has(word.toLowerCase()));
}

function isService(name: string, email: string): boolean {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  return ambiguous.get(name.toLowerCase())?.includes(domain) === true;
}

function isLogin(login: string): boolean {
  return login !== "" && (isCalledBot(login) || ambiguous.has(login.toLowerCase()));
}

/** Whether a text fits one of the patterns, in which `*` stands for anything; case does not count. */
export function fitsPattern(patterns: readonly string[]): (text: string) => boolean {
  if (patterns.length === 0) return () => false;
  const tests = patterns.map((pattern) => {
    const parts = pattern.split(/\*+/).map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
    return new RegExp(`^${parts.join(".*")}$`, "isu");
  });
  return (text) => tests.some((test) => test.test(text));
}
