/** Messages as each service takes them. The text is plain: nothing in it may call people, or pass for markup. */

export const services = ["slack", "discord", "matrix"] as const;
export type Service = (typeof services)[number];

/** Where the address of each is; it is a secret. */
export const variables: Readonly<Record<Service, string>> = {
  slack: "SLACK_WEBHOOK_URL",
  discord: "DISCORD_WEBHOOK_URL",
  matrix: "MATRIX_WEBHOOK_URL",
};

/** Signs of a Discord message (discord.com: Create Message, `content`). */
const mostDiscord = 2000;
const mostText = 4000;

export function messageFor(service: Service, text: string): unknown {
  if (service === "slack") return { text: slackText(text), unfurl_links: false };
  if (service === "discord") {
    const content = cut(text.replace(/[\\*_~`|>#[\]()-]/g, "\\$&"), mostDiscord);
    return { content, allowed_mentions: { parse: [] } };
  }
  return { text: cut(text, mostText), html: cut(htmlText(text), mostText * 2) };
}

/** Slack reads `<!channel>`, `<@U1>` and links in angle brackets: three signs are escaped (docs.slack.dev: Formatting message text). */
function slackText(text: string): string {
  return cut(text, mostText).replace(/[&<>]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[sign] ?? sign);
}

function htmlText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`).replace(/\n/g, "<br>");
}

function cut(text: string, most: number): string {
  const signs = [...text];
  return signs.length > most ? `${signs.slice(0, most - 1).join("")}…` : text;
}
