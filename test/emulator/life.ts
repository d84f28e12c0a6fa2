import { fold, type Issue, type Repository, type State } from "./state.ts";

/** What becomes of issues, pull requests and discussions, and who does it. Times as GitHub writes them. */

export interface Account {
  readonly login: string;
  readonly id: number;
  readonly type: "User" | "Bot" | "Mannequin" | "Organization";
  readonly name: string | null;
}

/** A comment; in a discussion it may have replies. */
export interface Remark {
  /** null: the account is gone. */
  author: string | null;
  at: string;
  deleted?: boolean;
  replies?: Remark[];
}

export interface Review {
  author: string | null;
  /** null: not sent yet. */
  at: string | null;
  state: "APPROVED" | "CHANGES_REQUESTED" | "COMMENTED" | "DISMISSED" | "PENDING";
}

export interface Assignment {
  who: string;
  at: string;
  /** Taken away again. */
  off?: boolean;
}

export interface Life {
  author: string | null;
  created: string;
  updated: string;
  closed: string | null;
  merged: string | null;
  answered: string | null;
  draft: boolean;
  association: string;
  comments: Remark[];
  reviews: Review[];
  assignments: Assignment[];
}

export interface Discussion {
  number: number;
  life: Life;
  title?: string;
  body?: string;
  closed?: boolean;
  category?: string;
}

export interface Release {
  tag: string;
  created: string;
  published: string | null;
  draft: boolean;
  prerelease: boolean;
  author: string | null;
}

/** The life of something that was opened and left alone. */
export function lifeOf(created: string, author: string | null = "ada", more: Partial<Life> = {}): Life {
  return {
    ...{ author, created, updated: created, closed: null, merged: null, answered: null, draft: false },
    ...{ association: "NONE", comments: [], reviews: [], assignments: [] },
    ...more,
  };
}

/** The life of what is made now, by the token's account. Numbers are given in order, so they tell the time. */
export function begun({ viewer, members }: State, number: number): Life {
  const at = new Date(Date.UTC(2026, 0, 1) + number * 1000).toISOString().replace(".000Z", "Z");
  return lifeOf(at, viewer, { association: members.has(viewer) ? "MEMBER" : "NONE" });
}

export function addPull(state: State, repository: Repository, life: Life): Issue {
  const pull: Issue = { number: state.next++, labels: [], milestone: null, state: "open", pull: true, life };
  repository.issues.push(pull);
  return pull;
}

export function addDiscussion(state: State, repository: Repository, life: Life): Discussion {
  const discussion = { number: state.next++, life };
  repository.discussions.push(discussion);
  return discussion;
}

/** An account by its login; one that nobody has made is a person, or an app where the login says so. */
export function accountOf({ accounts }: State, login: string): Account {
  const found = accounts.get(fold(login));
  if (found) return found;
  const isBot = login.endsWith("[bot]");
  const written = isBot ? login.slice(0, -"[bot]".length) : login;
  const made: Account = { login: written, id: 1000 + accounts.size, type: isBot ? "Bot" : "User", name: null };
  accounts.set(fold(login), made);
  return made;
}
