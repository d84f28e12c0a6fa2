import type { Finding } from "../../system/finding.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { outsideFences } from "./prose.ts";
import { textOf } from "./tree.ts";

/** Endings of files that hold no text. */
const noText =
  /\.(?:png|jpe?g|gif|webp|avif|ico|icns|bmp|tiff?|psd|ai|eps|pdf|zip|gz|tgz|bz2|xz|7z|rar|zst|jar|war|class|so|dylib|dll|exe|o|a|lib|bin|dat|wasm|woff2?|ttf|otf|eot|mp[34]|m4[av]|wav|ogg|flac|webm|mov|avi|mkv|sqlite3?|db|parquet|npy|npz|pt|pth|onnx|h5|pkl|safetensors|gguf|pyc|apk|aab|ipa|dmg|iso|deb|rpm|whl|docx?|xlsx?|pptx?|odt|ods|odp|blend|fbx|glb|stl|min\.js|min\.css|map|gmo|mo|keystore|jks|p12)$/i;

/** Pages that may speak of conflicts and show one, also as the source that a template engine makes them from. */
const prose =
  /\.(?:md|mdx|markdown|rst|adoc|asciidoc|txt|org|html?|tex|ipynb)(?:\.(?:liquid|jinja2?|j2|njk|erb|ejs|hbs|tmpl|tpl))?$/i;

/** No file holds a conflict that git left for a person to resolve (git-scm.com/docs/git-merge, «How conflicts are presented»). */
export const conflictRule: RepositoryRule = {
  id: "conflict",
  level: "error",
  sources: ["git-merge: how conflicts are presented", "pre-commit-hooks: check-merge-conflict"],
  fix: "none",
  title: { en: "No conflict markers were left behind", zh: "没有遗留的合并冲突标记" },
  reason: {
    en: "Two versions of a text, one after the other, are neither of them.",
    zh: "两个版本并列在一起，哪一个都不成立。",
  },
  examine: (repository) =>
    repository.files
      .filter((path) => mayHoldConflict(path) && repository.cleared?.has(path) !== true)
      .flatMap((path) => inFile(repository, path)),
};

/** Whether a file is text by its name. */
export function mayHoldConflict(path: string): boolean {
  return !noText.test(path);
}

/** Whether both ends of a conflict are somewhere in a text, or in the bytes of one. */
export function holdsConflict(content: string | Buffer): boolean {
  return content.includes("<<<<<<< ") && content.includes(">>>>>>> ");
}

function inFile(repository: Repository, path: string): Finding[] {
  const text = textOf(repository, path);
  if (text === undefined || !holdsConflict(text)) return [];
  return conflicts(text, prose.test(path)).map((line) => {
    return { code: "conflict.marker", level: "error", file: path, line, column: 1, params: {} };
  });
}

/** The lines on which a whole conflict begins: its two sides, and its end. Blocks of code within prose do not count. */
export function conflicts(text: string, isProse: boolean): number[] {
  const found: number[] = [];
  let [start, middle] = [0, false];
  (isProse ? outsideFences(text) : text.split(/\r?\n/)).forEach((line, index) => {
    if (line.startsWith("<<<<<<< ")) [start, middle] = [index + 1, false];
    else if (line === "=======" && start > 0) middle = true;
    else if (line.startsWith(">>>>>>> ") && middle) {
      found.push(start);
      [start, middle] = [0, false];
    }
  });
  return found;
}
