/**
 * The anchor that a forge makes of a heading. GitHub (html-pipeline, TableOfContentsFilter): lower case; letters, marks,
 * digits, `_`, `-` and blanks stay, everything else goes; a blank becomes a hyphen. GitLab (docs.gitlab.com, «Heading
 * IDs and links») makes several hyphens one, too, and puts `anchor-` before digits alone.
 */
export function slugOf(heading: string, forge: "github" | "gitlab"): string {
  const plain = heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu, "")
    .replace(/ /g, "-");
  if (forge === "github") return plain;
  const single = plain.replace(/-{2,}/g, "-");
  return /^\d+$/.test(single) ? `anchor-${single}` : single;
}

/** All anchors of some headings: the second of a name gets `-1`, the third `-2`. */
export function slugsOf(headings: readonly string[], forge: "github" | "gitlab"): Set<string> {
  const counts = new Map<string, number>();
  const slugs = new Set<string>();
  for (const heading of headings) {
    const slug = slugOf(heading, forge);
    const count = counts.get(slug) ?? 0;
    counts.set(slug, count + 1);
    slugs.add(count === 0 ? slug : `${slug}-${count}`);
    // The blank between a heading's text and an image before or behind it stays: `## ![x] 1.1 Set up` is `-11-set-up`.
    const [start = "", end = ""] = [/^ +/.exec(heading)?.[0], /\S( +)$/.exec(heading)?.[1]];
    if (start !== "" || end !== "") slugs.add(`${"-".repeat(start.length)}${slug}${"-".repeat(end.length)}`);
  }
  return slugs;
}
