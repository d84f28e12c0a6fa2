import { describe, expect, test } from "vitest";
import { looksLikeBot } from "../../../src/reports/identity/bots.ts";
import { castOf, type IdentityOptions } from "../../../src/reports/identity/cast.ts";
import { privateAddress } from "../../../src/reports/identity/noreply.ts";
import { optOutOf } from "../../../src/reports/identity/opt-out.ts";
import { organisationOf, organisationOn } from "../../../src/reports/identity/organisations.ts";
import type { Contact } from "../../../src/reports/port.ts";
import { sha256 } from "../../../src/system/hash.ts";

const careful: IdentityOptions = { rules: "careful", listed: [], bots: [], domains: {}, optedOut: () => false };
const of = (contacts: readonly Contact[], options: Partial<IdentityOptions> = {}) =>
  castOf(
    contacts,
    contacts.map(() => 1),
    { ...careful, ...options },
  );
const groups = (contacts: readonly Contact[], options: Partial<IdentityOptions> = {}) => [
  ...of(contacts, options).personOf,
];
const ada = { name: "Ada Lovelace", email: "ada@example.org" };

describe("who is who", () => {
  test.each<[string, Contact[], number[]]>([
    ["the same address in another case", [ada, { name: "ada", email: "ADA@Example.org" }], [0, 0]],
    [
      "both forms of a private address",
      [
        { name: "x", email: "12+ada@users.noreply.github.com" },
        { name: "y", email: "ada@users.noreply.github.com" },
      ],
      [0, 0],
    ],
    [
      "an account whose user name changed",
      [
        { name: "x", email: "12+ada@users.noreply.github.com" },
        { name: "y", email: "12+countess@users.noreply.github.com" },
      ],
      [0, 0],
    ],
    [
      "a private address and the account itself",
      [
        { name: "x", email: "12+ada@users.noreply.github.com" },
        { name: "Ada", login: "ADA" },
      ],
      [0, 0],
    ],
    [
      "an account by number",
      [
        { name: "x", email: "12+old@users.noreply.github.com" },
        { name: "y", login: "new", accountId: 12 },
      ],
      [0, 0],
    ],
    ["the same full name", [ada, { name: "ada  lovelace", email: "al@other.example" }], [0, 0]],
    [
      "a name of three Chinese characters",
      [
        { name: "王小明", email: "a@x.org" },
        { name: "王小明", email: "b@y.org" },
      ],
      [0, 0],
    ],
    [
      "not a name of two",
      [
        { name: "王明", email: "a@x.org" },
        { name: "王明", email: "b@y.org" },
      ],
      [0, 1],
    ],
    [
      "a name of two with the same mailbox",
      [
        { name: "王明", email: "wm@x.org" },
        { name: "王明", email: "wm@y.org" },
      ],
      [0, 0],
    ],
    [
      "not a single word",
      [
        { name: "Ada", email: "a@x.org" },
        { name: "Ada", email: "b@y.org" },
      ],
      [0, 1],
    ],
    [
      "not a placeholder",
      [
        { name: "Your Name", email: "a@x.org" },
        { name: "Your Name", email: "b@y.org" },
      ],
      [0, 1],
    ],
    [
      "not machines called alike",
      [
        { name: "CI Bot", email: "a@x.org" },
        { name: "CI Bot", email: "b@y.org" },
      ],
      [0, 1],
    ],
    [
      "not an address that no mail reaches",
      [
        { name: "Ada L", email: "root@localhost" },
        { name: "Bob M", email: "root@localhost" },
      ],
      [0, 1],
    ],
    [
      "an address that .mailmap replaced",
      [
        { ...ada, unmapped: { name: "a", email: "a@old.example" } },
        { name: "aa", email: "a@old.example" },
      ],
      [0, 0],
    ],
  ])("%s", (_, contacts, expected) => {
    expect(groups(contacts)).toEqual(expected);
  });

  test("a people file joins by address, name and account, and keeps two people of one name apart", () => {
    const contacts = [
      ada,
      { name: "countess", email: "c@x.org" },
      { name: "Lady", email: "l@x.org" },
      { name: "z", login: "lovelace" },
    ];
    const listed = [{ id: "ada", name: "Ada Lovelace", emails: ["c@x.org"], aliases: ["Lady"], github: "lovelace" }];
    const { people, personOf } = of(contacts, { listed });
    expect([...personOf]).toEqual([0, 0, 0, 0]);
    expect(people[0]?.name).toBe("Ada Lovelace");
    const two = [
      { id: "one", name: "Wei Zhang", emails: ["wei@one.example"] },
      { id: "two", name: "Wei Zhang", emails: ["wei@two.example"] },
    ];
    const weis = [
      { name: "Wei Zhang", email: "wei@one.example" },
      { name: "Wei Zhang", email: "wei@two.example" },
    ];
    expect(groups(weis, { listed: two })).toEqual([0, 1]);
    expect(groups(weis)).toEqual([0, 0]);
  });

  test("says why, and mailmap rules join nothing beyond", () => {
    const contacts = [ada, { name: "al", email: "ada@example.org" }];
    expect(of(contacts).people[0]?.because).toEqual([
      { code: "report.because.email", params: { a: "Ada Lovelace <ada@example.org>", b: "al <ada@example.org>" } },
    ]);
    expect(groups(contacts, { rules: "mailmap" })).toEqual([0, 1]);
  });

  test("the name of most work is shown", () => {
    const { people } = castOf(
      [
        { name: "al", email: "a@x.org" },
        { name: "Ada", email: "a@x.org" },
      ],
      [1, 9],
      careful,
    );
    expect(people[0]?.name).toBe("Ada");
  });
});

describe("machines", () => {
  test.each<[Contact, boolean]>([
    [{ name: "dependabot[bot]", email: "49699333+dependabot[bot]@users.noreply.github.com" }, true],
    [{ name: "Renovate Bot" }, true],
    [{ name: "kubeflow-bot" }, true],
    [{ name: "k8s-ci-robot" }, true],
    [{ name: "GitHub Actions" }, true],
    [{ name: "someone", login: "x", bot: true }, true],
    [{ name: "Abbot" }, false],
    [{ name: "Marc Talbot" }, false],
    [{ name: "Ada Lovelace", email: "ada@robot.example" }, false],
  ])("%o", (contact, expected) => {
    expect(looksLikeBot(contact)).toBe(expected);
  });

  test("by the manifest's patterns, unless a people file says otherwise", () => {
    const contact = { name: "deploy-robotnik", email: "d@x.org" };
    expect(of([contact], { bots: ["deploy-*"] }).people[0]?.bot).toBe(true);
    const listed = [{ id: "d", name: "deploy-robotnik", bot: false }];
    expect(of([contact], { bots: ["deploy-*"], listed }).people[0]?.bot).toBe(false);
  });
});

describe("addresses", () => {
  test("of private accounts", () => {
    expect(privateAddress("12+Ada@users.noreply.github.com")).toEqual({ forge: "github", login: "Ada", id: 12 });
    expect(privateAddress("ada@users.noreply.github.com")).toEqual({ forge: "github", login: "ada" });
    expect(privateAddress("7-ada@users.noreply.gitlab.com")).toEqual({ forge: "gitlab", login: "ada", id: 7 });
    expect(privateAddress("ada@noreply.github.com.evil.example")).toBeUndefined();
  });

  test("tell an organisation by the manifest, else by their domain, unless anybody may have one", () => {
    const domains = { "example.org": "Example" };
    expect(organisationOf("a@mail.example.org", domains)).toBe("Example");
    expect(organisationOf("a@acme.example", domains)).toBe("acme.example");
    for (const email of [
      "a@gmail.com",
      "a@qq.com",
      "1+a@users.noreply.github.com",
      "root@localhost",
      "a@host.local",
      "x",
    ])
      expect(organisationOf(email, domains), email).toBeUndefined();
  });

  test("where somebody was on a day", () => {
    const stays = [
      { name: "A", until: 99 },
      { name: "B", from: 100 },
      { name: "C", from: 200, until: 210 },
    ];
    expect([50, 100, 205, 300].map((day) => organisationOn(stays, day))).toEqual(["A", "B", "C", "B"]);
    expect(organisationOn([{ name: "A", from: 10 }], 9)).toBeUndefined();
  });
});

test("who asked not to be named is known by name, account, address or digest", () => {
  const person = { names: ["Ada Lovelace"], emails: ["Ada@Example.org"], logins: ["ada"] };
  for (const entry of ["ada lovelace", "@ADA", "ada@example.org", `sha256:${sha256("ada@example.org")}`])
    expect(optOutOf([entry])(person), entry).toBe(true);
  expect(optOutOf(["bob", `sha256:${sha256("bob")}`])(person)).toBe(false);
});
