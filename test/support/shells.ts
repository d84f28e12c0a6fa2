import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { bin, cleanEnv } from "./cli.ts";

export const has = (program: string) => spawnSync(program, ["--version"]).status === 0;

export type Shell = "bash" | "bash-completion" | "zsh" | "fish";

/** Types lines into an interactive shell on a pseudo-terminal, a Tab or two behind each, and gives the lines as they are then. */
const script = `
import json, os, pty, select, signal, sys, time
out, lines, program = sys.argv[1], json.loads(sys.argv[2]), sys.argv[3:]
pid, fd = pty.fork()
if pid == 0: os.execvp(program[0], program)
seen = b''
def wait(done):
    global seen
    end = time.time() + 20
    while time.time() < end and not done():
        if select.select([fd], [], [], 0.02)[0]:
            try: seen += os.read(fd, 65536)
            except OSError: return
result = []
if b'READY' not in seen: wait(lambda: b'READY' in seen)
for line in lines:
    if os.path.exists(out): os.unlink(out)
    start = len(seen)
    os.write(fd, line.encode() + b'\\x07')
    wait(lambda: os.path.exists(out) and open(out).read().endswith('\\n.'))
    result.append({'line': open(out).read()[:-2] if os.path.exists(out) else None, 'shown': seen[start:].decode(errors='replace')})
    os.write(fd, b'\\x15')
os.kill(pid, signal.SIGKILL)
os.waitpid(pid, 0)
sys.stdout.write(json.dumps(result))
`;

/** How each shell starts without anybody's settings, says that it is there, and puts the line as it is into a file at Ctrl-G. */
function start(
  shell: Shell,
  dir: string,
): { readonly words: string[]; readonly files: Readonly<Record<string, string>> } {
  const load = `source '${dir}/script'`;
  if (shell === "bash" || shell === "bash-completion") {
    const first = shell === "bash" ? "" : "source /usr/share/bash-completion/bash_completion\n";
    const rc = `PS1='READY> '\ndump() { printf '%s\\n.' "$READLINE_LINE" > '${dir}/line'; }\nbind -x '"\\C-g": dump'\n${load}\n${load}\n`;
    return { words: ["bash", "--noprofile", "--rcfile", join(dir, "rc"), "-i"], files: { rc: first + rc } };
  }
  if (shell === "zsh") {
    const rc = `PS1='READY> '\nautoload -U compinit; compinit -D -u\ndump() { printf '%s\\n.' "$BUFFER" > '${dir}/line' }\nzle -N dump; bindkey '^G' dump; bindkey '^I' complete-word; bindkey '^U' kill-whole-line\n${load}\n${load}\n`;
    return { words: ["zsh", "-i"], files: { ".zshrc": rc } };
  }
  const fish = `function fish_prompt; echo -n 'READY> '; end\nfunction fish_greeting; end\nbind \\cg 'begin; commandline; printf .; end > ${dir}/line'\nbind \\cu 'commandline ""'\n${load}\n${load}\n`;
  return { words: ["fish", "-i"], files: { "fish/config.fish": fish } };
}

/**
 * Completes lines as a person does who presses Tab.
 * @param cwd where the shell is
 * @param dir a folder for what the shell needs: the script to load, its settings
 * @param commonry what is called when a word is asked for; ours when nothing is said
 * @returns the line after each, and what the terminal showed
 */
export function typed(
  shell: Shell,
  lines: readonly string[],
  { cwd, dir, commonry = `exec '${process.execPath}' '${bin}' "$@"` }: { cwd: string; dir: string; commonry?: string },
): { readonly line: string | null; readonly shown: string }[] {
  const { words, files } = start(shell, dir);
  const name = shell === "bash-completion" ? "bash" : shell;
  const source = execFileSync(process.execPath, [bin, "completion", name], { env: cleanEnv(), encoding: "utf8" });
  for (const [path, text] of Object.entries({ ...files, script: source, "bin/commonry": `#!/bin/sh\n${commonry}\n` })) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  chmodSync(join(dir, "bin/commonry"), 0o755);
  const PATH = `${join(dir, "bin")}:${process.env.PATH}`;
  const env = cleanEnv({
    PATH,
    HOME: dir,
    ZDOTDIR: dir,
    XDG_CONFIG_HOME: dir,
    XDG_DATA_HOME: dir,
    TERM: "xterm",
    LC_ALL: "C.UTF-8",
  });
  const place = { cwd, env, encoding: "utf8" as const };
  const shown = execFileSync("python3", ["-c", script, join(dir, "line"), JSON.stringify(lines), ...words], place);
  if (existsSync(join(cwd, "line"))) throw new Error("the shell wrote into the folder at hand");
  return JSON.parse(shown);
}
