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
