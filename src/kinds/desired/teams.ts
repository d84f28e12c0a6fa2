import type { Community } from "../../manifest/schema/manifest.ts";
import type { Desired } from "../item.ts";
import { said } from "./text.ts";

/** A team, its members and what it may do where; members and repositories only when they are listed. */
export function teamItems(team: NonNullable<Community["teams"]>[number], owner: string): Desired[] {
  const { name, description, privacy, parent, members, repositories, was } = team;
  const target = { owner, team: name };
  const roles = (kind: "team-member" | "team-repository", map: Readonly<Record<string, string>> | undefined) =>
    Object.entries(map ?? {}).map(([key, role]): Desired => ({ kind, target, name: key, fields: { role }, was: [] }));
  return [
    {
      kind: "team",
      target: { owner },
      name,
      fields: said({ description, privacy, parent: parent === "" ? null : parent }),
      was: was ?? [],
    },
    ...roles("team-member", members),
    ...roles("team-repository", repositories),
  ];
}
