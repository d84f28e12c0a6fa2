/** Somebody, after it was found out which contacts are the same. */
export interface Person {
  /** As the person writes it, where a people file says so; else the name of most commits. */
  readonly name: string;
  readonly emails: readonly string[];
  readonly logins: readonly string[];
  /** What else the person goes by: further names, user names of private addresses and on other forges. Never shown. */
  readonly aliases?: readonly string[];
  readonly bot: boolean;
  /** Whom the person works for, by date; see `organisationOn`. */
  readonly organisations: readonly Stay[];
  /** Why contacts were taken for one person, for `--explain`: codes of the catalogue with parameters. */
  readonly because: readonly Reason[];
  /** Asked not to be named: counted, never shown. */
  readonly unlisted: boolean;
  /** The account under which a forge shows everybody whose own is deleted: nobody in particular, and `unlisted`. */
  readonly gone?: true;
}

/** A time with an organisation. Days since 1970; open ends are absent. */
export interface Stay {
  readonly name: string;
  readonly from?: number;
  readonly until?: number;
  /** The name is the domain of an address: nobody called it an organisation. */
  readonly domain?: true;
}

export interface Reason {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** All people, and which contact is which: `personOf[contact]` is an index into `people`. */
export interface Cast {
  readonly people: readonly Person[];
  readonly personOf: Int32Array;
}
