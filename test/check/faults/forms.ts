import { type Fault, lines } from "../row.ts";

const folder = ".github/ISSUE_TEMPLATE";
const bug = `${folder}/bug.yml`;
const idea = ".github/DISCUSSION_TEMPLATE/ideas.yml";
const errors = "docs.github.com, «Common validation errors when creating issue forms»";

/** A form with these fields. */
const form = (body: string, head = "name: Bug\ndescription: Something is broken\n") => ({
  [bug]: `${head}body:\n${body.replace(/^(?=.)/gm, "  ")}`,
});

export const forms: readonly Fault[] = [
  {
    what: "a check box with the label of another field that has no id",
    differs: "a JSON Schema cannot compare labels",
    files: form(
      lines(`
        - type: textarea
          attributes:
            label: Name
        - type: checkboxes
          attributes:
            label: Sure?
            options:
              - label: Name
      `),
    ),
    says: `${errors}, «Checkboxes must have unique labels»: among its peers, and among other input types`,
    code: "issue-form.label-twice",
    at: `${bug}:11`,
    level: "error",
  },
  {
    what: "a field whose id is what GitHub makes of another one's label",
    differs: "a JSON Schema cannot compare labels",
    files: form(
      lines(`
        - type: input
          attributes:
            label: Name?
        - type: input
          id: name
          attributes:
            label: Name???????
      `),
    ),
    says: `${errors}, «Labels are too similar», its own example`,
    code: "issue-form.fields-alike",
    at: `${bug}:8`,
    level: "error",
  },
  {
    what: "three dashes between the head and the body",
    files: {
      [bug]: lines(`
        name: Support request
        description: Something went wrong
        ---
        body:
        - type: textarea
          attributes:
            label: What is wrong?
      `),
    },
    says: `${errors}, «Body cannot be empty»: an extra --- ends the document`,
    code: "issue-form.missing-key",
    at: `${bug}:1`,
    level: "error",
  },
  {
    what: "assignees of blanks alone",
    files: form(
      "- type: input\n  attributes:\n    label: What?\n",
      'name: Bug\ndescription: Broken\nassignees: "      "\n',
    ),
    says: `${errors}, «key must be a string»: texts of white space are not permissible`,
    code: "issue-form.blank",
    at: `${bug}:3`,
    level: "error",
  },
  {
    what: "a Markdown part without its text",
    files: form("- type: markdown\n  attributes: {}\n- type: input\n  attributes:\n    label: What?\n"),
    says: `${errors}, «Body[i]: required attribute key value is missing»`,
    code: "issue-form.missing-key",
    at: `${bug}:5`,
    level: "error",
  },
  {
    what: "a part without attributes",
    files: form("- type: markdown\n- type: input\n  attributes:\n    label: What?\n"),
    says: `${errors}, «Body[i]: required attribute key value is missing», its own example`,
    code: "issue-form.missing-key",
    at: `${bug}:4`,
    level: "error",
  },
  {
    what: "a label that YAML reads as a number",
    files: form("- type: input\n  attributes:\n    label: 1.3\n"),
    says: `${errors}, «Body[i]: label must be a string»: wrap it in quotes`,
    code: "issue-form.quote",
    at: `${bug}:6`,
    level: "error",
  },
  {
    what: "a key at the level of type that there is not",
    files: form("- type: input\n  x: woof\n  attributes:\n    label: What?\n"),
    says: `${errors}, «Body[i]: x is not a permitted key»`,
    code: "issue-form.unknown-key",
    at: `${bug}:5`,
    level: "error",
  },
  {
    what: "required within attributes",
    files: form("- type: input\n  attributes:\n    label: What?\n    required: true\n"),
    says: `${errors}, «Body[i]: x is not a permitted attribute»: required belongs to validations`,
    code: "issue-form.unknown-key",
    at: `${bug}:7`,
    level: "error",
  },
  {
    what: "a drop-down without options",
    files: form("- type: dropdown\n  attributes:\n    label: Which?\n"),
    says: "docs.github.com, «Syntax for GitHub's form schema», dropdown: options is required",
    code: "issue-form.missing-key",
    at: `${bug}:6`,
    level: "error",
  },
  {
    what: "options of a drop-down as maps",
    files: form(
      "- type: dropdown\n  attributes:\n    label: Which?\n    options:\n      - label: One\n      - label: Two\n",
    ),
    says: "docs.github.com, «Syntax for GitHub's form schema», dropdown: options is an array of strings",
    code: "issue-form.colon",
    at: `${bug}:8`,
    level: "error",
  },
  {
    what: "a text area that asks for a password",
    differs: "the schema does not know of forbidden words",
    files: form("- type: textarea\n  attributes:\n    label: The password that you use\n"),
    says: `${errors}, «Body[i]: label contains forbidden word»`,
    code: "issue-form.password",
    at: `${bug}:6`,
    level: "error",
  },
  {
    what: "a form that is called as a template in Markdown",
    files: {
      ...form("- type: input\n  attributes:\n    label: What?\n"),
      [`${folder}/old.md`]: "---\nname: 'Bug'\nabout: Something is broken\n---\n\nWhat?\n",
    },
    says: "docs.github.com, «Syntax for issue forms», name: must be unique from all other templates, including Markdown templates",
    code: "issue-names.twice",
    at: `${folder}/old.md:2`,
    level: "warning",
  },
  {
    what: "two templates in Markdown of one name",
    files: {
      [`${folder}/a.md`]: "---\nname: Bug report\nabout: Broken\n---\n",
      [`${folder}/b.md`]: '---\nabout: Broken, too\nname: "Bug report" # the new one\n---\n',
    },
    says: "docs.github.com, «Syntax for issue forms», name: unique from all other templates",
    code: "issue-names.twice",
    at: `${folder}/b.md:3`,
    level: "warning",
  },
  {
    what: "a project without its owner",
    differs: "the schema takes any text; the documentation gives a format",
    files: form(
      "- type: input\n  attributes:\n    label: What?\n",
      'name: Bug\ndescription: Broken\nprojects: ["12"]\n',
    ),
    says: "docs.github.com, «Syntax for issue forms», projects: the format is PROJECT-OWNER/PROJECT-NUMBER",
    code: "issue-form.project",
    at: `${bug}:3`,
    level: "warning",
  },
  {
    what: "a preselected option that the drop-down does not have",
    differs: "a JSON Schema cannot count options",
    files: form("- type: dropdown\n  attributes:\n    label: Which?\n    options: [One, Two]\n    default: 2\n"),
    says: "docs.github.com, «Syntax for GitHub's form schema», dropdown: default is the index of an option, from 0",
    code: "issue-form.no-option",
    at: `${bug}:8`,
    level: "warning",
  },
  {
    what: "a contact without what it is about",
    files: {
      [`${folder}/config.yml`]: "contact_links:\n  - name: Forum\n    url: https://example.org\n",
    },
    says: "SchemaStore github-issue-config: name, url and about are required; GitHub leaves the link out",
    code: "issue-config.missing-key",
    at: `${folder}/config.yml:2`,
    level: "error",
  },
  {
    what: "contacts as a map",
    files: { [`${folder}/config.yml`]: "contact_links:\n  name: Forum\n  url: https://example.org\n  about: Ask\n" },
    says: "docs.github.com, «Configuring the template chooser»: contact_links is a list",
    code: "issue-config.type-array",
    at: `${folder}/config.yml:2`,
    level: "error",
  },
  {
    what: "a discussion form with a description",
    files: {
      [idea]: "description: Ideas\nbody:\n  - type: textarea\n    attributes:\n      label: What?\n",
    },
    says: "docs.github.com, «Syntax for discussion category forms»: title, labels and body",
    code: "discussion-form.unknown-key",
    at: `${idea}:1`,
    level: "error",
  },
  {
    what: "a discussion form of Markdown alone",
    differs: "the schema does not look into the fields of discussions",
    files: { [idea]: "body:\n  - type: markdown\n    attributes:\n      value: Hello\n" },
    says: `${errors}, «Body must contain at least one non-markdown field»`,
    code: "discussion-form.contains",
    at: `${idea}:2`,
    level: "error",
  },
];
