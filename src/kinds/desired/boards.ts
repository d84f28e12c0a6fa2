import type { Community } from "../../manifest/schema/manifest.ts";
import type { Desired, Value } from "../item.ts";
import { said, textOf } from "./text.ts";

type Board = NonNullable<Community["boards"]>[number];
type Field = NonNullable<Board["fields"]>[number];

/** A board, its fields, the repositories that it is linked to, and its views. */
export function boardItems(board: Board, owner: string, community: Community): Desired[] {
  const { title, description, fields, repositories, views, was } = board;
  const target = { owner, board: title };
  const text = description === undefined ? undefined : textOf(description, community, " / ");
  return [
    {
      kind: "board",
      target: { owner },
      name: title,
      fields: said({ description: text, public: board.public, closed: false }),
      was: was ?? [],
    },
    ...(fields ?? []).map((field): Desired => {
      return { kind: "board-field", target, name: field.name, fields: fieldsOf(field), was: field.was ?? [] };
    }),
    ...(repositories ?? []).map((name): Desired => ({ kind: "board-repository", target, name, fields: {}, was: [] })),
    ...(views ?? []).map(({ name, layout, filter, fields: shown, was: former }): Desired => {
      const values = said({ layout, filter, fields: shown && [...shown] });
      return { kind: "board-view", target, name, fields: values, was: former ?? [] };
    }),
  ];
}

function fieldsOf({ type, options, start, days }: Field) {
  const list = options?.map((option): Value => {
    if (typeof option === "string") return { name: option };
    const { name, color, description, was } = option;
    return said({ name, color, description, was: was && [...was] });
  });
  return said({ type, options: list, start, days: days ?? (type === "iteration" && start ? 14 : undefined) });
}
