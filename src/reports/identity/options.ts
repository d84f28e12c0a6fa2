import type { Person as Listed } from "../../manifest/schema/people.ts";

export interface IdentityOptions {
  /** `mailmap`: only what `.mailmap` says; a contact is a name with an address, as in `git shortlog -se`. */
  readonly rules: "careful" | "mailmap";
  /** Those of the people files. */
  readonly listed: readonly Listed[];
  /** Patterns for machines. */
  readonly bots: readonly string[];
  /** Organisations by address domain. */
  readonly domains: Readonly<Record<string, string>>;
  /** Whether somebody asked not to be named. */
  readonly optedOut: (person: {
    readonly names: readonly string[];
    readonly emails: readonly string[];
    readonly logins: readonly string[];
  }) => boolean;
}
