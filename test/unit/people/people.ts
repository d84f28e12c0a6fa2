import type { People } from "../../../src/people/tables.ts";

/** A small community with every sort of entry. */
export const community: People = {
  forge: "github",
  people: [
    { id: "ada", name: "Ada Lovelace", github: "ada", gitlab: "ada.l" },
    { id: "li", name: "李雷", github: "li-lei" },
    { id: "bob", name: "Bob", gitlab: "bob" },
  ],
  groups: [
    {
      id: "core",
      title: { en: "Maintainers", zh: "维护者" },
      kind: "maintainers",
      mission: { en: "Review and release", zh: "评审与发布" },
      leads: ["ada"],
      members: ["li", "ada"],
      emeritus: ["bob"],
      owns: ["*"],
    },
    { id: "docs", title: "Docs", kind: "sig", members: ["li", "bob"], owns: ["/docs/", "*.md"] },
    { id: "infra", title: "Infra", kind: "team", leads: ["bob"], team: "lepton/infra", owns: ["/.github/"] },
  ],
};
