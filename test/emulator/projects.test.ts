import { expect, test } from "vitest";
import { addBoard } from "./boards.ts";
import { client, emulatorForTest } from "./client.ts";
import { newState, type State } from "./state.ts";

async function board(type: State["type"]) {
  const emulator = await emulatorForTest({ state: newState("acme", type) });
  return { emulator, octokit: client(emulator), made: addBoard(emulator.state, "Roadmap") };
}

test.each<[State["type"], string]>([
  ["Organization", "orgs"],
  ["User", "users"],
])("views and fields of a board of an owner of type %s", async (type, path) => {
  const { emulator, octokit, made } = await board(type);
  const base = `/${path}/acme/projectsV2/${made.number}`;
  // Of a person's board the views want the account's number, the fields its login (docs.github.com: REST, projects).
  const views =
    type === "User" ? `/users/${emulator.state.ownerNumber}/projectsV2/${made.number}/views` : `${base}/views`;
  if (type === "User") {
    const byLogin = octokit.request(`POST ${base}/views`, { name: "Wall", layout: "board" });
    await expect(byLogin).rejects.toMatchObject({ status: 404 });
  }
  await octokit.request(`POST ${views}`, { name: "Wall", layout: "board", filter: "is:open" });
  await octokit.request(`POST ${base}/fields`, { name: "Due", data_type: "date" });
  const options = [{ name: "High", color: "RED", description: "now" }];
  await octokit.request(`POST ${base}/fields`, {
    name: "Size",
    data_type: "single_select",
    single_select_options: options,
  });
  expect(made.views).toMatchObject([{ name: "Wall", layout: "board", filter: "is:open" }]);
  expect(made.fields.map(({ name, dataType }) => [name, dataType]).slice(2)).toEqual([
    ["Due", "DATE"],
    ["Size", "SINGLE_SELECT"],
  ]);
  const again = octokit.request(`POST ${base}/fields`, { name: "due", data_type: "text" });
  await expect(again).rejects.toMatchObject({ status: 422 });
  const elsewhere = octokit.request(
    `POST /${path === "orgs" ? "users" : "orgs"}/acme/projectsV2/${made.number}/views`,
    {
      name: "x",
      layout: "board",
    },
  );
  await expect(elsewhere).rejects.toMatchObject({ status: 404 });
  expect(emulator.violations).toEqual([]);
});

test("a word that is no part of a view is a violation, and is named", async () => {
  const { emulator, octokit, made } = await board("Organization");
  const body = { name: "Wall", layout: "board", user_id: "acme" };
  await octokit.request(`POST /orgs/acme/projectsV2/${made.number}/views`, body);
  expect(emulator.violations).toEqual([expect.stringContaining("user_id")]);
});
