import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Fault } from "../../emulator/faults.ts";
import { addRepository } from "../../emulator/state.ts";
import { bin, cleanEnv } from "../../support/cli.ts";
import { type Bench, canary, githubBench } from "../../support/github.ts";
import { hasTerminal } from "../../support/terminal.ts";

/** Things of three kinds, so that there are several requests, of which one can be in flight. */
const body = {
  repositories: [{ name: "hub" }],
  labels: [{ name: "bug", color: "d73a4a" }],
  milestones: [{ title: "Q1", due: "2027-03-31" }],
  autolinks: [{ prefix: "LEP-", url: "https://lepton.example/<num>" }],
};

/** Types KEYS once CUE is shown; ends with the exit code on a line of its own. */
const onTerminal = `
import fcntl, os, pty, struct, sys, termios
pid, fd = pty.fork()
if pid == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(os.environ["WIDTH"]), 0, 0))
    os.execvp(sys.argv[1], sys.argv[1:])
print(pid, file=sys.stderr, flush=True)
cue, keys, seen = os.environ.get("CUE", "").encode(), os.environ.get("KEYS", "").encode(), b""
while True:
    try: data = os.read(fd, 4096)
    except OSError: break
    if not data: break
    seen += data
    if cue and cue in seen:
        os.write(fd, keys)
        cue = b""
    sys.stdout.buffer.write(data)
    sys.stdout.flush()
print(f"\\n{os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}")
`;

async function slowBench(): Promise<Bench> {
  const bench = await githubBench();
  addRepository(bench.emulator.state, "hub");
  bench.manifest(body);
  return bench;
}

/** Starts an apply whose second write is slow, and calls \`act` with the process's number while it is in flight. */
async function interrupted(
  { emulator, folder }: Bench,
  terminal: boolean,
  act: (pid: number) => void,
  width = 80,
  fault: Omit<Fault, "at"> = { do: "slow" },
): Promise<{ code: number; out: string }> {
  const own = [process.execPath, bin, "apply", "--yes"];
  const [command = "", ...words] = terminal ? ["python3", "-c", onTerminal, ...own] : own;
  const homes = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
  const env = cleanEnv({
    GH_TOKEN: canary,
    GITHUB_API_URL: emulator.url,
    TERM: "xterm",
    WIDTH: String(width),
    ...homes,
  });
  const child = spawn(command, words, { cwd: folder, env });
  const pid = () => (terminal ? Number.parseInt(err, 10) : (child.pid as number));
  let ended = false;
  onTestFinished(() => {
    if (ended) return;
    if (pid() > 0) process.kill(pid(), "SIGKILL");
    child.kill("SIGKILL");
  });
  let [out, err, struck] = ["", "", false];
  const inFlight = () => emulator.requests.filter(({ write }) => write).length === 2;
  emulator.faults.push({
    at: () => {
      if (struck || !inFlight()) return false;
      struck = true;
      setTimeout(() => act(pid()), 300);
      return true;
    },
    ...fault,
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  const code = await new Promise<number>((resolve) => child.on("close", (status) => resolve(status ?? -1)));
  ended = true;
  return { code: terminal ? Number(out.trim().split("\n").at(-1)) : code, out: out + err };
}

const writes = ({ emulator }: Bench) => emulator.requests.filter(({ write }) => write).length;

test.each([
  ["Ctrl-C", "SIGINT", false],
  ["a polite kill", "SIGTERM", false],
  ...(hasTerminal ? [["Ctrl-C on a terminal, beside a spinner", "SIGINT", true] as const] : []),
] as const)(
  "%s: the request in flight is finished, nothing more is sent, and --resume does the rest",
  async (_, signal, terminal) => {
    const bench = await slowBench();
    const { code, out } = await interrupted(bench, terminal, (pid) => process.kill(pid, signal));
    expect(out).toContain("apply --resume");
    expect(code).toBe(130);
    expect(writes(bench)).toBe(2);
    const resumed = await bench.run(["apply", "--resume", "--yes"]);
    expect(resumed).toMatchObject({ code: 0 });
    expect(writes(bench)).toBe(3);
    expect((await bench.run(["plan"])).out).toContain("No changes");
  },
);

test.each([["off a terminal", false], ...(hasTerminal ? [["on a terminal", true] as const] : [])] as const)(
  "Ctrl-C while the service wants rest ends the wait at once, and nothing is written after it: %s",
  async (_, terminal) => {
    const bench = await slowBench();
    const fault = { do: "403-secondary", after: 240 } as const;
    const { code, out } = await interrupted(bench, terminal, (pid) => process.kill(pid, "SIGINT"), 80, fault);
    expect(code).toBe(130);
    expect(out).toMatch(/asks to wait: 4 min left; going on/);
    expect(out).toContain("2 not done");
    expect(writes(bench)).toBe(2);
    expect(await bench.run(["apply", "--resume", "--yes"])).toMatchObject({ code: 0 });
    expect((await bench.run(["plan"])).out).toContain("No changes");
  },
);

test.skipIf(!hasTerminal)("a terminal shows what a slow reading waits for", async () => {
  const bench = await githubBench({ latency: 900 });
  addRepository(bench.emulator.state, "hub");
  bench.manifest({ repositories: [{ name: "hub" }] });
  const env = cleanEnv({ GH_TOKEN: canary, GITHUB_API_URL: bench.emulator.url, TERM: "xterm", WIDTH: "80" });
  const words = ["-c", onTerminal, process.execPath, bin, "plan"];
  const child = spawn("python3", words, { cwd: bench.folder, env, timeout: 15_000 });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  await new Promise((resolve) => child.on("close", resolve));
  const gone = "\r\u001b[2K";
  expect(out.split(gone).filter((part) => part.startsWith("… reading acme on 127.0.0.1:")).length).toBeGreaterThan(0);
  expect(out.lastIndexOf(gone)).toBeGreaterThan(out.lastIndexOf("reading acme"));
  expect(out.trim().split("\n").at(-1)).toBe("0");
});

test("a second Ctrl-C ends it at once, and the next run is not kept out", async () => {
  const bench = await slowBench();
  const { code, out } = await interrupted(bench, false, (pid) => {
    process.kill(pid, "SIGINT");
    setTimeout(() => process.kill(pid, "SIGINT"), 100);
  });
  expect(code).toBe(130);
  expect(out).not.toContain("Apply complete");
  expect(await bench.run(["apply", "--yes"])).toMatchObject({
    code: 0,
    err: expect.stringContaining("stopped on its way"),
  });
});

test.skipIf(!hasTerminal)(
  "a terminal that does not tell its width gets lines, not a spinner that never ends",
  async () => {
    const { code, out } = await interrupted(await slowBench(), true, () => undefined, 0);
    expect(code).toBe(0);
    expect(out).toContain("[2/3] create acme/hub milestone");
  },
);

test.skipIf(!hasTerminal).each([
  ["y\r", 0, 3],
  ["\r", 130, 0],
  ["\u0003", 130, 0],
])("on a terminal it asks, and shows what about even with --quiet: %j", async (keys, expected, sent) => {
  const bench = await slowBench();
  const { folder, emulator } = bench;
  const homes = { XDG_STATE_HOME: join(folder, ".state"), XDG_CACHE_HOME: join(folder, ".cache") };
  const asked = { CUE: "Carry this out?", KEYS: keys, WIDTH: "80", TERM: "xterm" };
  const env = cleanEnv({ GH_TOKEN: canary, GITHUB_API_URL: emulator.url, ...asked, ...homes });
  const words = ["-c", onTerminal, process.execPath, bin, "apply", "--quiet"];
  const child = spawn("python3", words, { cwd: folder, env, timeout: 15_000 });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  await new Promise((resolve) => child.on("close", resolve));
  expect(out).toContain("Plan: 3 to create");
  expect(Number(out.trim().split("\n").at(-1))).toBe(expected);
  expect(writes(bench)).toBe(sent);
});
