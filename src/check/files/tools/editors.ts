import { isMap, type ServiceFile } from "../read/file.ts";
import { jsonReader } from "../read/json.ts";
import { yamlReader } from "../read/yaml.ts";
import type { Fault } from "../schema/describe.ts";
import type { Kind } from "../schema/rule.ts";

/** Dev Container metadata reference. Tools pass over keys that they do not know. */
export const devcontainerKind: Kind = {
  id: "devcontainer",
  sources: ["https://containers.dev/implementors/json_reference/"],
  title: { en: "Dev containers can be opened", zh: "开发容器可以打开" },
  reason: {
    en: "With a value of the wrong kind the container is not built, or is built without that setting.",
    zh: "值的类型不对时，容器无法构建，或构建时缺少该设置。",
  },
  applies: (path) => /(^|\/)\.devcontainer\/([^/]+\/)?devcontainer\.json$|(^|\/)\.devcontainer\.json$/.test(path),
  read: jsonReader({ comments: true }),
  schema: "devcontainer",
  levels: { "no-image": "warning", "both-images": "warning" },
  texts: {
    "no-image": {
      en: "nothing says what the container is made of; add “image”, “build” or “dockerComposeFile” (GitHub Codespaces alone has an image of its own)",
      zh: "没有写明容器由什么构建；请添加“image”、“build”或“dockerComposeFile”（只有 GitHub Codespaces 有默认镜像）",
    },
    "both-images": {
      en: "“{other}” and “{key}” both say what the container is made of; “{other}” is passed over",
      zh: "“{other}”和“{key}”都指定了容器的来源；“{other}”会被忽略",
    },
  },
  more: sourceFaults,
};

/** What a container is made of, in the order in which tools look (devcontainers/cli, `resolve`): the first counts. */
const sources = ["dockerComposeFile", "dockerFile", "build", "image"];

function sourceFaults({ value }: ServiceFile): Fault[] {
  if (!isMap(value)) return [];
  const { build } = value;
  // "build" may hold arguments alone; then it says nothing of the source.
  const isBuild = !isMap(build) || Object.hasOwn(build, "dockerfile");
  const [first, second] = sources.filter((key) => Object.hasOwn(value, key) && (key !== "build" || isBuild));
  if (first === undefined) return [{ code: "no-image", path: [] }];
  if (second !== "image") return [];
  return [{ code: "both-images", path: [second], part: "key", params: { key: first, other: second } }];
}

/** Gitpod Classic: .gitpod.yml reference. The service ended on 2025-10-15; its successor, Ona, reads the dev container. */
export const gitpodKind: Kind = {
  id: "gitpod",
  level: "warning",
  sources: [
    "https://ona.com/docs/classic/user/references/gitpod-yml",
    "https://ona.com/stories/gitpod-classic-payg-sunset",
  ],
  title: { en: "Gitpod can read its settings", zh: "Gitpod 能读取其设置" },
  reason: {
    en: "A setting with a fault is passed over, and the workspace starts without it.",
    zh: "有错误的设置会被忽略，工作区启动时不会应用它。",
  },
  applies: (path) => path === ".gitpod.yml",
  read: yamlReader({ merges: true }),
  schema: (value) => (value === null || value === undefined ? undefined : "gitpod"),
  levels: { ended: "note" },
  texts: {
    ended: {
      en: "Gitpod Classic, which read this file, ended on 2025-10-15; Ona, its successor, reads .devcontainer/devcontainer.json",
      zh: "读取此文件的 Gitpod Classic 已于 2025-10-15 停止服务；其后继 Ona 读取 .devcontainer/devcontainer.json",
    },
  },
  more: () => [{ code: "ended", path: [] }],
};

/** Visual Studio Code: workspace recommended extensions. */
export const extensionsKind: Kind = {
  id: "vscode-extensions",
  level: "warning",
  sources: [
    "https://code.visualstudio.com/docs/configure/extensions/extension-marketplace#_workspace-recommended-extensions",
  ],
  title: { en: "Visual Studio Code can read the recommended extensions", zh: "VS Code 能读取推荐的扩展" },
  reason: {
    en: "An extension that is not named “publisher.name” is not recommended to anybody.",
    zh: "未按“发布者.名称”书写的扩展不会被推荐。",
  },
  applies: (path) => /(^|\/)\.vscode\/extensions\.json$/.test(path),
  read: jsonReader({ comments: true }),
  schema: "vscode-extensions",
};
