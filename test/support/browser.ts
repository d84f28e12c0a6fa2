import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { has } from "./tools.ts";

/** Names under which Chromium is installed. */
export const chromium = ["chromium", "chromium-browser", "google-chrome"].find(has);

const flags = [
  ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"],
  ...["--disable-background-networking", "--disable-component-update", "--disable-extensions", "--hide-scrollbars"],
  ...["--disable-dev-shm-usage", "--remote-debugging-pipe"],
];

interface Answer {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly result?: Readonly<Record<string, unknown>>;
  readonly error?: { readonly message: string };
}

/** How a page is looked at. */
export interface Look {
  readonly width: number;
  readonly dark?: boolean;
  /** Printed rather than shown. */
  readonly print?: boolean;
  readonly noScript?: boolean;
}

/** A page in a browser. */
export interface Page {
  /** The value of an expression there. */
  evaluate<Value>(expression: string): Promise<Value>;
  look(look: Look): Promise<void>;
  press(key: "Tab" | "Enter"): Promise<void>;
  /** The whole page, or a part of it, as PNG. */
  picture(clip?: Readonly<Record<"x" | "y" | "width" | "height" | "scale", number>>): Promise<Buffer>;
  /** Addresses that were asked for since the page was opened, refused ones too; `data:` and the page itself are left out. */
  readonly requests: readonly string[];
  /** What the page or the browser complained about. */
  readonly complaints: readonly string[];
}

/** A browser of its own, with a profile that goes with it. Speaks the DevTools protocol over two pipes. */
export class Browser {
  readonly #profile = mkdtempSync(join(tmpdir(), "commonry-browser-"));
  readonly #process: ChildProcess;
  readonly #waiting = new Map<number, { done: (answer: Answer) => void; method: string }>();
  readonly #listeners = new Set<(answer: Answer) => void>();
  #last = 0;

  constructor(program: string) {
    // With HOME in the profile, nothing is left in the one of whoever runs the tests.
    const env = { ...process.env, HOME: this.#profile, TMPDIR: this.#profile };
    this.#process = spawn(program, [...flags, `--user-data-dir=${this.#profile}`, "about:blank"], {
      stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
      // A group of its own, so that what it starts can be ended with it.
      detached: true,
      env,
    });
    let rest = Buffer.alloc(0);
    (this.#process.stdio[4] as Readable).on("data", (bytes: Buffer) => {
      rest = Buffer.concat([rest, bytes]);
      for (let end = rest.indexOf(0); end >= 0; end = rest.indexOf(0)) {
        this.#take(JSON.parse(rest.subarray(0, end).toString("utf8")));
        rest = rest.subarray(end + 1);
      }
    });
  }

  #take(answer: Answer): void {
    if (answer.id === undefined) for (const listener of this.#listeners) listener(answer);
    else this.#waiting.get(answer.id)?.done(answer);
  }

  async #send(method: string, params: object = {}, sessionId?: string): Promise<Readonly<Record<string, unknown>>> {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<Answer>((done) => this.#waiting.set(id, { done, method }));
    const message = JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) });
    (this.#process.stdio[3] as Writable).write(`${message}\0`);
    const { result, error } = await answer;
    this.#waiting.delete(id);
    if (error) throw new Error(`${method}: ${error.message}`);
    return result ?? {};
  }

  /** Opens an address and waits until it is loaded. */
  async open(url: string, look: Look): Promise<Page> {
    const { targetId } = await this.#send("Target.createTarget", { url: "about:blank" });
    const { sessionId } = await this.#send("Target.attachToTarget", { targetId, flatten: true });
    const send = (method: string, params?: object) => this.#send(method, params, sessionId as string);
    const requests: string[] = [];
    const complaints: string[] = [];
    const note: Readonly<Record<string, (params: Readonly<Record<string, unknown>>) => void>> = {
      "Network.requestWillBeSent": ({ request }) => {
        const { url: asked } = request as { url: string };
        if (asked !== url && !asked.startsWith("data:")) requests.push(asked);
      },
      "Log.entryAdded": (params) => complaints.push(JSON.stringify(params)),
      "Runtime.exceptionThrown": (params) => complaints.push(JSON.stringify(params)),
      "Runtime.consoleAPICalled": (params) => complaints.push(JSON.stringify(params)),
    };
    const loaded = new Promise<void>((done) => {
      this.#listeners.add(({ method = "", params = {}, sessionId: from }) => {
        if (from !== sessionId) return;
        if (method === "Page.loadEventFired") done();
        note[method]?.(params);
      });
    });
    for (const domain of ["Page", "Network", "Log", "Runtime"]) await send(`${domain}.enable`);
    const page = this.#page(send, requests, complaints);
    await page.look(look);
    await send("Page.navigate", { url });
    await loaded;
    return page;
  }

  #page(
    send: (method: string, params?: object) => Promise<Readonly<Record<string, unknown>>>,
    requests: readonly string[],
    complaints: readonly string[],
  ): Page {
    return {
      requests,
      complaints,
      evaluate: async <Value>(expression: string) => {
        const { result, exceptionDetails } = await send("Runtime.evaluate", { expression, returnByValue: true });
        if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
        return (result as { value: Value }).value;
      },
      look: async ({ width, dark = false, print = false, noScript = false }) => {
        const size = { width, height: 900, deviceScaleFactor: 1, mobile: false };
        await send("Emulation.setDeviceMetricsOverride", size);
        await send("Emulation.setScriptExecutionDisabled", { value: noScript });
        const features = [{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }];
        await send("Emulation.setEmulatedMedia", { media: print ? "print" : "", features });
      },
      press: async (key) => {
        const code = { key, code: key, windowsVirtualKeyCode: key === "Tab" ? 9 : 13 };
        await send("Input.dispatchKeyEvent", { type: "keyDown", ...code, ...(key === "Enter" ? { text: "\r" } : {}) });
        await send("Input.dispatchKeyEvent", { type: "keyUp", ...code });
      },
      picture: async (clip) => {
        const options = { format: "png", captureBeyondViewport: true, ...(clip ? { clip } : {}) };
        const { data } = await send("Page.captureScreenshot", options);
        return Buffer.from(data as string, "base64");
      },
    };
  }

  async close(): Promise<void> {
    const ended = once(this.#process, "exit");
    // It may end before it answers.
    this.#send("Browser.close").catch(() => undefined);
    const late = setTimeout(() => this.#process.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(late);
    // Processes of its own that are still there would write into the profile.
    try {
      process.kill(-(this.#process.pid as number), "SIGKILL");
    } catch {
      // None is.
    }
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  }
}
