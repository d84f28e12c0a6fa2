/** An account of a forge, as its private address names it. */
export interface PrivateAddress {
  readonly forge: "github" | "gitlab";
  readonly login: string;
  /** Number of the account, where the address has it. */
  readonly id?: number;
}

/**
 * The account behind an address that a forge gives out so that nobody needs to show their own:
 * `ID+LOGIN@users.noreply.github.com`, `LOGIN@users.noreply.github.com` (docs.github.com: Setting your commit email
 * address), `ID-LOGIN@users.noreply.gitlab.com` (docs.gitlab.com: Profile, private commit email).
 */
export function privateAddress(email: string): PrivateAddress | undefined {
  const github = /^(?:(\d{1,15})\+)?([^@+\s]+)@users\.noreply\.github\.com$/i.exec(email);
  if (github) return account("github", github);
  const gitlab = /^(\d{1,15})-([^@\s]+)@users\.noreply\.gitlab\.com$/i.exec(email);
  return gitlab ? account("gitlab", gitlab) : undefined;
}

function account(forge: PrivateAddress["forge"], [, id, login = ""]: RegExpExecArray): PrivateAddress {
  return { forge, login, ...(id === undefined ? {} : { id: Number(id) }) };
}
