/** A length of time in the largest units that tell enough: seconds below a minute and a half, minutes below an hour and a half. */
export type Duration = readonly (readonly [unit: "day" | "hour" | "minute" | "second", count: number])[];

/** @param seconds rounded up: whoever is told to wait is not told too little */
export function durationOf(seconds: number): Duration {
  if (seconds <= 90) return [["second", Math.max(0, Math.ceil(seconds))]];
  const minutes = Math.ceil(seconds / 60);
  if (minutes <= 90) return [["minute", minutes]];
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours < 10 && rest > 0) {
    return [
      ["hour", hours],
      ["minute", rest],
    ];
  }
  const whole = Math.ceil(minutes / 60);
  return whole <= 48 ? [["hour", whole]] : [["day", Math.ceil(whole / 24)]];
}

/** The codes of the catalogue that say a length of time, each with its count. */
export function codesOf(seconds: number): (readonly [code: string, count: number])[] {
  return durationOf(seconds).map(([unit, count]) => [`time.${unit}`, count]);
}
