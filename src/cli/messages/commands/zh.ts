import type { commandsEn } from "./en.ts";

/** 命令和选项说明的中文文案。 */
export const commandsZh: Readonly<Record<keyof typeof commandsEn, string>> = {
  "command.help": "显示某个命令的帮助",
  "command.init": "用模板生成社区仓库",
  "command.init.examples":
    "  commonry init my-hub\n  commonry init my-course --template course --lang zh --level full\n  commonry init . --answers answers.yaml --dry-run",
  "command.add": "以后再加入一个部分：治理、课程、活动、托管平台或语言",
  "command.add.examples":
    "  commonry add governance\n  commonry add course --set courseId=intro-to-agents\n  commonry add zh --dry-run",
  "command.update": "引入较新的模板，并与您此后的修改合并",
  "command.update.examples":
    "  commonry update --dry-run --format diff\n  commonry update --check\n  commonry update --level full",
  "command.undo": "撤销 commonry 所做的上一次更改：此处的文件，或一次 apply",
  "command.undo.examples": "  commonry undo --dry-run\n  commonry undo",
  "command.check": "离线检查任意仓库的社区文件、服务配置和链接",
  "command.check.examples":
    "  commonry check\n  commonry check -C my-hub --format sarif > commonry.sarif\n  commonry check --only links,conflict\n  commonry check --list-rules",
  "command.doctor": "检查本机与当前文件夹：Node.js、git、清单、模板、令牌",
  "command.doctor.examples": "  commonry doctor\n  commonry doctor --json",
  "command.demo": "在临时文件夹中生成并检查一个社区；无需账号，无需联网",
  "command.demo.examples": "  commonry demo\n  commonry demo --lang zh",
  "command.schema": "输出 community.yaml，或人员、活动、事实、答案、隐私文件的 JSON Schema",
  "command.schema.examples": "  commonry schema\n  commonry schema events > events.schema.json",
  "command.completion": "输出 shell（bash、zsh、fish、powershell）的补全脚本",
  "command.completion.examples":
    "  source <(commonry completion bash)\n  commonry completion fish > ~/.config/fish/completions/commonry.fish",

  "option.help": "显示此帮助",
  "option.version": "显示版本号",
  "option.dir": "在此文件夹中工作，而非当前文件夹",
  "option.json": "以 JSON 输出结果",
  "option.lang": "所有提示的语言：en 或 zh",
  "option.no-color": "不使用颜色（与 NO_COLOR 相同）",
  "option.no-input": "从不提问；缺少的内容视为错误",
  "option.quiet": "只输出结果，不输出提示",
  "option.verbose": "输出更多内容以及错误的调用栈",
  "option.template": "hub（默认）、library、ai-project、course、event 或 project；也可用 ./文件夹 或 网址#提交",
  "option.set": "回答一个问题；可重复使用",
  "option.answers": "从 YAML 或 JSON 文件读取答案",
  "option.save-answers": "把所作的回答保存到一个新文件，供 --answers 使用",
  "option.forge": "github（默认）或 gitlab",
  "option.level": "内容多少：starter、standard（默认）或 full",
  "option.yes": "未回答的问题一律采用默认值",
  "option.dry-run": "显示目录树和内容，不写入任何文件",
  "option.no-git": "不执行 git init，也不做首次提交",
  "option.format": "text（默认）、json、sarif 或 actions（工作流注解）",
  "option.fix": "修复托管区域和链接大小写，补上模板中缺少的文件",
  "option.only": "只应用这些规则，以逗号分隔",
  "option.skip": "不应用这些规则，以逗号分隔",
  "option.list-rules": "列出规则：标识、级别、--fix 能否修复（--verbose：原因和来源）",
  "option.branch": "默认分支，用于工作流和链接（默认：现有的分支）",
  "option.adopt": "接纳已有的仓库：补上缺少的文件，保留已有的",
  "option.plan-format": "计划的显示方式：text（默认）、diff（可供 git apply 使用）或 json",
  "option.pending": "不写入；若更新会带来改动，则以 3 退出",
  "option.newer": "改用此模板：./文件夹 或 https://host/owner/repo#提交",
  "option.restore": "找回您删除过的模板文件",
  internal: "commonry 内部出错：{reason}",

  "command.plan": "显示要使标签、团队、看板等与 community.yaml 一致需做的改动",
  "command.plan.examples":
    "  commonry plan\n  commonry plan --only labels --exit-code\n  commonry plan --provider local --format markdown\n  commonry plan --out plan.json",
  "command.apply": "使标签、团队、看板等与 community.yaml 一致",
  "command.apply.examples":
    "  commonry apply\n  commonry apply plan.json --yes\n  commonry apply --allow-delete=3\n  commonry apply --resume",

  "option.sections": "只处理这些部分：repositories, teams, labels, milestones, autolinks, rulesets, boards, events",
  "option.allow-delete": "允许删除严格部分未列出的内容；给出 N 时最多删除 N 个，数量恰好相符时可通过保护规则",
  "option.provider": "github，或 local：用本机文件夹代替服务",
  "option.max-wait": "限流时最多等待的秒数（300）",
  "option.out": "把计划保存到此文件，供 commonry apply 使用",
  "option.exit-code": "有内容与清单不一致时以 3 退出",
  "option.resume": "完成中途停下的 apply",

  "command.import": "把线上状态或其他工具的文件写成 community.yaml 或活动文件",
  "command.import.examples":
    "  commonry import --owner acme --repo hub,toolbox\n  commonry import labels.json\n  commonry import .github/settings.yml --dry-run\n  commonry import meetings.ics --output events/meetings.yaml",

  "option.from": "文件格式；未给出时按结构判断",
  "option.owner": "要读取的组织或用户；文件涉及多个时，只取这一个",
  "option.repo": "要读取的仓库，或设置文件所属的仓库，以逗号分隔；默认为 community.yaml 中的，否则为全部",
  "option.output": "写入此文件而不是 community.yaml；- 表示打印结果",
  "option.prune": "从清单中去掉已不存在的内容",

  "command.report": "报告贡献者或项目健康状况，数据来自 git 历史和代码托管平台",
  "command.report-contributors": "谁在贡献、新人、集中度和所属组织，数据来自 git 历史和代码托管平台",
  "command.report-contributors.examples":
    '  commonry report contributors\n  commonry report contributors --repo ../app ../docs --format html -o out.html\n  commonry report contributors --since last --exit-code\n  commonry report contributors --explain "Ada Lovelace"',
  "command.report-health": "首次响应、评审、积压、发布等项目健康指标",
  "command.report-health.examples":
    "  commonry report health --since 90d\n  commonry report health --since 90d --format markdown -o health.md\n  commonry report health --repo ../app --provider none",

  "option.report-since": "第一天：日期、从结束日往回的时长（90d、1y），或 last：自上次这样运行以来",
  "option.report-until": "最后一天；不说时为今天",
  "option.report-period": "week、month、quarter 或 year：图表和同期群的单位",
  "option.report-top": "表格显示多少行；0 为全部",
  "option.report-bots": "把机器账号也算作贡献者",
  "option.report-emails": "显示邮箱地址；否则任何报告都不显示",
  "option.report-lines": "也统计行数，首次会读取每个改动",
  "option.report-identities": "careful（默认），或 mailmap：只按 .mailmap",
  "option.report-explain": "不出报告，而是说明某人由哪些身份合并而来及原因",
  "option.report-source": "用 GH Archive 的事件代替克隆：clickhouse://主机/数据库 或 duckdb:文件",

  "command.events-build": "生成日历（.ics）：全部公开活动、各标签一份，以及网页",
  "command.events-build.examples":
    "  commonry events build -o community.ics\n  commonry events build -o public/all.ics --per-tag --html public/index.html\n  commonry events build --check",

  "option.per-tag": "同时为每个标签各写一份日历",
  "option.html": "写出带月历和订阅链接的网页",
  "option.would": "不写入；如有变化则退出码为 3",

  "command.events": "社区活动：列出、检查、生成日历、发布",
  "command.events-schedule": "使日历、帖子和公告与活动保持一致：仅针对活动的 plan 与 apply",
  "command.events-schedule.examples":
    "  commonry events schedule --dry-run\n  commonry events schedule --yes --provider local\n  commonry events schedule --yes --allow-delete=1",
  "command.events-attendance": "将到场名单（CSV）与活动的某一场关联，供报告使用",
  "command.events-attendance.examples":
    "  commonry events attendance zoom.csv --event office-hours\n  commonry events attendance a.csv --event office-hours --date 2027-03-02 --list",

  "option.event": "活动：其 id，或其中一个系列的 UID",
  "option.date": "日期（以活动自身时区为准）；未指定时为最近已开始的一场",
  "option.list": "显示名单中的人",
  "option.emails": "同时显示电子邮件地址；这些地址不会保存",
  "option.replace": "替换该场已保存的名单",

  "command.events-list": "接下来的活动，按您的时区和其他时区显示",
  "command.events-list.examples":
    "  commonry events list --days 14\n  commonry events list --count 10 --timezone America/New_York,Asia/Tokyo",
  "command.events-expand": "一段时间内的每一次活动（UTC），在任何机器上结果相同",
  "command.events-expand.examples":
    "  commonry events expand --from 2027-01-01 --to 2028-01-01 --json\n  commonry events expand events/meetups.yaml",
  "command.events-check": "错误、时间冲突、时段是否公平、夏令时的影响",
  "command.events-check.examples":
    "  commonry events check\n  commonry events check events/*.yaml --timezone Europe/Berlin,Asia/Tokyo",

  "option.from-date": "第一天，或某一时刻如 2027-01-05T22:00:00Z（默认今天）；一天从 UTC 0:00 开始",
  "option.to-date": "结束，不含当天（默认一年之后）",
  "option.timezone": "其他时区，如 Asia/Tokyo；可重复",
  "option.days": "向前看多少天（30）",
  "option.count": "最多显示几次",
  "option.cancelled": "也显示已取消的",
};
