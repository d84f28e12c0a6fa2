import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { chineseFaults } from "../support/chinese.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Words to type and the patterns that read them, English texts, and what is written for those who read the code. */
const apart =
  /^src\/(?:events\/words\/|README\.md|manifest\/schemas?\/)|(?:^|[./-])en\.(?:ts|md|yml|yaml|ipynb)|^templates\/README/;

const files = ["src", "templates", "docs/zh"]
  .flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replaceAll("\\", "/")),
  )
  .concat("README.zh-CN.md")
  .filter((path) => !apart.test(path));

describe("the Chinese of every text is set as Chinese is", () => {
  test("in messages, templates and documents", () => {
    const read = files.map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
    expect(read.filter(({ text }) => /[\u3400-\u9fff]/.test(text)).length).toBeGreaterThan(250);
    const faults = read.flatMap(({ path, text }) =>
      chineseFaults(path, text).map(({ name, line, around }) => `${path}:${line} ${name}: ${around}`),
    );
    expect(faults).toEqual([]);
  });

  const markdown = "a.zh.md.liquid";
  const program = "src/a/zh.ts";
  test.each<[string, string, string]>([
    [markdown, "请先阅读,再提问。", "a half-width mark beside Chinese"],
    [markdown, "步骤:先安装", "a half-width mark beside Chinese"],
    [markdown, "- `any`: 至少一次", "a half-width mark beside Chinese"],
    [markdown, "真的吗?", "a half-width mark beside Chinese"],
    [markdown, "完成(全部)了", "a half-width mark beside Chinese"],
    [markdown, "到此为止.", "a half-width mark beside Chinese"],
    [markdown, "运行commonry检查", "no blank between Chinese and Latin"],
    [markdown, "改`a.md`一行", "no blank between Chinese and Latin"],
    [markdown, "“未发布<%% else %%>Unreleased”与CHANGELOG 一致", "no blank between Chinese and Latin"],
    [markdown, "运行  commonry 检查", "more than one blank between Chinese and Latin"],
    [markdown, "社区 清单", "a blank inside Chinese"],
    [markdown, "请检查， 再写", "a blank beside a full-width mark"],
    [markdown, "默认为 “default”", "a blank beside a full-width mark"],
    [markdown, "有 3 个 error 和一个警告", "an English word"],
    [markdown, "请打开 file。", "an English word"],
    [program, '  "a.b": "没有issue",', "no blank between Chinese and Latin"],
    [program, '  "a.b": "没有 issue 表单",', "an English word"],
    [program, "  a: `第 {n} 行:错误`,", "a half-width mark beside Chinese"],
    ["a.zh.yaml", "title: 您好,世界", "a half-width mark beside Chinese"],
    ["a.zh.yaml", "options: [待办, 进行中,已完成]", "a half-width mark beside Chinese"],
    ["a.zh.ipynb.liquid", '"cell_type": "code"\n "a(1)  # 任务：(最快, 最慢)\\n",', "a half-width mark beside Chinese"],
    ["a.zh.ipynb.liquid", '"cell_type": "markdown"\n "请看,再写\\n",', "a half-width mark beside Chinese"],
  ])("in %s, %j is found", (path, text, name) => {
    expect(chineseFaults(path, text).map((fault) => fault.name)).toContain(name);
  });

  test.each([
    [markdown, "运行 `a, 中文` 和 [文档](文档,二.md)，见 https://example.org/路径,二"],
    [markdown, "```\n中文,abc中文\n```\n"],
    [markdown, "为 <%= name =%> 做贡献<%% if a == '中文,b' %%>，谢谢<%% endif %%>"],
    [program, '  // 注释,随意\n  "option": "请写 ./文件夹 或 网址#提交",\n'],
    ["a.zh.yaml", "options: [待办, 进行中, 已完成]\nmessage: 如果您使用了本项目"],
    ["a.zh.ipynb.liquid", '"cell_type": "code"\n "a(\\"两个  词,中文abc\\")\\n",'],
  ])("in %s, %j is as it should be", (path, text) => {
    expect(chineseFaults(path, text)).toEqual([]);
  });
});
