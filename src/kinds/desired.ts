import type { Community } from "../manifest/schema/manifest.ts";
import { boardItems } from "./desired/boards.ts";
import { autolinkItem, labelItem, milestoneItem, repositoryItem, rulesetItem } from "./desired/repositories.ts";
import { teamItems } from "./desired/teams.ts";
import { type Desired, fold, type Section } from "./item.ts";
import { kinds } from "./kind.ts";

/**
 * What a manifest wants, thing by thing; pure.
 * @param owner organisation or user that holds the repositories
 * @param only sections to take; all when empty
 */
export function desiredOf(community: Community, owner: string, only: readonly Section[] = []): Desired[] {
  const all = [
    ...(community.repositories ?? []).map((repository) => repositoryItem(repository, owner)),
    ...(community.teams ?? []).flatMap((team) => teamItems(team, owner)),
    ...(community.repositories ?? []).flatMap((repository) => inRepository(community, repository, owner)),
    ...(community.boards ?? []).flatMap((board) => boardItems(board, owner, community)),
  ];
  // Events hang on nothing else: for them alone no repository is read or made.
  if (only.length === 1 && only[0] === "events") return [];
  return all.filter(({ kind }) => only.length === 0 || kind === "repository" || only.includes(kinds[kind].section));
}

type Repository = NonNullable<Community["repositories"]>[number];

/** Shared lists and the repository's own add up. */
function inRepository(community: Community, repository: Repository, owner: string): Desired[] {
  const target = { owner, repository: repository.name };
  const holds = ({ repositories }: { readonly repositories?: readonly string[] | undefined }) =>
    !repositories || repositories.some((name) => fold(name) === fold(repository.name));
  const both = <T>(shared: readonly T[] | undefined, own: readonly T[] | undefined) => [
    ...(shared ?? []),
    ...(own ?? []),
  ];
  return [
    ...both(community.labels, repository.labels).map((label) => labelItem(label, target)),
    ...both(community.milestones, repository.milestones).map((one) => milestoneItem(one, target, community)),
    ...both(community.autolinks, repository.autolinks)
      .filter(holds)
      .map((link) => autolinkItem(link, target)),
    ...both(community.rulesets, repository.rulesets)
      .filter(holds)
      .map((rules) => rulesetItem(rules, target)),
  ];
}
