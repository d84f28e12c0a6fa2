import { describe, expect, test } from "vitest";
import { stepsOf } from "../support/steps.ts";
import { addBoard } from "./boards.ts";
import { emulatorForTest, graphql } from "./client.ts";
import { check } from "./graphql.ts";
import { seedLabels } from "./index.ts";
import { addIssue, addLabel, addRepository } from "./state.ts";

async function hub() {
  const emulator = await emulatorForTest();
  return { emulator, state: emulator.state, repository: addRepository(emulator.state, "hub") };
}

const asked = '{repository(owner:"acme",name:"hub"){labels(first:100){totalCount nodes{id name color description}}}}';

describe("queries", () => {
  test("what is not there is null beside what is, with an error that names it", async () => {
    const { emulator } = await hub();
    const query =
      '{a:repository(owner:"acme",name:"hub"){nameWithOwner} b:repository(owner:"acme",name:"nope"){nameWithOwner}}';
    const { status, data, errors } = await graphql(emulator, query);
    expect([status, data]).toEqual([200, { a: { nameWithOwner: "acme/hub" }, b: null }]);
    expect(errors).toMatchObject([{ type: "NOT_FOUND", path: ["b"] }]);
    expect(emulator.violations).toEqual([]);
  });

  test("a renamed repository answers under its new name", async () => {
    const { emulator, state } = await hub();
    state.renamed.set("old", "hub");
    const { data } = await graphql(emulator, '{repository(owner:"acme",name:"old"){nameWithOwner}}');
    expect(data.repository.nameWithOwner).toBe("acme/hub");
  });

  test("pages of a connection join up to the whole", async () => {
    const { emulator, state, repository } = await hub();
    for (let n = 0; n < 101; n++) addLabel(state, repository, { name: `l${n}` });
    const query = (after: string) =>
      `{repository(owner:"acme",name:"hub"){labels(first:100${after}){totalCount pageInfo{hasNextPage endCursor} nodes{name}}}}`;
    const first = (await graphql(emulator, query(""))).data.repository.labels;
    const second = (await graphql(emulator, query(`,after:"${first.pageInfo.endCursor}"`))).data.repository.labels;
    expect([first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([100, 1, false]);
    const names = [...first.nodes, ...second.nodes].map(({ name }: { name: string }) => name);
    expect(new Set(names).size).toBe(101);
  });

  test("a label tells how many issues and pull requests carry it, and which", async () => {
    const { emulator, state, repository } = await hub();
    const { id } = addLabel(state, repository, { name: "bug" });
    const issue = addIssue(state, repository, ["bug"], { state: "closed" });
    addIssue(state, repository, ["BUG"], { pull: true });
    const query = `{repository(owner:"acme",name:"hub"){label(name:"Bug"){id issues(first:9){totalCount nodes{number}} pullRequests(first:9){totalCount}}}}`;
    const { label } = (await graphql(emulator, query)).data.repository;
    expect(label).toEqual({
      id,
      issues: { totalCount: 1, nodes: [{ number: issue.number }] },
      pullRequests: { totalCount: 1 },
    });
  });

  test("organisation, viewer, rate limit, and nodes by their ids", async () => {
    const { emulator, state, repository } = await hub();
    const label = addLabel(state, repository, { name: "bug" });
    const query = `query($ids:[ID!]!){organization(login:"acme"){login} viewer{login} rateLimit{limit remaining}
      nodes(ids:$ids){__typename ...on Repository{name} ...on Label{color}}}`;
    const { data, errors } = await graphql(emulator, query, { ids: [repository.id, label.id] });
    expect(errors).toBe(undefined);
    expect(data).toMatchObject({
      organization: { login: "acme" },
      viewer: { login: "ada" },
      rateLimit: { limit: 5000 },
    });
    expect(data.nodes).toEqual([
      { __typename: "Repository", name: "hub" },
      { __typename: "Label", color: "ededed" },
    ]);
  });

  test("a board is a node; an id that nobody has is not found", async () => {
    const { emulator, state } = await hub();
    const board = addBoard(state, "Roadmap");
    const query = "query($id:ID!){node(id:$id){...on ProjectV2{title}}}";
    expect((await graphql(emulator, query, { id: board.id })).data).toEqual({ node: { title: "Roadmap" } });
    const { data, errors } = await graphql(emulator, query, { id: "PVT_none" });
    expect([data, errors?.[0]?.type]).toEqual([{ node: null }, "NOT_FOUND"]);
  });

  test("a word that GitHub does not know is a violation", async () => {
    const { emulator } = await hub();
    await graphql(emulator, '{repository(owner:"acme",name:"hub"){colour}}');
    expect(emulator.violations).toEqual([expect.stringContaining('Cannot query field "colour"')]);
  });

  test("a document is validated once, and four times as many repositories are no more than four times the work", async () => {
    const labels = Array.from({ length: 100 }, (_, n) => ({ name: `l${n}`, color: "00ff00", description: "d" }));
    const emulator = await emulatorForTest(seedLabels("acme", 100, labels));
    const part = (n: number) =>
      `r${n}:repository(owner:"acme",name:"r${n}"){labels(first:100){totalCount nodes{id name color description}}}`;
    const chunk = (count: number) => `{${Array.from({ length: count }, (_, n) => part(1 + n)).join(" ")}}`;
    const cost = async (query: string) => {
      const first = await stepsOf(() => graphql(emulator, query));
      return { first, again: await stepsOf(() => graphql(emulator, query)) };
    };
    await cost("{viewer{login}}");
    const [some, more] = [await cost(chunk(5)), await cost(chunk(20))];
    expect(check(chunk(5))).toBe(check(chunk(5)));
    expect(more.again / some.again).toBeLessThan(5);
    expect(emulator.violations).toEqual([]);
  });
});

describe("mutations", () => {
  test("each alias stands for itself: one that fails does not take the others with it", async () => {
    const { emulator, state, repository } = await hub();
    const { id } = addLabel(state, repository, { name: "bug" });
    const query = `mutation{
      a:createLabel(input:{repositoryId:"${repository.id}",name:"BUG",color:"000000"}){label{name}}
      b:updateLabel(input:{id:"${id}",name:"defect"}){label{name}}
      c:deleteLabel(input:{id:"LA_none"}){clientMutationId}
      d:createLabel(input:{repositoryId:"${repository.id}",name:"bug",color:"000000"}){label{name}}}`;
    const { data, errors } = await graphql(emulator, query);
    expect(data).toMatchObject({ a: null, b: { label: { name: "defect" } }, c: null, d: { label: { name: "bug" } } });
    expect(errors?.map(({ type, path }) => [type, path])).toEqual([
      ["UNPROCESSABLE", ["a"]],
      ["NOT_FOUND", ["c"]],
    ]);
    expect((await graphql(emulator, asked)).data.repository.labels.totalCount).toBe(2);
    expect(emulator.violations).toEqual([]);
  });

  test("an archived and a forbidden repository refuse", async () => {
    const { emulator, state } = await hub();
    const old = addRepository(state, "old", { archived: true });
    const secret = addRepository(state, "secret");
    emulator.readOnly.add("secret");
    const make = ({ id }: { id: string }) =>
      `createLabel(input:{repositoryId:"${id}",name:"x",color:"000000"}){label{id}}`;
    const { errors } = await graphql(emulator, `mutation{a:${make(old)} b:${make(secret)}}`);
    expect(errors?.map(({ type }) => type)).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    expect(errors?.[0]?.message).toContain("archived");
  });

  test("discussions are switched on", async () => {
    const { emulator, repository } = await hub();
    const query = `mutation{updateRepository(input:{repositoryId:"${repository.id}",hasDiscussionsEnabled:true}){repository{id}}}`;
    expect((await graphql(emulator, query)).data).toEqual({ updateRepository: { repository: { id: repository.id } } });
    expect([repository.has_discussions, emulator.violations]).toEqual([true, []]);
  });

  test("labels are put on an issue by its id", async () => {
    const { emulator, state, repository } = await hub();
    const { id } = addLabel(state, repository, { name: "bug" });
    const issue = addIssue(state, repository);
    const query = `mutation{addLabelsToLabelable(input:{labelableId:"I_${issue.number}",labelIds:["${id}"]}){clientMutationId}}`;
    expect((await graphql(emulator, query)).errors).toBe(undefined);
    expect(issue.labels).toEqual(["bug"]);
  });

  test("options sent with their ids keep the cards' values; sent without, they lose them", async () => {
    const { emulator, state } = await hub();
    const board = addBoard(state, "Roadmap");
    const field = board.fields[1];
    const [todo, doing] = field?.options ?? [];
    const card = { id: "I1", values: new Map([[field?.id ?? "", doing?.id ?? ""]]) };
    board.items.push(card);
    const query = `mutation($input:UpdateProjectV2FieldInput!){updateProjectV2Field(input:$input){clientMutationId}}`;
    const line = (id: string | undefined, name: string) => ({
      ...(id ? { id } : {}),
      name,
      color: "GRAY",
      description: "",
    });
    const send = (...singleSelectOptions: object[]) =>
      graphql(emulator, query, { input: { fieldId: field?.id, singleSelectOptions } });
    expect((await send(line(doing?.id, "In work"), line(todo?.id, "Todo"))).errors).toBe(undefined);
    expect(card.values.get(field?.id ?? "")).toBe(doing?.id);
    await send(line(undefined, "In work"), line(undefined, "Todo"));
    expect(card.values.size).toBe(0);
    expect(emulator.violations).toEqual([]);
  });
});

test("without GraphQL its address is not found", async () => {
  const emulator = await emulatorForTest({ graphql: false });
  expect((await graphql(emulator, "{viewer{login}}")).status).toBe(404);
});
