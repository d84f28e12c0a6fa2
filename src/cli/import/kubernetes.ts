import { type Entry, fold, isMap } from "../../manifest/write/index.ts";
import type { Imported } from "./found.ts";
import { labelAt } from "./label.ts";
import { chosenOwner, type Whose } from "./owners.ts";
import { type At, type Placed, type Reader, withoutDoubles } from "./reader.ts";

/** Who sets a label: documentation. It is noted once for each, since every label has some of them. */
const documentation = ["addedBy", "prowPlugin", "isExternalPlugin"];

/**
 * https://github.com/kubernetes/test-infra/tree/master/label_sync: labels of all repositories below `default`, those of
 * one owner's below `orgs`, those of one repository below `repos`; the names that a label had before nest.
 * @param whose of the owners that the file names, the one whose labels are taken
 * @throws AppError (exit 2) `import.other-owner`, `import.owners`
 */
export function kubernetes(reader: Reader, whose: Whose): Imported {
  reader.others([], ["default", "repos", "orgs"]);
  reader.others(["default"], ["labels"]);
  const [orgs, repos] = [keysOf(reader, "orgs"), keysOf(reader, "repos")];
  const owner = chosenOwner([...orgs, ...repos.flatMap((key) => ownerOf(key) ?? [])], whose);
  const isOurs = (name: string | undefined) => name === undefined || fold(name) === fold(owner ?? "");
  for (const key of orgs) if (!isOurs(key)) reader.leave(["orgs", key], "import.foreign");
  for (const key of repos) if (!isOurs(ownerOf(key))) reader.leave(["repos", key], "import.foreign");
  const shared = [["default"], ...orgs.filter(isOurs).map((key) => ["orgs", key])].flatMap((at) => {
    if (at[0] === "orgs") reader.others(at, ["labels"]);
    return labelsOf(reader, [...at, "labels"]).map(({ entry, at: inner }): Placed => {
      return { found: { section: "labels", entry, reach: "all" }, at: inner };
    });
  });
  const ours = repos.filter((key) => isOurs(ownerOf(key)));
  const own = ours.flatMap((key) => {
    reader.others(["repos", key], ["labels"]);
    return labelsOf(reader, ["repos", key, "labels"]).map(({ entry, at }): Placed => {
      return { found: { section: "labels", entry, repository: nameOf(key), reach: "own" }, at };
    });
  });
  const listed = new Map(ours.map(nameOf).map((name) => [fold(name), name]));
  const repositories = [...listed.values()].map((name): Entry => ({ values: { name } }));
  const found = withoutDoubles([...shared, ...own], reader);
  return { owned: { repositories }, found, notes: [], ...(owner === undefined ? {} : { owner }) };
}

function keysOf(reader: Reader, key: string): string[] {
  const map = reader.value([key]);
  return isMap(map) ? Object.keys(map) : [];
}

/** `owner/name`; of a name alone nobody is said to be the owner. */
function ownerOf(key: string): string | undefined {
  return key.includes("/") ? key.slice(0, key.indexOf("/")) : undefined;
}

function nameOf(key: string): string {
  return key.slice(key.indexOf("/") + 1);
}

function labelsOf(reader: Reader, list: At): { entry: Entry; at: At }[] {
  return reader.items(list).flatMap(({ item, at }) => {
    if (item.deleteAfter !== undefined && item.deleteAfter !== null) {
      reader.leave([...at, "deleteAfter"]);
      return [];
    }
    const entry = labelAt(reader, at, [...documentation, "target", "deleteAfter"]);
    if (!entry) return [];
    for (const key of documentation) if (key in item) reader.leaveAlike([...at, key]);
    // Labels that only issues, or only pull requests, should carry: GitHub knows no such thing.
    if (item.target !== undefined && item.target !== "both") reader.leave([...at, "target"]);
    return [{ entry, at }];
  });
}
