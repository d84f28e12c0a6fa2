import type { Repository } from "../../../rule.ts";
import { asMap, type ServiceFile } from "../../read/file.ts";
import { type Fault, short } from "../../schema/describe.ts";
import { isDockerfile } from "../metadata.ts";
import { isExpression } from "../model.ts";
import { plainPath, presenceOf } from "./there.ts";

/**
 * Files that an action runs and that are not there. What is built may be added for a release only, on a branch of its
 * own; a Dockerfile is written by hand.
 */
export function actionFileFaults(file: ServiceFile, repository: Repository): Fault[] {
  const runs = asMap(asMap(file.value).runs);
  const folder = file.path.replace(/[^/]+$/, "");
  return ["main", "pre", "post", "image"].flatMap((key): Fault[] => {
    const path = pathOf(runs[key], key, folder);
    const at = ["runs", key];
    if (path === undefined || file.isOpen(at)) return [];
    const presence = presenceOf(repository, path);
    if (presence === "there" || presence === "unseen") return [];
    const code = presence === "ignored" ? "not-built" : key === "image" ? "no-dockerfile" : "no-file";
    return [{ code, path: at, params: { path: short(path), key } }];
  });
}

/** The file that a value names; undefined where it names none, or one outside of the repository. */
function pathOf(value: unknown, key: string, folder: string): string | undefined {
  if (typeof value !== "string" || value === "" || isExpression(value)) return undefined;
  return key === "image" && !isDockerfile(value) ? undefined : plainPath(folder, value);
}
