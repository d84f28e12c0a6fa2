import { readEvents } from "../../events/read.ts";
import { loadManifest } from "../../manifest/load.ts";
import { settingsOf } from "../events/settings.ts";
import { projectFiles } from "../project.ts";
import type { Candidate } from "./line.ts";

/** Names that stand in the community of a folder. @throws whatever reading it throws */
export function names(what: "events" | "repositories", dir: string): Candidate[] {
  const loaded = loadManifest(projectFiles(dir), "community.yaml");
  if (what === "repositories") return (loaded.community?.repositories ?? []).map(({ name }) => ({ value: name }));
  const { series } = readEvents(loaded.events, settingsOf(loaded, "en"));
  const titles = new Map(series.map(({ id, title }) => [id, title]));
  return [...titles].map(([value, description]) => ({ value, description }));
}
