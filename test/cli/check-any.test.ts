import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { ruleBook } from "../../src/check/book.ts";
import { width } from "../../src/system/text/width.ts";
import { answers, cleanEnv, commonry, temporaryFolder } from "../support/cli.ts";

/** `commonry check` on repositories that commonry has not made. */

function project(files: Readonly<Record<string, string>>): string {
  const root = temporaryFolder();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const git = (cwd: string, ...args: string[]) => execFileSync("git", args, { cwd, env: cleanEnv() });

interface Found {
  readonly rule: string;
  readonly code: string;
  readonly level: string;
  readonly file: string;
  readonly fix: boolean;
}

async function findings(
  cwd: string,
  ...args: string[]
): Promise<{ code: number | null; found: Found[]; unchecked: unknown[] }> {
  const { code, out, err } = await commonry(["check", "--json", ...args], { cwd });
  expect(err).toBe("");
  const { findings: found, unchecked } = JSON.parse(out) as { findings: Found[]; unchecked: unknown[] };
  return { code, found, unchecked };
}

const broken = { "README.md": "# x\n\n[a](Docs/a.md) [b](none.md)\n", "docs/a.md": "# A\n" };

describe("exit codes", () => {
  test("what is missing is no failure", async () => {
    expect((await findings(project({ "README.md": "# x\n" }))).code).toBe(0);
  });

  test("what is broken is", async () => {
    const { code, found } = await findings(project(broken));
    expect(code).toBe(1);
    expect(found.filter(({ level }) => level === "error").map((one) => one.code)).toEqual(["links.case", "links.file"]);
  });

  test("an invalid manifest comes first", async () => {
    expect((await findings(project({ ...broken, "community.yaml": "version: 2\n" }), "--only", "readme")).code).toBe(2);
  });
});

describe("choosing", () => {
  test("--only and --skip take lists, and may be repeated", async () => {
    const cwd = project(broken);
    const rules = async (...args: string[]) => [
      ...new Set((await findings(cwd, ...args)).found.map(({ rule }) => rule)),
    ];
    expect(await rules("--only", "links,readme", "--only", "license")).toEqual(["license", "readme", "links"]);
    expect(await rules("--only", "links,readme", "--skip", "links")).toEqual(["readme"]);
    expect(await rules("--skip", "links")).not.toContain("links");
  });

  test.each([
    [["--only", "link"], /--only: there is no rule “link”; did you mean links\?/],
    [["--skip", "links,licence"], /--skip: there is no rule “licence”; did you mean license\?/],
    [["--only", "quite-something-else"], /there is no rule “quite-something-else”/],
    [["--only", ""], /--only <rules> is empty/],
    [["--format", "xml"], /--format/],
    [["--list-rules", "--format", "sarif"], /--list-rules prints text or json, not sarif/],
  ])("%s is a usage error", async (args, message) => {
    const { code, out, err } = await commonry(["check", ...args], { cwd: project(broken) });
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(message);
  });

  test("the manifest's section: rules off, levels, files to leave alone", async () => {
    const manifest = (check: string) => `version: 1\ncommunity: { name: X }\ncheck:\n${check}`;
    const ids = async (check: string) => {
      const { code, found } = await findings(project({ ...broken, "community.yaml": manifest(check) }));
      return { code, links: found.filter(({ rule }) => rule === "links").map(({ level }) => level) };
    };
    expect(await ids("  off: [links]\n")).toEqual({ code: 0, links: [] });
    expect(await ids("  levels: { links: warning }\n")).toEqual({ code: 0, links: ["warning", "warning"] });
    expect(await ids("  ignore: ['*.md']\n")).toEqual({ code: 0, links: [] });
    expect(await ids("  levels: { readme: error }\n")).toMatchObject({ code: 1 });
  });

  test("an unknown rule in the manifest is an error that names the nearest", async () => {
    const check = "check:\n  off: [link]\n  levels: { lisense: error }\n  ignore: [../x]\n";
    const cwd = project({ "community.yaml": `version: 1\ncommunity: { name: X }\n${check}` });
    const { code, out } = await commonry(["check"], { cwd });
    expect(code).toBe(2);
    expect(out).toMatch(/^community\.yaml:4:9: error: .*“link” .*did you mean “links”\? \[manifest\.choice-near\]$/m);
    expect(out).toMatch(
      /^community\.yaml:5:13: error: unknown key “lisense”.*license.* \[manifest\.unknown-key-near\]$/m,
    );
    expect(out).toMatch(/^community\.yaml:6:12: error: .* \[manifest\.ignore-pattern\]$/m);
  });
});

describe("--list-rules", () => {
  test.each(["en", "zh"] as const)("every rule, at most 80 columns wide, in %s", async (lang) => {
    for (const more of [[], ["--verbose"]]) {
      const { code, out } = await commonry(["check", "--list-rules", "--lang", lang, ...more]);
      expect(code).toBe(0);
      for (const { id } of ruleBook) expect(out).toMatch(new RegExp(`^${id} `, "m"));
      const isAddress = (line: string) => /^\s*https?:\/\/\S+$/.test(line);
      expect(out.split("\n").filter((line) => width(line) > 80 && !isAddress(line))).toEqual([]);
    }
  });

  test("--json has both languages", async () => {
    const { out } = await commonry(["check", "--list-rules", "--json"]);
    expect(JSON.parse(out)).toEqual({ schemaVersion: 1, command: "check", rules: ruleBook });
  });
});

/** What the standard (SARIF 2.1.0) demands of what is written here, and what code scanning reads of it. */
const sarif = {
  type: "object",
  required: ["version", "runs"],
  properties: {
    $schema: { type: "string", format: "uri" },
    version: { const: "2.1.0" },
    runs: { type: "array", minItems: 1, maxItems: 20, items: { $ref: "#/$defs/run" } },
  },
  additionalProperties: false,
  $defs: {
    message: { type: "object", required: ["text"], properties: { text: { type: "string", minLength: 1 } } },
    level: { enum: ["none", "note", "warning", "error"] },
    artifactLocation: {
      type: "object",
      required: ["uri"],
      properties: {
        uri: { type: "string", pattern: "^(?![/])(?:[A-Za-z0-9._~!$&'()*+,;=@/-]|%[0-9A-F]{2})+$" },
        uriBaseId: { const: "%SRCROOT%" },
        index: { type: "integer", minimum: 0 },
      },
      additionalProperties: false,
    },
    location: {
      type: "object",
      properties: {
        physicalLocation: {
          type: "object",
          required: ["artifactLocation"],
          properties: {
            artifactLocation: { $ref: "#/$defs/artifactLocation" },
            region: {
              type: "object",
              properties: {
                startLine: { type: "integer", minimum: 1 },
                startColumn: { type: "integer", minimum: 1 },
              },
              additionalProperties: false,
            },
          },
          additionalProperties: false,
        },
      },
      additionalProperties: false,
    },
    rule: {
      type: "object",
      required: ["id", "shortDescription", "fullDescription", "help"],
      properties: {
        id: { type: "string", maxLength: 255 },
        name: { type: "string", maxLength: 255 },
        shortDescription: { $ref: "#/$defs/message" },
        fullDescription: { $ref: "#/$defs/message" },
        help: { $ref: "#/$defs/message" },
        defaultConfiguration: { type: "object", properties: { level: { $ref: "#/$defs/level" } } },
        properties: { type: "object", properties: { tags: { type: "array", maxItems: 20, uniqueItems: true } } },
      },
      additionalProperties: false,
    },
    run: {
      type: "object",
      required: ["tool", "results"],
      properties: {
        tool: {
          type: "object",
          required: ["driver"],
          properties: {
            driver: {
              type: "object",
              required: ["name"],
              properties: {
                name: { const: "commonry" },
                version: { type: "string" },
                semanticVersion: { type: "string" },
                informationUri: { type: "string", pattern: "^https://" },
                rules: { type: "array", uniqueItems: true, items: { $ref: "#/$defs/rule" } },
              },
              additionalProperties: false,
            },
          },
          additionalProperties: false,
        },
        columnKind: { enum: ["utf16CodeUnits", "unicodeCodePoints"] },
        originalUriBaseIds: { type: "object" },
        invocations: { type: "array", items: { type: "object", required: ["executionSuccessful"] } },
        artifacts: { type: "array", items: { type: "object", required: ["location"] } },
        results: {
          type: "array",
          maxItems: 25_000,
          items: {
            type: "object",
            required: ["ruleId", "ruleIndex", "message", "locations", "partialFingerprints"],
            properties: {
              ruleId: { type: "string" },
              ruleIndex: { type: "integer", minimum: 0 },
              level: { $ref: "#/$defs/level" },
              message: { $ref: "#/$defs/message" },
              locations: { type: "array", minItems: 1, items: { $ref: "#/$defs/location" } },
              partialFingerprints: { type: "object", additionalProperties: { type: "string" } },
              properties: { type: "object" },
            },
            additionalProperties: false,
          },
        },
        properties: { type: "object" },
      },
      additionalProperties: false,
    },
  },
};

interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly index: number };
      readonly region: { readonly startLine: number; readonly startColumn: number };
    };
  }[];
  readonly partialFingerprints: { readonly primaryLocationLineHash: string };
}

async function sarifOf(cwd: string) {
  const { out } = await commonry(["check", "--format", "sarif"], { cwd });
  const log = JSON.parse(out);
  const validate = new Ajv({ strict: false }).compile(sarif);
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  const [run] = log.runs;
  return run as {
    tool: { driver: { rules: { id: string }[] } };
    artifacts: { location: { uri: string } }[];
    results: SarifResult[];
  };
}

describe("--format sarif", () => {
  const files = { ...broken, "文 档/a#b?.md": "😀 [x](nirgends.md)\n", "a:b.md": "[x](nirgends.md)\n" };

  test("is what the standard says, and each result leads to its rule and its file", async () => {
    const run = await sarifOf(project(files));
    for (const { ruleId, ruleIndex, locations } of run.results) {
      expect(run.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
      const { uri, index } = locations[0]?.physicalLocation.artifactLocation ?? { uri: "", index: -1 };
      expect(run.artifacts[index]?.location.uri).toBe(uri);
    }
    const places = run.results.map(({ locations }) => locations[0]?.physicalLocation);
    expect(places.map((place) => decodeURIComponent(place?.artifactLocation.uri ?? ""))).toContain("文 档/a#b?.md");
    // A column counts units of UTF-16: the face before it takes two.
    const face = places.find((place) => place?.artifactLocation.uri.includes("%23"));
    expect(face?.region).toEqual({ startLine: 1, startColumn: 8 });
  });

  test("fingerprints are told apart, and stay when lines move", async () => {
    const text = broken["README.md"];
    const prints = async (readme: string) => {
      const { results } = await sarifOf(project({ ...broken, "README.md": readme }));
      return results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);
    };
    const before = await prints(`${text}[b](none.md)\n`);
    expect(new Set(before).size).toBe(before.length);
    expect((await prints(`# y\n\nA line more.\n\n${text}[b](none.md)\n`)).sort()).toEqual([...before].sort());
  });
});

test("advice is left out of annotations, and is there when asked for", async () => {
  const cwd = project(broken);
  expect((await commonry(["check", "--format", "actions"], { cwd })).out).not.toContain("::notice");
  expect((await commonry(["check", "--format", "actions", "--verbose"], { cwd })).out).toMatch(
    /^::notice file=SUPPORT\.md,/m,
  );
});

describe("what git knows", () => {
  test("what git ignores is not looked at, a submodule and the work of tools neither", async () => {
    const cwd = project({
      ...broken,
      "README.md": "[a](build/a.md) [b](sub/b.md) [c](node_modules/c.md)\n",
      ".gitignore": "build/\n*.log.json\n",
      "build/a.json": "{",
      "x.log.json": "{",
      "nested/.git/HEAD": "ref: refs/heads/main\n",
      "nested/a.json": "{",
      ".venv/a.json": "{",
      "node_modules/a/a.json": "{",
      ".gitmodules": '[submodule "sub"]\n\tpath = sub\n\turl = https://x.example/sub\n',
    });
    git(cwd, "init", "-q");
    const { code, found } = await findings(cwd);
    expect(found.filter(({ level }) => level === "error")).toEqual([]);
    expect(code).toBe(0);
  });

  test("addresses of the repository itself are known from its origin", async () => {
    const readme =
      "[a](https://github.com/lepton/hub/blob/main/none.md) [b](https://github.com/lepton/other/blob/main/none.md)\n";
    const cwd = project({ "README.md": readme });
    git(cwd, "init", "-q");
    git(cwd, "remote", "add", "origin", "git@github.com:lepton/hub.git");
    const { found } = await findings(cwd, "--only", "links");
    expect(found).toMatchObject([{ code: "links.file", level: "warning" }]);
  });

  test("a folder within a repository may lead out of itself", async () => {
    const cwd = project({ "packages/a/README.md": "[a](../b/README.md)\n" });
    expect((await findings(join(cwd, "packages/a"), "--only", "links")).found).toMatchObject([
      { code: "links.outside" },
    ]);
    git(cwd, "init", "-q");
    expect((await findings(join(cwd, "packages/a"), "--only", "links")).found).toEqual([]);
  });

  test("a repository's own settings start no program", async () => {
    const cwd = project({ "README.md": "# x\n" });
    git(cwd, "init", "-q");
    git(cwd, "config", "core.fsmonitor", `touch ${join(cwd, "started")}; false`);
    await findings(cwd);
    expect(() => readFileSync(join(cwd, "started"))).toThrow("ENOENT");
  });
});

test("what was not checked is said", async () => {
  const cwd = project({ Jenkinsfile: "x\n", "docs/a.rst": "A\n", "charts/a/templates/x.yaml": "a: {{ x }}\nb: [\n" });
  symlinkSync("docs", join(cwd, "linked.json"));
  const { unchecked } = await findings(cwd);
  expect(unchecked).toEqual([
    { path: "Jenkinsfile", reason: "kind" },
    { path: "charts/a/templates/x.yaml", reason: "template" },
    { path: "docs/a.rst", reason: "markup" },
    { path: "linked.json", reason: "link" },
  ]);
  expect((await commonry(["check"], { cwd })).err).toContain(
    "Not checked, or only in part: 4 files; --verbose lists them.",
  );
  expect((await commonry(["check", "--verbose"], { cwd })).err).toContain(
    "  Jenkinsfile: no rule knows this kind of file",
  );
});

describe("--fix", () => {
  test("gives links the case of the file that they mean, and leaves all else byte for byte", async () => {
    const cwd = project({ ...broken, "docs/b.md": "[x](../readme.md)\r\n" });
    const { found } = await findings(cwd, "--only", "links");
    expect(found.map(({ code, fix }) => `${code} ${fix}`)).toEqual([
      "links.case true",
      "links.file false",
      "links.case true",
    ]);
    const { code, err } = await commonry(["check", "--fix"], { cwd });
    expect(code).toBe(1);
    expect(err).toContain("Mended README.md");
    expect(readFileSync(join(cwd, "README.md"), "utf8")).toBe(broken["README.md"].replace("Docs/", "docs/"));
    expect(readFileSync(join(cwd, "docs/b.md"), "utf8")).toBe("[x](../README.md)\r\n");
  });

  test("touches no file that the manifest tells to leave alone, and nothing while it is invalid", async () => {
    const ignored = {
      ...broken,
      "community.yaml": "version: 1\ncommunity: { name: X }\ncheck: { ignore: [README.md] }\n",
    };
    for (const files of [ignored, { ...broken, "community.yaml": "version: 2\n" }]) {
      const cwd = project(files);
      await commonry(["check", "--fix"], { cwd });
      expect(readFileSync(join(cwd, "README.md"), "utf8")).toBe(broken["README.md"]);
    }
  });

  test("says how missing files come, where the repository was not made from a template", async () => {
    const { err } = await commonry(["check", "--fix"], { cwd: project(broken) });
    expect(err).toMatch(/Missing files that a template has: \d+; “commonry init \. --adopt” adds them\./);
  });
});

test("a scaffold has nothing to be mended, in any form", async () => {
  const cwd = temporaryFolder();
  await commonry(["init", "hub", "--lang", "zh,en", "--level", "full", "--yes", "--no-git", ...answers], { cwd });
  const { code, found } = await findings(join(cwd, "hub"));
  expect({ code, found }).toEqual({ code: 0, found: [] });
});
