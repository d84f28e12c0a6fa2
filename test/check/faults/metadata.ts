import { type Fault, lines } from "../row.ts";

const cff = "CITATION.cff";
const guide = "citation-file-format, schema-guide.md and schema.json of 1.2.0";
const head = "cff-version: 1.2.0\nmessage: Cite it\ntitle: A tool\nauthors:\n  - family-names: Lovelace\n";

export const citation: readonly Fault[] = [
  {
    what: "a licence in words",
    files: { [cff]: `${head}license: Apache License 2.0\n` },
    says: `${guide}, license: an identifier of the SPDX list`,
    code: "citation.license-text",
    at: `${cff}:6`,
    level: "error",
  },
  {
    what: "a licence mistyped",
    files: { [cff]: `${head}license: Apache2.0\n` },
    says: `${guide}, license`,
    code: "citation.license-near",
    at: `${cff}:6`,
    level: "error",
  },
  {
    what: "an expression of two licences",
    files: { [cff]: `${head}license: MIT OR Apache-2.0\n` },
    says: `${guide}, license: several stand in a list`,
    code: "citation.license-text",
    at: `${cff}:6`,
    level: "error",
  },
  {
    what: "a licence that the SPDX list does not have",
    files: { [cff]: `${head}license: LicenseRef-Custom-Terms\n` },
    says: `${guide}, license; a newer list may have more`,
    code: "citation.license",
    at: `${cff}:6`,
    level: "warning",
  },
  {
    what: "a version of the format that there is not",
    files: { [cff]: head.replace("1.2.0", "1.9.0") },
    says: `${guide}, cff-version: 1.2.0`,
    code: "citation.version",
    at: `${cff}:1`,
    level: "error",
  },
  {
    what: "a version of the work in place of the format's",
    files: { [cff]: head.replace("1.2.0", "0.1.0") },
    says: "NLeSC/spot#163: there is no version 0.1.0 of the schema",
    code: "citation.version",
    at: `${cff}:1`,
    level: "error",
  },
  {
    what: "maintainers in a citation",
    files: { [cff]: `${head}maintainers:\n  - family-names: Byron\n` },
    says: "lasp/space_packet_parser#285: «Additional properties are not allowed»; the format has contact",
    code: "citation.unknown-key",
    at: `${cff}:6`,
    level: "error",
  },
  {
    what: "an organisation with an affiliation",
    files: { [cff]: head.replace("family-names: Lovelace", "name: A lab\n    affiliation: A university") },
    says: `${guide}, definitions.entity: no affiliation`,
    code: "citation.person-or-entity",
    at: `${cff}:5`,
    level: "error",
  },
  {
    what: "an event without its name",
    files: { [cff]: head.replace("family-names: Lovelace", "date-start: 2026-05-01") },
    says: `${guide}, definitions.entity: name is required`,
    code: "citation.no-name",
    at: `${cff}:5`,
    level: "error",
  },
  {
    what: "a DOI among the identifiers as an address",
    files: { [cff]: `${head}identifiers:\n  - type: doi\n    value: https://doi.org/10.5281/zenodo.1234\n` },
    says: `${guide}, definitions.identifier: a doi begins with 10.`,
    code: "citation.identifier",
    at: `${cff}:8`,
    level: "error",
  },
  {
    what: "an identifier of Software Heritage that is none",
    files: { [cff]: `${head}identifiers:\n  - type: swh\n    value: 1:rev:abc\n` },
    says: `${guide}, definitions.swh-identifier`,
    code: "citation.identifier",
    at: `${cff}:8`,
    level: "error",
  },
  {
    what: "a preferred citation of a kind that there is not",
    files: {
      [cff]: `${head}preferred-citation:\n  type: artcle\n  title: A paper\n  authors:\n    - family-names: Lovelace\n`,
    },
    says: `${guide}, definitions.reference.type`,
    code: "citation.choice-near",
    at: `${cff}:7`,
    level: "error",
  },
  {
    what: "a key of a reference that there is not",
    files: {
      [cff]: `${head}references:\n  - type: article\n    title: A paper\n    jurnal: Nature\n    authors:\n      - family-names: Lovelace\n`,
    },
    says: `${guide}, definitions.reference: closed`,
    code: "citation.unknown-key-near",
    at: `${cff}:9`,
    level: "error",
  },
  {
    what: "keywords in one text",
    files: { [cff]: `${head}keywords: research, software\n` },
    says: `${guide}, keywords: a list`,
    code: "citation.type-array",
    at: `${cff}:6`,
    level: "error",
  },
  {
    what: "authors as texts",
    files: { [cff]: "cff-version: 1.2.0\nmessage: Cite it\ntitle: A tool\nauthors:\n  - Ada Lovelace\n" },
    says: `${guide}, authors: people or entities`,
    code: "citation.type-object",
    at: `${cff}:5`,
    level: "error",
  },
  {
    what: "a repository without a scheme",
    files: { [cff]: `${head}repository-code: github.com/a/b\n` },
    says: `${guide}, definitions.url`,
    code: "citation.link",
    at: `${cff}:6`,
    level: "error",
  },
];

const dev = ".devcontainer/devcontainer.json";

export const devcontainer: readonly Fault[] = [
  {
    what: "a container of nothing",
    files: { [dev]: '{\n  "name": "A",\n  "features": {}\n}\n' },
    says: 'devcontainers/cli: «is missing one of "image", "dockerFile" or "dockerComposeFile" properties»; Codespaces alone has an image of its own',
    code: "devcontainer.no-image",
    at: `${dev}:1`,
    level: "warning",
  },
  {
    what: "a build without the file that it builds from",
    files: { [dev]: '{\n  "build": { "args": { "A": "1" } }\n}\n' },
    says: "devcontainers/spec, devContainer.base.schema.json: build needs dockerfile",
    code: "devcontainer.no-image",
    at: `${dev}:1`,
    level: "warning",
  },
  {
    what: "an image beside a Dockerfile",
    files: { [dev]: '{\n  "image": "a",\n  "build": { "dockerfile": "Dockerfile" }\n}\n' },
    says: "devcontainers/spec, devContainer.base.schema.json: one of them",
    code: "devcontainer.both-images",
    at: `${dev}:2`,
    level: "warning",
  },
  {
    what: "a way of shutting down that there is not",
    files: { [dev]: '{\n  "image": "a",\n  "shutdownAction": "stop"\n}\n' },
    says: "containers.dev, Dev Container metadata reference, shutdownAction",
    code: "devcontainer.choice",
    at: `${dev}:3`,
    level: "error",
  },
  {
    what: "mounts in one text",
    files: { [dev]: '{\n  "image": "a",\n  "mounts": "type=volume,target=/a"\n}\n' },
    says: "containers.dev, Dev Container metadata reference, mounts: a list",
    code: "devcontainer.type-array",
    at: `${dev}:3`,
    level: "error",
  },
];

const renovate = "renovate.json";

export const renovateFaults: readonly Fault[] = [
  {
    what: "an option mistyped",
    differs: "the schema lets other keys through; Renovate's own validation does not",
    files: { [renovate]: '{\n  "extends": ["config:recommended"],\n  "prConcurentLimit": 3\n}\n' },
    says: "Renovate, lib/config/validation.ts: «Invalid configuration option: prConcurentLimit», an issue is opened",
    code: "renovate.unknown-key-near",
    at: `${renovate}:3`,
    level: "error",
  },
  {
    what: "an option that nobody knows",
    differs: "the schema lets other keys through; Renovate's own validation does not",
    files: { [renovate]: '{\n  "blueberryPancakes": true\n}\n' },
    says: "Renovate, lib/config/validation.ts: «Invalid configuration option»; it may be newer than the list here",
    code: "renovate.unknown-option",
    at: `${renovate}:2`,
    level: "warning",
  },
  {
    what: "an option of a rule mistyped",
    differs: "the schema lets other keys through; Renovate's own validation does not",
    files: { [renovate]: '{\n  "packageRules": [\n    { "matchPackageNams": ["a"], "enabled": false }\n  ]\n}\n' },
    says: "Renovate, lib/config/validation.ts",
    code: "renovate.unknown-key-near",
    at: `${renovate}:3`,
    level: "error",
  },
  {
    what: "a key twice",
    differs: "what JSON.parse gives has each key once",
    files: { [renovate]: '{\n  "labels": ["a"],\n  "labels": ["b"]\n}\n' },
    says: "Renovate, lib/config/parse.ts: «Duplicate keys in JSON»",
    code: "renovate.key-twice",
    at: `${renovate}:3`,
    level: "error",
  },
  {
    what: "a fault in a file of JSON5",
    files: { ".github/renovate.json5": "{\n  // weekly\n  extends: ['config:recommended'],\n  labels: 'deps',\n}\n" },
    says: "Renovate, lib/config/validation.ts: labels is a list",
    code: "renovate.type-array",
    at: ".github/renovate.json5:4",
    level: "error",
  },
  {
    what: "a limit in words",
    files: { ".renovaterc": '{\n  "prHourlyLimit": "none"\n}\n' },
    says: "docs.renovatebot.com, prHourlyLimit: an integer",
    code: "renovate.type-integer",
    at: ".renovaterc:2",
    level: "error",
  },
];

const rc = ".all-contributorsrc";

export const others: readonly Fault[] = [
  {
    what: "a contribution mistyped",
    files: {
      [rc]: '{\n  "projectName": "a",\n  "projectOwner": "b",\n  "contributors": [\n    { "login": "c", "contributions": ["cod"] }\n  ]\n}\n',
    },
    says: "all-contributors/cli: «Unknown contribution type cod in options»",
    code: "all-contributors.unknown-type-near",
    at: `${rc}:5`,
    level: "error",
  },
  {
    what: "a contribution that nobody defines",
    files: {
      [rc]: '{\n  "projectName": "a",\n  "projectOwner": "b",\n  "contributors": [\n    { "login": "c", "contributions": ["gardening"] }\n  ]\n}\n',
    },
    says: "all-contributors/cli: «Unknown contribution type»; it may be newer than the list here",
    code: "all-contributors.unknown-type",
    at: `${rc}:5`,
    level: "warning",
  },
  {
    what: "a contributor without contributions",
    files: {
      [rc]: '{\n  "projectName": "a",\n  "projectOwner": "b",\n  "contributors": [\n    { "login": "c" }\n  ]\n}\n',
    },
    says: "SchemaStore all-contributors; all-contributors/cli reads contributions of each",
    code: "all-contributors.missing-key",
    at: `${rc}:5`,
    level: "error",
  },
  {
    what: "extensions in one text",
    files: { ".vscode/extensions.json": '{\n  "recommendations": "biomejs.biome"\n}\n' },
    says: "code.visualstudio.com, workspace recommended extensions: a list",
    code: "vscode-extensions.type-array",
    at: ".vscode/extensions.json:2",
    level: "warning",
  },
  {
    what: "security insights of a version that there is not",
    files: {
      "SECURITY-INSIGHTS.yml": lines(`
        header:
          schema-version: 3.0.0
          last-updated: "2026-01-01"
          last-reviewed: "2026-01-01"
          url: https://example.org/security-insights.yml
        repository: {}
      `),
    },
    says: "ossf/security-insights-spec, schema.cue: versions of 2",
    code: "security-insights.version-2",
    at: "SECURITY-INSIGHTS.yml:2",
    level: "warning",
  },
];
