import { ApiError, archived, notFound } from "./errors.ts";
import { fold, type Repository, type State, type Team } from "./state.ts";

/** What a route gets. */
export interface Call {
  readonly state: State;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  // biome-ignore lint/suspicious/noExplicitAny: bodies are checked against the official description.
  readonly body: any;
}

export interface Reply {
  readonly status: number;
  readonly body?: unknown;
  /** A whole list: the server cuts it into pages. */
  readonly list?: readonly unknown[];
  readonly location?: string;
}

export type Route = (call: Call) => Reply;

export const ok = (body: unknown): Reply => ({ status: 200, body });
export const created = (body: unknown): Reply => ({ status: 201, body });
export const list = (items: readonly unknown[]): Reply => ({ status: 200, list: items });
export const gone: Reply = { status: 204 };

/** The repository of a call. @throws ApiError 404; 403 when something is to be written to an archived one */
export function repositoryOf({ state, parameters }: Call, writes = false): Repository {
  const { owner = "", repo = "" } = parameters;
  const found = fold(owner) === fold(state.owner) ? state.repositories.get(fold(repo)) : undefined;
  if (!found) throw notFound();
  if (writes && found.archived) throw archived();
  return found;
}

/** The team of a call. @throws ApiError 404 */
export function teamOf({ state, parameters }: Call): Team {
  const found = state.teams.find(({ slug }) => slug === parameters.team_slug);
  if (!found) throw notFound();
  return found;
}

/** Issues cannot be read or changed one by one where they are switched off. @throws ApiError 410 */
export function refuseDisabled({ has_issues }: Repository): void {
  if (!has_issues) throw new ApiError(410, "Issues are disabled for this repo", "UNPROCESSABLE");
}
