import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

/** What a document costs, by GitHub's documented formula, and what in it GitHub would refuse. */
export interface Cost {
  readonly cost: number;
  readonly nodeCount: number;
  readonly refused: readonly string[];
}

const mostNodes = 500_000;

/**
 * "Rate limits and query limits for the GraphQL API" (docs.github.com): every connection is taken to be as long as `first`
 * or `last` says; the times that a connection is read, divided by a hundred, are points. Things asked for by their ids
 * count as so many things above.
 */
export function costOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): Cost {
  const sum = { connections: 0, nodes: 0, refused: [] as string[] };
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const visit = (set: SelectionSetNode | undefined, times: number): void => {
    for (const one of set?.selections ?? []) {
      if (one.kind === Kind.FIELD) visit(one.selectionSet, times * timesOf(one, times, variables, sum));
      else if (one.kind === Kind.INLINE_FRAGMENT) visit(one.selectionSet, times);
      else visit(fragments.get(one.name.value)?.selectionSet, times);
    }
  };
  for (const one of document.definitions) if (one.kind === Kind.OPERATION_DEFINITION) visit(one.selectionSet, 1);
  if (sum.nodes > mostNodes) sum.refused.push(`asks for ${sum.nodes} nodes`);
  return { cost: Math.max(1, Math.round(sum.connections / 100)), nodeCount: sum.nodes, refused: sum.refused };
}

/** How many things a field stands for; a connection is counted on the way. */
function timesOf(
  field: FieldNode,
  times: number,
  variables: Readonly<Record<string, unknown>>,
  sum: { connections: number; nodes: number; refused: string[] },
): number {
  const given = (name: string) => {
    const found = field.arguments?.find((one) => one.name.value === name)?.value;
    return found && literal(found, variables);
  };
  const ids = given("ids");
  if (Array.isArray(ids)) {
    if (ids.length > 100) sum.refused.push(`${field.name.value} takes no more than 100 ids`);
    return ids.length;
  }
  const size = given("first") ?? given("last");
  const isConnection = field.selectionSet?.selections.some(
    (one) => one.kind === Kind.FIELD && ["nodes", "edges", "pageInfo"].includes(one.name.value),
  );
  if (typeof size !== "number") {
    if (isConnection) sum.refused.push(`${field.name.value} has no first or last`);
    return 1;
  }
  if (size < 1 || size > 100) sum.refused.push(`${field.name.value} asks for ${size}`);
  sum.connections += times;
  sum.nodes += times * size;
  return size;
}

function literal(node: ValueNode, variables: Readonly<Record<string, unknown>>): unknown {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  if (node.kind === Kind.INT) return Number(node.value);
  if (node.kind === Kind.LIST) return node.values.map((one) => literal(one, variables));
  return undefined;
}
