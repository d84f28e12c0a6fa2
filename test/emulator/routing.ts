import { routes } from "./rest.ts";
import { fold, type State } from "./state.ts";

/** A route, and what stands for its parameters. */
export interface Found {
  readonly route: string;
  readonly parameters: Record<string, string>;
}

const patterns = Object.keys(routes)
  .filter((route) => route.includes(" /"))
  .map((route) => ({ route, parts: (route.split(" ")[1] ?? "").split("/"), method: route.split(" ")[0] }));

/** @throws URIError for a path that cannot be decoded */
export function routeOf(method: string, path: string): Found | undefined {
  const parts = path.split("/");
  const found = patterns.find((one) => {
    return (
      one.method === method &&
      one.parts.length === parts.length &&
      one.parts.every((part, index) => part.startsWith("{") || part === parts[index])
    );
  });
  if (!found) return undefined;
  const named = found.parts.flatMap((part, index) =>
    part.startsWith("{") ? [[part.slice(1, -1), decodeURIComponent(parts[index] ?? "")]] : [],
  );
  return { route: found.route, parameters: Object.fromEntries(named) as Record<string, string> };
}

/** GitHub leads from an old name, and from page to page, by a repository's number: that path with the name in it. */
export function named(state: State, path: string): string {
  const [, number, rest = ""] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const found = [...state.repositories.values()].find((one) => String(one.number) === number);
  return found ? `/repos/${state.owner}/${found.name}${rest}` : path;
}

/** The same address by the repository's number; as it is where it has none. */
export function numbered(state: State, url: string): string {
  const [start = "", owner = "", name = ""] = /^\/repos\/([^/]+)\/([^/?]+)/.exec(url) ?? [];
  const key = fold(decodeURIComponent(name));
  const found = state.repositories.get(key) ?? state.repositories.get(state.renamed.get(key) ?? "");
  if (!found || fold(owner) !== fold(state.owner)) return url;
  return `/repositories/${found.number}${url.slice(start.length)}`;
}

/** Whether a repository is asked for by a name that it had. */
export function hasMoved(state: State, { owner = "", repo }: Readonly<Record<string, string>>): boolean {
  if (repo === undefined || fold(owner) !== fold(state.owner) || state.repositories.has(fold(repo))) return false;
  return state.repositories.has(state.renamed.get(fold(repo)) ?? "");
}
