import { parse } from "graphql";
import { expect, test } from "vitest";
import { costOf } from "./cost.ts";

/** The examples of "Rate limits and query limits for the GraphQL API" (docs.github.com). */
test("points and nodes of GitHub's own examples", () => {
  const labels =
    "{viewer{login repositories(first:100){edges{node{id issues(first:50){edges{node{id labels(first:60){edges{node{id name}}}}}}}}}}}";
  // 1 + 100 + 5000 connections: 51.01.
  expect(costOf(parse(labels), {}).cost).toBe(51);
  const simple =
    "{viewer{repositories(first:50){edges{repository:node{name issues(first:10){totalCount edges{node{title}}}}}}}}";
  expect(costOf(parse(simple), {})).toEqual({ cost: 1, nodeCount: 550, refused: [] });
  const nested = (list: string) =>
    `${list}(first:20){totalCount edges{node{title comments(first:10){edges{node{id}}}}}}`;
  const complex = `{viewer{repositories(first:50){edges{repository:node{name ${nested("pullRequests")} ${nested("issues")}}}} followers(first:10){edges{follower:node{login}}}}}`;
  expect(costOf(parse(complex), {}).nodeCount).toBe(22_060);
});

test("what GitHub refuses", () => {
  const refused = (query: string, variables = {}) => costOf(parse(query), variables).refused;
  expect(refused("{viewer{repositories{nodes{id}}}}")).toHaveLength(1);
  expect(refused("{viewer{repositories(first:101){nodes{id}}}}")).toHaveLength(1);
  expect(refused("query($ids:[ID!]!){nodes(ids:$ids){id}}", { ids: Array(101).fill("x") })).toHaveLength(1);
  const deep = "{viewer{repositories(first:100){nodes{issues(first:100){nodes{comments(first:100){nodes{id}}}}}}}}";
  expect(refused(deep)).toEqual(["asks for 1010100 nodes"]);
  expect(refused("{viewer{repositories(first:1){totalCount}}}")).toEqual([]);
});

test("things by their ids and fragments count as what they hold", () => {
  const query = "query($ids:[ID!]!){nodes(ids:$ids){...f}} fragment f on Issue{comments(last:5){nodes{id}}}";
  expect(costOf(parse(query), { ids: Array(100).fill("x") })).toEqual({ cost: 1, nodeCount: 500, refused: [] });
});
