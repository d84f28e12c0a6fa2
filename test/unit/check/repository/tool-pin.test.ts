import { describe, expect, test } from "vitest";
import { toolPinRule } from "../../../../src/check/repository/tool-pin.ts";
import { found } from "../repository.ts";

const workflow = ".github/workflows/x.yml";
const lock = { ".commonry/tool/package-lock.json": '{ "integrity": "sha512-x" }' };

describe("commonry by its name", () => {
  test.each([
    "npx --yes commonry@0.1.0 plan",
    "npx commonry check",
    "code=0; npx --yes commonry@latest plan",
    "npm i -g commonry",
    "npm install --global commonry@1",
    "npm exec --yes -- commonry plan",
    "npm exec --package=commonry -- commonry plan",
    "pnpm dlx commonry@1.0.0 plan",
    "yarn dlx commonry plan",
    "bunx commonry plan",
    "deno run -A npm:commonry plan",
    "npm ci && npx commonry plan",
  ])("%s", (command) => {
    expect(found(toolPinRule, { [workflow]: `jobs:\n  a:\n    steps:\n      - run: ${command}\n` })).toEqual([
      `warning ${workflow}:4 tool-pin.name`,
    ]);
  });

  test.each([
    ".gitlab-ci.yml",
    ".gitlab/ci/community.yml",
    ".github/actions/own/action.yml",
    ".gitea/workflows/a.yaml",
    ".gitpod.yml",
    ".devcontainer/devcontainer.json",
  ])("in %s", (path) => {
    expect(found(toolPinRule, { [path]: "  - npx --yes commonry@0.1.0 check\n" })).toHaveLength(1);
  });
});

describe("nothing to say", () => {
  test.each([
    ["npm ci --prefix .commonry/tool --ignore-scripts", lock],
    [".commonry/tool/node_modules/.bin/commonry plan", lock],
    ["npm exec --offline --no -- commonry plan", {}],
    ["npx --no-install commonry plan", {}],
    ["npx other --config commonry.json", {}],
    ["npm install commonry-plugin", {}],
    ["# npx commonry plan", {}],
    ["echo commonry", {}],
  ])("%s", (command, more) => {
    expect(found(toolPinRule, { [workflow]: `${command}\n`, ...more })).toEqual([]);
  });

  test("a page that says how to run it is no pipeline", () => {
    expect(found(toolPinRule, { "README.md": "npx commonry check\n" })).toEqual([]);
  });
});

test("a lock file that is not there, or says no hash", () => {
  const uses = { [workflow]: "npm ci --prefix .commonry/tool --ignore-scripts\n" };
  const expected = ["warning .commonry/tool/package-lock.json:1 tool-pin.hash"];
  expect(found(toolPinRule, uses)).toEqual(expected);
  expect(found(toolPinRule, { ...uses, ".commonry/tool/package-lock.json": "{}" })).toEqual(expected);
});
