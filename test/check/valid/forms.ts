import { lines, type Valid } from "../row.ts";

const folder = ".github/ISSUE_TEMPLATE";
const bug = `${folder}/bug.yml`;
const errors = "docs.github.com, «Common validation errors when creating issue forms»";
const head = "name: Bug\ndescription: Something is broken\n";

const form = (body: string, top = head) => ({ [bug]: `${top}body:\n${body.replace(/^(?=.)/gm, "  ")}` });
const field = "- type: input\n  attributes:\n    label: What?\n";

export const forms: readonly Valid[] = [
  {
    what: "two fields of one label, each with an id",
    files: form(
      lines(`
        - type: textarea
          id: name_1
          attributes:
            label: Name
        - type: textarea
          id: name_2
          attributes:
            label: Name
      `),
    ),
    says: `${errors}, «Body must have unique labels»: its own remedy`,
  },
  {
    what: "two fields of one label, one with an id",
    files: form(`${field}- type: input\n  id: other\n  attributes:\n    label: What?\n`),
    says: `${errors}: «you can supply at least one id to differentiate two elements with identical labels»`,
  },
  {
    what: "labels too much alike, one with an id",
    files: form(
      "- type: input\n  attributes:\n    label: Name?\n- type: input\n  id: your-name\n  attributes:\n    label: Name???\n",
    ),
    says: `${errors}, «Labels are too similar»: its own remedy`,
  },
  {
    what: "a check box with the label of a field that has an id",
    files: form(
      "- type: textarea\n  id: name_1\n  attributes:\n    label: Name\n- type: checkboxes\n  attributes:\n    label: Sure?\n    options:\n      - label: Name\n",
    ),
    says: `${errors}, «Checkboxes must have unique labels»: its own remedy`,
  },
  {
    what: "an assignee without a name",
    differs: "the schema wants names of accounts; GitHub accepts an item without text",
    files: form(field, `${head}assignees: [""]\nlabels: ["bug", ""]\n`),
    says: "accepted by GitHub: seen on repositories whose form is offered",
  },
  {
    what: "labels and assignees in one text with commas",
    differs: "the schema has one account where the documentation has a text with commas",
    files: form(field, `${head}labels: bug, triage\nassignees: octocat,hubot\n`),
    says: "docs.github.com, «Syntax for issue forms»: array or comma-delimited string",
  },
  {
    what: "no labels, as an empty list",
    differs: "the schema wants one item at least; the documentation says a list",
    files: form(field, `${head}labels: []\nassignees: []\nprojects: []\n`),
    says: "docs.github.com, «Syntax for issue forms»: an array",
  },
  {
    what: "a drop-down that speaks of passwords",
    files: form("- type: dropdown\n  attributes:\n    label: Password manager\n    options: [Bitwarden, KeePass]\n"),
    says: `${errors}: the words are forbidden «in the label of input or textarea elements»`,
  },
  {
    what: "projects of people and organisations, a type, a title",
    files: form(field, `${head}projects: ["octo-org/1", "octocat/44"]\ntype: bug\ntitle: "[Bug]: "\n`),
    says: "docs.github.com, «Syntax for issue forms», its own example",
  },
  {
    what: "an upload with what it takes",
    files: form(
      '- type: upload\n  id: screenshots\n  attributes:\n    label: Screenshots\n  validations:\n    required: false\n    accept: ".png,.jpg,.log"\n',
    ),
    says: "docs.github.com, «Syntax for GitHub's form schema», upload",
  },
  {
    what: "a preselected option, the first one",
    files: form("- type: dropdown\n  attributes:\n    label: Which?\n    options: [One, Two]\n    default: 0\n"),
    says: "docs.github.com, «Syntax for GitHub's form schema», dropdown: default is an index from 0",
  },
  {
    what: "truth values in quotes as options, and an option with None in it",
    files: form(
      "- type: dropdown\n  attributes:\n    label: Pie?\n    options:\n      - \"Yes\"\n      - 'No'\n      - None of these\n",
    ),
    says: `${errors}, «options must not include booleans»: quotes are the remedy; the reserved word is None by itself`,
  },
  {
    what: "labels in Chinese, none of which leaves a Latin letter",
    files: form("- type: input\n  attributes:\n    label: 版本\n- type: input\n  attributes:\n    label: 系统\n"),
    says: "GitHub offers such forms: Rails' parameterize leaves both empty, and they are told apart by the label",
  },
  {
    what: "a form of JSON, which is YAML",
    files: {
      [bug]:
        '{"name": "Bug", "description": "Broken", "body": [{"type": "input", "attributes": {"label": "What?"}}]}\n',
    },
    says: "YAML 1.2.2: every JSON text is YAML; js-yaml reads it",
  },
  {
    what: "forms of different names, one with the name in its description",
    files: {
      ...form(field),
      [`${folder}/idea.yml`]: `name: Idea\ndescription: |\n  name: Bug\nbody:\n  - type: input\n    attributes: { label: What? }\n`,
    },
    says: "docs.github.com, «Syntax for issue forms»: names differ",
  },
  {
    what: "settings with blank issues alone",
    files: { [`${folder}/config.yml`]: "blank_issues_enabled: false\n" },
    says: "docs.github.com, «Configuring the template chooser»",
  },
  {
    what: "settings with an empty list of contacts, and yes for true",
    differs: "the schema reads words of YAML 1.2; GitHub reads those of 1.1",
    files: { [`${folder}/config.yml`]: "blank_issues_enabled: yes\ncontact_links: []\n" },
    says: "YAML 1.1 reads yes as true",
  },
  {
    what: "a discussion form with labels and a title",
    files: {
      ".github/DISCUSSION_TEMPLATE/general.yml": lines(`
        title: "[General] "
        labels: ["Good For New Contributors"]
        body:
          - type: markdown
            attributes:
              value: |
                This is text that will show up in the template!
          - type: textarea
            id: improvements
            attributes:
              label: Top 3 improvements
              value: "1. "
              render: bash
          - type: dropdown
            id: download
            attributes:
              label: Which area?
              options:
                - Website
                - Docs
            validations:
              required: true
          - type: checkboxes
            attributes:
              label: Some checkboxes
              options:
                - label: Some option
                - label: Another
                  required: true
      `),
    },
    says: "docs.github.com, «Syntax for discussion category forms»: after its own example",
  },
  {
    what: "a template in Markdown with empty labels and assignees",
    files: {
      [`${folder}/bug.md`]:
        "---\nname: Bug report\nabout: Create a report\ntitle: ''\nlabels: ''\nassignees: ''\n\n---\n\nWhat?\n",
    },
    says: "GitHub's own template editor writes exactly that",
  },
  {
    what: "a discussion form that nobody can send, by a list without options",
    files: {
      ".github/DISCUSSION_TEMPLATE/q-a.yaml":
        'body:\n  - type: dropdown\n    id: stop\n    attributes:\n      label: "\u200b"\n      options: []\n      default: 0\n    validations:\n      required: true\n',
    },
    says: "squidfunk/mkdocs-material, .github/DISCUSSION_TEMPLATE: GitHub shows it",
  },
];
