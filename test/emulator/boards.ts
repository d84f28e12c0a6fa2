import { ApiError, notFound } from "./errors.ts";
import { type Args, page } from "./page.ts";
import type { Board, Field, Option, Repository, State } from "./state.ts";

const typeOf = ({ options, days }: Field) =>
  options ? "ProjectV2SingleSelectField" : days === undefined ? "ProjectV2Field" : "ProjectV2IterationField";

function fieldNode(field: Field): object {
  const iterations = field.start ? [{ startDate: field.start, duration: field.days ?? 14 }] : [];
  const configuration = { duration: field.days ?? 14, startDay: 1, iterations, completedIterations: [] };
  return { __typename: typeOf(field), ...field, configuration };
}

/** A board as GraphQL shows it. */
export function boardNode(state: State, board: Board, repositoryNode: (repository: Repository) => object): object {
  const named = (names: readonly string[]) => board.fields.filter(({ name }) => names.includes(name)).map(fieldNode);
  return {
    __typename: "ProjectV2",
    ...board,
    fields: (args: Args) => page(board.fields.map(fieldNode), args),
    repositories: (args: Args) =>
      page(board.repositories.flatMap((name) => state.repositories.get(name) ?? []).map(repositoryNode), args),
    workflows: (args: Args) => page(board.workflows, args),
    views: (args: Args) =>
      page(
        board.views.map((view) => ({
          ...view,
          layout: `${view.layout.toUpperCase()}_LAYOUT`,
          fields: (one: Args) => page(named(view.fields), one),
          groupByFields: (one: Args) => page(named(view.groupBy ? [view.groupBy] : []), one),
          verticalGroupByFields: (one: Args) => page([], one),
          sortByFields: (one: Args) => page([], one),
        })),
        args,
      ),
    items: (args: Args) => page(board.items, args),
  };
}

/** A new board has a field of its own, as GitHub's have. */
export function addBoard(state: State, title: string): Board {
  const number = state.next++;
  const options = ["Todo", "In Progress", "Done"].map((name) =>
    newOption(state, { name, color: "GRAY", description: "" }),
  );
  const board: Board = {
    id: `PVT_${number}`,
    number,
    title,
    shortDescription: null,
    public: false,
    closed: false,
    fields: [
      { id: `F_${state.next++}`, name: "Title", dataType: "TITLE" },
      { id: `F_${state.next++}`, name: "Status", dataType: "SINGLE_SELECT", options },
    ],
    views: [],
    repositories: [],
    workflows: [{ name: "Item closed", enabled: true }],
    items: [],
  };
  state.boards.push(board);
  return board;
}

function newOption(state: State, option: Partial<Option> & { name: string }): Option {
  return { color: "GRAY", description: "", ...option, id: option.id ?? `opt${state.next++}` };
}

// biome-ignore lint/suspicious/noExplicitAny: inputs were checked against the schema.
type Input = { input: any };

export function boardMutations(state: State): object {
  const boardOf = (id: string) => find(state.boards, ({ id: one }) => one === id);
  const fieldOf = (id: string) =>
    find(
      state.boards.flatMap((board) => board.fields.map((field) => ({ board, field }))),
      ({ field }) => field.id === id,
    );
  const viewOf = (id: string) =>
    find(
      state.boards.flatMap((board) => board.views.map((view) => ({ board, view }))),
      ({ view }) => view.id === id,
    );
  const result = (field: Field) => ({ projectV2Field: fieldNode(field) });
  return {
    createProjectV2: ({ input }: Input) => ({ projectV2: addBoard(state, input.title) }),
    updateProjectV2: ({ input: { projectId, clientMutationId: _, ...rest } }: Input) => ({
      projectV2: Object.assign(boardOf(projectId), rest),
    }),
    deleteProjectV2: ({ input }: Input) => {
      state.boards.splice(state.boards.indexOf(boardOf(input.projectId)), 1);
      return { clientMutationId: null };
    },
    createProjectV2Field: ({ input }: Input) => {
      const board = boardOf(input.projectId);
      if (board.fields.some(({ name }) => name.toLowerCase() === input.name.toLowerCase())) {
        throw new ApiError(422, "Name has already been taken");
      }
      const options = input.singleSelectOptions?.map((one: Option) => newOption(state, one));
      const dates = input.iterationConfiguration;
      const field: Field = {
        id: `F_${state.next++}`,
        name: input.name,
        dataType: input.dataType,
        ...(options ? { options } : {}),
        ...(input.dataType === "ITERATION"
          ? { days: dates?.duration ?? 14, ...(dates?.iterations[0] ? { start: dates.iterations[0].startDate } : {}) }
          : {}),
      };
      board.fields.push(field);
      return result(field);
    },
    updateProjectV2Field: ({ input }: Input) => {
      const { board, field } = fieldOf(input.fieldId);
      if (input.name) field.name = input.name;
      const dates = input.iterationConfiguration;
      if (dates) Object.assign(field, { days: dates.duration, start: dates.iterations[0]?.startDate });
      if (input.singleSelectOptions) {
        field.options = input.singleSelectOptions.map((one: Option) => newOption(state, one));
        // A card keeps its value by the option's id alone.
        const kept = new Set(field.options?.map(({ id }) => id));
        for (const { values } of board.items) if (!kept.has(values.get(field.id) ?? "")) values.delete(field.id);
      }
      return result(field);
    },
    deleteProjectV2Field: ({ input }: Input) => {
      const { board, field } = fieldOf(input.fieldId);
      board.fields.splice(board.fields.indexOf(field), 1);
      return result(field);
    },
    linkProjectV2ToRepository: ({ input }: Input) => {
      const [key, repository] = find([...state.repositories], ([, { id }]) => id === input.repositoryId);
      const board = boardOf(input.projectId);
      if (!board.repositories.includes(key)) board.repositories.push(key);
      return { repository: { id: repository.id } };
    },
    unlinkProjectV2FromRepository: ({ input }: Input) => {
      const [key, repository] = find([...state.repositories], ([, { id }]) => id === input.repositoryId);
      const board = boardOf(input.projectId);
      board.repositories = board.repositories.filter((one) => one !== key);
      return { repository: { id: repository.id } };
    },
    updateProjectV2View: ({ input }: Input) => {
      const { board, view } = viewOf(input.viewId);
      if (input.name) view.name = input.name;
      if (input.layout) view.layout = input.layout.replace("_LAYOUT", "").toLowerCase();
      if (input.filter !== undefined) view.filter = input.filter;
      const shown = input.configuration?.visibleFieldIds;
      if (shown) {
        view.fields = board.fields.filter(({ id }) => shown.includes(id)).map(({ name }) => name);
      }
      return { clientMutationId: null };
    },
    deleteProjectV2View: ({ input }: Input) => {
      const { board, view } = viewOf(input.viewId);
      board.views.splice(board.views.indexOf(view), 1);
      return { clientMutationId: null };
    },
  };
}

function find<T>(list: readonly T[], isOne: (item: T) => boolean): T {
  const found = list.find(isOne);
  if (!found) throw notFound("Could not resolve to a node.");
  return found;
}
