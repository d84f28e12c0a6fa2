/**
 * The address that GitHub makes of a team's name: letters without their accents, lower case, and a hyphen for whatever is
 * neither letter, digit, hyphen nor underscore. Two teams of one slug cannot be.
 * @returns an empty text for a name of which nothing is left; what GitHub takes then is not known
 */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9_-]+/g, "-")
    .replace(/-{2,}/g, "-")
    .replace(/^-|-$/g, "");
}
