import { expect, test } from "vitest";
import { credential } from "../../../src/system/credential.ts";
import { thrown } from "./temp.ts";

test("a credential is the first that is set, without the blanks around it", () => {
  expect(credential({ A: " ", B: " token\n" }, ["A", "B"])).toBe("token");
  expect(credential({}, ["A"])).toBe("");
  expect(credential({ A: "two words é\n" }, ["A"], "password")).toBe("two words é");
});

test.each(["to\r\nken", "to\nken", "to ken", "to\u0000ken", "toké", "to\u200bken", "to\u007fken", "to\u2028ken"])(
  "%j is refused before it is sent, by the variable's name and without its value (X7)",
  (value) => {
    expect(thrown(() => credential({ A: value }, ["A"]))).toMatchObject({
      code: "credential.unfit",
      params: { variable: "A" },
      exitCode: 4,
    });
  },
);

test.each(["pass\r\nword", "pass\nword", "pass\u0007word"])("%j is no password either", (value) => {
  expect(thrown(() => credential({ A: value }, ["A"], "password"))).toMatchObject({ code: "credential.unfit" });
});
