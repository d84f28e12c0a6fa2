import type { Community } from "../../manifest/schema/manifest.ts";
import type { Fields, Value } from "../item.ts";

type Localized = string | { readonly en?: string | undefined; readonly zh?: string | undefined };

/** A text in the community's languages, the first one first, for a place that knows no languages. */
export function textOf(text: Localized, { community }: Community, between = "\n\n"): string {
  if (typeof text === "string") return text.trim();
  const order = (community.languages?.[0] ?? "en").startsWith("zh") ? [text.zh, text.en] : [text.en, text.zh];
  return order.flatMap((part) => (part === undefined ? [] : [part.trim()])).join(between);
}

/** The fields of which something is said. */
export function said(fields: Readonly<Record<string, Value | undefined>>): Fields {
  return Object.fromEntries(Object.entries(fields).filter((entry): entry is [string, Value] => entry[1] !== undefined));
}

/** Own keys of a map as fields with a prefix: `features.wiki`. */
export function prefixed(prefix: string, map: Readonly<Record<string, boolean | undefined>> | undefined) {
  return Object.fromEntries(Object.entries(map ?? {}).map(([key, value]) => [`${prefix}.${key}`, value]));
}
