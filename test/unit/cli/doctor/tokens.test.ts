import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkTokens, urlFault } from "../../../../src/cli/doctor/tokens.ts";
import { secretVariables } from "../../../../src/system/secrets.ts";

type Env = Readonly<Record<string, string>>;
const of = (id: string, env: Env) => checkTokens(env).find((diagnosis) => diagnosis.id === id);
const canary = "CaNaRy-0123456789";

describe("checkTokens", () => {
  test("looks at every service that a plan reaches, and at no other (T2)", () => {
    expect(checkTokens({}).map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ["github", "off", "doctor.token-off"],
      ["caldav", "off", "doctor.token-off"],
    ]);
    for (const { mend } of checkTokens({})) expect(mend).toMatch(/^export /);
  });

  test.each<[string, Env, string, string, object]>([
    ["github", { GH_TOKEN: canary }, "ok", "doctor.token", { token: "GH_TOKEN", host: "api.github.com" }],
    ["github", { GITHUB_TOKEN: canary }, "ok", "doctor.token", { token: "GITHUB_TOKEN", host: "api.github.com" }],
    ["github", { GH_TOKEN: canary, GITHUB_TOKEN: "x" }, "ok", "doctor.token", { token: "GH_TOKEN" }],
    ["github", { GH_TOKEN: "", GITHUB_TOKEN: canary }, "ok", "doctor.token", { token: "GITHUB_TOKEN" }],
    [
      "github",
      { GH_TOKEN: canary, GITHUB_API_URL: "https://ghe.example/api/v3" },
      "ok",
      "doctor.token",
      { host: "ghe.example" },
    ],
    ["github", { GH_TOKEN: canary, GITHUB_API_URL: "" }, "ok", "doctor.token", { host: "api.github.com" }],
    [
      "github",
      { GH_TOKEN: canary, GITHUB_API_URL: "http://127.0.0.1:8080" },
      "ok",
      "doctor.token",
      { host: "127.0.0.1:8080" },
    ],
    [
      "github",
      { GH_TOKEN: canary, GITHUB_API_URL: "http://localhost:8080/x" },
      "ok",
      "doctor.token",
      { host: "localhost:8080" },
    ],
    ["github", { GH_TOKEN: canary, GITHUB_API_URL: "http://[::1]:8080" }, "ok", "doctor.token", { host: "[::1]:8080" }],
    [
      "github",
      { GH_TOKEN: canary, GITHUB_API_URL: "http://ghe.example" },
      "fail",
      "doctor.url-plain",
      { host: "ghe.example", token: "GH_TOKEN", variable: "GITHUB_API_URL" },
    ],
    ["github", { GH_TOKEN: canary, GITHUB_API_URL: "http://169.254.169.254/" }, "fail", "doctor.url-plain", {}],
    ["github", { GH_TOKEN: canary, GITHUB_API_URL: "http://127.0.0.1.evil.example" }, "fail", "doctor.url-plain", {}],
    ["github", { GH_TOKEN: canary, GITHUB_API_URL: "http://localhost.evil.example" }, "fail", "doctor.url-plain", {}],
    ["github", { GH_TOKEN: canary, GITHUB_API_URL: "file:///etc/passwd" }, "fail", "doctor.url-plain", {}],
    [
      "github",
      { GH_TOKEN: canary, GITHUB_API_URL: "ghe.example" },
      "fail",
      "doctor.url-invalid",
      { variable: "GITHUB_API_URL" },
    ],
    [
      "github",
      { GH_TOKEN: canary, GITHUB_API_URL: "https://me:secret12@ghe.example" },
      "fail",
      "doctor.url-credential",
      { host: "ghe.example" },
    ],
    [
      "github",
      { GH_TOKEN: canary, GITHUB_API_URL: "http://localhost@evil.example" },
      "fail",
      "doctor.url-credential",
      { host: "evil.example" },
    ],
    ["github", { GH_TOKEN: "two\r\nlines" }, "fail", "doctor.token-unfit", { token: "GH_TOKEN" }],
    ["gitlab", { GITLAB_TOKEN: canary }, "off", "doctor.token-unused", { token: "GITLAB_TOKEN" }],
    ["jira", { JIRA_TOKEN: canary }, "off", "doctor.token-unused", { token: "JIRA_TOKEN" }],
    ["confluence", { CONFLUENCE_TOKEN: canary }, "off", "doctor.token-unused", { token: "CONFLUENCE_TOKEN" }],
    ["caldav", { CALDAV_PASSWORD: canary }, "fail", "doctor.token-incomplete", { missing: "CALDAV_URL, CALDAV_USER" }],
    [
      "caldav",
      { CALDAV_PASSWORD: canary, CALDAV_URL: "https://dav.example", CALDAV_USER: "ada" },
      "ok",
      "doctor.token",
      { host: "dav.example" },
    ],
    [
      "caldav",
      { CALDAV_PASSWORD: canary, CALDAV_URL: "http://dav.example", CALDAV_USER: "ada" },
      "fail",
      "doctor.url-plain",
      {},
    ],
  ])("%s with %j is %s", (id, env, state, reason, params) => {
    expect(of(id, env)).toMatchObject({ state, reason, params });
    expect(of(id, env)?.mend === undefined).toBe(state === "ok" || reason === "doctor.token-unused");
  });

  const url = fc.oneof(
    fc.webUrl(),
    fc.constantFrom(
      "",
      "x",
      "http://x.example",
      "https://x.example",
      "http://localhost",
      "http://[",
      "https://:@",
      "//x",
    ),
    fc.string(),
  );
  const urls = ["GITHUB_API_URL", "GITLAB_API_URL", "JIRA_URL", "CALDAV_URL"] as const;

  test("the value of a token is in no diagnosis, whatever else is set", () => {
    const extras = fc.dictionary(fc.constantFrom(...urls, "JIRA_EMAIL", "CALDAV_USER"), url);
    fc.assert(
      fc.property(fc.subarray([...secretVariables], { minLength: 1 }), extras, (names, rest) => {
        const env = { ...rest, ...Object.fromEntries(names.map((name) => [name, `${canary}-${name}`])) };
        const found = checkTokens(env);
        expect(found.length).toBeGreaterThanOrEqual(2);
        expect(JSON.stringify(found)).not.toContain(canary);
      }),
      { numRuns: 500 },
    );
  });

  test("a password within an address is in no diagnosis", () => {
    for (const variable of urls) {
      const env = {
        GH_TOKEN: "t",
        GITLAB_TOKEN: "t",
        JIRA_TOKEN: "t",
        JIRA_EMAIL: "e",
        CALDAV_PASSWORD: "t",
        CALDAV_USER: "u",
      };
      const found = checkTokens({ ...env, [variable]: `https://me:${canary}@x.example/${canary}?k=${canary}` });
      expect(JSON.stringify(found)).not.toContain(canary);
    }
  });

  // A mistyped address may well hold a password, or be one.
  test.each([`https//me:${canary}@x.example`, canary])(
    "what is in an address that is none is in no diagnosis: %s",
    (address) => {
      expect(JSON.stringify(checkTokens({ GH_TOKEN: "token-of-mine", GITHUB_API_URL: address }))).not.toContain(canary);
    },
  );
});

describe("urlFault", () => {
  test.each([
    ["https://x.example", undefined],
    ["HTTPS://X.EXAMPLE", undefined],
    ["http://127.0.0.1", undefined],
    ["http://127.9.9.9:1/x", undefined],
    ["http://127.1", undefined],
    ["http://localhost", undefined],
    ["http://LOCALHOST", undefined],
    ["http://[::1]", undefined],
    ["http://x.example", "plain"],
    ["http://0.0.0.0", "plain"],
    ["http://10.0.0.1", "plain"],
    ["http://localhost.x.example", "plain"],
    ["http://127.0.0.1.x.example", "plain"],
    ["http://[::2]", "plain"],
    ["ftp://localhost", "plain"],
    ["javascript:alert(1)", "plain"],
    ["https://u@x.example", "credential"],
    ["https://u:p@x.example", "credential"],
    ["https://:p@x.example", "credential"],
    ["http://u:p@localhost", "credential"],
    ["", "invalid"],
    ["x.example", "invalid"],
    ["//x.example", "invalid"],
    ["http://", "invalid"],
    ["http://x y", "invalid"],
  ] as const)("of %s is %s", (address, fault) => {
    expect(urlFault(address)).toBe(fault);
  });

  test("is never silent about plain http to another host", () => {
    fc.assert(
      fc.property(fc.webUrl({ validSchemes: ["http"] }), (address) => {
        const host = new URL(address).hostname;
        if (host !== "localhost" && !host.startsWith("127.")) expect(urlFault(address)).toBeDefined();
      }),
    );
  });
});

test("a proxy that Node.js does not go through is said, one that it does is not", () => {
  const env = { GH_TOKEN: "token-of-mine", HTTPS_PROXY: "http://proxy.example:3128" };
  const github = (more: Env, version: string) =>
    checkTokens({ ...env, ...more }, version).find(({ id }) => id === "github");
  const mend = "export NODE_USE_ENV_PROXY=1";
  expect(github({}, "24.1.0")).toMatchObject({ state: "warn", reason: "doctor.proxy", mend });
  expect(github({ NODE_USE_ENV_PROXY: "1" }, "20.20.2")).toMatchObject({ state: "warn" });
  // What would change nothing is not proposed.
  expect(github({}, "20.20.2")).not.toHaveProperty("mend");
  expect(github({ NODE_USE_ENV_PROXY: "1" }, "24.1.0")).toMatchObject({ state: "ok" });
  expect(github({ NO_PROXY: "api.github.com" }, "20.20.2")).toMatchObject({ state: "ok" });
});
