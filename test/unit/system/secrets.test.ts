import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { redactor, secretVariables } from "../../../src/system/secrets.ts";
import { output } from "../../../src/system/streams.ts";

const canary = "ghp_CaNaRy0123456789+/=";
const basic = (user: string, secret: string) => Buffer.from(`${user}:${secret}`).toString("base64");

describe("redactor", () => {
  test.each(secretVariables)("hides the value of %s in every form", (name) => {
    const redact = redactor({ [name]: canary });
    expect(redact(`Bearer ${canary}!`)).toBe("Bearer ***!");
    expect(redact(`?token=${encodeURIComponent(canary)}&x`)).toBe("?token=***&x");
    expect(redact(`Basic ${Buffer.from(canary).toString("base64")}`)).not.toContain("Q2FOYVJ5");
    expect(redact(`${canary}${canary}`)).toBe("******");
  });

  test.each(["a", "ab", "abc", "someone@x.example"])("hides it behind the user name %s in base64", (user) => {
    const redact = redactor({ JIRA_TOKEN: canary });
    const masked = redact(`Authorization: Basic ${basic(user, canary)}`);
    expect(masked).toContain("***");
    // What is left decodes to no part of the secret that is worth having.
    const rest = masked
      .replace("Authorization: Basic ", "")
      .split("***")
      .map((part) => Buffer.from(part, "base64").toString());
    for (let start = 0; start + 4 <= canary.length; start++)
      expect(rest.join("\n")).not.toContain(canary.slice(start, start + 4));
  });

  test("hides it in JSON, where its quotes are escaped", () => {
    const secret = 'pass"word\\with/signs';
    const redact = redactor({ CALDAV_PASSWORD: secret });
    expect(redact(JSON.stringify({ secret }))).toBe('{"secret":"***"}');
  });

  test("hides the longer of two secrets of which one begins the other", () => {
    const redact = redactor({ GH_TOKEN: "abcdefgh", GITHUB_TOKEN: "abcdefghijkl" });
    expect(redact("abcdefghijkl abcdefgh")).toBe("*** ***");
  });

  test("takes blanks around a value for no part of it", () => {
    expect(redactor({ GH_TOKEN: `  ${canary}\n` })(canary)).toBe("***");
  });

  test("leaves text alone when nothing is secret, or what is set is too short to be", () => {
    for (const env of [{}, { GH_TOKEN: "" }, { GH_TOKEN: "a" }, { GH_TOKEN: "abc1234" }, { HOME: canary }]) {
      expect(redactor(env)(`a ${canary}`)).toBe(`a ${canary}`);
    }
  });

  test("no secret is ever left in a text, wherever it stands", () => {
    const secret = fc
      .string({ unit: "grapheme-ascii", minLength: 8, maxLength: 40 })
      .map((text) => text.replace(/ /g, "-"));
    const around = fc.string();
    fc.assert(
      fc.property(fc.constantFrom(...secretVariables), secret, around, around, (name, token, before, after) => {
        fc.pre(!/^\*+$/.test(token));
        const redact = redactor({ [name]: token });
        const base64 = Buffer.from(token).toString("base64");
        for (const form of [token, encodeURIComponent(token), JSON.stringify(token).slice(1, -1), base64]) {
          expect(redact(`${before}${form}${after}`)).toContain("***");
          expect(redact(`${before}${form}${after}`)).not.toContain(token);
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["a line end", "\r\n"],
    ["a line end and what a view makes of it", " "],
    ["the code points of its line end", "<U+000D><U+000A>"],
    ["escapes of a library's message", "\\\\r\\\\n"],
  ])("hides each part of a secret of several lines, parted by %s (X7)", (_, parted) => {
    const redact = redactor({ GH_TOKEN: "first-part-of-it\r\nsecond-part-of-it" });
    const masked = redact(`"Bearer first-part-of-it${parted}second-part-of-it" is an invalid header value`);
    expect(masked).not.toMatch(/first-part|second-part/);
  });

  test("hides what an excerpt has left of it", () => {
    const redact = redactor({ GH_TOKEN: "canary-token-that-nobody-may-see" });
    expect(redact("bad: canary-token-that")).toBe("bad: ***");
    expect(redact("bad: canary-bird")).toBe("bad: canary-bird");
  });

  test("hides the path of a webhook, and user and password together however short", () => {
    const hook = "https://hooks.example.org/services/T0/B0/abcdefgh";
    expect(redactor({ SLACK_WEBHOOK_URL: hook })("POST /services/T0/B0/abcdefgh")).toBe("POST ***");
    const env = { CALDAV_USER: "ada", CALDAV_PASSWORD: "short" };
    expect(redactor(env)(`Basic ${basic("ada", "short")}`)).toBe("Basic ***");
  });

  test("hides variables of others by their name, but no path and no plain word", () => {
    const redact = redactor({
      CI_JOB_TOKEN: "abcdefgh12345678x",
      APP_SECRET: "internationalization",
      GOOGLE_CREDENTIALS: "/home/ada/keys1/service.json",
    });
    const text = "abcdefgh12345678x internationalization /home/ada/keys1/service.json";
    expect(redact(text)).toBe("*** internationalization /home/ada/keys1/service.json");
  });

  const many = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8";
  test.each([
    `ghp${"_"}${many}`,
    `ghs${"_"}${many}`,
    `github${"_pat_"}${many}`,
    `glpat${"-"}${many.slice(0, 20)}`,
    `xoxb${"-"}${many.slice(0, 24)}`,
    `npm${"_"}${many}`,
    `ATATT3x${many}`,
    `eyJ${many}.eyJ${many}.${many}`,
  ])("hides what looks like a credential, whoever typed it (X13)", (token) => {
    expect(redactor({})(`unknown command “${token}”`)).not.toContain(many.slice(4, 16));
  });

  test("hides a password in an address, and leaves addresses and mail alone", () => {
    const redact = redactor({});
    expect(redact("git clone https://ada:hunter2@git.example/x")).toBe("git clone https://ada:***@git.example/x");
    for (const text of ["https://a.example:8443/x@y", "mailto:ada@x.example", "ssh://git@x.example:22/a", "12:30@home"])
      expect(redact(text)).toBe(text);
  });

  test("works on every text that leaves through an output", () => {
    const written: string[] = [];
    const out = output(
      { write: (text) => written.push(text), isTTY: undefined, columns: 0 },
      redactor({ GITLAB_TOKEN: canary }),
    );
    out.write(`x ${canary}\n`);
    expect(written).toEqual(["x ***\n"]);
    expect(out.isTTY).toBe(false);
    expect(out.columns).toBe(80);
  });
});
