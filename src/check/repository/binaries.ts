import type { Repository, RepositoryRule } from "../rule.ts";
import { about } from "./facts.ts";
import { textOf } from "./tree.ts";

/** Programs and libraries that were built somewhere else (github.com/ossf/scorecard, Binary-Artifacts). */
const binary = /\.(?:exe|dll|msi|so|dylib|jar|class|deb|rpm|dex|apk|ipa|pyc|pyo|whl|egg|crx|iso|dmg|efi|ocx|drv)$/i;

/** The wrapper of a build tool belongs into its repository: its makers say so, and Scorecard agrees. */
const accepted = /(?:^|\/)(?:gradle|maven)-wrapper\.jar$/;

/** More than anybody goes through one by one. */
const most = 20;

/** No programs that nobody can review. */
export const binaryRule: RepositoryRule = {
  id: "binaries",
  level: "warning",
  sources: ["repolinter: binaries-not-present", "Scorecard: Binary-Artifacts", "OSPS-QA-05.01", "OSPS-QA-05.02"],
  fix: "none",
  title: { en: "No built programs among the sources", zh: "源代码中没有编译好的程序" },
  reason: {
    en: "Nobody can review a program that was built somewhere else, and every clone carries it for good.",
    zh: "在别处编译的程序无法评审，而且每个克隆都会永远带着它。",
  },
  examine: (repository) => {
    const named = repository.files.filter((path) => binary.test(path) && !accepted.test(path));
    const found = named.filter((path) => !isText(repository, path));
    const shown = found.slice(0, most).map((path) => about(path, "binaries.file", "warning"));
    const next = found[most];
    return next ? [...shown, about(next, "binaries.more", "warning", { count: found.length - most })] : shown;
  },
};

/** A script may have such a name, and a pointer of Git LFS stands for a file that lies elsewhere. */
function isText(repository: Repository, path: string): boolean {
  const text = textOf(repository, path);
  return text !== undefined && !text.includes("\0");
}
