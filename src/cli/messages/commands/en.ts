/** What the help says of commands and options, in English. */
export const commandsEn = {
  "command.help": "show help for a command",
  "command.init": "scaffold a community repository from a template",
  "command.init.examples":
    "  commonry init my-hub\n  commonry init my-course --template course --lang zh --level full\n  commonry init . --answers answers.yaml --dry-run",
  "command.add": "bring in one part later: governance, a course, an event, a forge, a language",
  "command.add.examples":
    "  commonry add governance\n  commonry add course --set courseId=intro-to-agents\n  commonry add zh --dry-run",
  "command.update": "take a newer template in, merged with what you have edited since",
  "command.update.examples":
    "  commonry update --dry-run --format diff\n  commonry update --check\n  commonry update --level full",
  "command.undo": "take back the last change that commonry made: to files here, or by apply",
  "command.undo.examples": "  commonry undo --dry-run\n  commonry undo",
  "command.check": "check community files, service files and links of any repository, offline",
  "command.check.examples":
    "  commonry check\n  commonry check -C my-hub --format sarif > commonry.sarif\n  commonry check --only links,conflict\n  commonry check --list-rules",
  "command.doctor": "check this machine and folder: Node.js, git, manifest, template, tokens",
  "command.doctor.examples": "  commonry doctor\n  commonry doctor --json",
  "command.demo": "scaffold and check a community in a temporary folder; no account, no network",
  "command.demo.examples": "  commonry demo\n  commonry demo --lang zh",
  "command.schema": "print the JSON Schema of community.yaml, or of people, events, facts, answers or privacy files",
  "command.schema.examples": "  commonry schema\n  commonry schema events > events.schema.json",
  "command.completion": "print the completion script of a shell (bash, zsh, fish, powershell)",
  "command.completion.examples":
    "  source <(commonry completion bash)\n  commonry completion fish > ~/.config/fish/completions/commonry.fish",

  "option.help": "show this help",
  "option.version": "show the version",
  "option.dir": "work in this folder instead of the current one",
  "option.json": "print the result as JSON",
  "option.lang": "language of all messages: en or zh",
  "option.no-color": "no colours (NO_COLOR does the same)",
  "option.no-input": "never ask; what is missing is an error",
  "option.quiet": "print results only, no messages",
  "option.verbose": "print more, and the stack of an error",
  "option.template": "hub (default), library, ai-project, course, event, project; or ./folder, URL#COMMIT",
  "option.set": "answer one question; may be repeated",
  "option.answers": "take answers from a YAML or JSON file",
  "option.save-answers": "save what was answered to a new file, for --answers",
  "option.forge": "github (default) or gitlab",
  "option.level": "how much: starter, standard (default) or full",
  "option.yes": "accept the default of every question that is not answered",
  "option.dry-run": "show the tree and the contents, write nothing",
  "option.no-git": "no git init and no first commit",
  "option.format": "text (default), json, sarif or actions (workflow annotations)",
  "option.fix": "mend what can be mended: managed regions, letter case of links, missing files of the template",
  "option.only": "apply only these rules, separated by commas",
  "option.skip": "apply all rules but these, separated by commas",
  "option.list-rules": "list the rules: id, level, whether --fix mends it (--verbose: reason and sources)",
  "option.branch": "the default branch, for workflows and links (default: the one that is there)",
  "option.adopt": "take an existing repository in: write what is missing, keep what is there",
  "option.plan-format": "how the plan is shown: text (default), diff (for git apply) or json",
  "option.pending": "write nothing; exit 3 when an update would change something",
  "option.newer": "take this instead: ./folder or https://host/owner/repo#COMMIT",
  "option.restore": "bring back a file of the template that you had deleted",
  internal: "something went wrong inside commonry: {reason}",

  "command.plan": "show what would bring labels, teams, boards … in step with community.yaml",
  "command.plan.examples":
    "  commonry plan\n  commonry plan --only labels --exit-code\n  commonry plan --provider local --format markdown\n  commonry plan --out plan.json",
  "command.apply": "bring labels, teams, boards … in step with community.yaml",
  "command.apply.examples":
    "  commonry apply\n  commonry apply plan.json --yes\n  commonry apply --allow-delete=3\n  commonry apply --resume",

  "option.sections":
    "only these sections: repositories, teams, labels, milestones, autolinks, rulesets, boards, events",
  "option.allow-delete":
    "let go what a strict kind does not list; with a number at most so many; the exact one passes the guard",
  "option.provider": "github, or local: a folder on this disk instead of the service",
  "option.max-wait": "seconds that a rate limit may make a run wait (300)",
  "option.out": "save the plan to this file, for commonry apply FILE",
  "option.exit-code": "exit with 3 when something is not as the manifest says",
  "option.resume": "finish an apply that was stopped on its way",

  "command.import": "write live state, or a file of another tool, as community.yaml or an event file",
  "command.import.examples":
    "  commonry import --owner acme --repo hub,toolbox\n  commonry import labels.json\n  commonry import .github/settings.yml --dry-run\n  commonry import meetings.ics --output events/meetings.yaml",

  "option.from": "format of the file; told by its shape when not given",
  "option.owner": "organisation or user to read; where a file is about several, the one to import",
  "option.repo":
    "repositories to read, or that a file of settings is for, separated by commas; else those of community.yaml, else all",
  "option.output": "write this file instead of community.yaml; - prints the result",
  "option.prune": "take out of the manifest what is not there any more",

  "command.report": "report on contributors or health, from git history and the forge",
  "command.report-contributors":
    "who contributes, newcomers, concentration and organisations, from git history and the forge",
  "command.report-contributors.examples":
    '  commonry report contributors\n  commonry report contributors --repo ../app ../docs --format html -o out.html\n  commonry report contributors --since last --exit-code\n  commonry report contributors --explain "Ada Lovelace"',
  "command.report-health": "time to first response, review, backlog, releases and other signs of health",
  "command.report-health.examples":
    "  commonry report health --since 90d\n  commonry report health --since 90d --format markdown -o health.md\n  commonry report health --repo ../app --provider none",

  "option.report-since": "first day: a date, a span back from the end (90d, 1y), or last: since the last such run",
  "option.report-until": "last day; today when nothing is said",
  "option.report-period": "week, month, quarter or year: what charts and cohorts go by",
  "option.report-top": "how many rows a table shows; 0 for all",
  "option.report-bots": "count machines as contributors, too",
  "option.report-emails": "show addresses, which no report does otherwise",
  "option.report-lines": "count lines as well, which reads every change once",
  "option.report-identities": "careful (the default), or mailmap: only what .mailmap says",
  "option.report-explain": "tell who a person was taken for, and why, instead of reporting",
  "option.report-source": "events of GH Archive instead of clones: clickhouse://HOST/DATABASE or duckdb:FILE",

  "command.events-build": "write a calendar (.ics) of all public events, one for each tag, and a page",
  "command.events-build.examples":
    "  commonry events build -o community.ics\n  commonry events build -o public/all.ics --per-tag --html public/index.html\n  commonry events build --check",

  "option.per-tag": "write a calendar for each tag beside it, too",
  "option.html": "write a page with a month view and links to subscribe",
  "option.would": "write nothing; exit code 3 when something would change",

  "command.events": "the events of a community: list, check, build a calendar, schedule",
  "command.events-schedule":
    "bring calendars, posts and announcements in step with the events: plan and apply of events alone",
  "command.events-schedule.examples":
    "  commonry events schedule --dry-run\n  commonry events schedule --yes --provider local\n  commonry events schedule --yes --allow-delete=1",
  "command.events-attendance": "tie a list of who came (CSV) to a date of an event, for the reports",
  "command.events-attendance.examples":
    "  commonry events attendance zoom.csv --event office-hours\n  commonry events attendance a.csv --event office-hours --date 2027-03-02 --list",

  "option.event": "the event: its id, or the UID of one of its series",
  "option.date": "the day, in the event's own zone; the last one that has begun when nothing is said",
  "option.list": "show who is on the list",
  "option.emails": "show their e-mail addresses as well; they are kept nowhere",
  "option.replace": "take the place of what is kept of that date",

  "command.events-list": "the next dates, in your time zone and in others",
  "command.events-list.examples":
    "  commonry events list --days 14\n  commonry events list --count 10 --timezone America/New_York,Asia/Tokyo",
  "command.events-expand": "every date of a period, in UTC; the same on every machine",
  "command.events-expand.examples":
    "  commonry events expand --from 2027-01-01 --to 2028-01-01 --json\n  commonry events expand events/meetups.yaml",
  "command.events-check": "errors, events at the same time, fairness of hours, daylight saving",
  "command.events-check.examples":
    "  commonry events check\n  commonry events check events/*.yaml --timezone Europe/Berlin,Asia/Tokyo",

  "option.from-date": "first day, or a moment such as 2027-01-05T22:00:00Z (today); a day begins at 0:00 UTC",
  "option.to-date": "end, not included (one year after the start)",
  "option.timezone": "further time zones, such as Asia/Tokyo; may be repeated",
  "option.days": "how many days to look ahead (30)",
  "option.count": "at most so many",
  "option.cancelled": "show what is cancelled, too",
} as const;
