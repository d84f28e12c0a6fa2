import { describe, expect, test } from "vitest";
import { graphqlOutcome, outcomeOf, thrownOutcome, whole } from "../../../../src/providers/github/outcome.ts";
import { rulesAfter, rulesOf, wordsOf } from "../../../../src/providers/github/rules.ts";
import { AppError } from "../../../../src/system/errors.ts";

describe("an answer of the REST API says of a step", () => {
  const message = (text: string) => ({ message: text });
  test.each<[number, object, object]>([
    // A body where none belongs is not GitHub's word that it was done.
    [200, {}, { state: "unknown", reason: "shape" }],
    [200, [], { state: "unknown" }],
    [204, {}, { state: "done" }],
    [404, message("Not Found"), { state: "absent" }],
    [409, message("Conflict"), { state: "conflict" }],
    [412, message("Precondition Failed"), { state: "conflict" }],
    [422, { message: "Validation Failed", errors: [{ code: "already_exists", field: "name" }] }, { state: "exists" }],
    [422, { message: "Validation Failed", errors: [{ message: "Name must be unique" }] }, { state: "exists" }],
    [
      422,
      { message: "Validation Failed", errors: [{ code: "invalid", field: "color" }] },
      { reason: "target.refused", reach: "step" },
    ],
    [403, message("Repository was archived so is read-only."), { reason: "target.archived", reach: "target" }],
    [403, message("Resource not accessible by personal access token"), { reason: "target.forbidden", reach: "target" }],
    // No permission is missing: the hint leads to where a token is let in.
    [
      403,
      message(
        "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.",
      ),
      { reason: "target.sso", reach: "target" },
    ],
    [403, message("Must have admin rights to Repository."), { reason: "target.forbidden", reach: "target" }],
    [410, message("Issues are disabled for this repo"), { reason: "target.gone", reach: "step" }],
    [451, message("Repository access blocked"), { reason: "target.blocked", reach: "target" }],
  ])("%i %j: %j", (status, data, expected) => {
    expect(outcomeOf({ status, data })).toMatchObject(expected);
  });

  test("the handle of what was made", () => {
    expect(outcomeOf({ status: 201, data: { id: 7 } }, ({ id }) => whole(id))).toEqual({ state: "done", ref: "7" });
    for (const data of [null, {}, [], "text", { id: null }, { id: {} }, { id: "" }])
      expect(outcomeOf({ status: 201, data }, ({ id }) => whole(id))).toEqual({ state: "unknown", reason: "shape" });
  });
});

test.each<[object, object]>([
  [{ message: "Name has already been taken" }, { state: "exists" }],
  [{ type: "NOT_FOUND", message: "Could not resolve to a node" }, { state: "absent" }],
  [
    { type: "FORBIDDEN", message: "No" },
    { state: "failed", reason: "target.forbidden", reach: "target" },
  ],
  [
    { type: "UNPROCESSABLE", message: "Repository was archived" },
    { state: "failed", reason: "target.archived" },
  ],
  [
    { type: "UNPROCESSABLE", message: "Color is invalid" },
    { state: "failed", reason: "target.refused", reach: "step" },
  ],
  [{ message: "Something went wrong while executing your query." }, { state: "unknown" }],
])("an error of GraphQL %j: %j", (error, expected) => {
  expect(graphqlOutcome(error as never)).toMatchObject(expected);
});

test("an error on the way ends everything, or one step, or is none of ours", () => {
  expect(thrownOutcome(new AppError("http.unauthorised", {}, 4))).toMatchObject({ reach: "all", exitCode: 4 });
  expect(thrownOutcome(new AppError("http.wait", { seconds: 9 }, 5))).toMatchObject({ reach: "all", exitCode: 5 });
  expect(thrownOutcome(new AppError("http.redirect", {}))).toMatchObject({ state: "failed", reach: "step" });
  expect(() => thrownOutcome(new TypeError("x"))).toThrow(TypeError);
});

describe("rules of a ruleset", () => {
  const pull = {
    type: "pull_request",
    parameters: {
      required_approving_review_count: 2,
      require_last_push_approval: true,
      allowed_merge_methods: ["squash"],
    },
  };
  const checks = {
    type: "required_status_checks",
    parameters: {
      strict_required_status_checks_policy: true,
      required_status_checks: [{ context: "test", integration_id: 9 }],
    },
  };
  const foreign = { type: "commit_message_pattern", parameters: { operator: "regex", pattern: "x" } };
  const now = [pull, checks, foreign, { type: "deletion" }];

  test("in the manifest's words, with what is off", () => {
    expect(wordsOf(now)).toEqual({
      linearHistory: false,
      signatures: false,
      deletion: true,
      forcePush: false,
      pullRequest: { approvals: 2, codeOwners: false, dismissStale: false, resolveThreads: false },
      checks: ["test"],
    });
    expect(wordsOf([])).toMatchObject({ pullRequest: null, checks: [], deletion: false });
  });

  test("there and back changes nothing", () => {
    const sent = rulesOf(wordsOf(now) as never, now);
    expect(wordsOf(sent)).toEqual(wordsOf(now));
    expect(sent).toContainEqual(foreign);
    expect(sent).toContainEqual(checks);
    expect(sent.find(({ type }) => type === "pull_request")?.parameters).toMatchObject(pull.parameters);
  });

  test("a change keeps the rules and the parts of which it says nothing", () => {
    const after = rulesAfter(now, { pullRequest: { approvals: 1 }, signatures: true });
    expect(after).toMatchObject({ deletion: true, signatures: true, checks: ["test"], pullRequest: { approvals: 1 } });
    expect(rulesAfter(now, { pullRequest: { codeOwners: true } }).pullRequest).toMatchObject({
      approvals: 2,
      codeOwners: true,
    });
    const types = rulesOf(after, now).map(({ type }) => type);
    expect(types.sort()).toEqual(
      ["commit_message_pattern", "deletion", "pull_request", "required_signatures", "required_status_checks"].sort(),
    );
  });

  test("what is switched off goes", () => {
    const types = rulesOf(rulesAfter(now, { pullRequest: null, checks: [], deletion: false }), now).map(
      ({ type }) => type,
    );
    expect(types).toEqual(["commit_message_pattern"]);
  });
});

test("GraphQL tells of single sign-on by its message too, and it is no missing permission (G10)", () => {
  const text = "Resource protected by organization SAML enforcement. You must grant your OAuth token access to it.";
  expect(graphqlOutcome({ type: "FORBIDDEN", message: text, path: ["a"] })).toMatchObject({ reason: "target.sso" });
});
