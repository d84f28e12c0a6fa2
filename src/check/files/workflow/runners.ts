import { editDistance } from "../../../system/nearest.ts";
import type { Path } from "../../../system/yaml/index.ts";
import { asList, asMap, type ServiceFile } from "../read/file.ts";
import { type Fault, short } from "../schema/describe.ts";
import { type Job, jobsOf } from "./model.ts";

/**
 * Runners that GitHub has taken away, by the day on which it did, and what took their place. After the announcements in
 * actions/runner-images, by their numbers (#3287 and #4312 under its former name, actions/virtual-environments), and
 * github.blog/changelog/2024-05-20-actions-upcoming-changes-to-github-hosted-macos-runners for macOS 11.
 */
const retired: Readonly<Record<string, string>> = {
  // 2021-09-20, #3287; 2023-04-03, #6002; 2025-04-15, #11101
  ...{ "ubuntu-16.04": "ubuntu-24.04", "ubuntu-18.04": "ubuntu-24.04", "ubuntu-20.04": "ubuntu-24.04" },
  // 2022-03-15, #4312; 2025-06-30, #12045
  ...{ "windows-2016": "windows-2025", "windows-2019": "windows-2025" },
  // 2022-12-01, #5583; 2024-06-28, changelog and rhysd/actionlint#451
  ...{ "macos-10.15": "macos-15", "macos-11": "macos-15", "macos-11.0": "macos-15" },
  // 2024-12-03, #10721
  ...{ "macos-12": "macos-15", "macos-12-large": "macos-15-large" },
  // 2025-12-04, #13046
  ...{ "macos-13": "macos-15-intel", "macos-13-large": "macos-15-large", "macos-13-xlarge": "macos-15-xlarge" },
  // 2026-11-02, #13518
  ...{ "macos-14": "macos-15", "macos-14-large": "macos-15-large", "macos-14-xlarge": "macos-15-xlarge" },
};

/** Names that every repository can use, for one that is mistyped. */
const standing = ["ubuntu-latest", "windows-latest", "macos-latest", "ubuntu-24.04", "ubuntu-22.04", "macos-15"];

/** Jobs that no runner of GitHub will ever take: they wait for a day, and fail. */
export function runnerFaults(file: ServiceFile): Fault[] {
  return jobsOf(file).flatMap((job) => labelsOf(job).flatMap(({ label, path }) => fault(label, path)));
}

function fault(label: string, path: Path): Fault[] {
  const known = label.toLowerCase();
  const next = Object.hasOwn(retired, known) ? retired[known] : undefined;
  if (next !== undefined) return [{ code: "retired", path, params: { label: short(label), next } }];
  if (!/^(ubuntu|windows|macos)-l[a-z]+$/.test(known) || standing.includes(known)) return [];
  const near = standing.find((one) => editDistance(known, one) <= 2);
  return near === undefined ? [] : [{ code: "runner-near", path, params: { label: short(label), nearest: near } }];
}

interface Label {
  readonly label: string;
  readonly path: Path;
}

/** One label alone names a runner of GitHub's; several, or a group, may be somebody's own machine. */
function labelsOf({ map, path }: Job): Label[] {
  const on = map["runs-on"];
  const at = [...path, "runs-on"];
  const [only, ...others] = asList(on);
  if (typeof only !== "string" || others.length > 0) return [];
  const name = /^\$\{\{\s*matrix\.([\w-]+)\s*\}\}$/.exec(only)?.[1];
  if (name !== undefined) return inMatrix(asMap(asMap(map.strategy).matrix), name, [...path, "strategy", "matrix"]);
  return [{ label: only, path: Array.isArray(on) ? [...at, 0] : at }];
}

function inMatrix(matrix: Readonly<Record<string, unknown>>, name: string, path: Path): Label[] {
  const values = Array.isArray(matrix[name]) ? matrix[name] : [];
  const included = Array.isArray(matrix.include) ? matrix.include : [];
  const all = [
    ...values.map((label: unknown, index) => ({ label, path: [...path, name, index] })),
    ...included.map((item, index) => ({ label: asMap(item)[name], path: [...path, "include", index, name] })),
  ];
  return all.flatMap(({ label, path: at }) => (typeof label === "string" ? [{ label, path: at }] : []));
}
