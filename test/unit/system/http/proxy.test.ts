import { expect, test } from "vitest";
import { proxyFor, refusePlainProxy } from "../../../../src/system/http/proxy.ts";

const proxy = "http://proxy.example:3128";

test.each<[string, Record<string, string>, string, ReturnType<typeof proxyFor>]>([
  ["https://api.github.com", {}, "24.1.0", undefined],
  ["https://api.github.com", { HTTP_PROXY: proxy }, "24.1.0", undefined],
  ["https://api.github.com", { HTTPS_PROXY: proxy }, "20.20.2", { variable: "HTTPS_PROXY", isObeyed: false }],
  ["https://api.github.com", { HTTPS_PROXY: proxy }, "24.1.0", { variable: "HTTPS_PROXY", isObeyed: false }],
  ...(["20.20.2", "22.12.0", "22.20.9"] as const).map(
    (version): [string, Record<string, string>, string, ReturnType<typeof proxyFor>] => [
      "https://api.github.com",
      { https_proxy: proxy, NODE_USE_ENV_PROXY: "1" },
      version,
      { variable: "https_proxy", isObeyed: false },
    ],
  ),
  [
    "https://api.github.com",
    { https_proxy: proxy, HTTPS_PROXY: "x", NODE_USE_ENV_PROXY: "1" },
    "22.21.0",
    { variable: "https_proxy", isObeyed: true },
  ],
  [
    "https://api.github.com",
    { HTTPS_PROXY: proxy, NODE_OPTIONS: "--a --use-env-proxy" },
    "24.0.0",
    { variable: "HTTPS_PROXY", isObeyed: true },
  ],
  ["https://api.github.com", { HTTPS_PROXY: proxy, NO_PROXY: "a.example, .github.com" }, "24.0.0", undefined],
  ["https://api.github.com", { HTTPS_PROXY: proxy, no_proxy: "*" }, "24.0.0", undefined],
  [
    "https://notgithub.com",
    { HTTPS_PROXY: proxy, NO_PROXY: "github.com" },
    "24.0.0",
    { variable: "HTTPS_PROXY", isObeyed: false },
  ],
  [
    "https://ghe.example:8443",
    { HTTPS_PROXY: proxy, NO_PROXY: "ghe.example:443" },
    "24.0.0",
    { variable: "HTTPS_PROXY", isObeyed: false },
  ],
  ["https://ghe.example:8443", { HTTPS_PROXY: proxy, NO_PROXY: "ghe.example:8443" }, "24.0.0", undefined],
  [
    "http://127.0.0.1:8080",
    { HTTP_PROXY: proxy, NODE_USE_ENV_PROXY: "1" },
    "24.0.0",
    { variable: "HTTP_PROXY", isObeyed: true },
  ],
  ["nonsense", { HTTPS_PROXY: proxy }, "24.0.0", undefined],
])("%s with %j on Node.js %s", (url, env, version, expected) => {
  expect(proxyFor(url, env, version)).toEqual(expected);
});

test("no credential goes through a proxy in the open", () => {
  const env = { http_proxy: proxy, NODE_USE_ENV_PROXY: "1" };
  const refused = (url: string, more: object = {}, nodeVersion = "24.1.0") =>
    expect(() => refusePlainProxy(url, { env: { ...env, ...more }, nodeVersion }));
  refused("http://127.0.0.1:8080").toThrow("http.plain-proxy");
  refused("https://api.github.com").not.toThrow();
  refused("http://127.0.0.1:8080", { NO_PROXY: "127.0.0.1" }).not.toThrow();
  refused("http://127.0.0.1:8080", {}, "20.20.2").not.toThrow();
});
