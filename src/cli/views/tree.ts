interface Node {
  readonly folders: Map<string, Node>;
  readonly files: string[];
}

/**
 * Draws paths as a tree, folders first, each line with its branches.
 * @param paths relative, `/` between segments
 * @param label turns a file's path and name into what stands on its line
 */
export function drawTree(
  paths: readonly string[],
  label: (path: string, name: string) => string = (_, name) => name,
): string[] {
  const root: Node = { folders: new Map(), files: [] };
  for (const path of paths) {
    const segments = path.split("/");
    let node = root;
    for (const segment of segments.slice(0, -1)) {
      const next = node.folders.get(segment) ?? { folders: new Map(), files: [] };
      node.folders.set(segment, next);
      node = next;
    }
    node.files.push(path);
  }
  return drawNode(root, "", label);
}

function drawNode(node: Node, indent: string, label: (path: string, name: string) => string): string[] {
  const folders = [...node.folders].sort(([a], [b]) => (a < b ? -1 : 1));
  const count = folders.length + node.files.length;
  const branch = (index: number) => (index === count - 1 ? ["└── ", "    "] : ["├── ", "│   "]);
  const lines = folders.flatMap(([name, child], index) => {
    const [mark = "", inner = ""] = branch(index);
    return [`${indent}${mark}${name}/`, ...drawNode(child, indent + inner, label)];
  });
  node.files.sort().forEach((path, index) => {
    const [mark = ""] = branch(folders.length + index);
    lines.push(`${indent}${mark}${label(path, path.slice(path.lastIndexOf("/") + 1))}`);
  });
  return lines;
}
