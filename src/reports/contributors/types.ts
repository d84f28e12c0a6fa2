import type { Deed } from "../port.ts";

/** Which of all-contributors' types a deed stands for (allcontributors.org/docs/en/emoji-key). */
const typeOf: Readonly<Record<Deed, string>> = {
  commit: "code",
  "co-author": "code",
  pull: "code",
  review: "review",
  issue: "bug",
  comment: "question",
  discussion: "ideas",
  release: "maintenance",
};

/** The types of somebody's deeds, for a list of recognition. */
export function typesOf(counts: Readonly<Record<Deed, number>>): string[] {
  const found = (Object.keys(typeOf) as Deed[]).filter((deed) => counts[deed] > 0).map((deed) => typeOf[deed]);
  return [...new Set(found)];
}
