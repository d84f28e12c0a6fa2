import type { Origin, Repository } from "../../check/rule.ts";
import { lockPath, parseLock } from "../../scaffold/lock.ts";
import { AppError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import { type ProjectFiles, projectFiles } from "../project.ts";
import { type Surroundings, surroundingsOf } from "./surroundings.ts";

/** Bytes that a file may have to be read: lock files of large projects have some tens of millions. */
export const most = 32 * 1024 * 1024;

/** Folders of tools that hold nothing of the repository's own, whether git ignores them or not. */
const foreign =
  /(?:^|\/)(?:\.venv|venv\/(?:lib|bin|Scripts|include)|\.tox|\.nox|__pycache__|\.hg|\.svn|\.terraform|\.gradle|bower_components|\.pnpm-store|\.next|\.nuxt|\.mypy_cache|\.pytest_cache|\.ruff_cache|\.ipynb_checkpoints|\.commonry-[\w.-]+)$/;

/** The project under check: its files without what git ignores, what other tools left and other repositories in it. */
export interface Checked {
  readonly project: ProjectFiles;
  readonly repository: Repository;
  /** Whether commonry scaffolded it. */
  readonly isScaffolded: boolean;
}

export async function openRepository(context: Context): Promise<Checked> {
  // The folder may not be there: that is said before git is asked.
  projectFiles(context.dir);
  const { isIgnored, isPart, origin: known }: Surroundings = await surroundingsOf(context);
  const skip = (path: string) => foreign.test(path) || isIgnored(path);
  const project = projectFiles(context.dir, { skip, skipRepositories: true, most });
  const files = project.list();
  const origin = known ?? recordedOrigin(project);
  const unlisted = [...project.leftOut(), ...submodules(project)];
  const repository = { files, readText: project.readText, isPart, unlisted, ...(origin ? { origin } : {}) };
  return { project, repository, isScaffolded: files.includes(lockPath) };
}

/** Submodules that are not checked out are empty folders, which no listing has. */
function submodules(project: ProjectFiles): string[] {
  const text = readable(project, ".gitmodules");
  return text.split("\n").flatMap((line) => {
    const [key = "", path] = line.split("=", 2);
    return key.trim() === "path" && path ? [path.trim().replace(/\/$/, "")] : [];
  });
}

/** Where a scaffolded repository is to live, before it has been pushed there. */
function recordedOrigin(project: ProjectFiles): Origin | undefined {
  try {
    const { answers, forge } = parseLock(readable(project, lockPath));
    const { owner, repo } = answers;
    if (typeof owner !== "string" || typeof repo !== "string") return undefined;
    return { host: `${forge}.com`, path: `${owner}/${repo}`, branches: ["main"] };
  } catch {
    return undefined;
  }
}

function readable(project: ProjectFiles, path: string): string {
  try {
    return project.readText(path);
  } catch (error) {
    if (error instanceof AppError) return "";
    throw error;
  }
}
