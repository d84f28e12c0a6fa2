import { lines, type Valid } from "../row.ts";

const cff = "CITATION.cff";
const guide = "citation-file-format, schema-guide.md and schema.json of 1.2.0";
const head = "cff-version: 1.2.0\nmessage: Cite it\ntitle: A tool\nauthors:\n  - family-names: Lovelace\n";
const dev = ".devcontainer/devcontainer.json";

export const citation: readonly Valid[] = [
  {
    what: "several licences, one of them by an older identifier",
    files: { [cff]: `${head}license: [Apache-2.0, GPL-3.0]\n` },
    says: `${guide}, license: its own example`,
  },
  {
    what: "an anonymous author by an alias, an organisation with an ORCID, a ship of a conference",
    files: {
      [cff]: lines(`
        cff-version: 1.2.0
        message: Cite it
        title: A tool
        authors:
          - alias: anonymous
          - name: The A lab
            orcid: https://orcid.org/0000-0001-2345-6789
            website: https://example.org
            date-start: 2020-01-01
      `),
    },
    says: `${guide}, definitions.person and definitions.entity`,
  },
  {
    what: "a paper to cite instead, with all that a paper has",
    files: {
      [cff]: `${head}preferred-citation:\n${lines(`
        type: article
        title: A paper
        authors:
          - family-names: Lovelace
            name-particle: van
        journal: Journal of Tools
        volume: 4
        issue: 2
        start: 1
        end: 10
        pages: 10
        year: 2026
        month: 5
        doi: 10.21105/joss.01234
        publisher: { name: A press, city: Leipzig, country: DE }
        collection-title: Proceedings
        conference: { name: ToolConf, date-start: "2026-05-01", location: Leipzig }
        languages: [en]
        isbn: 978-3-16-148410-0
      `).replace(/^(?=.)/gm, "  ")}`,
    },
    says: `${guide}, definitions.reference`,
  },
  {
    what: "identifiers of every kind",
    files: {
      [cff]: `${head}identifiers:\n  - { type: doi, value: 10.5281/zenodo.1003149, description: All versions }\n  - { type: swh, value: "swh:1:dir:bc286860f423ea7ced246ba7458eef4b4541cf2d" }\n  - { type: url, value: "https://example.org/1" }\n  - { type: other, value: "ascl:1234" }\n`,
    },
    says: `${guide}, definitions.identifier`,
  },
  {
    what: "a data set with a version that is a number, and dates without quotes",
    files: { [cff]: `${head}type: dataset\nversion: 2\ndate-released: 2026-01-31\ncommit: abc1234\n` },
    says: `${guide}: version is a text or a number; a date is cast to a text`,
  },
];

export const devcontainer: readonly Valid[] = [
  {
    what: "a Dockerfile by the older key, commas at the end, comments",
    files: { [dev]: '// A\n{\n  "dockerFile": "Dockerfile", /* old */\n  "context": "..",\n}\n' },
    says: "devcontainers/spec, devContainer.base.schema.json: dockerFile; JSON with comments",
  },
  {
    what: "compose with several files",
    files: {
      [dev]:
        '{ "dockerComposeFile": ["a.yml", "b.yml"], "service": "app", "workspaceFolder": "/work", "runServices": [] }\n',
    },
    says: "devcontainers/spec, composeContainer",
  },
  {
    what: "commands at the same time, ports with hosts, features with options, what a GPU needs",
    files: {
      [dev]: lines(`
        {
          "build": { "dockerfile": "Dockerfile", "options": ["--network=host"], "cacheFrom": "a" },
          "features": { "ghcr.io/devcontainers/features/node:1": "lts", "./own": { "a": true } },
          "postCreateCommand": { "one": "npm ci", "two": ["make", "all"] },
          "forwardPorts": [3000, "db:5432"],
          "mounts": [{ "type": "volume", "source": "a", "target": "/a" }, "type=bind,source=b,target=/b"],
          "hostRequirements": { "cpus": 2, "memory": "8gb", "gpu": "optional" },
          "remoteEnv": { "A": null }
        }
      `),
    },
    says: "containers.dev, Dev Container metadata reference",
  },
];

export const renovate: readonly Valid[] = [
  {
    what: "settings with comments and a comma at the end",
    files: {
      "renovate.json":
        '{\n  // all of it\n  "$schema": "https://docs.renovatebot.com/renovate-schema.json",\n  "extends": ["config:recommended"],\n}\n',
    },
    says: "Renovate, lib/config/parse.ts: comments are stripped, commas at the end as well",
  },
  {
    what: "settings in JSON5",
    files: {
      "renovate.json5": lines(`
        // JSON5
        {
          extends: ['config:recommended', ":semanticCommits",],
          'pre-commit': { enabled: true },
          prHourlyLimit: +2,
          packageRules: [
            { matchUpdateTypes: ["minor", 'patch'], automerge: true, description: 'It\\'s \\
            fine', },
          ],
        }
      `),
    },
    says: "Renovate, lib/config/app-strings.ts: renovate.json5, read by JSON5.parse",
  },
  {
    what: "settings in a file of JSONC",
    files: { ".github/renovate.jsonc": '{\n  "enabled": false // for now\n}\n' },
    says: "Renovate, lib/config/app-strings.ts: renovate.json{,c,5}",
  },
  {
    what: "managers of regular expressions, presets with parameters, options of managers",
    files: {
      "renovate.json": lines(`
        {
          "extends": ["github>acme/renovate-config//base#v2", "schedule:weekly"],
          "customManagers": [
            { "customType": "regex", "managerFilePatterns": ["/^Makefile$/"], "matchStrings": ["V=(?<currentValue>.*)"],
              "datasourceTemplate": "github-releases", "depNameTemplate": "a/b" }
          ],
          "lockFileMaintenance": { "enabled": true, "schedule": ["before 5am on monday"] },
          "npm": { "minimumReleaseAge": "3 days" },
          "github-actions": { "pinDigests": true },
          "major": { "dependencyDashboardApproval": true },
          "hostRules": [{ "matchHost": "a.example", "hostType": "npm" }],
          "vulnerabilityAlerts": { "labels": ["security"] },
          "osvVulnerabilityAlerts": true,
          "postUpdateOptions": ["npmDedupe"]
        }
      `),
    },
    says: "docs.renovatebot.com, «Configuration Options»",
  },
  {
    what: "settings of years ago, which Renovate moves by itself",
    files: {
      "renovate.json":
        '{ "extends": "config:base", "masterIssue": true, "baseBranches": ["main"], "stabilityDays": 3, "packageRules": [{ "packagePatterns": ["^a"], "updateTypes": ["minor"], "enabled": false }] }\n',
    },
    says: "Renovate, lib/config/migrations: moved without a fault",
  },
];

export const others: readonly Valid[] = [
  {
    what: "contributions of one's own, and with an address",
    differs: "the schema knows neither; the command line documents both",
    files: {
      ".all-contributorsrc":
        '{ "projectName": "a", "projectOwner": "b", "types": { "gardening": { "symbol": "🌱", "description": "Gardening" } }, "contributors": [{ "login": "c", "contributions": ["gardening", { "type": "blog", "url": "https://a.example" }] }] }\n',
    },
    says: "allcontributors.org, cli configuration: types; contributions with an address",
  },
  {
    what: "extensions that are not wanted, with comments",
    files: {
      ".vscode/extensions.json":
        '{\n  // wanted\n  "recommendations": ["ms-python.python", "4ops.terraform",],\n  "unwantedRecommendations": []\n}\n',
    },
    says: "code.visualstudio.com: JSON with comments",
  },
  {
    what: "a work under MIT, with the texts of others that REUSE wants",
    files: {
      LICENSE:
        "MIT License\n\nCopyright (c) 2026 Ada\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n",
      "LICENSES/Apache-2.0.txt": "Apache License\nVersion 2.0, January 2004\n",
      "LICENSES/MIT.txt":
        "MIT License\n\nPermission is hereby granted, free of charge, to any person obtaining a copy\n",
      "src/a.py": "print(1)\n",
    },
    says: "Apache-2.0, 4 (d): a NOTICE goes along where the work has one; REUSE keeps every text in LICENSES/",
  },
];
