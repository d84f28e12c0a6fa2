import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cli.ts";
import { inside } from "../support/inside.ts";

const now = "2026-12-01T00:00:00Z";

/** A template in a folder, a repository scaffolded from it, and how to go on. */
async function scaffolded() {
  const place = temporaryFolder();
  const template = join(place, "tpl");
  mkdirSync(join(template, "files"), { recursive: true });
  const write = (version: string, files: Readonly<Record<string, readonly [text: string, mode: number]>>) => {
    const list = Object.keys(files).map((path) => `  - to: ${path}\n`);
    const titles = "title: { en: Tiny, zh: 小 }\ndescription: { en: Tiny, zh: 小 }\n";
    writeFileSync(
      join(template, "template.yaml"),
      `template: 1\nid: tiny\nversion: ${version}\n${titles}files:\n${list.join("")}`,
    );
    for (const [path, [text, mode]] of Object.entries(files)) {
      writeFileSync(join(template, "files", path), text);
      chmodSync(join(template, "files", path), mode);
    }
  };
  const env = { HOME: place, XDG_STATE_HOME: join(place, "state"), XDG_CACHE_HOME: join(place, "cache") };
  const run = (...args: string[]) => inside(args, { cwd: place, now, env });
  const modeOf = (path: string) => (statSync(join(place, "out", path)).mode & 0o777).toString(8);
  return { place, template, write, run, modeOf, out: join(place, "out") };
}

const first = { "tool.py": ["print(1)\n", 0o644], "run.sh": ["echo hi\n", 0o644] } as const;

describe("modes of files", () => {
  test.each(["folder", "commit"])("a change of mode alone, and a new program, come through from a %s", async (kind) => {
    const { template, write, run, modeOf } = await scaffolded();
    const git = (...args: string[]) => execFileSync("git", ["-C", template, ...args], { encoding: "utf8" }).trim();
    const reference = (from = "."): string => {
      if (kind === "folder") return `${from}/tpl`;
      git("add", "--all");
      git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-qm", "next");
      return `${from}/tpl#${git("rev-parse", "HEAD")}`;
    };
    git("init", "-q");
    write("1.0.0", first);
    expect((await run("init", "out", "--template", reference(), "--yes", "--no-git")).code).toBe(0);
    expect([modeOf("tool.py"), modeOf("run.sh")]).toEqual(["644", "644"]);

    write("1.1.0", { ...first, "run.sh": ["echo hi\n", 0o755], "new.py": ["print(2)\n", 0o755] });
    const { code, out } = await run("update", "-C", "out", "--template", reference(".."), "--yes", "--json");
    expect(code, out).toBe(0);
    expect([modeOf("tool.py"), modeOf("run.sh"), modeOf("new.py")]).toEqual(["644", "755", "755"]);
    expect((await run("update", "-C", "out", "--check")).code).toBe(0);

    // And back: what the template no longer calls a program is none.
    write("1.2.0", { ...first, "new.py": ["print(2)\n", 0o755] });
    expect((await run("update", "-C", "out", "--template", reference(".."), "--yes")).code).toBe(0);
    expect([modeOf("run.sh"), modeOf("new.py")]).toEqual(["644", "755"]);
  });

  test("a mode that the owner changed stays", async () => {
    const { write, run, modeOf, out } = await scaffolded();
    write("1.0.0", first);
    await run("init", "out", "--template", "./tpl", "--yes", "--no-git");
    chmodSync(join(out, "tool.py"), 0o755);
    write("1.1.0", { ...first, "tool.py": ["print(3)\n", 0o644] });
    expect((await run("update", "-C", "out", "--template", "../tpl", "--yes")).code).toBe(0);
    expect([readFileSync(join(out, "tool.py"), "utf8"), modeOf("tool.py")]).toEqual(["print(3)\n", "755"]);
  });
});

test("a record with the line ends of Windows is no change", async () => {
  const { write, run, out } = await scaffolded();
  write("1.0.0", first);
  await run("init", "out", "--template", "./tpl", "--yes", "--no-git");
  for (const path of [".commonry/lock.json", "tool.py", "run.sh"]) {
    const text = readFileSync(join(out, path), "utf8");
    writeFileSync(join(out, path), text.replaceAll("\n", "\r\n"));
  }
  const { code, out: said } = await run("update", "-C", "out", "--check", "--json");
  expect({ code, said }).toMatchObject({ code: 0 });
  expect(JSON.parse(said)).toMatchObject({ pending: false });
});
