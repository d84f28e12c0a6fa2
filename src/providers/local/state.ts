import type { Fields, KindId } from "../../kinds/item.ts";

/** One thing as the folder keeps it. */
export interface Thing {
  readonly id: string;
  name: string;
  fields: Fields;
}

/** A list of things of one kind. */
export type Things = Thing[];

/** An issue, as far as labels and milestones need it. */
export interface Issue {
  readonly number: number;
  labels: string[];
  milestone?: string | undefined;
}

/** One file: a repository, or all that the owner has beside repositories. */
export interface Shelf {
  /** Settings of a repository; of the owner's file nothing. */
  thing?: Thing;
  /** Lists by kind; things that hang on a team or a board by kind and its name, folded. */
  lists: Record<string, Things>;
  issues?: Issue[];
}

/** The name of the list that holds a kind; of a team's or a board's own things with that one's name. */
export function listName(kind: KindId, parent?: string): string {
  return parent === undefined ? kind : `${kind} of ${parent}`;
}
