import { loadManifest } from "../../src/manifest/load.ts";
import { type Files, textOf } from "./render.ts";

/** What the manifest's own loader says of a repository's manifest, people and events; warnings count. */
export function manifestFaults(files: Files): string[] {
  const project = { readText: (path: string) => textOf(files, path), list: () => [...files.keys()].sort() };
  return loadManifest(project, "community.yaml").findings.map(
    ({ code, file, line, column, params }) => `${file}:${line}:${column} ${code} ${JSON.stringify(params)}`,
  );
}
