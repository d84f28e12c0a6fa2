import type { Finding } from "../../../system/finding.ts";
import type { Rule } from "../../rule.ts";
import { asMap } from "../read/file.ts";
import { yamlReader } from "../read/yaml.ts";

const read = yamlReader({ words: "1.1", merges: true });

/** Templates in Markdown are offered by the name and the sentence of their front matter ("About issue templates"). */
export const issueTemplateRule: Rule = {
  ...{ id: "issue-template", level: "warning", fix: "none" },
  sources: [
    "https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests/about-issue-and-pull-request-templates",
  ],
  title: { en: "Every issue template has a name and a sentence about it", zh: "每个议题模板都有名称和说明" },
  reason: {
    en: "GitHub does not offer a template without them on the page for a new issue.",
    zh: "缺少它们的模板不会出现在新建议题的页面上。",
  },
  texts: {
    "no-front-matter": {
      en: "there is no front matter; begin the file with “---”, “name:”, “about:” and “---”, so that GitHub offers the template",
      zh: "没有 front matter；请在文件开头写“---”、“name:”、“about:”和“---”，GitHub 才会提供此模板",
    },
    "front-matter": {
      en: "what stands between the two “---” is not valid YAML; put texts with a colon in quotes",
      zh: "两个“---”之间的内容不是合法的 YAML；含有冒号的文本请加引号",
    },
    "missing-key": {
      en: "“{key}” is missing in the front matter; GitHub offers no template without it",
      zh: "front matter 中缺少“{key}”；没有它，GitHub 不会提供此模板",
    },
    empty: {
      en: "“{key}” has no text; GitHub offers no template without it",
      zh: "“{key}”没有内容；没有它，GitHub 不会提供此模板",
    },
  },
  applies: (path) => /^\.github\/ISSUE_TEMPLATE\/(?!README\.md$)[^/]+\.md$/i.test(path),
  inspect: (path, text) => {
    const plain = text.replace(/^\ufeff/, "").replace(/\r\n/g, "\n");
    const at = (code: string, line: number, params = {}): Finding => {
      return { code: `issue-template.${code}`, level: "warning", file: path, line, column: 1, params };
    };
    const front = /^---[ \t]*\n([\s\S]*?)\n---[ \t]*(\n|$)/.exec(plain)?.[1];
    if (front === undefined) return [at("no-front-matter", 1)];
    // A line more in front, so that places are those of the file.
    const file = read(path, `\n${front}\n`);
    if (!file) return [at("front-matter", 1)];
    const map = asMap(file.value);
    return ["name", "about"]
      .filter((key) => map[key] === undefined || map[key] === null || map[key] === "")
      .map((key) => at(key in map ? "empty" : "missing-key", file.position([key], "key").line, { key }));
  },
};
