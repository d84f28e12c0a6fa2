/** The calendar date of a moment in this machine's time zone, as `YYYY-MM-DD`. */
export function localDate(moment: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

const day = 86_400_000;

/** A date moved by a number of days. @param date `YYYY-MM-DD` */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * day).toISOString().slice(0, 10);
}

/** The first date on or after `date` that falls on a weekday. @param weekday ISO 8601: 1 Monday … 7 Sunday */
export function nextWeekday(date: string, weekday: number): string {
  const today = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  return addDays(date, (weekday - today + 7) % 7);
}
