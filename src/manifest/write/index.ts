import { Document, type YAMLMap } from "yaml";
import type { Values } from "./entry.ts";
import { mergeInto, type Wanted } from "./merge.ts";
import { removeThings, type ThingPath } from "./remove.ts";
import { editYaml } from "./text.ts";

export { cutToFit } from "./cut.ts";
export type { Entry, OwnSection, SectionName, Values } from "./entry.ts";
export { compact, fold, identityOf, isMap, ownSections } from "./entry.ts";
export type { Wanted } from "./merge.ts";
export type { ThingPath } from "./remove.ts";

export interface Written {
  readonly text: string;
  /** Paths of texts in several languages that were left as they are, though what came in says something else. */
  readonly kept: readonly string[];
}

/**
 * Writes things into a manifest. Comments, order, quotes and all that is not named stay; the text is the very same when
 * it says everything already.
 * @param text the manifest that is there; undefined or without content for a new one
 * @param head what a new manifest begins with
 * @param gone things that are to go
 */
export function writeManifest(
  text: string | undefined,
  wanted: Wanted,
  { head, gone }: { readonly head: Values; readonly gone: readonly ThingPath[] },
): Written {
  let kept: string[] = [];
  const change = (document: Document) => {
    if (document.contents === null || text === undefined) document.contents = document.createNode(head) as YAMLMap;
    else addOwner(document, head);
    removeThings(document, gone);
    kept = mergeInto(document, wanted);
  };
  if (text !== undefined) return { text: editYaml(text, change), kept };
  const document = new Document();
  change(document);
  return { text: document.toString({ lineWidth: 0 }), kept };
}

/** A manifest that names no place yet gets the owner of what comes in: elsewhere it would be somebody else's. */
function addOwner(document: Document, { github }: Values): void {
  if (github === undefined || ["github", "gitlab", "local"].some((key) => document.has(key))) return;
  const root = document.contents as YAMLMap;
  const after = root.items.findIndex(({ key }) => String(key) === "community");
  root.items.splice(after + 1, 0, document.createPair("github", github) as (typeof root.items)[number]);
}
