import { type Case, openAt, within } from "./cases.ts";
import { byText, median } from "./figures.ts";
import type { HealthInput } from "./input.ts";
import type { RepositoryHealth } from "./report.ts";
import { kindsRead, waitsOf } from "./response.ts";
import type { Scene } from "./scene.ts";

const kindOf = { issues: "issue", pulls: "pull", discussions: "discussion" } as const;
type Part = keyof typeof kindOf;

/** What is known of each repository in the period, by name. */
export function repositoriesOf({ repositories }: HealthInput, scene: Scene): RepositoryHealth[] {
  const { period, knowsOpen, read, settings } = scene;
  const kinds = kindsRead(read);
  return [...repositories]
    .sort((one, other) => byText(one.name, other.name))
    .map(({ name, head }) => {
      const own = scene.cases.filter(({ thread }) => thread.repository === name);
      const count = (part: Part, is: (one: Case) => boolean) =>
        read.parts.has(part) ? own.filter((one) => kindOf[part] === one.thread.kind && is(one)).length : null;
      const opened = (part: Part) => count(part, (one) => within(one.opened, period));
      const open = (part: Part) => (knowsOpen ? count(part, (one) => openAt(one, period.to)) : null);
      const asked = own.filter(({ thread }) => kinds.includes(thread.kind) && !thread.draft);
      return {
        name,
        head,
        issues: opened("issues"),
        pulls: opened("pulls"),
        discussions: opened("discussions"),
        releases: read.parts.has("releases") ? releasesIn(scene, name) : null,
        openIssues: open("issues"),
        openPulls: open("pulls"),
        medianResponseHours: median(waitsOf(asked, period), settings.minimum),
      };
    });
}

function releasesIn({ releases, period }: Scene, name: string): number {
  return releases.filter((one) => one.repository === name && !one.prerelease && within(one.at, period)).length;
}
