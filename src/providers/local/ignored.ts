import { existsSync } from "node:fs";
import { join } from "node:path";
import { AppError } from "../../system/errors.ts";
import { replaceFile } from "./files.ts";

/** Facts are written by people, who may want to commit them. */
const text = `# commonry has made this folder: with --provider local it stands in for a service, as a trial. It is no part of the project.
# To keep what is in it under version control, name a folder in community.yaml (local: { folder: … }), or delete this file.
# commonry 创建了此文件夹：使用 --provider local 时，它代替某项服务，仅供试用，不属于项目本身。
# 如需纳入版本控制，请在 community.yaml 中指定文件夹（local: { folder: … }），或删除此文件。
/*
!/facts/
`;

/** Lets git pass over a local place, and says there what it is. What cannot be written does no harm. */
export function ignore(folder: string): void {
  // Who has deleted it wants the folder kept.
  if ([".gitignore", "owner.yaml", "calendars", "repositories"].some((name) => existsSync(join(folder, name)))) return;
  try {
    replaceFile(folder, ".gitignore", text);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
}
