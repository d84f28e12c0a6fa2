import { describe, expect, test } from "vitest";
import { looksLikeBot } from "../../../src/reports/identity/bots.ts";
import { castOf } from "../../../src/reports/identity/cast.ts";
import { privateAddress } from "../../../src/reports/identity/noreply.ts";
import { optOutOf } from "../../../src/reports/identity/opt-out.ts";
import type { IdentityOptions } from "../../../src/reports/identity/options.ts";
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
const ada = { name: "Ada Lovelace", email: "ada@acme.example" };

describe("who is who", () => {
  test.each<[string, Contact[], number[]]>([
    ["the same address in another case", [ada, { name: "ada", email: "ADA@Acme.example" }], [0, 0]],
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
    ...["user@localhost.localdomain", "dj@pi.local", "you@example.com", "you@example.org", "you@example.net"].map(
      (email): [string, Contact[], number[]] => [
        `not ${email}, but for one name`,
        [
          { name: "Ada", email },
          { name: "Bob", email },
          { name: "Ada", email: email.toUpperCase() },
        ],
        [0, 1, 0],
      ],
    ),
    [
      "not a user name that passed to another account; what has no number is neither's",
      [
        { name: "Bob X", email: "bobx@users.noreply.github.com" },
        { name: "x", email: "1+bobx@users.noreply.github.com" },
        { name: "y", email: "2+bobx@users.noreply.github.com" },
        { name: "z", login: "bobx", accountId: 2 },
      ],
      [0, 1, 2, 2],
    ],
    [
      "not one full name of two accounts; what has no number is neither's",
      [
        { name: "David Kim", email: "david@one.example" },
        { name: "David Kim", email: "10+dk1@users.noreply.github.com" },
        { name: "David Kim", email: "20+dk2@users.noreply.github.com" },
        { name: "david kim", email: "david@two.example" },
      ],
      [0, 1, 2, 0],
    ],
    [
      "one full name of an account, and accounts of different forges",
      [
        { name: "David Kim", email: "david@one.example" },
        { name: "David Kim", email: "10+dk1@users.noreply.github.com" },
        { name: "David Kim", email: "20-dk@users.noreply.gitlab.com" },
      ],
      [0, 0, 0],
    ],
    [
      "two accounts that .mailmap calls one",
      [
        { ...ada, unmapped: { name: "a", email: "1+a@users.noreply.github.com" } },
        { ...ada, unmapped: { name: "b", email: "2+b@users.noreply.github.com" } },
      ],
      [0, 0],
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

  test("a people file's name does not join two accounts", () => {
    const kims = [
      { name: "David Kim", email: "10+dk1@users.noreply.github.com" },
      { name: "David Kim", email: "20+dk2@users.noreply.github.com" },
    ];
    const listed = [{ id: "dk", name: "David Kim", github: "dk2" }];
    expect(groups(kims, { listed })).toEqual([0, 1]);
    expect(
      groups(kims, { listed: [{ ...listed[0], id: "dk", name: "David Kim", emails: kims.map(({ email }) => email) }] }),
    ).toEqual([0, 0]);
  });

  test("the reasons lead from each contact of a person to each other one", () => {
    const contacts: Contact[] = [
      { name: "Ada Lovelace", email: "a@x.example" },
      { name: "al", email: "A@X.example" },
      { name: "al2", email: "7+ada@users.noreply.github.com" },
      { name: "Ada Lovelace", login: "ada", accountId: 7 },
      { name: "Ada L", email: "l@x.example", unmapped: { name: "old", email: "a@x.example" } },
      { name: "countess", email: "c@x.example" },
    ];
    const listed = [{ id: "ada", name: "Ada", github: "ada", aliases: ["Countess"] }];
    const { people } = of(contacts, { listed });
    expect(people).toHaveLength(1);
    expect(people[0]?.because.map(({ code }) => code.slice("report.because.".length)).sort()).toEqual(
      ["account", "email", "email", "listed", "listed", "mailmap", "name"].sort(),
    );
    expect(people[0]?.aliases).toEqual(["Ada Lovelace", "al", "al2", "Ada L", "old", "countess", "ada"]);
  });

  test("whoever a forge calls ghost is nobody, unless a people file knows them", () => {
    const ghost = { name: "ghost", login: "ghost" };
    expect(of([ghost, ada]).people).toMatchObject([{ gone: true, unlisted: true }, { unlisted: false }]);
    expect(of([ada]).people[0]).not.toHaveProperty("gone");
    const { people } = of([ghost], { listed: [{ id: "g", name: "Casper", github: "ghost" }] });
    expect(people[0]).toMatchObject({ name: "Casper", unlisted: false });
  });

  test("says why, and mailmap rules join nothing beyond", () => {
    const contacts = [ada, { name: "al", email: "ada@acme.example" }];
    expect(of(contacts).people[0]?.because).toEqual([
      { code: "report.because.email", params: { a: "Ada Lovelace <ada@acme.example>", b: "al <ada@acme.example>" } },
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
    [{ name: "K8s CI Robot" }, true],
    [{ name: "Acme Release Bot", email: "r@x.org" }, true],
    [{ name: "deploy (prod) bot" }, true],
    [{ name: "Acme sync-bot" }, true],
    [{ name: "Travis CI" }, true],
    [{ name: "Weblate", email: "hosted@weblate.org" }, true],
    [{ name: "GitHub", email: "noreply@github.com" }, true],
    [{ name: "Stale", login: "stale" }, true],
    [{ name: "Travis", email: "travis@home.org" }, false],
    [{ name: "travis", email: "travis@users.noreply.github.com" }, false],
    [{ name: "Weblate", email: "w@x.org" }, false],
    [{ name: "Bors", email: "" }, false],
    [{ name: "Jan Bot" }, false],
    [{ name: "Jan de Bot", email: "jan.bot@x.org" }, false],
    [{ name: "Jan Peters-Bot" }, false],
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

test("who asked not to be named is known by the account of a private address and of a people file", () => {
  const contacts = [
    { name: "Octo Cat", email: "5+Octo@users.noreply.github.com" },
    { name: "Glab By", email: "7-glabby@users.noreply.gitlab.com" },
    { name: "Gil Lab", email: "gil@x.example" },
    ada,
  ];
  const listed = [{ id: "gil", name: "Gil Lab", gitlab: "gillab" }];
  const optedOut = optOutOf(["octo", "@glabby", `sha256:${sha256("gillab")}`]);
  expect(of(contacts, { optedOut, listed }).people.map(({ unlisted }) => unlisted)).toEqual([true, true, true, false]);
  const mailmap = of(contacts, { optedOut, rules: "mailmap" });
  expect(mailmap.people.map(({ unlisted }) => unlisted)).toEqual([true, true, false, false]);
});

test("a domain is marked as one, unless the manifest names it", () => {
  const stay = (domains: Record<string, string>) => of([ada], { domains }).people[0]?.organisations;
  expect(stay({})).toEqual([{ name: "acme.example", domain: true }]);
  expect(stay({ "acme.example": "Acme" })).toEqual([{ name: "Acme" }]);
});

test("who asked not to be named is known by name, account, address or digest", () => {
  const person = { names: ["Ada Lovelace"], emails: ["Ada@Example.org"], logins: ["ada"] };
  for (const entry of ["ada lovelace", "@ADA", "ada@example.org", `sha256:${sha256("ada@example.org")}`])
    expect(optOutOf([entry])(person), entry).toBe(true);
  expect(optOutOf(["bob", `sha256:${sha256("bob")}`])(person)).toBe(false);
});
