const longest = 100;

/** One page of a REST listing, and the `Link` header beside it: no relation to a page that is not there. */
export function pageOf(url: URL, all: readonly unknown[]): { body: unknown[]; link: string | undefined } {
  const size = Math.min(Number(url.searchParams.get("per_page") ?? 30), longest);
  const page = Number(url.searchParams.get("page") ?? 1);
  const last = Math.max(1, Math.ceil(all.length / size));
  const before = page > 1 ? { prev: page - 1, first: 1 } : {};
  const after = page < last ? { next: page + 1, last } : {};
  const links = Object.entries({ ...before, ...after }).map(([relation, number]) => {
    url.searchParams.set("page", String(number));
    return `<${url.href}>; rel="${relation}"`;
  });
  return {
    body: all.slice((page - 1) * size, page * size),
    link: links.length === 0 ? undefined : links.join(", "),
  };
}
