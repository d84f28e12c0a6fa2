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
