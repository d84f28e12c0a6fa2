import { join } from "node:path";
import * as v from "valibot";
import { AppError } from "../../../system/errors.ts";
import { exit } from "../../../system/exit.ts";
import { folder as openFolder } from "../../../system/folder.ts";
import { decodeUtf8 } from "../../../system/text/utf8.ts";
import { type ParsedYaml, parseYaml } from "../../../system/yaml/index.ts";
import { type FactFile, factFile } from "./schema.ts";

/** More than a repository's life takes in files of the longest size. */
const mostFiles = 1000;
/** Bytes of a file: what the reader of YAML takes. */
const mostBytes = 1024 ** 2;

/**
 * All files with facts of a repository: `hub.yaml`, then those in `hub/`, by name.
 * @param root the folder of facts
 * @throws AppError `local.facts-many`, `file.link`, `file.large`, `file.unreadable`, and (exit 2) `file.encoding`,
 *   `local.facts-…` with the place of the first thing that is wrong
 */
export function readFactFiles(root: string, name: string): readonly FactFile[] {
  const fold = name.toLowerCase();
  const isOther = (path: string) => path.includes("/") && !path.toLowerCase().startsWith(`${fold}/`);
  const folder = openFolder(root, { skip: isOther, most: mostBytes });
  const isWanted = (path: string) =>
    path.toLowerCase() === `${fold}.yaml` || (path.includes("/") && path.endsWith(".yaml"));
  const paths = listed(folder).filter((path) => isWanted(path) && !isOther(path));
  if (paths.length > mostFiles) throw new AppError("local.facts-many", { path: join(root, name), count: mostFiles });
  return paths.flatMap((path) => {
    const bytes = folder.read(path);
    return bytes ? [parsed(decodeUtf8(bytes, join(root, path)), join(root, path))] : [];
  });
}

/** Where there is no folder there are no facts. */
function listed(folder: ReturnType<typeof openFolder>): readonly string[] {
  try {
    return folder.list();
  } catch (error) {
    if (error instanceof AppError && error.params.reason === "ENOENT") return [];
    throw error;
  }
}

function parsed(text: string, path: string): FactFile {
  const yaml = parseYaml(text, { file: path });
  const [finding] = yaml.findings;
  if (finding) {
    const { line, column, code, params } = finding;
    throw fault("local.facts-yaml", { path, line, column, reason: params.reason ?? code });
  }
  // An empty file says nothing.
  const result = v.safeParse(factFile, yaml.value ?? {}, { abortPipeEarly: true });
  if (result.success) return result.output;
  throw faultOf(result.issues[0], yaml, path);
}

function faultOf(issue: v.BaseIssue<unknown>, yaml: ParsedYaml, path: string): AppError {
  const keys = (issue.path ?? []).map(({ key }) => key as string | number);
  const isKey = issue.path?.at(-1)?.origin === "key";
  const isMissing = isKey && issue.expected !== "never";
  const place = { path, ...yaml.position(keys, isKey ? "key" : "value") };
  const key = String(keys.at(-1) ?? "");
  if (isKey) return fault(isMissing ? "local.facts-missing" : "local.facts-key", { ...place, key });
  const expected = (issue.expected ?? "").replace(/[()"]/g, "").split(" | ").join(", ");
  return fault(issue.message, { ...place, key: labelOf(keys), expected });
}

const fault = (code: string, params: Readonly<Record<string, string | number>>) =>
  new AppError(code, params, exit.usage);

/** `threads[2].opened`, as one would write it. */
function labelOf(keys: readonly (string | number)[]): string {
  return keys.map((key, at) => (typeof key === "number" ? `[${key}]` : `${at > 0 ? "." : ""}${key}`)).join("");
}
