/** English texts of waiting: how long, what for, and whose limit it is. */
export const waitsEn = {
  "time.day": "{count} d",
  "time.hour": "{count} h",
  "time.minute": "{count} min",
  "time.second": "{count} s",

  "wait.service": "{service} asks to wait: {seconds:time} left; going on at {at}",
  "wait.documented":
    "commonry waits so that it stays within the limits that {service} documents: {seconds:time} left; going on at {at}",
  "wait.read": "reading {owner} on {host}",
  "wait.read-of": "reading {owner} on {host}: {done} of {total} repositories",
  "wait.weigh": "asking {host} what hangs on the things that are to go",
  "wait.write": "carrying out: {done} of {total} done",
  "wait.since": "{what} ({seconds:time})",

  "http.wait": "{service} asks to wait {seconds:time}, which is longer than --max-wait allows",
  "http.wait.hint": "What was done is kept. Run it again later, or allow a longer wait: --max-wait {seconds}",
  "http.pace":
    "commonry would wait {seconds:time}, to stay within the limits that {service} documents: longer than --max-wait allows",
  "http.pace.hint": "What was done is kept. Run it again later, or allow a longer wait: --max-wait {seconds}",
} as const;
