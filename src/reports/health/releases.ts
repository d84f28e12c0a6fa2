import type { Release } from "../port.ts";
import { within } from "./cases.ts";
import { byText, day, inOrder, median } from "./figures.ts";
import type { Span } from "./input.ts";
import { dayText, monthTexts, perMonth } from "./months.ts";
import type { Releases } from "./report.ts";
import { compare, type Scene } from "./scene.ts";

/**
 * Release Frequency (CHAOSS, https://chaoss.community/?p=4765): "the frequency of project software / artifact releases
 * over time". Pre-releases are counted apart and have no part in the rhythm.
 *
 * `medianDaysBetween` is over the gaps between one release of a repository and the next, taken where the gap ended in
 * the period; several releases of a repository on one day (UTC) are one, so that a repository with many packages has no
 * gaps of minutes. `daysSince` counts whole days from the last release to the end of the period.
 * @param names the repositories of the report
 */
export function releasesOf(scene: Scene, names: readonly string[]): Releases | null {
  if (!scene.read.parts.has("releases")) return null;
  const { period, months, settings } = scene;
  const known = scene.releases.filter(({ at }) => at < period.to).sort(newestFirst);
  const full = known.filter(({ prerelease }) => !prerelease);
  const early = known.filter(({ prerelease }) => prerelease);
  const { now, count, trend } = compare(scene, (span) => ({
    releases: full.filter(({ at }) => within(at, span)),
    prereleases: early.filter(({ at }) => within(at, span)),
    gaps: names.flatMap((name) =>
      gapsOf(
        full.filter(({ repository }) => repository === name),
        span,
      ),
    ),
  }));
  const since = ({ at }: Release) => Math.floor((period.to - at) / day);
  const [last] = full;
  return {
    releases: count((one) => one.releases.length),
    prereleases: count((one) => one.prereleases.length),
    medianDaysBetween: trend((one) => median(one.gaps, settings.minimum)),
    last: last ? { repository: last.repository, tag: last.tag, day: dayText(last.at), daysSince: since(last) } : null,
    repositories: names.map((name) => {
      const own = full.find(({ repository }) => repository === name);
      return {
        name,
        releases: now.releases.filter(({ repository }) => repository === name).length,
        lastTag: own?.tag ?? null,
        daysSince: own ? since(own) : null,
      };
    }),
    monthly: {
      months: monthTexts(months),
      series: {
        releases: perMonth(
          full.map(({ at }) => at),
          months,
          period.to,
        ),
        prereleases: perMonth(
          early.map(({ at }) => at),
          months,
          period.to,
        ),
      },
    },
  };
}

const newestFirst = inOrder<Release>(
  (one, other) => other.at - one.at,
  (one, other) => byText(one.repository, other.repository),
  (one, other) => byText(one.tag, other.tag),
);

/** Days between releases of one repository, for gaps that ended in the span. */
function gapsOf(releases: readonly Release[], span: Span): number[] {
  const days = [...new Set(releases.map(({ at }) => Math.floor(at / day)))].sort((one, other) => one - other);
  const ended = new Set(releases.filter(({ at }) => within(at, span)).map(({ at }) => Math.floor(at / day)));
  return days.flatMap((end, index) => {
    const start = days[index - 1];
    return start !== undefined && ended.has(end) ? [end - start] : [];
  });
}
