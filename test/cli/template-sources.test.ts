import { existsSync, mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commonry, temporaryFolder } from "../support/cli.ts";
import { serve } from "../support/git-server.ts";
import { repository } from "../support/repository.ts";
import { sampled } from "../support/sample.ts";
import { type HostileSource, plain } from "./sources/hostile.ts";
import { folders } from "./sources/hostile-folders.ts";
import { commits } from "./sources/hostile-objects.ts";
import { pins, spellings, transports } from "./sources/hostile-references.ts";
import { servers } from "./sources/hostile-servers.ts";

const hostile: Readonly<Record<string, readonly HostileSource[]>> = {
  transports,
  spellings,
  "commits' names": pins,
  folders,
  commits,
  servers,
};

const names = (dir: string) => readdirSync(dir, { recursive: true, encoding: "utf8" }).sort();

for (const [kind, list] of Object.entries(hostile)) {
  describe(`${list.length} hostile ${kind}: refused, and nothing written`, () => {
    test.each(sampled(list, 4).map((one) => [one.what, one] as const))("%s", { timeout: 30_000 }, async (_, one) => {
      const place = temporaryFolder();
      const dir = join(place, "work");
      mkdirSync(dir);
      const reference = await one.make({
        dir,
        serve,
        repository: (name = "tpl") => {
          const repo = repository(join(dir, name));
          repo.commit(plain);
          return repo;
        },
      });
      const before = names(dir);
      const args = ["init", "out", `--template=${reference}`, "--yes", "--no-git", "--json"];
      const env = { XDG_CACHE_HOME: join(place, "cache"), HOME: place };
      const { code, out, err } = await commonry(args, { cwd: dir, env });
      const { error } = JSON.parse(out || "{}") as { error?: { code: string; message: string } };
      expect({ code, got: error?.code }, err + out).toEqual({ code: one.exit, got: one.got });
      if (one.fault) expect(error?.message).toContain(`(${one.fault})`);
      expect(names(dir)).toEqual(before);
      expect(readdirSync(place).filter((name) => !["work", "cache"].includes(name))).toEqual([]);
      expect(existsSync(join(place, "cache/commonry/templates"))).toBe(false);
      // What hides text or moves the cursor does not reach the terminal, and no secret does.
      expect(err).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e]/u);
      expect(err).not.toContain("s3cret");
    });
  });
}

test("the list", () => {
  const all = Object.values(hostile).flat();
  const keys = Object.entries(hostile).flatMap(([kind, list]) => list.map(({ what }) => `${kind}: ${what}`));
  expect(new Set(keys).size).toBe(all.length);
  expect(all.length).toBeGreaterThanOrEqual(150);
  if (process.env.LIST) {
    const rows = Object.entries(hostile).flatMap(([kind, list]) => [
      `\n${kind} (${list.length})\n`,
      ...list.map(
        ({ what, got, fault, exit }) =>
          `| ${what.slice(0, 110).replaceAll("|", "\\|").replaceAll("\n", "\\n")} | ${got}${fault ? ` (${fault})` : ""}, exit ${exit} |`,
      ),
    ]);
    console.log(`${all.length} hostile sources\n${rows.join("\n")}`);
  }
});
