import { fold } from "../../../kinds/item.ts";
import type { Failure } from "../../../plan/port.ts";
import { type Http, type Listing, listPages } from "../../../system/http/index.ts";
import { messageIn, reasonOf } from "../outcome.ts";
import { targetFailure } from "./errors.ts";
import { partOf } from "./shape.ts";

/** The names of all repositories of an owner that the token may see. */
export async function repositoryNames(http: Http, owner: string): Promise<readonly string[] | Failure> {
  try {
    const { status, items, first } = await listingOf(http, owner);
    if (status !== 200) return { target: { owner }, ...reasonOf(status, messageIn(first.data)) };
    return [...new Set(items.map((item) => partOf(item, "repositories").text("name")))];
  } catch (error) {
    return targetFailure(error, { owner });
  }
}

/** Folded logins of an organisation's owners; undefined when the token may not see them. @throws AppError for what ends the whole run */
export async function organisationOwners(http: Http, organisation: string): Promise<ReadonlySet<string> | undefined> {
  const path = `/orgs/${encodeURIComponent(organisation)}/members`;
  try {
    const { status, items } = await listPages(http, path, { query: { role: "admin" } });
    return status === 200 ? new Set(items.map((item) => fold(String((item as { login: unknown }).login)))) : undefined;
  } catch (error) {
    targetFailure(error, { owner: organisation });
    return undefined;
  }
}

/** An organisation's, else a person's; only one's own listing has the private ones (docs.github.com: REST, repositories). */
async function listingOf(http: Http, owner: string): Promise<Listing> {
  const organisation = await listPages(http, `/orgs/${encodeURIComponent(owner)}/repos`, { query: { type: "all" } });
  if (organisation.status !== 404) return organisation;
  const { status, data } = await http.request({ method: "GET", path: "/user" });
  const { login = "" } = (data ?? {}) as { login?: string };
  if (status === 200 && fold(login) === fold(owner)) {
    return listPages(http, "/user/repos", { query: { affiliation: "owner" } });
  }
  return listPages(http, `/users/${encodeURIComponent(owner)}/repos`, { query: { type: "owner" } });
}
