import type { Valid } from "../row.ts";

/** Files of services that are no more, as they were right. */
export const retired: readonly Valid[] = [
  {
    what: "a Gitpod file with its image",
    files: {
      "README.md": "# A tool\n\nIt does one thing, and it is free software under the MIT licence: see LICENSE.\n",
      ".gitpod.Dockerfile": "FROM gitpod/workspace-base\n",
      ".gitpod.yml":
        "image: { file: .gitpod.Dockerfile }\ntasks: [{ init: a, command: b }]\nports: [{ port: 3000-3010 }]\n",
    },
    says: "ona.com/docs/classic/user/references/gitpod-yml: image.file, tasks, ports with a range",
  },
];
