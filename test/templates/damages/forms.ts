import { append, type Damage, swap } from "./damage.ts";

const bug = ".github/ISSUE_TEMPLATE/bug.yml";
const ideas = ".github/DISCUSSION_TEMPLATE/ideas.yml";

export const forms: readonly Damage[] = [
  {
    by: "our schema",
    schema: "issue-form",
    what: "an issue form without a body",
    path: bug,
    damage: swap(/^body:[\s\S]*/m, ""),
    because: /required property 'body'/,
  },
  {
    by: "our schema",
    schema: "issue-form",
    what: "an issue form with an unknown key",
    path: bug,
    damage: append("about: x\n"),
    because: /about/,
  },
  {
    by: "our schema",
    schema: "issue-form",
    what: "a body that asks nothing",
    path: bug,
    damage: swap(/^body:[\s\S]*/m, "body:\n  - type: markdown\n    attributes:\n      value: Hello\n"),
    because: /contain/,
  },
  {
    by: "our schema",
    schema: "issue-form",
    what: "a field without a label",
    path: bug,
    damage: swap(/\n {6}label: .*/, ""),
    because: /required property 'label'/,
  },
  {
    by: "our schema",
    schema: "discussion-form",
    what: "a discussion form with a description",
    path: ideas,
    damage: append("description: x\n"),
    because: /description/,
  },
  {
    by: "our schema",
    schema: "discussion-form",
    what: "a field of no known type",
    path: ideas,
    damage: swap("type: textarea", "type: text"),
    because: /allowed values/,
  },
  {
    by: "our schema",
    schema: "issue-config",
    what: "a link without its reason",
    path: ".github/ISSUE_TEMPLATE/config.yml",
    damage: swap(/\n {4}about: .*/, ""),
    because: /about/,
  },
  {
    by: "GitHub's further rules for forms",
    what: "an id twice",
    path: bug,
    damage: swap(/id: steps/, "id: what-happened"),
    because: /id twice/,
  },
  {
    by: "GitHub's further rules for forms",
    what: "a field that asks for a password",
    path: bug,
    damage: swap(/label: Version/, "label: Password"),
    because: /forbidden/,
  },
];
