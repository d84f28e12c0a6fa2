import type { Path } from "../../../system/yaml/index.ts";
import { asMap } from "../read/file.ts";
import { type Fault, short, valueAt } from "../schema/describe.ts";

/** The words of a duration (gitlab.com/gitlab-org/gitlab-chronic-duration: units, joining words, numbers in words). */
const units =
  /^(?:s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|dy|days?|w|wks?|weeks?|mo|mos|months?|y|yrs?|years?)$/;
const others =
  /^(?:and|with|plus|an?|half|halve?s|quarters?|thirds?|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|four|fif|six|seven|eigh|nine)ty|hundreds?|thousands?)$/;

/** Where a job, or what all jobs begin with, says how long something lasts. */
const places: readonly Path[] = [
  ["timeout"],
  ["start_in"],
  ["artifacts", "expire_in"],
  ["environment", "auto_stop_in"],
  ["pages", "expire_in"],
];

/** Durations with a word in them that is none: GitLab refuses the pipeline («should be a duration»). */
export function durationFaults(job: unknown, at: Path): Fault[] {
  return places.flatMap((place) => {
    const value = valueAt(asMap(job), place);
    return typeof value === "string" && !isDuration(value)
      ? [{ code: "duration", path: [...at, ...place], params: { value: short(value) } }]
      : [];
  });
}

function isDuration(value: string): boolean {
  if (/[$[]/.test(value) || value.length > 200 || /^never$/i.test(value.trim())) return true;
  const words = value.toLowerCase().match(/[a-z]+/g) ?? [];
  return words.every((word) => units.test(word) || others.test(word));
}
