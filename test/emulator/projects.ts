import { userBody } from "./bodies.ts";
import { type Call, created, type Reply, type Route } from "./call.ts";
import { ApiError, notFound } from "./errors.ts";
import type { Board, Field, Option, State } from "./state.ts";

const at = "2027-01-01T00:00:00Z";

/** @throws ApiError 404 for a number that no board has, and for a kind of owner that this one is not */
function boardOf({ state, parameters }: Call, type: State["type"]): Board {
  const found = state.boards.find(({ number }) => String(number) === parameters.project_number);
  if (!found || state.type !== type) throw notFound();
  return found;
}

const pathOf = ({ owner, type }: State) => `${type === "Organization" ? "orgs" : "users"}/${owner}`;

function addView(call: Call, board: Board): Reply {
  const { state, body } = call;
  const number = state.next++;
  const { name, layout, filter = "" } = body;
  board.views.push({ id: `V_${number}`, number, name, layout, filter, fields: [], groupBy: null });
  return created({
    id: number,
    number,
    name,
    layout,
    node_id: `V_${number}`,
    project_url: `https://api.github.com/${pathOf(state)}/projectsV2/${board.number}`,
    html_url: `https://github.com/${pathOf(state)}/projects/${board.number}/views/${number}`,
    creator: userBody(state.viewer, "User", "U_1"),
    created_at: at,
    updated_at: at,
    filter,
    visible_fields: [],
    sort_by: [],
    group_by: [],
    vertical_group_by: [],
  });
}

const written = (text: string) => ({ raw: text, html: text });

function fieldBody(state: State, board: Board, field: Field): object {
  const options = field.options?.map(({ id, name, color, description }) => {
    return { id, name: written(name), color, description: written(description) };
  });
  const iterations = { start_day: 1, duration: field.days ?? 14, iterations: [] };
  return {
    id: Number(field.id.replace(/\D/g, "")),
    node_id: field.id,
    project_url: `https://api.github.com/${pathOf(state)}/projectsV2/${board.number}`,
    name: field.name,
    data_type: field.dataType.toLowerCase(),
    ...(options ? { options } : {}),
    ...(field.dataType === "ITERATION" ? { configuration: iterations } : {}),
    created_at: at,
    updated_at: at,
  };
}

function addField({ state, body }: Call, board: Board): Reply {
  if (board.fields.some(({ name }) => name.toLowerCase() === body.name.toLowerCase())) {
    throw new ApiError(422, "Name has already been taken");
  }
  const options = body.single_select_options?.map((one: Partial<Option> & { name: string }): Option => {
    return { color: "GRAY", description: "", ...one, id: `opt${state.next++}` };
  });
  const dates = body.iteration_configuration;
  const field: Field = {
    id: `F_${state.next++}`,
    name: body.name,
    dataType: body.data_type.toUpperCase(),
    ...(options ? { options } : {}),
    ...(dates ? { start: dates.start_date, days: dates.duration ?? 14 } : {}),
  };
  board.fields.push(field);
  return created(fieldBody(state, board, field));
}

/** What of a board can be made over REST: its views (which GraphQL did not make for long) and its fields. */
export const projectRoutes: Readonly<Record<string, Route>> = {
  "POST /orgs/{org}/projectsV2/{project_number}/views": (call) => addView(call, boardOf(call, "Organization")),
  "POST /users/{user_id}/projectsV2/{project_number}/views": (call) => {
    // A login is no user id (docs.github.com: REST, project views).
    if (call.parameters.user_id !== String(call.state.ownerNumber)) throw notFound();
    return addView(call, boardOf(call, "User"));
  },
  "POST /orgs/{org}/projectsV2/{project_number}/fields": (call) => addField(call, boardOf(call, "Organization")),
  "POST /users/{username}/projectsV2/{project_number}/fields": (call) => addField(call, boardOf(call, "User")),
};
