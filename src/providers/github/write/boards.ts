import type { Fields, Value } from "../../../kinds/item.ts";
import type { Outcome, Step } from "../../../plan/port.ts";
import type { Client } from "../client.ts";
import { shapeless } from "../outcome.ts";
import { partOf } from "../read/shape.ts";
import { type Ids, refuseErrors } from "./ids.ts";
import { missing, mutate } from "./mutate.ts";
import { settleBoards } from "./rivals.ts";

/** A board. «Delete» closes it: its cards stay, and it can be opened again. */
export async function writeBoard(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { action, name, rename, fields } = step;
  if (action !== "create") {
    const input = action === "delete" ? { closed: true } : inputOf(fields, rename);
    const changed = await updateBoard(client, step.ref ?? "", input);
    if (changed.state === "done" && rename !== undefined) ids.memory.renameBoard(name, rename);
    return changed;
  }
  const { id: ownerId } = await ids.owner();
  const made = await mutate(
    client,
    "createProjectV2",
    "CreateProjectV2Input",
    { ownerId, title: name },
    "projectV2{id number}",
  );
  const project = made.node?.projectV2;
  if (!project || made.outcome.state !== "done") return made.outcome;
  if (!Number.isSafeInteger(project.number)) return shapeless;
  ids.memory.set("board", name, project.id);
  ids.memory.set("number", name, String(project.number));
  const rival = await settleBoards(client, step, ids, project.id);
  if (rival) return rival;
  const rest = inputOf({ ...fields, closed: null }, undefined);
  const set: Outcome = Object.keys(rest).length > 0 ? await updateBoard(client, project.id, rest) : { state: "done" };
  return set.state === "done" ? { state: "done", ref: project.id } : set;
}

function inputOf(
  { description, public: isPublic, closed }: Fields,
  title: string | undefined,
): Record<string, unknown> {
  const all = { title, shortDescription: description, public: isPublic, closed: closed ?? undefined };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
}

async function updateBoard(client: Client, projectId: string, input: object): Promise<Outcome> {
  return (await mutate(client, "updateProjectV2", "UpdateProjectV2Input", { projectId, ...input }, "projectV2{id}"))
    .outcome;
}

const fieldResult = "projectV2Field{...on ProjectV2FieldCommon{id}}";

/** A field. Options that stay are sent with their ids, or every card would lose its value. */
export async function writeField(client: Client, step: Step, ids: Ids): Promise<Outcome> {
  const { action, ref } = step;
  if (action === "create") return createField(client, step, ids);
  if (action === "update") return updateField(client, step);
  const input = { fieldId: ref };
  return (await mutate(client, "deleteProjectV2Field", "DeleteProjectV2FieldInput", input, fieldResult)).outcome;
}

async function createField(client: Client, { name, fields, target }: Step, ids: Ids): Promise<Outcome> {
  const projectId = ids.board(target.board ?? "");
  if (!projectId) return missing;
  const options = fields.options === undefined ? {} : { singleSelectOptions: optionsOf(fields.options) };
  const hasDates = fields.type === "iteration" && fields.start !== undefined;
  const dates = hasDates ? { iterationConfiguration: iterationOf(fields) } : {};
  const input = { projectId, name, dataType: String(fields.type).toUpperCase(), ...options, ...dates };
  const made = await mutate(client, "createProjectV2Field", "CreateProjectV2FieldInput", input, fieldResult);
  const id = made.node?.projectV2Field?.id;
  if (!id) return made.outcome;
  ids.memory.set("field", `${target.board}\t${name}`, id);
  return { state: "done", ref: id };
}

async function updateField(client: Client, { name, rename, fields, ref, before }: Step): Promise<Outcome> {
  if (fields.type !== undefined) return { state: "failed", reach: "step", reason: "board.type", params: { name } };
  const { options } = fields;
  if (options !== undefined && keepsOptions(options) && !(await takesOptionIds(client))) {
    return { state: "failed", reach: "step", reason: "board.no-option-ids", params: { name } };
  }
  const changesDates = fields.start !== undefined || fields.days !== undefined;
  // The list of iterations is replaced whole, and takes no ids: every card would lose its iteration.
  if (changesDates && before?.start !== undefined) {
    return { state: "failed", reach: "step", reason: "board.iterations", params: { name } };
  }
  const input = {
    fieldId: ref,
    ...(rename === undefined ? {} : { name: rename }),
    ...(options === undefined ? {} : { singleSelectOptions: optionsOf(options) }),
    ...(changesDates ? { iterationConfiguration: iterationOf({ ...before, ...fields }) } : {}),
  };
  return (await mutate(client, "updateProjectV2Field", "UpdateProjectV2FieldInput", input, fieldResult)).outcome;
}

function optionsOf(options: Value): unknown[] {
  return (options as readonly Fields[]).map(({ id, name, color, description }) => {
    const known = id === undefined ? {} : { id };
    return { ...known, name, color: String(color ?? "gray").toUpperCase(), description: description ?? "" };
  });
}

function iterationOf({ start, days }: Fields) {
  const duration = days ?? 14;
  // Without one of its own it might begin on another day.
  return { startDate: start, duration, iterations: [{ title: "Iteration 1", startDate: start, duration }] };
}

function keepsOptions(options: Value): boolean {
  return (options as readonly Fields[]).some(({ id }) => id !== undefined);
}

/** Older servers take no id of an option: there, sending the list would empty the cards. @throws AppError when it is not told */
async function takesOptionIds(client: Client): Promise<boolean> {
  const query = '{__type(name:"ProjectV2SingleSelectFieldOptionInput"){inputFields{name}}}';
  const { data, errors } = await client.http.graphql({ query, write: false });
  refuseErrors(errors);
  if (data?.__type === null) return false;
  return partOf(data?.__type, "__type")
    .parts("inputFields")
    .map((field) => field.text("name"))
    .includes("id");
}

/** A repository that a board is linked to. */
export async function writeLink(client: Client, { action, name, target }: Step, ids: Ids): Promise<Outcome> {
  const projectId = ids.board(target.board ?? "");
  if (!projectId) return missing;
  const input = { projectId, repositoryId: await ids.repository(name) };
  const [mutation, type] =
    action === "delete"
      ? (["unlinkProjectV2FromRepository", "UnlinkProjectV2FromRepositoryInput"] as const)
      : (["linkProjectV2ToRepository", "LinkProjectV2ToRepositoryInput"] as const);
  const { outcome } = await mutate(client, mutation, type, input, "repository{id}");
  return outcome.state === "done" ? { state: "done", ref: input.repositoryId } : outcome;
}
