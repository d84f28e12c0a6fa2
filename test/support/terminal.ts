import { execFileSync, spawnSync } from "node:child_process";
import { bin, cleanEnv } from "./cli.ts";

export const hasTerminal = spawnSync("python3", ["--version"]).status === 0;

/** What a person does once a text is shown since the last thing typed: types something, after a shell command was run. */
export interface Step {
  readonly seen: string;
  readonly types: string;
  readonly meanwhile?: string;
}

const script = `
import json, os, pty, select, signal, subprocess, sys, time
steps = json.loads(sys.argv[1])
pid, fd = pty.fork()
if pid == 0: os.execvp(sys.argv[2], sys.argv[2:])
seen, since, done, end = b'', 0, 0, time.time() + 40
while time.time() < end:
    if not select.select([fd], [], [], 0.1)[0]:
        if done < len(steps) and steps[done]['seen'].encode() in seen[since:]:
            if 'meanwhile' in steps[done]: subprocess.check_call(['sh', '-c', steps[done]['meanwhile']])
            since = len(seen)
            os.write(fd, steps[done]['types'].encode())
            done += 1
        continue
    try: data = os.read(fd, 4096)
    except OSError: break
    if not data: break
    seen += data
else: os.kill(pid, signal.SIGKILL)
sys.stdout.buffer.write(seen)
sys.stdout.flush()
sys.stdout.write('\\n' + str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])))
`;

/** Runs commonry on a terminal of its own (Python's pty module), as a person who answers. */
export function onTerminal(
  args: readonly string[],
  cwd: string,
  steps: readonly Step[],
): { shown: string; code: number } {
  const words = ["-c", script, JSON.stringify(steps), process.execPath, bin, ...args];
  const env = cleanEnv({ TERM: "xterm", COLUMNS: "200" });
  const shown = execFileSync("python3", words, { cwd, env, encoding: "utf8" });
  return { shown, code: Number(shown.slice(shown.lastIndexOf("\n") + 1)) };
}

/** One run of `screensOf`. */
export interface Screen {
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

const many = `
import fcntl, json, os, pty, struct, subprocess, sys, termios
columns, argv, runs = json.load(sys.stdin)
shown = []
for run in runs:
    words = argv + run['args']
    pid, fd = pty.fork()
    if pid == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack('HHHH', 50, columns, 0, 0))
        os.chdir(run['cwd'])
        os.execve(words[0], words, run['env'])
    seen = b''
    while True:
        try: data = os.read(fd, 65536)
        except OSError: break
        if not data: break
        seen += data
    os.close(fd)
    code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
    shown.append([seen.decode('utf-8', 'surrogateescape').replace('\\r\\n', '\\n'), code])
json.dump(shown, sys.stdout)
`;

/** What each run shows on a terminal of its own, of so many columns, one after the other; nobody types. */
export function screensOf(runs: readonly Screen[], columns: number): { shown: string; code: number }[] {
  const own = runs.map(({ args, cwd, env }) => ({ args, cwd, env: cleanEnv({ TERM: "xterm-256color", ...env }) }));
  const shown = execFileSync("python3", ["-c", many], {
    input: JSON.stringify([columns, [process.execPath, bin], own]),
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  return (JSON.parse(shown) as [string, number][]).map(([text, code]) => ({ shown: text, code }));
}
