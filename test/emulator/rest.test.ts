import { describe, expect, test } from "vitest";
import { client, emulatorForTest } from "./client.ts";
import { addIssue, addLabel, addRepository, newState } from "./state.ts";

const where = { owner: "acme", repo: "hub" };

async function hub(options: Parameters<typeof emulatorForTest>[0] = {}) {
  const emulator = await emulatorForTest(options);
  return { emulator, repository: addRepository(emulator.state, "hub"), octokit: client(emulator) };
}

describe("an ordinary client", () => {
  test("makes, changes, renames, lists and deletes labels", async () => {
    const { emulator, octokit, repository } = await hub();
    const issue = addIssue(emulator.state, repository, []);
    await octokit.issues.createLabel({ ...where, name: "bug", color: "d73a4a" });
    await octokit.issues.addLabels({ ...where, issue_number: issue.number, labels: ["bug"] });
    await octokit.issues.updateLabel({ ...where, name: "BUG", new_name: "defect", color: "000000" });
    expect(issue.labels).toEqual(["defect"]);
    const { data } = await octokit.issues.listLabelsForRepo(where);
    expect(data.map(({ name, color, description }) => [name, color, description])).toEqual([
      ["defect", "000000", null],
    ]);
    await octokit.issues.deleteLabel({ ...where, name: "defect" });
    expect(issue.labels).toEqual([]);
    await expect(octokit.issues.deleteLabel({ ...where, name: "defect" })).rejects.toMatchObject({ status: 404 });
    expect(emulator.violations).toEqual([]);
  });

  test("takes a label off one issue and reads what is left", async () => {
    const { emulator, octokit, repository } = await hub();
    for (const name of ["a", "b"]) addLabel(emulator.state, repository, { name });
    const { number } = addIssue(emulator.state, repository, ["a", "b"]);
    await octokit.issues.removeLabel({ ...where, issue_number: number, name: "a" });
    const { data } = await octokit.issues.listLabelsOnIssue({ ...where, issue_number: number });
    expect(data.map(({ name }) => name)).toEqual(["b"]);
    await expect(octokit.issues.removeLabel({ ...where, issue_number: number, name: "a" })).rejects.toMatchObject({
      status: 404,
    });
    expect(emulator.violations).toEqual([]);
  });

  test("cannot make a label twice, whatever the case", async () => {
    const { octokit } = await hub();
    await octokit.issues.createLabel({ ...where, name: "Bug" });
    const again = octokit.issues.createLabel({ ...where, name: "bUG" });
    await expect(again).rejects.toMatchObject({
      status: 422,
      response: { data: { errors: [{ resource: "Label", code: "already_exists", field: "name" }] } },
    });
  });

  test("reads all pages, three of them, and no more", async () => {
    const { emulator, octokit, repository } = await hub();
    for (let n = 0; n < 201; n++) addLabel(emulator.state, repository, { name: `l${n}` });
    const all = await octokit.paginate(octokit.issues.listLabelsForRepo, { ...where, per_page: 100 });
    expect(all.length).toBe(201);
    expect(emulator.requests.length).toBe(3);
    expect(emulator.violations).toEqual([]);
  });

  test("asks again with a tag: 304 while nothing changed, 200 afterwards", async () => {
    const { emulator, repository } = await hub();
    const url = `${emulator.url}/repos/acme/hub/labels`;
    const etag = (await fetch(url)).headers.get("etag") ?? "";
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(304);
    addLabel(emulator.state, repository, { name: "new" });
    expect((await fetch(url, { headers: { "if-none-match": etag } })).status).toBe(200);
  });

  test("milestones are closed, counted as all, and leave their issues when they go", async () => {
    const { emulator, octokit, repository } = await hub();
    const made = await octokit.issues.createMilestone({ ...where, title: "Q1", due_on: "2027-03-31T12:00:00Z" });
    const issue = addIssue(emulator.state, repository, [], { milestone: made.data.number });
    await octokit.issues.updateMilestone({ ...where, milestone_number: made.data.number, state: "closed" });
    const open = await octokit.issues.listMilestones(where);
    const all = await octokit.issues.listMilestones({ ...where, state: "all" });
    expect([open.data.length, all.data.length]).toEqual([0, 1]);
    await octokit.issues.deleteMilestone({ ...where, milestone_number: made.data.number });
    expect(issue.milestone).toBe(null);
    expect(emulator.violations).toEqual([]);
  });

  test("settings, topics, autolinks and rulesets come back as they were sent", async () => {
    const { emulator, octokit } = await hub();
    await octokit.repos.update({ ...where, has_wiki: false, homepage: "https://x.example" });
    await octokit.repos.replaceAllTopics({ ...where, names: ["ai", "community"] });
    const link = { key_prefix: "LEP-", url_template: "https://x.example/<num>", is_alphanumeric: false };
    const { data: made } = await octokit.repos.createAutolink({ ...where, ...link });
    const rules = [{ type: "deletion" as const }];
    const { data: ruleset } = await octokit.repos.createRepoRuleset({
      ...where,
      name: "main",
      enforcement: "active",
      rules,
    });
    expect((await octokit.repos.get(where)).data).toMatchObject({ has_wiki: false, topics: ["ai", "community"] });
    expect((await octokit.repos.listAutolinks(where)).data).toEqual([{ id: made.id, ...link }]);
    const listed = await octokit.repos.getRepoRulesets({ ...where, includes_parents: false });
    expect(listed.data[0]).not.toHaveProperty("rules");
    const whole = await octokit.repos.getRepoRuleset({ ...where, ruleset_id: ruleset.id });
    expect(whole.data).toMatchObject({ name: "main", rules });
    await octokit.repos.deleteRepoRuleset({ ...where, ruleset_id: ruleset.id });
    await octokit.repos.deleteAutolink({ ...where, autolink_id: made.id });
    expect(emulator.violations).toEqual([]);
  });

  test("teams, with members by role, invitations and repositories", async () => {
    const { emulator, octokit } = await hub();
    await octokit.teams.create({ org: "acme", name: "Core Team", privacy: "closed" });
    const team = { org: "acme", team_slug: "core-team" };
    await octokit.teams.addOrUpdateMembershipForUserInOrg({ ...team, username: "bob", role: "member" });
    const { data } = await octokit.teams.addOrUpdateMembershipForUserInOrg({
      ...team,
      username: "zoe",
      role: "maintainer",
    });
    expect(data.state).toBe("pending");
    await octokit.teams.addOrUpdateRepoPermissionsInOrg({ ...team, ...where, permission: "admin" });
    expect((await octokit.teams.list({ org: "acme" })).data.map(({ slug }) => slug)).toEqual(["core-team"]);
    const members = await octokit.teams.listMembersInOrg({ ...team, role: "member" });
    expect(members.data.map(({ login }) => login)).toEqual(["bob"]);
    const invited = await octokit.teams.listPendingInvitationsInOrg(team);
    expect(invited.data.map(({ login }) => login)).toEqual(["zoe"]);
    const repositories = await octokit.teams.listReposInOrg(team);
    expect(repositories.data.map(({ name, role_name }) => [name, role_name])).toEqual([["hub", "admin"]]);
    await octokit.teams.removeMembershipForUserInOrg({ ...team, username: "zoe" });
    expect((await octokit.teams.listPendingInvitationsInOrg(team)).data).toEqual([]);
    await octokit.teams.removeRepoInOrg({ ...team, ...where });
    await octokit.teams.deleteInOrg(team);
    expect(emulator.violations).toEqual([]);
  });

  test("a team that is not there is not found, and deleting it deletes no other", async () => {
    const { emulator, octokit } = await hub();
    await octokit.teams.create({ org: "acme", name: "Core" });
    await expect(octokit.teams.deleteInOrg({ org: "acme", team_slug: "nobody" })).rejects.toMatchObject({
      status: 404,
    });
    expect(emulator.state.teams.length).toBe(1);
  });

  test("who one is, what the owner is, what it has, and how much may be asked", async () => {
    const { emulator, octokit } = await hub();
    expect((await octokit.users.getAuthenticated()).data.login).toBe("ada");
    expect((await octokit.orgs.get({ org: "acme" })).data.login).toBe("acme");
    expect((await octokit.repos.listForOrg({ org: "acme" })).data.map(({ name }) => name)).toEqual(["hub"]);
    const { data, headers } = await octokit.rateLimit.get();
    expect(data.resources.core.limit).toBe(5000);
    expect(Number(headers["x-ratelimit-reset"])).toBeGreaterThan(Date.now() / 1000);
    expect(emulator.violations).toEqual([]);
  });

  test("an account of a person has no organisation", async () => {
    const { octokit } = await hub({ state: newState("acme", "User") });
    await expect(octokit.orgs.get({ org: "acme" })).rejects.toMatchObject({ status: 404 });
    expect((await octokit.users.getByUsername({ username: "acme" })).data.type).toBe("User");
  });

  test("a renamed repository leads reads and writes on by its number", async () => {
    const { emulator, octokit } = await hub();
    await octokit.repos.update({ ...where, name: "centre" });
    const old = `${emulator.url}/repos/acme/hub`;
    const read = await fetch(`${old}/labels`, { redirect: "manual" });
    const write = await fetch(`${old}/labels`, { method: "POST", body: '{"name":"x"}', redirect: "manual" });
    expect([read.status, write.status]).toEqual([301, 307]);
    expect(read.headers.get("location")).toMatch(/\/repositories\/\d+\/labels$/);
    expect((await octokit.repos.get(where)).data.name).toBe("centre");
    expect(emulator.violations).toEqual([]);
  });

  test("an archived repository and one without issues refuse writes in GitHub's words", async () => {
    const { emulator, octokit } = await hub();
    addRepository(emulator.state, "old", { archived: true });
    const making = octokit.issues.createLabel({ owner: "acme", repo: "old", name: "x" });
    await expect(making).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("archived so is read-only"),
    });
    addRepository(emulator.state, "mute", { has_issues: false });
    const change = octokit.issues.update({ owner: "acme", repo: "mute", issue_number: 1, milestone: null });
    await expect(change).rejects.toMatchObject({ status: 410 });
    expect(emulator.violations).toEqual([]);
  });
});
