import type { Finding } from "../../system/finding.ts";
import type { Repository, RepositoryRule } from "../rule.ts";
import { about } from "./facts.ts";
import { textOf } from "./tree.ts";

/** What runs commands by itself, often with rights: pipelines of forges, and environments that open with a token. */
const runners =
  /^(?:\.(?:github|gitea|forgejo)\/(?:workflows\/[^/]+|actions\/.+\/action)\.ya?ml|action\.ya?ml|\.gitlab-ci\.ya?ml|\.gitlab\/.+\.ya?ml|\.circleci\/.+\.ya?ml|\.woodpecker(?:\/.+)?\.ya?ml|\.drone\.ya?ml|azure-pipelines[^/]*\.ya?ml|bitbucket-pipelines\.ya?ml|\.travis\.yml|Jenkinsfile[^/]*|\.gitpod\.yml|\.devcontainer\/(?:[^/]+\/)?devcontainer\.json|\.devcontainer\.json)$/;

/** A package taken by its name, whatever stands under it by then. */
const byName =
  /(?:\b(?:npx|pnpx|bunx)|\b(?:npm|pnpm|yarn|bun) +(?:global +)?(?:exec|x|i|install|add|dlx)|\bdeno +\w+)\b[^#;&|\n]*?(?:^|[\s"'=:])commonry(?:@[^\s"']*)?(?=["'\s,)\]]|$)/;
/** Only what is installed already is run then. */
const onlyInstalled = /\s--(?:no|no-install|offline)(?=[\s=]|$)/;
const usesPin = /\.commonry\/tool\b/;

const lockFile = ".commonry/tool/package-lock.json";

/** What runs commonry in a pipeline is pinned by its content. */
export const toolPinRule: RepositoryRule = {
  id: "tool-pin",
  level: "warning",
  sources: ["Scorecard: Pinned-Dependencies", "commonry: .commonry/tool"],
  fix: "none",
  title: { en: "Pipelines run a commonry that is pinned by its hash", zh: "流水线运行的 commonry 已按哈希值固定" },
  reason: {
    en: "A name and a version say nothing of the content: whoever can publish under them runs with the rights of the job.",
    zh: "名称和版本并不能说明内容：谁能以此发布，谁的代码就会带着任务的权限运行。",
  },
  examine: (repository) => {
    const texts = repository.files
      .filter((path) => runners.test(path))
      .map((path) => ({ path, text: textOf(repository, path) ?? "" }));
    return [...texts.flatMap(({ path, text }) => unpinned(path, text)), ...withoutLock(repository, texts)];
  },
};

function unpinned(path: string, text: string): Finding[] {
  if (!text.includes("commonry")) return [];
  return text.split("\n").flatMap((line, index): Finding[] => {
    const found = /^\s*#/.test(line) ? null : byName.exec(line);
    if (!found || onlyInstalled.test(found[0])) return [];
    return [
      { code: "tool-pin.name", level: "warning", file: path, line: index + 1, column: found.index + 1, params: {} },
    ];
  });
}

/** A pipeline that installs by a lock file which is not there, or says no hash. */
function withoutLock(repository: Repository, texts: readonly { path: string; text: string }[]): Finding[] {
  if (!texts.some(({ text }) => usesPin.test(text))) return [];
  if (/"integrity"\s*:\s*"sha512-/.test(textOf(repository, lockFile) ?? "")) return [];
  return [about(lockFile, "tool-pin.hash", "warning")];
}
