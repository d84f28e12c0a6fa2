import type { Added } from "../../scaffold/lock.ts";
import type { Choices, Copy } from "../../scaffold/plan.ts";
import type { Template } from "../../scaffold/source.ts";
import type { Forge } from "../../scaffold/template.ts";

/** Everything that decides what a repository is given: templates, choices, and what was added later. */
export interface Selection {
  /** In the order in which they apply; the last one is the template that was chosen. */
  readonly templates: readonly Template[];
  /** Parts that are there with answers of their own. */
  readonly copies: readonly Copy[];
  readonly choices: Choices;
  /** Forges beside the one of the choices, which comes first. */
  readonly alsoForges: readonly Forge[];
  readonly added: readonly Added[];
  /** Where the template is from: see `openTemplate`. */
  readonly source: string;
}
