import type { Stay } from "./person.ts";

/** Providers of addresses for anybody: they say nothing of whom somebody works for. */
const anybodys = new Set(
  (
    "126.com 139.com 163.com aol.com duck.com fastmail.com fastmail.fm foxmail.com free.fr gmail.com gmx.at gmx.com gmx.de gmx.net " +
    "googlemail.com hey.com hotmail.com hotmail.co.uk hotmail.fr icloud.com inbox.ru laposte.net live.cn live.com live.nl mac.com " +
    "mail.com mail.ru me.com msn.com naver.com orange.fr outlook.com pm.me posteo.de proton.me protonmail.ch protonmail.com qq.com " +
    "rambler.ru riseup.net sina.com sohu.com t-online.de tutanota.com ukr.net vip.qq.com wanadoo.fr web.de yahoo.com yahoo.co.jp " +
    "yahoo.co.uk yahoo.de yahoo.fr yandex.com yandex.ru yeah.net ymail.com zoho.com"
  ).split(" "),
);

/**
 * The organisation of an address: by the manifest's domains (subdomains belong to theirs); else the domain itself, unless
 * it is one that anybody may have, a forge's private address, or none of the internet (`localhost`, `*.local`).
 */
export function organisationOf(email: string, domains: Readonly<Record<string, string>>): string | undefined {
  const domain = email.slice(email.lastIndexOf("@") + 1).toLowerCase();
  for (let rest = domain; rest.includes("."); rest = rest.slice(rest.indexOf(".") + 1)) {
    if (Object.hasOwn(domains, rest)) return domains[rest];
  }
  return isOrganisation(domain) ? domain : undefined;
}

function isOrganisation(domain: string): boolean {
  return isOfInternet(domain) && !anybodys.has(domain) && !/(^|\.)noreply\./.test(domain);
}

function isOfInternet(domain: string): boolean {
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain)) return false;
  return !/(^|\.)(local|localdomain|localhost|invalid|internal|lan|home|none)$/.test(domain);
}

/**
 * Whether an address is somebody's own: not one on a machine (`root@localhost`, `dj@pi.local`), nor a mailbox that is
 * nobody's, nor what a form's placeholder says (`you@example.com`).
 * @param email in lower case
 */
export function isReachable(email: string): boolean {
  const domain = email.slice(email.lastIndexOf("@") + 1);
  if (!/^[^@\s]+@[^@\s]+\.[a-z0-9-]{2,}$/.test(email) || /^(?:no-?reply|none|root|nobody|unknown)@/.test(email))
    return false;
  if (/^(?:e?mail|me|name|test|user|username|you|your\W?(?:e?mail|name))@example\.(?:com|net|org)$/.test(email))
    return false;
  return isOfInternet(domain) || domain.endsWith(".invalid");
}

/** Where somebody was on a day (days since 1970); the stay that began last counts when several do. */
export function organisationOn(stays: readonly Stay[], day: number): string | undefined {
  return stayOn(stays, day)?.name;
}

/** As `organisationOn`, with how it is known. */
export function stayOn(stays: readonly Stay[], day: number): Stay | undefined {
  const there = stays.filter(({ from = -Infinity, until = Infinity }) => from <= day && day <= until);
  return there.reduce<Stay | undefined>(
    (best, stay) => (best === undefined || (stay.from ?? -Infinity) >= (best.from ?? -Infinity) ? stay : best),
    undefined,
  );
}
