import { openAt, within } from "./cases.ts";
import { byText, median } from "./figures.ts";
import type { HealthInput } from "./input.ts";
import type { RepositoryHealth } from "./report.ts";
import { kindsRead, waitsOf } from "./response.ts";
import type { Scene } from "./scene.ts";

/** What is known of each repository in the period, by name. */
export function repositoriesOf({ repositories }: HealthInput, scene: Scene): RepositoryHealth[] {
  const { period, knowsOpen, read, settings } = scene;
  const kinds = kindsRead(read);
  return [...repositories]
    .sort((one, other) => byText(one.name, other.name))
    .map(({ name, head }) => {
      const own = scene.cases.filter(({ thread }) => thread.repository === name);
      const opened = (kind: string) =>
        own.filter((one) => one.thread.kind === kind && within(one.opened, period)).length;
      const open = (kind: string) => own.filter((one) => one.thread.kind === kind && openAt(one, period.to)).length;
      const asked = own.filter(({ thread }) => kinds.includes(thread.kind) && !thread.draft);
      return {
        name,
        head,
        issues: opened("issue"),
        pulls: opened("pull"),
        discussions: opened("discussion"),
        releases: scene.releases.filter(
          ({ repository, prerelease, at }) => repository === name && !prerelease && within(at, period),
        ).length,
        openIssues: knowsOpen && read.parts.has("issues") ? open("issue") : null,
        openPulls: knowsOpen && read.parts.has("pulls") ? open("pull") : null,
        medianResponseHours: median(waitsOf(asked, period), settings.minimum),
      };
    });
}
