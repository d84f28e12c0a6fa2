import { jsonReader } from "../read/json.ts";
import { yamlReader } from "../read/yaml.ts";
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
};

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
