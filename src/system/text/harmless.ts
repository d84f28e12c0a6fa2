import { codePoint, forbidden } from "./hidden.ts";

/** What reads an output, beside a person. */
export interface Reader {
  /** A terminal, on which our own colours are drawn. */
  readonly isTerminal: boolean;
  /** The log of a runner, which takes some lines for commands. */
  readonly isRunner: boolean;
}

/** Colours of ours (ECMA-48, 8.3.117 SGR), and the line ends of files that ask for them. */
const ours = new RegExp(`${String.fromCharCode(27)}\\[[\\d;]*m|\\r\\n`, "g");

/**
 * The last thing that happens to every text on its way out. Views make text from outside harmless where they show it;
 * this is for what slips past them: a control character or a mark that reorders text becomes its code point, and where
 * a runner reads along, nothing is a command to it that is not meant as one.
 */
export function harmless({ isTerminal, isRunner }: Reader): (text: string) => string {
  return (text) => {
    const clean = text.search(forbidden) === -1 ? text : cleaned(text, isTerminal);
    return isRunner ? uncommanded(clean) : clean;
  };
}

function cleaned(text: string, isTerminal: boolean): string {
  let [clean, from] = ["", 0];
  for (const { 0: kept, index } of text.matchAll(ours)) {
    if (kept !== "\r\n" && !isTerminal) continue;
    clean += text.slice(from, index).replace(forbidden, codePoint) + kept;
    from = index + kept.length;
  }
  return clean + text.slice(from).replace(forbidden, codePoint);
}

/**
 * GitHub's runner takes a line that begins with `::`, behind blanks of any kind, for a command, and `##[` anywhere in one
 * (actions/runner, ActionCommand.cs); Azure's `##vso[`, TeamCity's `##teamcity[` likewise. A blank parts the signs.
 * GitLab's `section_start:` is one with its carriage return and escape only, which have gone already.
 */
function uncommanded(text: string): string {
  return text.replace(/^([^\S\n]*:)(?=:)/gm, "$1 ").replace(/#(?=#[a-z]*\[)/gi, "# ");
}

/** Whether a runner that knows commands writes down what is printed. */
export function isRunner(env: Readonly<Record<string, string | undefined>>): boolean {
  return ["GITHUB_ACTIONS", "GITEA_ACTIONS", "FORGEJO_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION"].some(
    (name) => env[name],
  );
}
