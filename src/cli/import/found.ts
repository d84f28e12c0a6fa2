import type { Entry, OwnSection, SectionName, Values } from "../../manifest/write/index.ts";

/** Something that was left out, or that a person should look at: `code` has a text in the catalogue. */
export interface Note {
  readonly code:
    | "import.left"
    | "import.twice"
    | "import.differs"
    | "import.missing"
    | "import.gone"
    | "import.pruned"
    | "import.renaming"
    | "import.localized"
    | "import.foreign"
    | "import.listed"
    | "import.cleared"
    | "import.zone-agrees"
    | "import.floating-taken"
    | "import.zone-moment"
    | "import.zone-differs";
  readonly place: string;
}

/** A label, milestone, autolink or ruleset, and where it was found. */
export interface Found {
  readonly section: OwnSection;
  readonly entry: Entry;
  /** The repository that has it; absent for one that all are to have. */
  readonly repository?: string;
  /** `file:line:column` where it stands, for what is said of it. */
  readonly from?: string;
  /** `own`: it stays with its repository. `open`: it is shared when all repositories have the same. */
  readonly reach: "all" | "own" | "open";
}

/** What a file or a place has, before it is put into a manifest. */
export interface Imported {
  /** Things of the owner, by section. */
  readonly owned: Readonly<Partial<Record<Exclude<SectionName, OwnSection>, readonly Entry[]>>>;
  readonly found: readonly Found[];
  /** Whose things they are, where the file says so. */
  readonly owner?: string;
  readonly notes: readonly Note[];
}

/** The manifest that is there, as far as its shape is what it should be. */
export type Current = Readonly<Record<string, unknown>>;

/** The items of a list of a manifest or of a thing in it. */
export function itemsOf(parent: Current | undefined, list: string): readonly Values[] {
  const value = parent?.[list];
  return Array.isArray(value) ? (value as readonly Values[]) : [];
}
