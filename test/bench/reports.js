// npm run bench:reports -- REPOSITORY [runs]: report contributors on a real, large history, beside git itself and, with
// --peers, beside other reporters (git-quick-stats and gitinspector from Debian, once each: they take minutes).
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const words = process.argv.slice(2).filter((word) => !word.startsWith("--"));
const [repository, times = "5"] = words;
if (!repository) throw new Error("which repository? npm run bench:reports -- PATH [runs] [--peers]");
const runs = Number(times);
const bin = fileURLToPath(new URL("../../bin/commonry.js", import.meta.url));
const place = mkdtempSync(join(tmpdir(), "commonry-bench-"));
const cache = join(place, "cache");
const clone = join(place, "clone.git");
const git = (...args) =>
  execFileSync("git", ["-C", repository, ...args], { encoding: "utf8", maxBuffer: 2 ** 28 }).trim();

// A clone with the same objects, whose head can be set back: the source itself is left alone.
execFileSync("git", ["clone", "--quiet", "--bare", "--shared", repository, clone], { stdio: "ignore" });
const head = git("rev-parse", "HEAD");
const all = Number(git("rev-list", "--count", "HEAD"));
const point = (commit) => {
  execFileSync("git", ["-C", clone, "update-ref", "refs/heads/bench", commit]);
  execFileSync("git", ["-C", clone, "symbolic-ref", "HEAD", "refs/heads/bench"]);
};
/** The commit of the first-parent chain that lacks one percent of all commits. */
const older = git("rev-list", "--first-parent", "HEAD")
  .split("\n")
  .find((commit, index) => index % 20 === 0 && Number(git("rev-list", "--count", `${commit}..HEAD`)) >= all / 100);

const format = "--format=%an%n%ae%n%ad%n%(trailers:key=Co-authored-by,valueonly,unfold,separator=%x0a)";
const log = ["git", "-C", clone, "log", "-z", "--date=raw", format, "HEAD"];
const report = [process.execPath, bin, "report", "contributors", "--repo", clone, "--json", "--provider", "none"];
const forget = () => rmSync(cache, { recursive: true, force: true });
const run = (command, env = {}) => {
  const timed = ["-f", "%e %U %S %M", "-o", join(place, "time"), ...command];
  spawnSync("/usr/bin/time", timed, { stdio: "ignore", env: { ...process.env, XDG_CACHE_HOME: cache, ...env } });
  const line = execFileSync("tail", ["-n1", join(place, "time")], { encoding: "utf8" });
  const [wall = 0, user = 0, system = 0, peak = 0] = line.trim().split(" ").map(Number);
  return { wall, cpu: user + system, peak: peak / 1024 };
};
const subjects = [
  { name: "git log, the same fields, GIT_FLUSH=0", command: log, env: { GIT_FLUSH: "0" } },
  { name: "git log, the same fields, as it comes", command: log },
  { name: "git shortlog -sne", command: ["git", "-C", clone, "shortlog", "-sne", "HEAD"] },
  { name: "commonry, cold", command: report, prepare: forget },
  { name: "commonry, nothing new", command: report, prepare: () => run(report) },
  {
    name: "commonry, 1 % new",
    command: report,
    prepare: () => {
      forget();
      point(older);
      run(report);
      point(head);
    },
  },
  { name: "node -e 0", command: [process.execPath, "-e", "0"] },
];

try {
  if (!existsSync("/usr/bin/time")) throw new Error("GNU time is needed (apt-get install time)");
  point(head);
  const found = new Map(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round <= runs; round += 1) {
    for (const { name, command, env, prepare } of subjects) {
      prepare?.();
      const figures = run(command, env);
      if (round > 0) found.get(name).push(figures);
    }
  }
  const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const rows = [...found].map(([name, list]) => [
    name,
    ...["wall", "cpu", "peak"].map((key) => median(list.map((one) => one[key]))),
  ]);
  const base = rows[0][1];
  const cold = rows.find(([name]) => name === "commonry, cold")[1];
  console.log(`${all} commits, ${runs} rounds in turn, medians; node ${process.version}`);
  console.log("| | wall s | CPU s | peak MB of the largest process | × git log | × cold |\n|---|---|---|---|---|---|");
  for (const [name, wall, cpu, peak] of rows)
    console.log(
      `| ${name} | ${wall.toFixed(2)} | ${cpu.toFixed(2)} | ${peak.toFixed(0)} | ${(wall / base).toFixed(2)} | ${(wall / cold).toFixed(2)} |`,
    );
  if (process.argv.includes("--peers")) {
    for (const [name, command, env] of [
      ["git-quick-stats -T", ["git-quick-stats", "-T"], { GIT_DIR: clone }],
      ["gitinspector", ["gitinspector", clone], {}],
    ]) {
      if (spawnSync("sh", ["-c", `command -v ${command[0]}`]).status !== 0) {
        console.log(`${name}: not installed (apt-get install ${command[0]})`);
        continue;
      }
      const { wall, peak } = run(["timeout", "600", ...command], env);
      console.log(`${name}, once: ${wall.toFixed(1)} s, ${peak.toFixed(0)} MB, ${(wall / cold).toFixed(0)} × cold`);
    }
  }
} finally {
  rmSync(place, { recursive: true, force: true });
}
