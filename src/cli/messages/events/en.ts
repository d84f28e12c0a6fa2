/** What events say, in English. */
export const eventsEn = {
  "events.many": "more than {count} dates in this period",
  "events.many.hint": "Narrow it with --from and --to, or name fewer files.",
  "events.no-template": "there is no template “{name}”: {path}",
  "events.no-template.hint":
    "The built-in one is called agenda. A file may have title, date, when, place and agenda in curly brackets.",

  "post.kept": "a post is closed, never deleted",
  "post.twice": "another run has made it too: {first} stays, and {second} was not closed",
  "post.twice.hint":
    "Somebody has said something in {second}, or GitHub did not close it. Look at it, then close it by hand.",
  "post.no-category": "discussions have no category of that name: {name}",
  "post.no-category.hint": "Write one that there is: targets.discussion.category. Are discussions switched on?",

  "announce.fixed": "what was announced cannot be changed",
  "announce.no-address": "no address for {service}",
  "announce.address": "the address for {service} cannot be used ({fault}): https, or http to this machine",
  "announce.no-ledger":
    "what was announced before is not known here ({path} is missing): another checkout may have announced the same",
  "announce.no-ledger.hint":
    "If something was announced before, bring that file here. If nothing was, commit an empty one, or say so on a terminal. Without announcements: --only labels,…",
  "announce.untracked":
    "{path} is not tracked by git: it goes with this runner, and the next one would announce the same again",
  "announce.untracked.hint":
    "Commit that file (an empty one to begin with), and let the workflow commit and push it after each run: see the README, “Announcements in CI”.",
  "announce.first":
    "Nothing here tells what was announced before. Has nothing been announced yet, so that {path} can begin here?",
  "announce.push": "Commit and push {path} now: the next run knows of these announcements by it alone.",
  "announce.conflict": "{path}:{line} has marks of a merge that was not finished, so what was announced is not known",
  "announce.conflict.hint": "Keep the lines of both sides, and take out the marks.",
  "announce.refused": "{service} refused it with {status}; it was not announced",
  "announce.refused.hint": "Look at the address of the webhook; the next run tries again.",
  "announce.unsent": "{service} cannot be reached ({reason}); it was not announced",
  "announce.unsent.hint": "The next run tries again.",
  "announce.unknown": "no answer says whether {service} has got it ({reason}); it is not sent again",
  "announce.unknown.hint": "Look there, and announce it by hand if it is missing.",

  "schedule.no-targets": "no file of events says where its events go",
  "schedule.no-targets.hint":
    "Add “targets: { caldav: { calendar: community } }” to it, or “caldav: { calendar: … }” to community.yaml.",
  "schedule.dry": "--dry-run and --out only make a plan: they do not go with a saved plan or with --resume",

  "build.name": "Events",
  "build.where": "where is the calendar to be written?",
  "build.where.hint": "Pass -o community.ics, or write “targets: { feed: { file: community.ics } }” in the event file.",
  "build.not-ours": "{path} was not written by commonry; it is left alone",
  "build.not-ours.hint":
    "Give another name, or move that file away. To take its events over: commonry import {path} --from ics",
  "build.renamed":
    "events that get another identity ({count}): whoever has subscribed sees them cancelled and new ones come",
  "build.renamed.ask": "Give them another identity?",
  "build.renamed.unsure": "nothing was written: events would get another identity",
  "build.renamed.unsure.hint":
    "To keep it, write the former one at the event, “uid: …”, or take the former community.id. If it is meant, pass --yes.",
  "build.same": "✔ {path} is as it should be.",
  "build.written": "✔ {path} is written.",
  "build.would": "{path} would change.",
  "build.events": "(events: {count})",
  "build.more": "… and {count} more (--verbose)",
  "build.added": "+ {title}",
  "build.changed": "~ {title}",
  "build.cancelled": "✕ {title}: cancelled, and gone 30 days later",
  "build.removed": "- {title}",

  "feed.broken": "{file}:{line} is no calendar that can be read",
  "feed.broken.hint": "It may have been cut off. Get it anew, or move it away and build again.",
  "feed.none": "{file} holds no calendar",
  "feed.none.hint": "A calendar begins with BEGIN:VCALENDAR. Export it anew, or say what the file is: --from.",
  "feed.large": "{file} is larger than what is read: {most} {most:character|characters}",
  "feed.large.hint": "Export a shorter span of time.",

  "attendance.no-event": "which event? --event is missing",
  "attendance.no-event.hint": "commonry events list shows the dates; --event takes an id of the event files.",
  "attendance.unknown": "no event is called “{event}”",
  "attendance.unknown-near": "no event is called “{event}”; did you mean “{nearest}”?",
  "attendance.date": "“{date}” is no date: 2027-03-02",
  "attendance.no-date": "“{event}” does not take place on {date}; the nearest day is {nearest}",
  "attendance.not-begun": "“{event}” has not taken place yet; the next day is {nearest}",
  "attendance.several": "several begin at that time: {uids}",
  "attendance.several.hint": "Name one of them: --event UID",
  "attendance.encoding": "{file} is not UTF-8: it was read as {encoding}",
  "attendance.no-heading": "{file} has no column of names, e-mail addresses or handles",
  "attendance.no-heading.hint": "Its first line should name them: name, email, handle",
  "attendance.damaged": "{path} cannot be read as lists of who came",
  "attendance.damaged.hint": "Mend it, or move it away: a new list must not take its place.",
  "attendance.sums":
    "{attendees} came, {known} of them known from the people files; {added} new from this list of {rows}.",
  "attendance.left-out":
    "Left out: {twice} who {twice:stands|stand} there twice, {nobody} {nobody:row|rows} without a name.",
  "attendance.kept": "Kept in {path}, without e-mail addresses. It holds names: think of that before it is committed.",
  "attendance.dry": "Nothing was written.",

  "events.no-manifest": "there is no community.yaml in {dir}",
  "events.no-manifest.hint": "Name a file after the command (events/meetups.yaml), or run: commonry init",
  "events.invalid": "the event files have {count} {count:error|errors}",
  "events.invalid.hint": "They are listed above, each with its place.",
  "events.none": "no event in this period",
  "events.weekdays": "Mon Tue Wed Thu Fri Sat Sun",
  "events.times-in": "times in {timezone}",
  "events.all-day": "all day",
  "events.to-date": "(to {date})",
  "events.cancelled": "cancelled",
  "events.cancelled-since": "cancelled: {reason}",
  "events.clock-gap": "clocks in {timezone} skip the planned time: moved forward",
  "events.clock-repeated": "clocks in {timezone} show this time twice: the first is meant",
  "events.daylight": "Daylight saving: from this date on it begins at another time",
  "events.fairness": "Dates outside of 08:00 to 22:00",
  "events.more": "… and {count} more; --json has all",
  "events.check-summary":
    "{errors} {errors:error|errors}, {warnings} {warnings:warning|warnings}; {series} series with {occurrences} {occurrences:date|dates}",
  "events.check-clean": "{series} series with {occurrences} {occurrences:date|dates}; nothing at the same time",
} as const;
