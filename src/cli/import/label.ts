import { compact, type Entry, fold, isMap, type Values } from "../../manifest/write/index.ts";
import type { At, Reader } from "./reader.ts";

/** The colour that GitHub gives a label for which none is said (docs.github.com: REST, labels). */
const plain = "ededed";

/**
 * Keys under which peers say what a label was called before: `aliases` (github-label-sync, EndBug), `alias` (forks of
 * micnncim's), `from_name` (ghaction-github-labeler), `oldname` (repository settings); `previously` of Kubernetes nests.
 */
const former = ["aliases", "alias", "from_name", "oldname", "previously"];

/** What a label is called, and was: with `new_name` (repository settings) the name that stands there is the former one. */
const known = ["name", "new_name", "color", "description", "delete", ...former];

/**
 * A label as peers write one. What is to be deleted is a matter of `strict` here, and is left out with a note; and so is
 * one without a name. All other keys are noted, but for those that the caller reads.
 */
export function labelAt(reader: Reader, at: At, others: readonly string[] = []): Entry | undefined {
  const map = reader.value(at);
  const isGone = isMap(map) && map.delete === true;
  const isRenamed = isMap(map) && map.new_name !== undefined && map.new_name !== null;
  const name = reader.text([...at, isRenamed ? "new_name" : "name"]);
  if (isGone || name === undefined) {
    reader.leave(isGone ? [...at, "delete"] : at);
    return undefined;
  }
  reader.others(at, [...known, ...others]);
  const was = [...(isRenamed ? [reader.text([...at, "name"]) ?? []].flat() : []), ...formerNames(reader, at)];
  const names = [...new Map(was.map((one) => [fold(one), one])).values()].filter((one) => fold(one) !== fold(name));
  const color = reader.text([...at, "color"]);
  const description = reader.text([...at, "description"])?.replace(/\s+/g, " ");
  const values = compact({ name, color: colour(color), description, was: names }) as Values;
  return color === undefined ? { values, fallback: ["color"] } : { values };
}

function formerNames(reader: Reader, at: At): string[] {
  return former.flatMap((key) => {
    const value = reader.value([...at, key]);
    if (!Array.isArray(value)) return reader.texts([...at, key]);
    return value.flatMap((item, index) => {
      const inner = [...at, key, index];
      if (!isMap(item)) return reader.text(inner) ?? [];
      reader.others(inner, ["name", "color", "description", "previously"]);
      // How it looked before; every one has that.
      for (const look of ["color", "description"]) if (look in item) reader.leaveAlike([...inner, look]);
      return [...[reader.text([...inner, "name"]) ?? []].flat(), ...formerNames(reader, inner)];
    });
  });
}

/** Six lower-case digits: `#F00` is `ff0000`. */
function colour(text = plain): string {
  const digits = text.replace(/^#/, "").toLowerCase();
  return /^[0-9a-f]{3}$/.test(digits) ? digits.replace(/./g, "$&$&") : digits;
}
