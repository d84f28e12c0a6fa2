import { escapeMarkdown } from "./escape.ts";

/**
 * Markdown in which nothing calls anybody or anything: a mention would ping people, `#1` and `GH-1` link an issue that
 * `fixes` closes, a bare address becomes a link. A mark that nobody sees (U+200B) breaks each; a character reference
 * would not, since forges look for mentions in what it has become.
 * @param markdown escaped already
 */
export function quiet(markdown: string): string {
  return markdown
    .replace(/[@#](?=[A-Za-z0-9])/g, "$&\u200b")
    .replace(/\b(gh-)(?=\d)/gi, "$1\u200b")
    .replace(/\b(https?:|www\.)(?=\S)/gi, "$1\u200b");
}

/** Plain text, as Markdown in which it stands as it is and does nothing. */
export const quietMarkdown = (value: unknown): string => quiet(escapeMarkdown(value));
