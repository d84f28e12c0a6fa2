import type { Document, Section } from "../../../../../src/cli/views/reports/document.ts";
import type { Language } from "../../../../../src/system/messages.ts";

/** Numbers that look like those of a community: a fixed sequence (multiplier of Park and Miller). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const people = [
  ...["Ada Okafor", "陈晓明", "María José Fernández de la Vega", "Sven Ødegård", "Priya Raghunathan", "李雷"],
  ...["Jean-Baptiste Lefebvre", "Tomasz Wiśniewski", "Yuki Tanaka", "Olu Adeyemi", "韩梅梅", "Noor el-Sayed"],
  ...["Kenji", "Anastasia Papadopoulou-Konstantinidou", "Bo", "王伟", "Luca Bianchi", "Ines Carvalho"],
  ...["Ravi Kumar", "Hana Novotná", "欧阳娜娜", "Mikko Virtanen", "Zoë van Dijk", "Ola Nordmann", "Ngọc Trần"],
];

const months = Array.from({ length: 24 }, (_, index) => {
  const month = new Date(Date.UTC(2024, 6 + index, 1));
  return month.toISOString().slice(0, 7);
});

/** Both texts of everything; which one is a matter of the reader. */
const say = (lang: Language) => (en: string, zh: string) => (lang === "en" ? en : zh);

/** A contributors' report as a builder would make it: figures with trends, a table of 25, bars, a stack, a grid. */
export function contributors(lang: Language): Document {
  const s = say(lang);
  return {
    lang,
    title: s("Contributors of lepton", "lepton 的贡献者"),
    subtitle: s(
      "lepton/hub, lepton/toolbox · 2025-07-01 to 2026-06-30, against the 12 months before",
      "lepton/hub、lepton/toolbox · 2025-07-01 至 2026-06-30，与之前 12 个月相比",
    ),
    sections: [figures(lang), work(lang), concentration(lang), retention(lang), table(lang)],
    notes: [
      s(
        "lepton/toolbox is a shallow clone: first contributions before 2023-02-11 are not known.",
        "lepton/toolbox 是浅克隆：2023-02-11 之前的首次贡献未知。",
      ),
      s(
        "No token was given, so reviews, issues and comments are not counted.",
        "没有提供令牌，因此未统计评审、议题和评论。",
      ),
    ],
  };
}

function figures(lang: Language): Section {
  const s = say(lang);
  return {
    id: "overview",
    heading: s("At a glance", "概览"),
    blocks: [
      {
        kind: "figures",
        items: [
          {
            label: s("Contributors", "贡献者"),
            value: "214",
            detail: s("without 6 bots", "不含 6 个机器人"),
            trend: { text: "+31", tone: "good" },
          },
          {
            label: s("Commits", "提交"),
            value: "4,812",
            detail: s("612 with co-authors", "其中 612 次有共同作者"),
            trend: { text: "−4 %", tone: "neutral" },
          },
          {
            label: s("Newcomers", "新贡献者"),
            value: "88",
            detail: s("first contribution in the period", "首次贡献在本周期内"),
            trend: { text: "+12", tone: "good" },
          },
          {
            label: s("Lapsed", "已离开"),
            value: "41",
            detail: s("active before, no contribution in 180 days", "曾经活跃，180 天内没有贡献"),
            trend: { text: "+9", tone: "bad" },
          },
          {
            label: s("Returned", "已回归"),
            value: s("too few", "数据太少"),
            detail: s("3 people; at least 5 are needed", "3 人；至少需要 5 人"),
          },
        ],
      },
    ],
  };
}

function work(lang: Language): Section {
  const s = say(lang);
  const next = sequence(7);
  const core = months.map((_, index) => Math.round(90 + 60 * Math.sin(index / 3) + 50 * next()));
  const casual = months.map(() => Math.round(20 + 40 * next()));
  const newcomers = months.map(() => Math.round(4 + 18 * next()));
  return {
    id: "activity",
    heading: s("Activity", "活跃度"),
    explanation: s(
      "Commits on the default branch, by the month of the author's own zone. Core: the people who made 50 % of the commits; newcomers: those whose first contribution lies in that month.",
      "默认分支上的提交，按作者所在时区的月份统计。核心：完成 50 % 提交的人；新人：首次贡献在当月的人。",
    ),
    blocks: [
      {
        kind: "bars",
        caption: s("Commits per month", "每月提交数"),
        labels: months,
        series: [{ name: s("Commits", "提交"), values: core.map((n, i) => n + (casual[i] ?? 0)) }],
      },
      {
        kind: "bars",
        caption: s("Commits per month, by who made them", "每月提交数（按贡献者类型）"),
        labels: months,
        series: [
          { name: s("Core", "核心"), values: core },
          { name: s("Casual", "偶尔参与"), values: casual },
          { name: s("Newcomers", "新人"), values: newcomers },
        ],
      },
    ],
  };
}

function concentration(lang: Language): Section {
  const s = say(lang);
  return {
    id: "concentration",
    heading: s("How much hangs on how few", "依赖集中度"),
    explanation: s(
      "Contributor absence factor (CHAOSS): the smallest number of people who together made 50 % of the contributions. Sorted from most to least: 1,000 + 433 ≥ 1,237.5 → 2. Elephant factor: the same over organisations. A low figure means that much hangs on few.",
      "贡献者缺席因子（CHAOSS）：合计完成 50 % 贡献的最少人数。从多到少排序：1,000 + 433 ≥ 1,237.5 → 2。大象因子：按组织计算的同一指标。数值低意味着依赖集中在少数人身上。",
    ),
    blocks: [
      {
        kind: "figures",
        items: [
          {
            label: s("Contributor absence factor", "贡献者缺席因子"),
            value: "2",
            detail: "1,000 + 433 = 1,433 ≥ 50 % × 2,475 = 1,237.5",
            trend: { text: "−1", tone: "bad" },
          },
          {
            label: s("Elephant factor", "大象因子"),
            value: "3",
            detail: s("5 organisations, 31 % of the people without one", "5 个组织，31 % 的人没有所属组织"),
            trend: { text: "±0", tone: "neutral" },
          },
        ],
      },
      {
        kind: "bars",
        caption: s("Commits by organisation", "各组织的提交数"),
        sideways: true,
        labels: [
          s("Lepton Foundation", "轻子基金会"),
          s("University of the Northern Archipelago", "北方群岛大学"),
          "Quarkworks",
          s("no organisation", "无组织"),
          s("others", "其他"),
        ],
        series: [{ name: s("Commits", "提交"), values: [1_840, 1_102, 640, 598, 77] }],
      },
    ],
  };
}

function retention(lang: Language): Section {
  const s = say(lang);
  const next = sequence(3);
  const rows = Array.from(
    { length: 8 },
    (_, index) => `${2024 + Math.floor((index + 2) / 4)} Q${((index + 2) % 4) + 1}`,
  );
  return {
    id: "retention",
    heading: s("Who stays", "谁留了下来"),
    explanation: s(
      "Of those who came in a quarter, the share that contributed again so many quarters later. Cohorts below 5 people are left empty.",
      "某季度加入的人中，若干季度后仍有贡献的比例。少于 5 人的群组留空。",
    ),
    blocks: [
      {
        kind: "heat",
        caption: s("Retention by cohort, percent", "按群组的留存率（%）"),
        rows,
        columns: Array.from({ length: 8 }, (_, index) => `+${index}`),
        values: rows.map((_, row) =>
          Array.from({ length: 8 }, (_, column) => {
            if (column > 7 - row || row === 4) return null;
            return column === 0 ? 100 : Math.round((70 * next() * 2) / (column + 1));
          }),
        ),
      },
    ],
  };
}

function table(lang: Language): Section {
  const s = say(lang);
  const next = sequence(11);
  const day = () => new Date(Date.UTC(2025, 6, 1 + Math.floor(next() * 364))).toISOString().slice(0, 10);
  return {
    id: "people",
    heading: s("People", "人员"),
    blocks: [
      {
        kind: "table",
        main: true,
        caption: s("The 25 with most commits", "提交最多的 25 人"),
        columns: [
          { label: s("Name", "姓名"), type: "text" },
          { label: s("Role", "角色"), type: "text" },
          { label: s("Commits", "提交"), type: "number" },
          { label: s("Co-authored", "共同作者"), type: "number" },
          { label: s("Active days", "活跃天数"), type: "number" },
          { label: s("First commit", "首次提交"), type: "date" },
          { label: s("Last commit", "最近提交"), type: "date" },
        ],
        rows: people.map((name, index) => {
          const commits = Math.round(1_000 / (index + 1) ** 0.9);
          const role = index < 2 ? s("core", "核心") : index < 12 ? s("casual", "偶尔参与") : s("drive-by", "一次性");
          return [
            name,
            role,
            commits,
            index % 3 === 0 ? Math.round(commits * next() * 0.2) : null,
            Math.ceil(commits * 0.4),
            day(),
            day(),
          ];
        }),
        more: 189,
      },
    ],
  };
}

/** A health report: times in hours with gaps, a ratio, a backlog, a list. */
export function health(lang: Language): Document {
  const s = say(lang);
  const next = sequence(23);
  const hours = (from: number, spread: number, gap: number) =>
    months.map((_, index) => (index === gap ? null : Math.round((from + spread * next()) * 10) / 10));
  return {
    lang,
    title: s("Health of lepton", "lepton 的健康状况"),
    subtitle: s("lepton/hub · 2025-07-01 to 2026-06-30", "lepton/hub · 2025-07-01 至 2026-06-30"),
    sections: [
      {
        id: "response",
        heading: s("First response", "首次回应"),
        explanation: s(
          "Time from the opening of an issue or pull request to the first answer of a person who is not its author (CHAOSS: Time to First Response). Bots do not count. Median by month.",
          "从议题或拉取请求创建到作者以外的人首次回应的时间（CHAOSS：首次响应时间）。机器人不计入。按月取中位数。",
        ),
        blocks: [
          {
            kind: "figures",
            items: [
              {
                label: s("Median, pull requests", "拉取请求中位数"),
                value: s("6.5 h", "6.5 小时"),
                detail: s("812 pull requests", "812 个拉取请求"),
                trend: { text: s("−1.5 h", "−1.5 小时"), tone: "good" },
              },
              {
                label: s("Median, issues", "议题中位数"),
                value: s("1.2 days", "1.2 天"),
                detail: s("1,204 issues, 96 without an answer", "1,204 个议题，96 个尚无回应"),
                trend: { text: s("+0.3 days", "+0.3 天"), tone: "bad" },
              },
              {
                label: s("Change request closure ratio", "变更请求关闭率"),
                value: "0.94",
                detail: s("763 closed / 812 opened", "关闭 763 / 新开 812"),
                trend: { text: "+0.02", tone: "good" },
              },
            ],
          },
          {
            kind: "lines",
            caption: s("Time to first response, median by month", "首次响应时间（按月中位数）"),
            unit: s("hours", "小时"),
            labels: months,
            series: [
              { name: s("Pull requests", "拉取请求"), values: hours(4, 9, 8) },
              { name: s("Issues", "议题"), values: hours(18, 26, 8) },
              { name: s("Newcomers' pull requests", "新人的拉取请求"), values: hours(6, 20, 15) },
            ],
          },
        ],
      },
      {
        id: "reviews",
        heading: s("Review load", "评审负担"),
        blocks: [
          {
            kind: "text",
            text: s(
              "4 of 31 reviewers did 50 % of the reviews. Who asks for a review waits longest in July and August.",
              "31 位评审者中的 4 位完成了 50 % 的评审。七月和八月等待评审的时间最长。",
            ),
          },
          {
            kind: "bars",
            sideways: true,
            caption: s("Reviews by person", "每人评审数"),
            labels: people.slice(0, 8),
            series: [
              { name: s("Approved", "批准"), values: [212, 140, 96, 80, 44, 31, 12, 9] },
              { name: s("Changes asked for", "要求修改"), values: [61, 12, 40, 22, 8, 3, 6, 0] },
            ],
          },
          {
            kind: "table",
            caption: s("Folders that hang on one person", "依赖单个人的文件夹"),
            columns: [
              { label: s("Folder", "文件夹"), type: "text" },
              { label: s("Bus factor", "巴士因子"), type: "number" },
              { label: s("Commits", "提交"), type: "number" },
              { label: s("Share of the first", "第一名占比"), type: "number" },
            ],
            rows: [
              ["src/transport/retry", 1, 312, 81.4],
              ["docs", 1, 88, 92],
              ["src/a-folder-with-a-rather-long-name/and-one-more-below-it/and-deeper", 1, 1_204, 55.25],
              ["tools", s("too few", "数据太少"), 4, null],
            ],
          },
        ],
      },
    ],
    notes: [],
  };
}
