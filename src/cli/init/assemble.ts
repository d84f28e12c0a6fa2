import { pinFiles } from "../../scaffold/pin.ts";
import type { RenderedFile } from "../../scaffold/plan.ts";
import type { FileChange } from "../../system/tree/change.ts";
import type { Context } from "../context.ts";
import { identified } from "../scaffold/identity.ts";
import { recordFiles } from "../scaffold/record.ts";
import { withRegions } from "../scaffold/regions.ts";
import { renderedPeople, renderSelection } from "../scaffold/render.ts";
import type { Selection } from "../scaffold/selection.ts";
import type { Chosen } from "./choose.ts";

/** Everything that will be written, in memory, and what it was made from. */
export interface InitPlan {
  readonly chosen: Chosen;
  /** The files of the templates, regions filled, sorted by path. */
  readonly rendered: readonly RenderedFile[];
  /** The same and commonry's own record. */
  readonly files: readonly FileChange[];
}

/** Renders the chosen templates, fills the regions from the people files, and adds the record for later updates. */
export function assemble(chosen: Chosen, context: Context): InitPlan {
  const selection = selectionOf(chosen);
  const plain = renderSelection(selection, context);
  const rendered = withRegions(plain, renderedPeople(plain, chosen.choices.forge)).map((file) => identified(file));
  const pinned = chosen.pin ? pinFiles(chosen.pin) : [];
  return { chosen, rendered, files: [...rendered, ...pinned, ...recordFiles(selection, plain, new Map(), context)] };
}

/** What `init` chose, as a selection: nothing has been added yet. */
export function selectionOf({ templates, choices, source }: Chosen): Selection {
  return { templates, copies: [], choices, alsoForges: [], added: [], source };
}
