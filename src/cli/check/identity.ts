import { domainOf, endingsOf } from "../../events/identity.ts";
import type { LoadedManifest } from "../../manifest/load.ts";
import { withCommunityId } from "../../manifest/write/identity.ts";
import type { Finding } from "../../system/finding.ts";
import type { FileChange } from "../../system/tree/change.ts";
import { newId } from "../scaffold/identity.ts";

/** The finding of a community with events and without an id. */
export const noId = { code: "events.no-id", level: "note" } as const satisfies Partial<Finding>;

/** Whether a community has events whose UIDs end in what may change. */
export function lacksId({ community, events }: Pick<LoadedManifest, "community" | "events">): boolean {
  return community?.community.id === undefined && events.some(({ value }) => (value.events ?? []).length > 0);
}

/**
 * The manifest with an id: the ending that its UIDs have today, so that none changes; a new one where they have that of
 * nobody in particular, which many may share.
 */
export function idChange(text: string, loaded: LoadedManifest): FileChange | undefined {
  const { community } = loaded;
  if (!community || !lacksId(loaded)) return undefined;
  const isAnybodys = endingsOf(community).length === 1;
  const made = withCommunityId(text, (name, digest) => (isAnybodys ? newId(name, digest) : domainOf(community)));
  return made === text ? undefined : { path: "community.yaml", content: Buffer.from(made) };
}
