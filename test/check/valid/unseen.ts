import { lines, type Valid } from "../row.ts";

/** Files that somebody chose who had not seen the rules. */
export const unseen: readonly Valid[] = [
  {
    what: "actions for a newer Node.js, in other letters, and with a shell from an input",
    files: {
      "next/action.yml": "name: Next\ndescription: Newer\nruns: { using: node26, main: index.js }\n",
      "next/index.js": "",
      "old/action.yml": "name: Old\ndescription: Capitals\nruns: { using: Node20, main: index.js }\n",
      "old/index.js": "",
      "steps/action.yml": lines(`
        name: Steps
        description: Each with a shell
        inputs: { shell: { description: Shell, default: bash } }
        runs:
          using: composite
          steps:
            - { run: echo hello, shell: "\${{ inputs.shell }}" }
            - uses: ./next
      `),
    },
    says: "actions/runner: `using` is read without regard to capitals; the shell is an expression of the steps' context",
  },
  {
    what: "rules of Renovate that find their packages another way",
    differs: "Renovate moves older settings before it validates them",
    files: {
      "renovate.json": lines(`
        {
          "automerge": "minor",
          "pinDigests": null,
          "packageRules": [
            { "extends": ["monorepo:babel"], "groupName": "babel" },
            { "packageNames": ["left-pad"], "enabled": false },
            { "excludePackageNames": ["right-pad"], "automerge": true },
            { "matchCategories": ["docker"], "pinDigests": true }
          ]
        }
      `),
    },
    says: "Renovate, lib/config/migrations: packageNames, automerge; validation resolves the presets of a rule first",
  },
  {
    what: "percent signs at the beginning of a link",
    files: {
      "docs/README.md":
        "# 文档\n\n[安装](%E5%AE%89%E8%A3%85.md) [空格](%20a.md) [电脑](%USERPROFILE%/a.md) [站点](%BASE_URL%/b.md)\n",
      "docs/安装.md": "# 安装\n",
      "docs/ a.md": "# a\n",
    },
    says: "RFC 3986, 2.1; `%NAME%` is filled in by a tool",
  },
  {
    what: "a step of a guide that begins with Add and is a link with a label",
    files: { "CONTRIBUTING.md": "# Contributing\n\n1. [Add your changes.][help]\n\n[help]: https://example.com/git\n" },
    says: "CommonMark 0.31.2, 6.3: a full reference link; so in go-chi/chi, CONTRIBUTING.md",
  },
];
