import { type Fault, lines } from "../row.ts";

const runner = "actions/runner, src/Runner.Worker (ActionManifestManager.cs, action_yaml.json)";
const validation = "Renovate, lib/config/validation.ts";

/** Faults that somebody chose who had not seen the rules. */
export const unseen: readonly Fault[] = [
  {
    what: "a step of a composite action without a shell",
    files: {
      "action.yml": lines(`
        name: Greet
        description: Says hello
        runs:
          using: composite
          steps:
            - run: echo hello
      `),
    },
    says: `${runner}: «Required property is missing: shell»`,
    code: "action.no-shell",
    at: "action.yml:6",
    level: "error",
  },
  {
    what: "a version of Node.js that the runner never had",
    files: {
      "action.yml": "name: Greet\ndescription: Says hello\nruns: { using: node18, main: index.js }\n",
      "index.js": "",
    },
    says: `${runner}: «'using: node18' is not supported»`,
    code: "action.using-node",
    at: "action.yml:3",
    level: "error",
  },
  {
    what: "an action that runs by itself",
    files: {
      "action.yml": "name: Greet\ndescription: Says hello\nruns: { using: javascript, main: index.js }\n",
      "index.js": "",
    },
    says: `${runner}: «'using: javascript' is not supported»; other forges have more, so that it is a warning`,
    code: "action.using",
    at: "action.yml:3",
    level: "warning",
  },
  {
    what: "a switch of Renovate in words",
    files: { "renovate.json": '{\n  "extends": ["config:recommended"],\n  "automerge": "yes"\n}\n' },
    says: `${validation}: «Configuration option automerge should be boolean»`,
    code: "renovate.no-boolean",
    at: "renovate.json:3",
    level: "error",
  },
  {
    what: "a rule of Renovate for nothing",
    differs: "the schema asks for no selector; Renovate's own validation does",
    files: { "renovate.json": '{\n  "packageRules": [\n    { "automerge": true, "labels": ["deps"] }\n  ]\n}\n' },
    says: `${validation}: «Each packageRule must contain at least one match* or exclude* selector»`,
    code: "renovate.no-selector",
    at: "renovate.json:3",
    level: "error",
  },
  {
    what: "a link that begins with a Chinese letter, encoded",
    files: { "docs/README.md": "# 文档\n\n[安装](%E5%AE%89%E8%A3%85.md)\n", "docs/使用.md": "# 使用\n" },
    says: "RFC 3986, 2.1: %E5%AE%89 is a letter; the forge shows 404",
    code: "links.file",
    at: "docs/README.md:3",
    level: "error",
  },
];
