import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commonry, temporaryFolder } from "../support/cli.ts";

test.each(["en", "zh"])("the demo scaffolds, shows and checks a bilingual hub, in %s", async (lang) => {
  const place = temporaryFolder();
  const { code, out } = await commonry(["demo", "--lang", lang], { env: { TMPDIR: place } });
  expect(code).toBe(0);
  const [demo = ""] = readdirSync(place);
  expect(demo).toMatch(/^commonry-demo-/);
  const root = join(place, demo, "lepton-commons");
  expect(out).toContain(root);
  expect(out).toContain("├── README.md");
  expect(out).toContain("├── README.zh-CN.md");
  expect(out).toMatch(lang === "en" ? /✔ No problems in \d+ files\./ : /✔ \d+ 个文件均无问题。/);
  expect(out).toMatch(
    lang === "en"
      ? /^Contributors of Lepton Commons$[\s\S]*^ {2}Commits +\d+$/m
      : /^Lepton Commons 的贡献者$[\s\S]*^ {2}提交 +\d+$/m,
  );
  expect(out).toMatch(
    lang === "en"
      ? /^times in .*Berlin$[\s\S]*\d\d:00–\d\d:00 {2}\S/m
      : /^时间按 .*Berlin$[\s\S]*\d\d:00–\d\d:00 {2}\S/m,
  );
  expect(readFileSync(join(root, "build/community.ics"), "utf8")).toMatch(/^BEGIN:VCALENDAR\r\n[\s\S]*BEGIN:VEVENT/);
  const page = join(root, "build/index.html");
  expect(out).toContain(page);
  const html = readFileSync(page, "utf8");
  expect(html).toMatch(new RegExp(`^<!doctype html>\\n?<html lang="${lang}`, "i"));
  expect(html).toContain(lang === "en" ? "Community call" : "社区例会");
  expect(readdirSync(root)).toContain("community.yaml");
  expect(await commonry(["check", "-C", root])).toMatchObject({ code: 0 });
});
