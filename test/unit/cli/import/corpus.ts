import type { About } from "../../../../src/cli/import/peers.ts";

/** Files as the documentation of each tool shapes them, written here; what of each no manifest can hold. */
export interface Sample {
  readonly tool: string;
  readonly text: string;
  readonly about?: About;
  readonly file?: string;
  /** Paths that are named as left out. */
  readonly lost: readonly string[];
}

export const corpus: readonly Sample[] = [
  {
    tool: "github-label-sync (JSON)",
    text: `[
      { "name": "bug", "color": "#F00", "description": "Broken", "aliases": ["defect", "kind/bug"] },
      { "name": "gone", "delete": true },
      { "name": "kept", "color": "00ff00", "delete": false }
    ]`,
    lost: ["[1] (gone).delete"],
  },
  {
    tool: "EndBug/label-sync",
    text: `
- name: "breaking change 💥"
  color: "#D93F0B"
  description: A change that breaks
  aliases: [breaking]
- name: good first issue
  color: 7057ff
  aliases: []
`,
    lost: [],
  },
  {
    tool: "micnncim/action-label-syncer",
    text: `
- color: d73a4a
  description: "Something isn't working"
  name: bug
- { name: "Type: feature", color: "012345", description: "", aliases: [enhancement] }
- { name: "Type: task", color: "543210", alias: task }
`,
    lost: ["[1] (Type: feature).description"],
  },
  {
    tool: "crazy-max/ghaction-github-labeler",
    text: `
- name: ":bell: deprecation"
  color: "e4d2ff"
  description: ""
- name: ":robot: bot"
  color: "69cde9"
  from_name: "bot"
- { name: plain, color: "aabbcc", from_name: old, priority: 1 }
`,
    lost: ["[0] (:bell: deprecation).description", "[2] (plain).priority"],
  },
  {
    tool: "Kubernetes label_sync",
    text: `
default:
  labels:
    - color: 0ffa16
      description: Indicates that a PR can be merged
      name: approved
      target: prs
      prowPlugin: approve
      addedBy: approvers
    - name: kind/bug
      color: e11d21
      previously: [{ name: bug, color: fc2929, description: old, previously: [{ name: defect }] }, { name: kind/broken, deleteAfter: 2017-01-01T13:00:00Z }]
    - { name: dead, color: cccccc, deleteAfter: 2017-01-01T13:00:00Z }
orgs:
  acme: { labels: [{ name: everywhere, color: "111111", isExternalPlugin: true }] }
repos:
  acme/hub: { labels: [{ name: gpu, color: "222222", target: both }], extra: 1 }
  other/hub: { labels: [{ name: theirs, color: "333333" }] }
`,
    about: { owner: "acme" },
    lost: [
      "default.labels[0] (approved).target",
      "default.labels[0] (approved).prowPlugin",
      "default.labels[0] (approved).addedBy",
      "default.labels[1] (kind/bug).previously[0] (bug).color",
      "default.labels[1] (kind/bug).previously[0] (bug).description",
      "default.labels[1] (kind/bug).previously[1] (kind/broken).deleteAfter",
      "default.labels[2] (dead).deleteAfter",
      "orgs.acme.labels[0] (everywhere).isExternalPlugin",
      "repos.acme/hub.extra",
      "repos.other/hub",
    ],
  },
  {
    tool: "peribolos",
    text: `
orgs:
  acme:
    name: Acme
    company: Acme Inc.
    email: info@acme.example
    has_organization_projects: true
    default_repository_permission: read
    members_can_create_repositories: false
    admins: [ada]
    members: [bob, eve]
    teams:
      node:
        description: |
          All about
          the node
        privacy: closed
        maintainers: [ada]
        members: [bob, eve]
        previously: [backend]
        repos: { hub: read, toolbox: write, secret: none }
        children:
          node-admins: { privacy: secret, maintainers: [ada], repos: { hub: admin } }
      empty: {}
    repos:
      hub:
        description: Start here
        homepage: http://acme.example/hub
        private: false
        has_issues: true
        has_projects: false
        has_wiki: false
        allow_merge_commit: false
        allow_squash_merge: true
        allow_rebase_merge: true
        squash_merge_commit_title: PR_TITLE
        default_branch: main
        archived: false
        previously: [center]
        on_create: { auto_init: true, license_template: mit }
  other: { members: [zed] }
branch-protection: { protect: true }
`,
    about: { owner: "acme" },
    lost: [
      "orgs.acme.name",
      "orgs.acme.company",
      "orgs.acme.email",
      "orgs.acme.has_organization_projects",
      "orgs.acme.default_repository_permission",
      "orgs.acme.members_can_create_repositories",
      "orgs.acme.admins",
      "orgs.acme.members",
      // Not lost, but listed for the sake of the team.
      "orgs.acme.teams › repositories › toolbox",
      "orgs.acme.teams.node.repos.secret: none",
      "orgs.acme.repos.hub.squash_merge_commit_title",
      "orgs.acme.repos.hub.on_create",
      "orgs.other",
      "branch-protection",
    ],
  },
  {
    tool: "peribolos, the file of one organisation",
    text: `
admins: [ada]
teams: { node: { members: [bob], privacy: closed } }
repos: { hub: { description: Start here, visibility: public } }
`,
    lost: ["admins"],
  },
  {
    tool: "repository-settings, Probot's settings",
    text: `
repository:
  name: hub
  description: The hub
  homepage: https://acme.example
  topics: ai, Community
  private: false
  has_issues: true
  has_projects: false
  has_wiki: false
  has_downloads: true
  default_branch: main
  allow_squash_merge: true
  allow_merge_commit: false
  allow_rebase_merge: true
  allow_auto_merge: true
  delete_branch_on_merge: true
  enable_automated_security_fixes: true
labels:
  - { name: bug, color: CC0000, description: "An issue 🐛" }
  - { name: feature, color: "#336699", oldname: enhancement }
  - { name: Help Wanted, new_name: first-timers-only, color: aaaaaa }
milestones:
  - { title: milestone-title, description: "Two\\r\\nlines", state: open, due_on: "2027-03-31T07:00:00Z" }
  - { title: done, state: closed }
collaborators: [{ username: ada, permission: push }]
teams:
  - { name: core, permission: admin }
  - { name: docs, permission: push }
environments: [{ name: production, wait_timer: 5 }]
branches:
  - { name: main, protection: { required_pull_request_reviews: { required_approving_review_count: 1 } } }
rulesets:
  - name: main
    target: branch
    enforcement: active
    bypass_actors: [{ actor_id: 1, actor_type: Team, bypass_mode: always }]
    conditions: { ref_name: { include: [~DEFAULT_BRANCH, refs/heads/release/*], exclude: [refs/heads/tmp] }, repository_name: { include: [x] } }
    rules:
      - type: deletion
      - type: non_fast_forward
      - { type: pull_request, parameters: { required_approving_review_count: 2, dismiss_stale_reviews_on_push: true, allowed_merge_methods: [squash] } }
      - { type: required_status_checks, parameters: { strict_required_status_checks_policy: true, required_status_checks: [{ context: ci, integration_id: 5 }] } }
      - { type: creation }
  - { name: tags, target: push, rules: [{ type: deletion }] }
`,
    lost: [
      "repository.has_downloads",
      "repository.enable_automated_security_fixes",
      "collaborators",
      "environments",
      "branches",
      "rulesets[0] (main).bypass_actors",
      "rulesets[0] (main).conditions.repository_name",
      "rulesets[0] (main).rules[2].parameters.allowed_merge_methods",
      "rulesets[0] (main).rules[3].parameters.strict_required_status_checks_policy",
      "rulesets[0] (main).rules[3].parameters.required_status_checks[0].integration_id",
      "rulesets[0] (main).rules[4]",
      "hub › rulesets › tags › target",
    ],
  },
  {
    tool: "safe-settings, of the organisation",
    text: `
repository: { description: Ours, private: true, visibility: internal, security: { enableVulnerabilityAlerts: true }, auto_init: true }
labels: { include: [{ name: bug, color: cc0000 }], exclude: [{ name: "^release" }] }
autolinks:
  - { key_prefix: "ACME-", url_template: "https://acme.example/<num>" }
  - { key_prefix: "N-", url_template: "https://acme.example/n/<num>", is_alphanumeric: false }
  - { key_prefix: "A-", url_template: "https://acme.example/a/<num>", is_alphanumeric: true }
teams: [{ name: core, permission: maintain, exclude: [hub], external_group: g }]
custom_properties: [{ name: a, value: b }]
validator: { pattern: "[a-z]+" }
variables: [{ name: A, value: b }]
`,
    about: { repositories: ["hub", "toolbox"] },
    lost: [
      "repository.security",
      "repository.auto_init",
      "labels.exclude",
      "teams[0] (core).exclude",
      "teams[0] (core).external_group",
      "custom_properties",
      "validator",
      "variables",
    ],
  },
  {
    tool: "safe-settings, of a group",
    text: `
suborgrepos: [hub, toolbox, "lib-*"]
suborgteams: [core]
suborgproperties: [{ EDP: true }]
repository: { has_wiki: false, topics: [ai, "Big Data"] }
milestones: [{ title: Q1, due_on: 2027-03-31 }]
`,
    lost: ["suborgrepos[2] (lib-*)", "suborgteams", "suborgproperties", "hub › topics[1]", "toolbox › topics[1]"],
  },
  {
    tool: "safe-settings, of one repository",
    file: "admin/.github/repos/hub.yml",
    text: `
repository: { archived: false, is_template: true, has_discussions: true, homepage: acme.example, description: "", web_commit_signoff_required: true }
teams: [{ name: core, permission: Reviewers }]
`,
    lost: [
      "repository.description",
      "repository.web_commit_signoff_required",
      "hub › homepage",
      "core › repositories.hub",
    ],
  },
];
