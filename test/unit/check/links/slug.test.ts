import { expect, test } from "vitest";
import { slugOf, slugsOf } from "../../../../src/check/links/slug.ts";

test.each([
  ["Getting started", "getting-started", "getting-started"],
  ["What's new in v1.2?", "whats-new-in-v12", "whats-new-in-v12"],
  ["A & B", "a--b", "a-b"],
  ["🚀 Launch", "-launch", "-launch"],
  [":rocket: Launch", "rocket-launch", "rocket-launch"],
  ["快速开始", "快速开始", "快速开始"],
  ["1、安装（可选）", "1安装可选", "1安装可选"],
  ["snake_case", "snake_case", "snake_case"],
  ["ÄÖÜ Straße", "äöü-straße", "äöü-straße"],
  ["2024", "2024", "anchor-2024"],
  ["a - b", "a---b", "a-b"],
])("%s", (heading, github, gitlab) => {
  expect(slugOf(heading, "github")).toBe(github);
  expect(slugOf(heading, "gitlab")).toBe(gitlab);
});

test("the second of a name gets a number", () => {
  expect([...slugsOf(["A", "a", "B", "A!"], "github")]).toEqual(["a", "a-1", "b", "a-2"]);
});
