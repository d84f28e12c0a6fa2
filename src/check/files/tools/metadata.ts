import { nearestFew } from "../../../system/nearest.ts";
import { asList, asMap, asText, type ServiceFile } from "../read/file.ts";
import { jsonReader } from "../read/json.ts";
import { yamlReader } from "../read/yaml.ts";
import { type Fault, short } from "../schema/describe.ts";
import type { Kind } from "../schema/rule.ts";

/** All Contributors: configuration of the bot and the command. */
export const allContributorsKind: Kind = {
  id: "all-contributors",
  sources: ["https://allcontributors.org/bot/configuration", "https://allcontributors.org/cli/configuration"],
  title: { en: "All Contributors can read its settings", zh: "All Contributors 能读取其设置" },
  reason: {
    en: "With a fault in the file the bot thanks nobody.",
    zh: "文件有错误时，机器人不会致谢任何人。",
  },
  applies: (path) => path === ".all-contributorsrc",
  read: jsonReader({ comments: false }),
  schema: "all-contributors",
  levels: { "unknown-type": "warning" },
  texts: {
    "unknown-type": {
      en: "“{value}” is no kind of contribution that is known here; define it in “types”, or the list is not made",
      zh: "“{value}”不是此处已知的贡献类型；请在“types”中定义，否则无法生成列表",
    },
    "unknown-type-near": {
      en: "“{value}” is no kind of contribution; did you mean “{nearest}”?",
      zh: "“{value}”不是贡献类型；是否指“{nearest}”？",
    },
  },
  more: contributionFaults,
};

/** allcontributors.org, «Emoji key»; and `design`, `review`, `tool` … as the command line has them. */
const contributions =
  "a11y audio blog bug business code content data design doc eventOrganizing example financial fundingFinding ideas infra maintenance mentoring platform plugin projectManagement promotion question research review security talk test tool translation tutorial userTesting video".split(
    " ",
  );

/** Kinds of contributions that nobody defines: the command line stops at each («Unknown contribution type»). */
function contributionFaults({ value }: ServiceFile): Fault[] {
  const { contributors, types } = asMap(value);
  const known = new Set([...contributions, ...Object.keys(asMap(types))]);
  const typeNear = nearestFew([...known]);
  return asList(contributors).flatMap((one, index) =>
    asList(asMap(one).contributions).flatMap((item, at): Fault[] => {
      const type = typeof item === "string" ? item : asMap(item).type;
      if (typeof type !== "string" || type === "" || known.has(type)) return [];
      const near = typeNear(type);
      const path = ["contributors", index, "contributions", at];
      const params = { value: short(type), ...(near === undefined ? {} : { nearest: near }) };
      return [{ code: near === undefined ? "unknown-type" : "unknown-type-near", path, params }];
    }),
  );
}

/** OpenSSF Security Insights, versions 1 and 2. */
export const securityInsightsKind: Kind = {
  id: "security-insights",
  level: "warning",
  sources: [
    "https://github.com/ossf/security-insights-spec/tree/v2.2.0/specification",
    "https://github.com/ossf/security-insights-spec/blob/v1.0.0/specification.md",
  ],
  title: { en: "The security insights are valid", zh: "安全信息文件有效" },
  reason: {
    en: "Tools that collect security facts of projects pass over a file that does not fit the specification.",
    zh: "收集项目安全信息的工具会忽略不符合规范的文件。",
  },
  applies: (path) => /^(\.github\/|\.gitlab\/)?security-insights\.ya?ml$/i.test(path),
  read: yamlReader({ merges: true }),
  schema: (value) => (isVersion1(value) ? "security-insights-v1" : "security-insights"),
  levels: { "old-version": "note" },
  texts: {
    "old-version": {
      en: "version 1 of the specification is superseded; move to version 2 at the next review",
      zh: "规范的第 1 版已被取代；请在下次审阅时改用第 2 版",
    },
  },
  more: (file) => (isVersion1(file.value) ? [{ code: "old-version", path: ["header", "schema-version"] }] : []),
};

function isVersion1(value: unknown): boolean {
  return /^1\./.test(asText(asMap(asMap(value).header)["schema-version"]));
}
