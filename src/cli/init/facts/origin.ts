import { parse as parsePath } from "node:path";
import type { Given } from "../../../scaffold/answers.ts";

/** `https://github.com/owner/repo.git`, `git@gitlab.com:group/repo.git`, and addresses of a forge of one's own. */
export function ofOrigin(url: string | undefined): Given {
  const found = /^(?:[a-z+]+:\/\/(?:[^@/]*@)?([^/:]+)(?::\d+)?\/|[^@/]+@([^:/]+):)(.+?)(?:\.git)?\/?$/.exec(url ?? "");
  const [, byAddress, byShell, path = ""] = found ?? [];
  const host = byAddress ?? byShell;
  const segments = path.split("/");
  if (!host || segments.length < 2) return {};
  const { base: repo, dir } = parsePath(path);
  const forge = host.includes("gitlab") ? "gitlab" : host.includes("github") ? "github" : undefined;
  // The name of a subgroup of GitLab is no name that a question takes: its first group stands for it.
  return { owner: dir.split("/")[0], repo, ...(forge === undefined ? {} : { forge }) };
}
