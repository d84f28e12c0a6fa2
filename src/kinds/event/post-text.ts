import { type Occurrence, seriesAt } from "../../events/model.ts";
import type { Language } from "../../system/messages.ts";
import { escapeUrl } from "../../system/text/escape.ts";
import { quietMarkdown } from "../../system/text/quiet.ts";

/**
 * What a post about one occurrence says. The part between the two comments is commonry's and follows the manifest; all
 * around it belongs to people, who write their agenda and notes there.
 */

interface Words {
  readonly when: string;
  readonly where: string;
  readonly online: string;
  readonly page: string;
  readonly speakers: string;
  readonly hosts: string;
  readonly note: string;
  readonly cancelled: string;
  readonly tentative: string;
  readonly gone: string;
  readonly agenda: string;
  readonly comma: string;
  readonly colon: string;
}

const words: Readonly<Record<Language, Words>> = {
  en: {
    when: "When",
    where: "Where",
    online: "Join",
    page: "Page",
    speakers: "Speakers",
    hosts: "Hosts",
    note: "Note",
    cancelled: "Cancelled",
    tentative: "Tentative: not yet sure to take place",
    gone: "This is no longer planned.",
    agenda: "Agenda",
    comma: ", ",
    colon: ": ",
  },
  zh: {
    when: "时间",
    where: "地点",
    online: "线上",
    page: "页面",
    speakers: "讲者",
    hosts: "主持",
    note: "备注",
    cancelled: "已取消",
    tentative: "待定：尚未确定举行",
    gone: "此活动不再举行。",
    agenda: "议程",
    comma: "、",
    colon: "：",
  },
};

/** `2027-03-02 17:00 America/New_York (2027-03-02 22:00 UTC)`, or the date alone. */
export function whenText({ wall, timezone, start, allDay }: Occurrence): string {
  if (allDay) return wall.date;
  const utc = `${new Date(start).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return timezone === "UTC" ? utc : `${wall.date} ${wall.time} ${timezone} (${utc})`;
}

/** The part that follows the manifest, without its comments. */
export function factsOf(occurrence: Occurrence, language: Language): string {
  const word = words[language];
  const { place, note, cancelled } = occurrence;
  const series = seriesAt(occurrence);
  const somewhere = [place?.name, place?.room, place?.address].filter((part) => part !== undefined);
  const line = (label: string, text: string) => `**${label}**${word.colon}${text}`;
  const link = (url: string) => `<${escapeUrl(url)}>`;
  const names = (list: readonly string[]) => quietMarkdown(list.join(word.comma));
  return [
    ...(cancelled === undefined
      ? []
      : [line(word.cancelled, typeof cancelled === "string" ? quietMarkdown(cancelled) : "–")]),
    ...(series.isTentative && cancelled === undefined ? [`**${word.tentative}**`] : []),
    line(word.when, quietMarkdown(whenText(occurrence))),
    ...(somewhere.length > 0 ? [line(word.where, quietMarkdown(somewhere.join(word.comma)))] : []),
    ...(place?.online === undefined ? [] : [line(word.online, link(place.online))]),
    ...(series.link === undefined ? [] : [line(word.page, link(series.link))]),
    ...(series.speakers.length > 0 ? [line(word.speakers, names(series.speakers))] : []),
    ...(series.hosts.length > 0 ? [line(word.hosts, names(series.hosts))] : []),
    ...(note === undefined ? [] : [line(word.note, quietMarkdown(note))]),
  ].join("\n");
}

/** What stands in its place when the occurrence has left the manifest. */
export function goneText(language: Language): string {
  return words[language].gone;
}

/** The built-in template: the agenda of the manifest, to be gone on with by people. */
export const agendaTemplate = "## {agenda-heading}\n\n{agenda}\n";

/**
 * Fills a template in: `{title}`, `{date}`, `{when}`, `{place}`, `{speakers}`, `{hosts}`, `{description}`, `{agenda}`.
 * What it does not know stays as it is written.
 */
export function fill(template: string, occurrence: Occurrence, language: Language): string {
  const word = words[language];
  const { title, wall, place } = occurrence;
  const series = seriesAt(occurrence);
  const points = series.agenda;
  const values: Readonly<Record<string, string>> = {
    "agenda-heading": word.agenda,
    title: quietMarkdown(title),
    date: wall.date,
    when: quietMarkdown(whenText(occurrence)),
    place: quietMarkdown([place?.name, place?.room].filter((part) => part !== undefined).join(word.comma)),
    speakers: quietMarkdown(series.speakers.join(word.comma)),
    hosts: quietMarkdown(series.hosts.join(word.comma)),
    description: quietMarkdown(series.description ?? ""),
    agenda: (points.length > 0 ? points : ["…"]).map((point) => `- ${quietMarkdown(point)}`).join("\n"),
  };
  return template.replace(/\{([a-z-]+)\}/g, (whole, name: string) => values[name] ?? whole);
}

const begin = (key: string) => `<!-- commonry:event ${key} -->`;
const end = "<!-- /commonry:event -->";
const marked =
  /<!-- commonry:event ([A-Za-z0-9._@%-]+(?: \d{4}-\d{2}-\d{2})?) -->\r?\n([\s\S]*?)\r?\n<!-- \/commonry:event -->/;

/** A new body: the facts in their comments, and what people go on with. */
export function bodyOf(key: string, facts: string, rest: string): string {
  const block = `${begin(key)}\n${facts}\n${end}`;
  return rest === "" ? block : `${block}\n\n${rest.trimEnd()}\n`;
}

/** The identity and the facts in a body; undefined for one that is not ours. */
export function readBody(body: string): { readonly key: string; readonly facts: string } | undefined {
  const [, key, facts = ""] = marked.exec(body) ?? [];
  return key === undefined ? undefined : { key, facts: facts.replace(/\r\n/g, "\n") };
}

/** A body with other facts; all around them stays as people have written it. */
export function withFacts(body: string, facts: string): string {
  const match = marked.exec(body);
  if (!match?.[1]) return body;
  const { index } = match;
  return `${body.slice(0, index)}${begin(match[1])}\n${facts}\n${end}${body.slice(index + match[0].length)}`;
}
