import type { Contact } from "../port.ts";

/**
 * Machines that do not call themselves `[bot]`. By name or login, in lower case; each is an account of a public service or
 * of a well-known project's own automation.
 */
const known = new Set([
  "actions-user",
  "allcontributors",
  "ansibot",
  "backportbot",
  "bors",
  "buildkite",
  "circleci",
  "codecov-io",
  "copybara-service",
  "coveralls",
  "dependabot",
  "dependabot-preview",
  "facebook-github-bot",
  "fossabot",
  "github",
  "github action",
  "github actions",
  "github-actions",
  "gitlab-bot",
  "gitpod-bot",
  "gitter-badger",
  "google-oss-bot",
  "googlebot",
  "greenkeeper",
  "greenkeeperio-bot",
  "homu",
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
  "renovate bot",
  "restyled-io",
  "rust-highfive",
  "rustbot",
  "scala-steward",
  "semantic-release-bot",
  "snyk-bot",
  "sonarcloud",
  "stale",
  "stickler-ci",
  "the-mergify",
  "travis",
  "travis ci",
  "weblate",
  "whitesource bolt",
]);

/** `dependabot[bot]`, `kubeflow-bot`, `CI robot`; not `Abbot`, nor a person called Bot. */
const ending = /(?:\[bot\]|[\w)][ _-](?:bot|robot))\s*$/i;

/** Whether a contact is a machine by what it is called. A people file can say otherwise. */
export function looksLikeBot({ name, email = "", login = "", bot }: Contact): boolean {
  return bot === true || isCalledBot(name) || (login !== "" && isCalledBot(login)) || email.includes("[bot]@");
}

function isCalledBot(text: string): boolean {
  return ending.test(text) || known.has(text.toLowerCase());
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
