import { type Actual, type Fields, fold, type Target, type Value } from "../../../kinds/item.ts";
import type { ReadOnly } from "../../../plan/port.ts";
import type { Memory } from "../memory.ts";
import { type Rule, wordsOf } from "../rules.ts";

/** GraphQL's answers as things. The shapes follow `selections.ts`. */

// biome-ignore lint/suspicious/noExplicitAny: the service's answers, whose shape the document above fixes.
type Node = any;

export function labelItem(node: Node, target: Target): Actual {
  const fields = { color: String(node.color).toLowerCase(), description: node.description ?? "" };
  return { kind: "label", target, name: node.name, ref: node.id ?? node.node_id ?? node.name, fields };
}

export function milestoneItem(node: Node, target: Target): Actual {
  const due = (node.dueOn ?? node.due_on)?.slice(0, 10) ?? null;
  const fields = { due, description: node.description ?? "", state: String(node.state).toLowerCase() };
  return { kind: "milestone", target, name: node.title, ref: String(node.number), fields };
}

const camel = (text: string) => text.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

/** GraphQL's words for a rule in those of REST. */
function ruleOf({ type, parameters }: Node): Rule {
  const plain = Object.entries(parameters ?? {}).map(([key, value]) => [camel(key), value]);
  return { type: String(type).toLowerCase(), parameters: parameters ? Object.fromEntries(plain) : undefined };
}

export function rulesetItem(node: Node, target: Target): Actual {
  const names = node.conditions?.refName ?? node.conditions?.ref_name ?? {};
  const rules = (node.rules?.nodes ?? node.rules ?? []).map(ruleOf);
  const fields: Fields = {
    target: String(node.target).toLowerCase(),
    enforcement: String(node.enforcement).toLowerCase(),
    include: [...(names.include ?? [])].sort(),
    exclude: [...(names.exclude ?? [])].sort(),
    rules: wordsOf(rules),
  };
  return { kind: "ruleset", target, name: node.name, ref: String(node.databaseId ?? node.id), fields };
}

export const itemOf: Readonly<Record<string, (node: Node, target: Target) => Actual>> = {
  label: labelItem,
  milestone: milestoneItem,
  ruleset: rulesetItem,
};

/** A repository: its settings when they were asked for. */
export function repositoryItem(node: Node, owner: string, whole: boolean): Actual {
  const name = String(node.nameWithOwner).split("/")[1] ?? "";
  const fields: Fields = whole
    ? {
        description: node.description ?? "",
        homepage: node.homepageUrl ?? "",
        topics: node.repositoryTopics.nodes.map((one: Node) => one.topic.name).sort(),
        visibility: String(node.visibility).toLowerCase(),
        archived: node.isArchived,
        template: node.isTemplate,
        defaultBranch: node.defaultBranchRef?.name ?? "",
        "features.issues": node.hasIssuesEnabled,
        "features.discussions": node.hasDiscussionsEnabled,
        "features.projects": node.hasProjectsEnabled,
        "features.wiki": node.hasWikiEnabled,
        "merge.squash": node.squashMergeAllowed,
        "merge.commit": node.mergeCommitAllowed,
        "merge.rebase": node.rebaseMergeAllowed,
        "merge.auto": node.autoMergeAllowed,
        "merge.deleteBranch": node.deleteBranchOnMerge,
      }
    : { archived: node.isArchived };
  return { kind: "repository", target: { owner }, name, ref: node.id, fields };
}

const roles: Readonly<Record<string, string>> = { READ: "pull", WRITE: "push" };

/** A team, its members (invited ones too, whose role is not told) and what it may do where. */
export function teamItems(node: Node, owner: string, memory: Memory): Actual[] {
  memory.set("team", node.name, node.slug);
  const target = { owner, team: node.name };
  const privacy = node.privacy === "SECRET" ? "secret" : "closed";
  const fields = { description: node.description ?? "", privacy, parent: node.parentTeam?.name ?? null };
  const member = (name: string, role?: string): Actual => {
    return { kind: "team-member", target, name, ref: name, fields: role === undefined ? {} : { role } };
  };
  const own = node.repositories.edges.filter(
    (edge: Node) => edge.node.owner.login.toLowerCase() === owner.toLowerCase(),
  );
  return [
    { kind: "team", target: { owner }, name: node.name, ref: node.slug, aliases: [fold(node.slug)], fields },
    ...node.members.edges.map((edge: Node) => member(edge.node.login, edge.role.toLowerCase())),
    ...node.invitations.nodes.flatMap((one: Node) => (one.invitee ? [member(one.invitee.login)] : [])),
    ...own.map((edge: Node): Actual => {
      const role = roles[edge.permission] ?? edge.permission.toLowerCase();
      return { kind: "team-repository", target, name: edge.node.name, ref: edge.node.name, fields: { role } };
    }),
  ];
}

/** Types of fields that a maintainer can make; all others are GitHub's own. */
const fieldTypes: Readonly<Record<string, string>> = {
  TEXT: "text",
  NUMBER: "number",
  DATE: "date",
  SINGLE_SELECT: "single_select",
  ITERATION: "iteration",
};

/** A board with its fields, views and linked repositories. */
export function boardItems(node: Node, owner: string, memory: Memory): Actual[] {
  memory.set("board", node.title, node.id);
  memory.set("number", node.title, String(node.number));
  const target = { owner, board: node.title };
  // A link to a repository of another owner is none that the manifest could name.
  const isOwn = (one: Node) => one.owner === undefined || one.owner.login.toLowerCase() === owner.toLowerCase();
  const fields = { description: node.shortDescription ?? "", public: node.public, closed: node.closed };
  for (const field of node.fields.nodes) memory.set("field", `${node.title}\t${field.name}`, field.id);
  return [
    { kind: "board", target: { owner }, name: node.title, ref: node.id, fields },
    ...node.fields.nodes.flatMap((field: Node) => fieldItem(field, target)),
    ...node.repositories.nodes.filter(isOwn).map((one: Node): Actual => {
      return { kind: "board-repository", target, name: one.name, ref: one.id, fields: {} };
    }),
    ...node.views.nodes.map((view: Node): Actual => {
      const layout = String(view.layout).toLowerCase().replace("_layout", "");
      const shown = view.fields.nodes.map((field: Node) => field.name);
      const values = { layout, filter: view.filter ?? "", fields: shown };
      return { kind: "board-view", target, name: view.name, ref: view.id, fields: values };
    }),
  ];
}

function fieldItem(field: Node, target: Target): Actual[] {
  const type = fieldTypes[field.dataType];
  if (!type) return [];
  const options = field.options?.map((one: Node): Value => {
    return { id: one.id, name: one.name, color: one.color.toLowerCase(), description: one.description ?? "" };
  });
  const dates = [...(field.configuration?.iterations ?? []), ...(field.configuration?.completedIterations ?? [])];
  const start = dates.map(({ startDate }: Node) => startDate).sort()[0];
  const fields: Fields = {
    type,
    ...(options ? { options } : {}),
    ...(field.configuration ? { days: field.configuration.duration, ...(start ? { start } : {}) } : {}),
  };
  return [{ kind: "board-field", target, name: field.name, ref: field.id, fields }];
}

/** What of a board can be read and not set. */
export function readOnlyOf(node: Node, owner: string): ReadOnly[] {
  const target = { owner, board: node.title };
  const first = (list: Node) => list?.nodes?.[0]?.name ?? null;
  return [
    ...node.views.nodes.flatMap((view: Node): ReadOnly[] => [
      { target, field: "view.groupBy", name: view.name, value: first(view.groupByFields) },
      { target, field: "view.columnsBy", name: view.name, value: first(view.verticalGroupByFields) },
      { target, field: "view.sortBy", name: view.name, value: view.sortByFields?.nodes?.[0]?.field?.name ?? null },
    ]),
    ...node.workflows.nodes.map((one: Node): ReadOnly => {
      return { target, field: "workflow", name: one.name, value: one.enabled };
    }),
  ];
}
