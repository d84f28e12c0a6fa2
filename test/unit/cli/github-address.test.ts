import { expect, test } from "vitest";
import { checkTokens } from "../../../src/cli/doctor/tokens.ts";
import { githubAddress } from "../../../src/cli/github-address.ts";

const own = ["GH_TOKEN", "GITHUB_TOKEN"];
const enterprise = ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"];

test.each([
  [{}, "https://api.github.com", own],
  [{ GITHUB_API_URL: "https://git.example/api/v3" }, "https://git.example/api/v3", own],
  [{ GH_HOST: "git.example" }, "https://git.example/api/v3", enterprise],
  // A runner sets the address unasked; whoever names a host means it.
  [{ GH_HOST: "Git.Example", GITHUB_API_URL: "https://api.github.com" }, "https://git.example/api/v3", enterprise],
  [{ GH_HOST: "github.com", GITHUB_API_URL: "https://git.example/api/v3" }, "https://api.github.com", own],
  [{ GH_HOST: "acme.ghe.com" }, "https://api.acme.ghe.com", own],
])("%j", (env, base, tokens) => {
  expect(githubAddress(env)).toMatchObject({ base, tokens });
});

test.each(["https://git.example", "git.example/x", "a@git.example", "git.example#", "-x", "a b", "a\r\nb"])(
  "%j is no host: no token goes there",
  (host) => {
    expect(() => githubAddress({ GH_HOST: host })).toThrow(expect.objectContaining({ code: "sync.host", exitCode: 2 }));
  },
);

test("doctor names the token for the host, and shows a token of github.com to nobody else", () => {
  const of = (env: Record<string, string>) => checkTokens(env, "22.12.0").find(({ id }) => id === "github");
  expect(of({ GH_HOST: "git.example", GH_TOKEN: "words-for-github" })).toMatchObject({ state: "off" });
  expect(of({ GH_HOST: "git.example", GH_ENTERPRISE_TOKEN: "words-for-that" })).toMatchObject({
    state: "ok",
    params: { token: "GH_ENTERPRISE_TOKEN", host: "git.example" },
  });
});
