/**
 * GitHub's documented price of a GraphQL request ("Rate limits and query limits for the GraphQL API"): the number of
 * times that a connection has to be read, when each is as long as `first` says, divided by a hundred; at least 1 point.
 */
export function pointsOf(connections: number): number {
  return Math.max(1, Math.round(connections / 100));
}

/** Connections that a page takes: the list itself, and those of each thing in it. */
export function connectionsOf(size: number, nested: number): number {
  return 1 + size * nested;
}
