/** Longer waits, in seconds, are told in minutes; what is over after midnight needs its day. */
const long = 600;

/** The time of day, on this machine's clock, after so many seconds: `14:20`, with seconds when that is soon. */
export function clockText(now: Date, seconds: number): string {
  const then = new Date(now.getTime() + seconds * 1000);
  if (Number.isNaN(then.getTime())) return "?";
  const two = (value: number) => String(value).padStart(2, "0");
  const time = [then.getHours(), then.getMinutes(), ...(seconds < long ? [then.getSeconds()] : [])].map(two).join(":");
  const day = `${then.getFullYear()}-${two(then.getMonth() + 1)}-${two(then.getDate())}`;
  return then.toDateString() === now.toDateString() ? time : `${day} ${time}`;
}
