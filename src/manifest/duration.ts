const unit = {
  w: /^(?:w|weeks?|周|星期)$/,
  d: /^(?:d|days?|天|日)$/,
  h: /^(?:h|hr?s?|hours?|小时|时|钟头|个小时)$/,
  m: /^(?:m|min|mins|minutes?|分|分钟)$/,
} as const;
const units = ["w", "d", "h", "m"] as const;

/**
 * The duration that was meant by what is none: `90` → `90m`, `1.5h` → `1h30m`, `2 hours` → `2h`, `1:30` → `1h30m`, `PT90M`
 * → `90m`, 一个半小时 is left alone.
 * @returns undefined when that is not plain
 */
export function nearDuration(written: string): string | undefined {
  const text = written.normalize("NFKC").trim().toLowerCase().slice(0, 60);
  const clock = /^(\d{1,2}):([0-5]\d)(?:h|:00)?$/.exec(text);
  if (clock) return inHours(Number(clock[1]) * 60 + Number(clock[2]));
  // ISO 8601, as iCalendar and schema.org write it.
  const iso = /^p(?=[\dt])(\d+w)?(\d+d)?(?:t(\d+h)?(\d+m)?(?:0s)?)?$/.exec(text);
  if (iso) return iso.slice(1).filter(Boolean).join("") || undefined;
  if (/^\d{1,5}$/.test(text)) return Number(text) > 0 ? `${Number(text)}m` : undefined;
  return inWords(text);
}

/** `2 hours and 30 minutes`, `1.5h`, 90分钟. */
function inWords(text: string): string | undefined {
  const amount = /(\d{1,5}(?:\.\d{1,2})?)[ -]?([a-z]+|\p{Script=Han}+)/gu;
  if (text.replace(amount, "").replace(/and|[ ,]/g, "") !== "") return undefined;
  const found = [...text.matchAll(amount)].map(([, number = "", name = ""]) => {
    return { number, unit: units.find((one) => unit[one].test(name)) };
  });
  const minutes = found
    .filter((one) => one.unit === "h" || one.unit === "m")
    .reduce((sum, one) => sum + Number(one.number) * (one.unit === "h" ? 60 : 1), 0);
  const days = found.filter((one) => one.unit === "w" || one.unit === "d");
  const isPlain = found.every((one) => one.unit) && days.every((one) => /^\d+$/.test(one.number));
  if (!isPlain || !Number.isInteger(minutes)) return undefined;
  const inDays = days.map((one) => `${Number(one.number)}${one.unit}`).join("");
  const isInMinutes = minutes > 0 && found.every(({ unit }) => unit !== "h");
  return inDays + (isInMinutes ? `${minutes}m` : inHours(minutes)) || undefined;
}

function inHours(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `${hours > 0 ? `${hours}h` : ""}${rest > 0 ? `${rest}m` : ""}`;
}
