import { type Actual, type Fields, fold, type Target, type Value } from "../../../kinds/item.ts";
import type { ReadOnly } from "../../../plan/port.ts";
import type { Memory } from "../memory.ts";
import { type Rule, wordsOf } from "../rules.ts";
import { type Part, partOf } from "./shape.ts";

/** GraphQL's answers as things. The shapes follow `selections.ts`; what is not so is thrown, as `shape.ts` says. */

/** @param handle the key of what writing it needs */
export function labelItem(node: Part, target: Target, handle: "id" | "node_id" = "id"): Actual {
  const fields = { color: node.text("color").toLowerCase(), description: node.maybeText("description") ?? "" };
  return { kind: "label", target, name: node.text("name"), ref: node.text(handle), fields };
}

export function milestoneItem(node: Part, target: Target): Actual {
  return milestoneOf(node, "dueOn", target);
}

/** A milestone, as GraphQL or REST has it. @param due its key for the day */
export function milestoneOf(node: Part, due: "dueOn" | "due_on", target: Target): Actual {
  const fields = {
    due: node.maybeText(due)?.slice(0, 10) ?? null,
    description: node.maybeText("description") ?? "",
    state: node.word("state", ["open", "closed"]),
  };
  return { kind: "milestone", target, name: node.text("title"), ref: String(node.count("number")), fields };
}

const camel = (text: string) => text.replace(/[A-Z]/g, (sign) => `_${sign.toLowerCase()}`);

/** GraphQL's words for a rule in those of REST. What commonry has words for must be as it is documented. */
function ruleOf(node: Part): Rule {
  const type = node.text("type").toLowerCase();
  const given = Object.entries(node.maybePart("parameters")?.value ?? {});
  const parameters = Object.fromEntries(given.map(([key, value]) => [camel(key), value]));
  const part = partOf(parameters, `${node.where}.parameters`);
  if (type === "pull_request") {
    part.count("required_approving_review_count");
    for (const key of flags) part.flag(key);
  }
  if (type === "required_status_checks") for (const one of part.parts("required_status_checks")) one.text("context");
  return { type, parameters };
}

const flags = [
  "require_code_owner_review",
  "dismiss_stale_reviews_on_push",
  "required_review_thread_resolution",
] as const;

export function rulesetItem(node: Part, target: Target): Actual {
  return rulesetOf(node, node.part("conditions").maybePart("refName"), node.wholeList("rules"), {
    target,
    ref: String(node.count("databaseId")),
  });
}

/** A ruleset, as GraphQL or REST has it. Only one of branches or tags has names that it holds for. */
export function rulesetOf(
  node: Part,
  names: Part | undefined,
  rules: readonly Part[],
  { target, ref }: Pick<Actual, "target" | "ref">,
): Actual {
  const fields: Fields = {
    target: node.text("target").toLowerCase(),
    enforcement: node.text("enforcement").toLowerCase(),
    include: names?.texts("include").sort() ?? [],
    exclude: names?.texts("exclude").sort() ?? [],
    rules: wordsOf(rules.map(ruleOf)),
  };
  return { kind: "ruleset", target, name: node.text("name"), ref, fields };
}

export const itemOf: Readonly<Record<string, (node: Part, target: Target) => Actual>> = {
  label: (node, target) => labelItem(node, target),
  milestone: milestoneItem,
  ruleset: rulesetItem,
};

/** A repository: its settings when they were asked for. */
export function repositoryItem(node: Part, owner: string, whole: boolean): Actual {
  const name = node.text("nameWithOwner").split("/")[1] ?? "";
  const topics = () => node.wholeList("repositoryTopics").map((one) => one.part("topic").text("name"));
  const fields: Fields = whole
    ? {
        description: node.maybeText("description") ?? "",
        homepage: node.maybeText("homepageUrl") ?? "",
        topics: topics().sort(),
        visibility: node.word("visibility", ["public", "private", "internal"]),
        archived: node.flag("isArchived"),
        template: node.flag("isTemplate"),
        defaultBranch: node.maybePart("defaultBranchRef")?.text("name") ?? "",
        "features.issues": node.flag("hasIssuesEnabled"),
        "features.discussions": node.flag("hasDiscussionsEnabled"),
        "features.projects": node.flag("hasProjectsEnabled"),
        "features.wiki": node.flag("hasWikiEnabled"),
        "merge.squash": node.flag("squashMergeAllowed"),
        "merge.commit": node.flag("mergeCommitAllowed"),
        "merge.rebase": node.flag("rebaseMergeAllowed"),
        "merge.auto": node.flag("autoMergeAllowed"),
        "merge.deleteBranch": node.flag("deleteBranchOnMerge"),
      }
    : { archived: node.flag("isArchived") };
  return { kind: "repository", target: { owner }, name, ref: node.text("id"), fields };
}

const roles: Readonly<Record<string, string>> = { READ: "pull", WRITE: "push" };

/**
 * A team, its members (invited ones too, whose role is not told) and what it may do where.
 * @param lists all of its members, invitations and repositories, by their field
 */
export function teamItems(
  node: Part,
  lists: ReadonlyMap<string, readonly Part[]>,
  owner: string,
  memory: Memory,
): Actual[] {
  const [name, ref] = [node.text("name"), node.text("slug")];
  const target = { owner, team: name };
  const privacy = node.word("privacy", ["secret", "visible"]) === "secret" ? "secret" : "closed";
  const parent = node.maybePart("parentTeam")?.text("name") ?? null;
  const fields = { description: node.maybeText("description") ?? "", privacy, parent };
  const member = (login: string, role?: string): Actual => {
    return { kind: "team-member", target, name: login, ref: login, fields: role === undefined ? {} : { role } };
  };
  const all = (field: string) => lists.get(field) ?? [];
  const own = all("repositories").filter((edge) => {
    return edge.part("node").part("owner").text("login").toLowerCase() === owner.toLowerCase();
  });
  const items = [
    { kind: "team", target: { owner }, name, ref, aliases: [fold(ref)], fields } satisfies Actual,
    ...all("members").map((edge) => {
      return member(edge.part("node").text("login"), edge.word("role", ["member", "maintainer"]));
    }),
    // One who was asked by mail has no account yet.
    ...all("invitations").flatMap((one) => {
      const invitee = one.maybePart("invitee");
      return invitee ? [member(invitee.text("login"))] : [];
    }),
    ...own.map((edge): Actual => {
      const permission = edge.text("permission");
      const repository = edge.part("node").text("name");
      const role = roles[permission] ?? permission.toLowerCase();
      return { kind: "team-repository", target, name: repository, ref: repository, fields: { role } };
    }),
  ];
  memory.set("team", name, ref);
  return items;
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
export function boardItems(node: Part, owner: string, memory: Memory): Actual[] {
  const [title, ref, number] = [node.text("title"), node.text("id"), node.count("number")];
  const target = { owner, board: title };
  const fields = {
    description: node.maybeText("shortDescription") ?? "",
    public: node.flag("public"),
    closed: node.flag("closed"),
  };
  const columns = node.wholeList("fields");
  // A link to a repository of another owner is none that the manifest could name.
  const own = node.wholeList("repositories").filter((one) => {
    return one.part("owner").text("login").toLowerCase() === owner.toLowerCase();
  });
  const items = [
    { kind: "board", target: { owner }, name: title, ref, fields } satisfies Actual,
    ...columns.flatMap((field) => fieldItem(field, target)),
    ...own.map((one): Actual => {
      return { kind: "board-repository", target, name: one.text("name"), ref: one.text("id"), fields: {} };
    }),
    ...node.wholeList("views").map((view): Actual => {
      const layout = view.text("layout").toLowerCase().replace("_layout", "");
      const shown = view.wholeList("fields").map((field) => field.text("name"));
      const values = { layout, filter: view.maybeText("filter") ?? "", fields: shown };
      return { kind: "board-view", target, name: view.text("name"), ref: view.text("id"), fields: values };
    }),
  ];
  memory.set("board", title, ref);
  memory.set("number", title, String(number));
  for (const field of columns) memory.set("field", `${title}\t${field.text("name")}`, field.text("id"));
  return items;
}

function fieldItem(field: Part, target: Target): Actual[] {
  const type = fieldTypes[field.text("dataType")];
  if (!type) return [];
  const options = type === "single_select" ? field.parts("options").map(optionOf) : undefined;
  const configuration = type === "iteration" ? field.part("configuration") : undefined;
  const dates = configuration
    ? [...configuration.parts("iterations"), ...configuration.parts("completedIterations")]
    : [];
  const start = dates.map((one) => one.text("startDate")).sort()[0];
  const fields: Fields = {
    type,
    ...(options ? { options } : {}),
    ...(configuration ? { days: configuration.count("duration"), ...(start ? { start } : {}) } : {}),
  };
  return [{ kind: "board-field", target, name: field.text("name"), ref: field.text("id"), fields }];
}

function optionOf(one: Part): Value {
  return {
    id: one.text("id"),
    name: one.text("name"),
    color: one.text("color").toLowerCase(),
    description: one.maybeText("description") ?? "",
  };
}

/** What of a board can be read and not set. */
export function readOnlyOf(node: Part, owner: string): ReadOnly[] {
  const target = { owner, board: node.text("title") };
  const first = (view: Part, key: string) => view.maybePart(key)?.parts("nodes")[0];
  return [
    ...node.wholeList("views").flatMap((view): ReadOnly[] => {
      const name = view.text("name");
      const sorted = first(view, "sortByFields")?.part("field");
      return [
        { target, field: "view.groupBy", name, value: first(view, "groupByFields")?.text("name") ?? null },
        { target, field: "view.columnsBy", name, value: first(view, "verticalGroupByFields")?.text("name") ?? null },
        { target, field: "view.sortBy", name, value: sorted?.text("name") ?? null },
      ];
    }),
    ...node.wholeList("workflows").map((one): ReadOnly => {
      return { target, field: "workflow", name: one.text("name"), value: one.flag("enabled") };
    }),
  ];
}
