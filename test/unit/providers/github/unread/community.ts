import type { Desired, Fields, KindId, Target } from "../../../../../src/kinds/item.ts";
import type { Scope } from "../../../../../src/plan/port.ts";
import { addBoard } from "../../../../emulator/boards.ts";
import type { Logged } from "../../../../emulator/index.ts";
import { addDiscussion, lifeOf } from "../../../../emulator/life.ts";
import { addIssue, addLabel, addRepository, newState, type State } from "../../../../emulator/state.ts";
import type { Spot } from "./ways.ts";

/** A community in which something of every kind is to be made, changed, and taken away. */

const owner = { owner: "acme" };
const hub = { ...owner, repository: "hub" };
const core = { ...owner, team: "core" };
const plans = { ...owner, board: "Plans" };

function thing(kind: KindId, target: Target, name: string, fields: Fields = {}): Desired {
  return { kind, target, name, fields, was: [] };
}

const post = { title: "Talk", text: "**When:** soon", state: "open" };

export const desired: readonly Desired[] = [
  thing("repository", owner, "hub", { description: "new" }),
  thing("repository", owner, "tools"),
  thing("team", owner, "core", { description: "new" }),
  thing("team-member", core, "eve", { role: "member" }),
  thing("team-member", core, "ann", { role: "maintainer" }),
  thing("team-member", core, "new", { role: "member" }),
  thing("team-repository", core, "hub", { role: "pull" }),
  thing("label", hub, "bug", { color: "ffffff" }),
  thing("label", hub, "new", { color: "ffffff" }),
  thing("milestone", hub, "Q1", { due: "2027-04-01" }),
  thing("milestone", hub, "new"),
  thing("autolink", hub, "LEP-", { url: "https://new.example/<num>" }),
  thing("autolink", hub, "NEW-", { url: "https://new.example/<num>" }),
  thing("ruleset", hub, "main", { enforcement: "disabled" }),
  thing("board", owner, "Plans", { description: "new" }),
  thing("board-field", plans, "Target", { type: "date" }),
  thing("board-repository", plans, "hub"),
  thing("board-view", plans, "Board", { layout: "board", filter: "new" }),
  thing("event-issue", hub, "talk", post),
  thing("event-discussion", hub, "talk", post),
  thing("event-milestone", hub, "talk", { ...post, due: null }),
];

/** What has to be read to tell of a kind, and of what hangs on it; all when none is given. */
export function scopeOf(kind?: KindId): Scope {
  const isAbout = (one: Desired) => kind === undefined || one.kind === "repository" || hangsOn(kind, one);
  const kinds = new Set(desired.filter(isAbout).map((one) => one.kind));
  for (const one of kinds) if (one.startsWith("team")) kinds.add("team");
  for (const one of kinds) if (one.startsWith("board")) kinds.add("board");
  return { owner: "acme", kinds, repositories: ["hub", "tools"], settings: new Set(["hub"]), posts: [hub] };
}

export function community(): State {
  const state = newState();
  const repository = addRepository(state, "hub", { has_discussions: true });
  addRepository(state, "tools");
  for (const name of ["bug", "gone"]) addLabel(state, repository, { name, color: "111111" });
  for (const [number, title] of ["Q1", "gone"].entries())
    repository.milestones.push({ number: 90 + number, title, due_on: null, description: "", state: "open" });
  for (const [id, key_prefix] of ["LEP-", "GONE-"].entries())
    repository.autolinks.push({
      id: id + 1,
      key_prefix,
      url_template: "https://x.example/<num>",
      is_alphanumeric: true,
    });
  for (const [id, name] of ["main", "gone"].entries()) {
    const common = { id: id + 1, name, target: "branch", enforcement: "active", rules: [{ type: "deletion" }] };
    repository.rulesets.push({ ...common, conditions: { ref_name: { include: [], exclude: [] } }, bypass_actors: [] });
  }
  addDiscussion(state, repository, lifeOf("2027-01-01T00:00:00Z", "ada", {}));
  for (let n = 0; n < 3; n++) addIssue(state, repository, ["gone"], { milestone: 91 });
  for (const [number, name] of ["core", "gone"].entries()) {
    const common = { id: `T_${number}`, number, slug: name, name, description: null, parent: null };
    state.teams.push({
      ...{ ...common, privacy: "closed" as const, invitations: ["asked"] },
      members: new Map([
        ["eve", "maintainer"],
        ["ann", "maintainer"],
        ["gone", "member"],
      ] as const),
      repositories: new Map([
        ["hub", "admin"],
        ["tools", "admin"],
      ]),
    });
  }
  for (const title of ["Plans", "gone"]) {
    const board = addBoard(state, title);
    board.fields.push({ id: `F_${title}`, name: "gone", dataType: "TEXT" });
    board.repositories.push("tools");
    for (const name of ["Board", "gone"]) {
      const number = state.next++;
      board.views.push({ id: `V_${number}`, number, name, layout: "board", filter: "", fields: [], groupBy: null });
    }
  }
  return state;
}

const asks = (field: string) => (request: Logged) => request.path === "/graphql" && request.body.includes(field);
const rest = (path: string) => (request: Logged) => request.path.startsWith(path);
const spot = (at: Spot["at"], ...path: Spot["path"]): Spot => ({ at, path, list: true });
const teams = asks("teams(");
const boards = asks("projectsV2(");

/** Where each kind is read by GraphQL; autolinks are not. */
export const graphql: Readonly<Partial<Record<KindId, Spot>>> = {
  repository: { ...spot(asks("r0:repository"), "r0"), list: false },
  label: spot(asks("labels("), "r0", "labels"),
  milestone: spot((one) => asks("r0:repository")(one) && asks("milestones(")(one), "r0", "milestones"),
  ruleset: spot(asks("rulesets("), "r0", "rulesets"),
  team: spot(teams, "owner", "teams"),
  "team-member": spot(teams, "owner", "teams", "nodes", 0, "members"),
  "team-repository": spot(teams, "owner", "teams", "nodes", 0, "repositories"),
  board: spot(boards, "owner", "projectsV2"),
  // The newest first, as GitHub shows them.
  "board-field": spot(boards, "owner", "projectsV2", "nodes", 1, "fields"),
  "board-repository": spot(boards, "owner", "projectsV2", "nodes", 1, "repositories"),
  "board-view": spot(boards, "owner", "projectsV2", "nodes", 1, "views"),
  "event-issue": spot(asks("issues(first:100,after"), "repository", "issues"),
  "event-discussion": spot(asks("discussions(first:100,after"), "repository", "discussions"),
  "event-milestone": spot(asks("milestones(first:100,after"), "repository", "milestones"),
};

/** Where each is read over REST. */
export const listings: Readonly<Partial<Record<KindId, Spot>>> = {
  label: spot(rest("/repos/acme/hub/labels")),
  milestone: spot(rest("/repos/acme/hub/milestones")),
  autolink: spot(rest("/repos/acme/hub/autolinks")),
  ruleset: spot(rest("/repos/acme/hub/rulesets")),
};

/** What hangs on what, written here a second time: this is what the code is held against. */
const inThem: Readonly<Partial<Record<KindId, readonly KindId[]>>> = {
  repository: [
    ...(["label", "milestone", "autolink", "ruleset"] as const),
    ...(["event-issue", "event-discussion", "event-milestone"] as const),
  ],
  team: ["team-member", "team-repository"],
  board: ["board-field", "board-repository", "board-view"],
};

/** Whether something is of a kind that could not be read, or hangs on it. */
export function hangsOn(kind: KindId, { kind: own, target, name }: Pick<Desired, "kind" | "target" | "name">): boolean {
  if (kind !== "repository") {
    if (target.team !== undefined && target.team !== "core") return own === kind;
    return own === kind || inThem[kind]?.includes(own) === true;
  }
  const isLink = own === "team-repository" || own === "board-repository";
  if (own === "repository" || isLink) return name === "hub";
  return target.repository === "hub";
}
