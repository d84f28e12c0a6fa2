import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** What a file of each kind holds; of a hundred files, so many are of it. Links lead to the neighbours. */
const kinds = [
  {
    share: 60,
    path: (n) => `src/part${n % 40}/module${n}.ts`,
    text: (n) => `export const value${n} = ${n};\n`.repeat(120),
  },
  { share: 15, path: (n) => `docs/part${n % 20}/page${n}.md`, text: page },
  {
    share: 10,
    path: (n) => `test/part${n % 20}/module${n}.test.ts`,
    text: (n) => `test("${n}", () => {});\n`.repeat(60),
  },
  {
    share: 8,
    path: (n) => `data/set${n % 10}/record${n}.json`,
    text: (n) => JSON.stringify({ n, list: Array(50).fill("text") }),
  },
  {
    share: 5,
    path: (n) => `config/area${n % 10}/setting${n}.yaml`,
    text: (n) => `name: setting${n}\nlist:\n${"  - { a: 1, b: text }\n".repeat(20)}`,
  },
  { share: 2, path: (n) => `assets/image${n}.png`, text: () => "\x89PNG\r\n".repeat(2000) },
];

function page(n) {
  const text =
    "A line of a page, as long as such lines are, with `code` and *emphasis* and a <b>tag</b> here and there.\n";
  const links = `See [the part](./), [the module](../../README.md#large) and ![an image](../../assets/none.txt "title").\n`;
  return `# Page ${n}\n\n${text.repeat(12)}\n## More\n\n${links}\n\`\`\`js\nconst a = [b](c);\n\`\`\`\n\n${text.repeat(12)}`;
}

function kindOf(rest) {
  const [kind] = kinds.filter(
    (_, index) => kinds.slice(0, index + 1).reduce((sum, { share }) => sum + share, 0) > rest,
  );
  return kind;
}

/** Writes a repository of so many files, of the kinds that repositories have. */
export function writeRepository(root, count) {
  mkdirSync(join(root, "assets"), { recursive: true });
  writeFileSync(join(root, "README.md"), `# Large\n\n${"Text about it.\n".repeat(20)}`);
  writeFileSync(join(root, "assets/none.txt"), "text\n");
  for (let n = 2; n < count; n++) {
    const kind = kindOf(n % 100);
    const path = join(root, kind.path(n));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, kind.text(n));
  }
}

/** Writes so many YAML files, each two objects as an orchestrator of containers takes them, with a comment and a script. */
export function writeManifests(root, count) {
  mkdirSync(root, { recursive: true });
  writeFileSync(join(root, "README.md"), "# Manifests\n\nText about them.\n");
  for (let n = 1; n < count; n++) {
    const path = join(root, `area${n % 50}/service${n}.yaml`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${deployment(n)}---\n${settings(n)}`);
  }
}

function deployment(n) {
  const port = (index) => `            - { name: port${index}, containerPort: ${8000 + index} }\n`;
  const variable = (index) =>
    `            - name: VALUE_${index}\n              value: "text ${index}, as long as such are"\n`;
  const [ports, variables] = [port, variable].map((text) =>
    Array.from({ length: 6 }, (_, index) => text(index)).join(""),
  );
  return (
    `# Service ${n}\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: service${n}\n  labels: { app: service${n} }\n` +
    `spec:\n  replicas: ${n % 5}\n  template:\n    spec:\n      containers:\n        - name: main\n` +
    `          image: registry.example/service:${n % 9}.0\n          ports:\n${ports}          env:\n${variables}`
  );
}

function settings(n) {
  const lines = "    echo 'a line of a script, as long as such lines are'\n".repeat(10);
  return `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: settings${n}\ndata:\n  start.sh: |\n    #!/bin/sh\n${lines}`;
}
