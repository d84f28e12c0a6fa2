export type Args = { first?: number; after?: string | null };

/** One page of a list, as GraphQL connections show it. */
export function page<T>(list: readonly T[], { first = 100, after }: Args, edge: (item: T) => object = () => ({})) {
  const from = after ? Number(after) : 0;
  const part = list.slice(from, from + first);
  const end = from + part.length;
  const pageInfo = { hasNextPage: end < list.length, endCursor: String(end), hasPreviousPage: from > 0 };
  return {
    totalCount: list.length,
    pageInfo,
    nodes: part,
    edges: part.map((node) => ({ node, cursor: "", ...edge(node) })),
  };
}
