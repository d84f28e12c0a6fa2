import { domainOf } from "../../events/identity.ts";
import type { Settings } from "../../events/read.ts";
import type { LoadedManifest } from "../../manifest/load.ts";
import type { Language } from "../../system/messages.ts";

/** What a community says for all its events. */
export function settingsOf(loaded: LoadedManifest | undefined, language: Language): Settings {
  const community = loaded?.community;
  const timezone = community?.community.timezone;
  const people = (loaded?.people ?? []).flatMap(({ value }) => value.people ?? []);
  return {
    domain: domainOf(community),
    ...(timezone === undefined ? {} : { timezone }),
    language,
    names: new Map(people.map(({ id, name }) => [id, name])),
  };
}
