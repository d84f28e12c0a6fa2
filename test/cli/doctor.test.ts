import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answers, commonry, temporaryFolder } from "../support/cli.ts";

const canary = "canary-0123456789-value";

test("an empty folder: nothing fails, every line has a state, and what is off says how to switch it on", async () => {
  const { code, out } = await commonry(["doctor"], { cwd: temporaryFolder() });
  expect(code).toBe(0);
  expect(out).toMatch(/^[✔!] node {7}Node\.js \d/m);
  expect(out).toMatch(/^✔ git {8}git version|^✔ git {8}git \d/m);
  expect(out).toMatch(/^– manifest {3}no community\.yaml in .*\n {13}→ commonry init$/m);
  expect(out).toContain("→ export GH_TOKEN=$(gh auth token)");
  expect(out).not.toMatch(/jira|confluence|gitlab/i);
});

test("a token is named with the one host that it goes to, and never shown", async () => {
  const env = { GH_TOKEN: canary, GITHUB_API_URL: "https://ghe.lepton.example/api/v3", GITLAB_TOKEN: canary };
  const { code, out, err } = await commonry(["doctor"], { cwd: temporaryFolder(), env });
  expect(code).toBe(0);
  expect(out).toContain("GH_TOKEN is set; it goes to ghe.lepton.example only");
  expect(out).toContain("GITLAB_TOKEN is set, and nothing uses it yet");
  expect(out + err).not.toContain(canary);
});

test.each([
  [{ GH_TOKEN: canary, GITHUB_API_URL: "http://ghe.lepton.example" }, "is not https"],
  [{ GH_TOKEN: canary, GITHUB_API_URL: `https://ada:${canary}@ghe.lepton.example` }, "holds a user name or password"],
  [{ GH_TOKEN: canary, GITHUB_API_URL: "ghe" }, "is no address"],
  [{ CALDAV_PASSWORD: canary, CALDAV_URL: "https://dav.example" }, "but not CALDAV_USER"],
  [{ GH_TOKEN: `${canary}\r\nx` }, "GH_TOKEN holds a line end"],
  [{ NODE_TLS_REJECT_UNAUTHORIZED: "0" }, "switches certificate checks off"],
])("%j fails, with exit code 1", async (env, message) => {
  const { code, out, err } = await commonry(["doctor"], { cwd: temporaryFolder(), env });
  expect(code).toBe(1);
  expect(out).toContain(message);
  expect(out + err).not.toContain(canary);
});

test("plain http is fine on loopback", async () => {
  const env = { GH_TOKEN: canary, GITHUB_API_URL: "http://127.0.0.1:8080/api/v3" };
  expect(await commonry(["doctor"], { cwd: temporaryFolder(), env })).toMatchObject({ code: 0 });
});

test("a scaffolded repository is recognised, a broken manifest and a damaged record fail", async () => {
  const cwd = temporaryFolder();
  await commonry(["init", "hub", "--yes", "--no-git", ...answers], { cwd });
  const dir = join(cwd, "hub");
  const checks = async () =>
    JSON.parse((await commonry(["doctor", "--json", "-C", dir])).out).checks as { id: string; state: string }[];
  const state = async (id: string) => (await checks()).find((check) => check.id === id)?.state;
  expect(await state("manifest")).toBe("ok");
  expect(await state("template")).toBe("ok");
  writeFileSync(join(dir, ".commonry/lock.json"), "{");
  writeFileSync(join(dir, "community.yaml"), "version: 3\n");
  expect(await state("template")).toBe("fail");
  expect(await state("manifest")).toBe("fail");
});
