import type { Account, Discussion, Life, Release } from "./life.ts";

/** What the emulator keeps: GitHub as far as commonry uses it. Tests read and change it at will. */

export interface Label {
  id: string;
  number: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Milestone {
  number: number;
  title: string;
  due_on: string | null;
  description: string | null;
  state: "open" | "closed";
}

export interface Issue {
  number: number;
  labels: string[];
  milestone: number | null;
  state: "open" | "closed";
  pull: boolean;
  /** What became of it; nothing where no test asks. */
  life?: Life;
  title?: string;
  body?: string;
}

export interface Autolink {
  id: number;
  key_prefix: string;
  url_template: string;
  is_alphanumeric: boolean;
}

export interface Ruleset {
  id: number;
  name: string;
  target: string;
  enforcement: string;
  conditions: { ref_name: { include: string[]; exclude: string[] } };
  rules: { type: string; parameters?: Record<string, unknown> }[];
  bypass_actors: unknown[];
}

export interface Repository {
  id: string;
  number: number;
  name: string;
  description: string | null;
  homepage: string | null;
  topics: string[];
  visibility: "public" | "private" | "internal";
  archived: boolean;
  is_template: boolean;
  default_branch: string;
  /** Whether it has no commit yet: then it has a name for its default branch, and no branch. */
  empty: boolean;
  has_issues: boolean;
  has_discussions: boolean;
  has_projects: boolean;
  has_wiki: boolean;
  allow_squash_merge: boolean;
  allow_merge_commit: boolean;
  allow_rebase_merge: boolean;
  allow_auto_merge: boolean;
  delete_branch_on_merge: boolean;
  labels: Label[];
  milestones: Milestone[];
  issues: Issue[];
  discussions: Discussion[];
  /** Categories of discussions. */
  categories: string[];
  autolinks: Autolink[];
  rulesets: Ruleset[];
  releases: Release[];
}

export interface Team {
  id: string;
  number: number;
  slug: string;
  name: string;
  description: string | null;
  privacy: "closed" | "secret";
  parent: string | null;
  members: Map<string, "member" | "maintainer">;
  invitations: string[];
  repositories: Map<string, string>;
}

export interface Option {
  id: string;
  name: string;
  color: string;
  description: string;
}

export interface Field {
  id: string;
  name: string;
  dataType: string;
  options?: Option[];
  start?: string;
  days?: number;
}

export interface View {
  id: string;
  number: number;
  name: string;
  layout: string;
  filter: string;
  fields: string[];
  groupBy: string | null;
}

export interface Board {
  id: string;
  number: number;
  title: string;
  shortDescription: string | null;
  public: boolean;
  closed: boolean;
  fields: Field[];
  views: View[];
  repositories: string[];
  workflows: { name: string; enabled: boolean }[];
  /** Cards: the option that each has in each field, by id. */
  items: { id: string; values: Map<string, string> }[];
}

export interface State {
  owner: string;
  type: "Organization" | "User";
  viewer: string;
  repositories: Map<string, Repository>;
  /** Old names and the new ones, folded. */
  renamed: Map<string, string>;
  teams: Team[];
  boards: Board[];
  /** Users who are in the organisation; others are invited. */
  members: Set<string>;
  /** Owners of the organisation, folded: they are maintainers of every team that they are in. */
  owners: Set<string>;
  /** The owner's number, as addresses of a person's boards want it. */
  ownerNumber: number;
  /** By folded login; others come to be when they do something. */
  accounts: Map<string, Account>;
  next: number;
}

export const fold = (text: string): string => text.toLowerCase();

export function newState(owner = "acme", type: State["type"] = "Organization"): State {
  return {
    owner,
    type,
    viewer: "ada",
    repositories: new Map(),
    renamed: new Map(),
    teams: [],
    boards: [],
    members: new Set(["ada", "bob", "eve"]),
    owners: new Set(),
    ownerNumber: 583231,
    accounts: new Map(),
    next: 1,
  };
}

/** A repository as GitHub makes one, but for the labels that it puts there. */
export function addRepository(state: State, name: string, more: Partial<Repository> = {}): Repository {
  const number = state.next++;
  const repository: Repository = {
    id: `R_${number}`,
    number,
    name,
    description: null,
    homepage: null,
    topics: [],
    visibility: "public",
    archived: false,
    is_template: false,
    default_branch: "main",
    empty: false,
    has_issues: true,
    has_discussions: false,
    has_projects: true,
    has_wiki: true,
    allow_squash_merge: true,
    allow_merge_commit: true,
    allow_rebase_merge: true,
    allow_auto_merge: false,
    delete_branch_on_merge: false,
    labels: [],
    milestones: [],
    issues: [],
    discussions: [],
    categories: ["Announcements", "General"],
    autolinks: [],
    rulesets: [],
    releases: [],
    ...more,
  };
  state.repositories.set(fold(name), repository);
  return repository;
}

export function addLabel(state: State, repository: Repository, label: Partial<Label> & { name: string }): Label {
  const number = state.next++;
  const made = { id: `LA_${number}`, number, color: "ededed", description: null, ...label };
  repository.labels.push(made);
  return made;
}

export function addIssue(
  state: State,
  repository: Repository,
  labels: string[] = [],
  more: Partial<Issue> = {},
): Issue {
  const issue = { number: state.next++, labels, milestone: null, state: "open" as const, pull: false, ...more };
  repository.issues.push(issue);
  return issue;
}

export function findLabel(repository: Repository, name: string): Label | undefined {
  return repository.labels.find((label) => fold(label.name) === fold(name));
}

/** A label that goes leaves the issues that carried it; one that is renamed stays on them. */
export function renameLabel(repository: Repository, label: Label, name: string | undefined): void {
  for (const issue of repository.issues) {
    const at = issue.labels.findIndex((one) => fold(one) === fold(label.name));
    if (at === -1) continue;
    if (name === undefined) issue.labels.splice(at, 1);
    else issue.labels[at] = name;
  }
  if (name === undefined) repository.labels.splice(repository.labels.indexOf(label), 1);
  else label.name = name;
}
