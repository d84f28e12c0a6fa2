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
  "wait.read-of": "reading {owner} on {host}: {done} of {total} {total:repository|repositories}",
  "wait.weigh": "asking {host} what hangs on the things that are to go",
  "wait.weigh-up": "asking how much there is to read of {repositories} {repositories:repository|repositories}",
  "wait.write": "carrying out: {done} of {total} done",
  "wait.since": "{what} ({seconds:time})",

  "doctor.proxy":
    "{token} is set; it goes to {host} straight: Node.js does not go through {proxy} (it does with NODE_USE_ENV_PROXY=1, from 22.21 on)",
  "http.proxy":
    "{proxy} is set, and this Node.js ({node}) does not go through it: set NODE_USE_ENV_PROXY=1 on Node.js 24, or 22 from 22.21 on.",

  "http.plain-proxy": "a credential would go through {proxy} in the open, since the address is plain http",
  "http.plain-proxy.hint": "Add the host to NO_PROXY: NO_PROXY=127.0.0.1,localhost",

  "http.wait": "{service} asks to wait {seconds:time}, which is longer than --max-wait allows",
  "http.wait.hint": "What was done is kept. Run it again later, or allow a longer wait: --max-wait {seconds}",
  "http.pace":
    "to stay within the limits that {service} documents, commonry would have to wait {seconds:time}, which is longer than --max-wait allows",
  "http.pace.hint": "What was done is kept. Run it again later, or allow a longer wait: --max-wait {seconds}",
} as const;
