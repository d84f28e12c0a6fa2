import { escapeHtml, escapeMarkdown } from "./text/escape.ts";

/** Short values are left alone: replacing every "a" would garble the output and hide nothing. */
export const shortestSecret = 8;

/**
 * The forms in which a secret could show up: as it is, each of its lines and words alone, percent-encoded, in JSON (twice
 * too, as a message within a message), HTML and Markdown, and in base64. Of an address also what stands behind its host.
 */
export function formsOf(secret: string): string[] {
  const whole = [secret, ...partsOf(secret), ...pathOf(secret)].filter((part) => part.length >= shortestSecret);
  return [...new Set(whole)].flatMap((part) => [part, ...quoted(part), ...inBase64(part)]);
}

/** A view may put another sign, or none, where a line breaks or a control character stands. */
function partsOf(secret: string): string[] {
  return secret.split(/[\s\p{Cc}]+/u);
}

function pathOf(secret: string): string[] {
  if (!/^https?:/i.test(secret) || !URL.canParse(secret)) return [];
  const { pathname, search } = new URL(secret);
  return [pathname + search, pathname];
}

function quoted(text: string): string[] {
  const json = inJson(text);
  const well = Buffer.from(text).toString();
  const encoded = [encodeURIComponent(well), encodeURI(well)];
  const lower = encoded.map((one) => one.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase()));
  return [...encoded, ...lower, json, inJson(json), escapeHtml(text), escapeMarkdown(text)];
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

/** Alone, and within a longer text, such as `user:secret` of HTTP's basic scheme; also in the alphabet for addresses. */
function inBase64(text: string): string[] {
  const forms = [Buffer.from(text).toString("base64"), ...[0, 1, 2].map((shift) => withinBase64(text, shift))];
  return [...forms, ...forms.map((form) => form.replace(/\+/g, "-").replace(/\//g, "_"))];
}

/** The signs that stand for a secret alone, whatever comes before it. */
function withinBase64(secret: string, bytesBefore: number): string {
  const bytes = Buffer.concat([Buffer.alloc(bytesBefore), Buffer.from(secret)]);
  return bytes.toString("base64").slice(Math.ceil((bytesBefore * 4) / 3), Math.floor((bytes.length * 4) / 3));
}

/** How many signs of a secret tell that a text was cut within it. */
const longestRest = 12;

/** What is left of a secret where a text was cut: an excerpt of an answer may end in the middle of one. */
export function withoutBeginning(text: string, secret: string): string {
  const head = secret.slice(0, longestRest);
  let [masked, from] = ["", 0];
  for (let at = text.indexOf(head); at !== -1; at = text.indexOf(head, from)) {
    let end = at + head.length;
    while (end < text.length && text[end] === secret[end - at]) end++;
    masked += `${text.slice(from, at)}***`;
    from = end;
  }
  return masked + text.slice(from);
}

/** Whether a beginning of it says which secret it is: that of an address is everybody's. */
export function hasBeginning(secret: string): boolean {
  return secret.length >= longestRest + shortestSecret && !/^https?:/i.test(secret);
}

/**
 * What is a credential by its looks, whoever typed it and wherever it came from: tokens of GitHub, GitLab, Slack, npm and
 * Atlassian, webhooks of Slack and Discord, a signed token (RFC 7519), a private key, and a password in an address.
 */
const shapes = new RegExp(
  [
    "\\bgh[pousr]_[A-Za-z0-9]{30,}",
    "\\bgithub_pat_[A-Za-z0-9_]{30,}",
    "\\bgl(?:pat|cbt|dt|rt|ptt|ft|soat|oas)-[A-Za-z0-9_.-]{16,}",
    "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}",
    "\\bnpm_[A-Za-z0-9]{30,}",
    "\\bAT(?:ATT|CTT|ST)3x[A-Za-z0-9_=-]{20,}",
    "(?<=://hooks\\.slack\\.com/(?:services|workflows|triggers)/)[A-Za-z0-9/_-]{16,}",
    "(?<=://(?:\\w+\\.)?discord(?:app)?\\.com/api/webhooks/)\\d{5,}/[A-Za-z0-9_-]{16,}",
    "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}",
    "(?<=-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)[^-]+",
    "(?<=\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/?#@:\"'<>]{0,100}:)[^\\s/?#@\"'<>]{1,200}(?=@)",
  ].join("|"),
  "g",
);

/** What looks like a credential, masked. */
export function withoutShapes(text: string): string {
  return text.replace(shapes, "***");
}
