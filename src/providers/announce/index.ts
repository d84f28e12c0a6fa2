import type { Actual, KindId } from "../../kinds/item.ts";
import type { Cost, Outcome, Place, Scope, Step } from "../../plan/port.ts";
import { urlFault } from "../../system/http/address.ts";
import { postOnce } from "../../system/http/once.ts";
import { isTaken } from "./answer.ts";
import { type Ledger, openLedger } from "./ledger.ts";
import { messageFor, type Service, services } from "./message.ts";

export { ledgerFile, startLedger } from "./ledger.ts";
export { services, variables } from "./message.ts";

export interface AnnounceOptions {
  /** What was announced is kept there. */
  readonly folder: string;
  /** The address of each service, a secret; absent where there is none. */
  readonly addresses: Readonly<Partial<Record<Service, string>>>;
  readonly userAgent: string;
  readonly readOnly: boolean;
  readonly now: () => Date;
}

const offers: ReadonlySet<KindId> = new Set(["announcement"]);

/**
 * Announcements in chats, by webhook. A chat cannot be read back, so what was sent is kept in a ledger: written before
 * anything goes, settled after. One of which nobody knows whether it arrived is never sent again.
 */
export function createAnnounce(options: AnnounceOptions): Place {
  const ledger = openLedger(options.folder);
  return {
    provider: "announce",
    host: options.folder,
    offers,
    read: async (scope) => ({ items: readLedger(ledger, scope), failures: [], absent: new Set(), readOnly: [] }),
    weigh: async (items) => items.map(() => ({})),
    write: async (steps, tell, stop) => {
      for (const step of steps) {
        if (stop.requested) return;
        tell(step, await send(step, ledger, options));
      }
    },
    cost: (steps): Cost => ({ requests: steps.length, points: 0, seconds: steps.length / 5 }),
  };
}

function readLedger(ledger: Ledger, { kinds }: Scope): Actual[] {
  if (!kinds.has("announcement")) return [];
  return ledger.all().map(({ service, name, at, isUnsure }) => {
    const fields = isUnsure ? { at, unsure: true } : { at };
    return { kind: "announcement", target: { owner: service }, name, ref: at, fields };
  });
}

const failed = (reason: string, params: Record<string, string | number> = {}): Outcome => {
  return { state: "failed", reach: "step", reason, params };
};

async function send(
  step: Step,
  ledger: Ledger,
  { readOnly, addresses, userAgent, now }: AnnounceOptions,
): Promise<Outcome> {
  const { name, target, fields } = step;
  const service = services.find((one) => one === target.owner);
  if (readOnly) {
    const params = { method: "POST", path: target.owner };
    return { state: "failed", reach: "all", exitCode: 5, reason: "http.read-only", params };
  }
  if (step.action !== "create" || !service) return failed("announce.fixed");
  if (ledger.all().some((one) => one.service === service && one.name === name)) return { state: "exists" };
  const address = addresses[service];
  if (!address) return failed("announce.no-address", { service });
  const fault = urlFault(address);
  if (fault) return failed("announce.address", { service, fault });
  const at = now();
  ledger.begin(service, name, at);
  const sent = await postOnce(address, messageFor(service, String(fields.text ?? "")), {
    userAgent,
    isTaken: (status, text) => isTaken(service, status, text),
  });
  // Should this fail, it counts as one of which nobody knows: it is not sent again.
  ledger.end(service, name, settled[sent.state]);
  if (sent.state === "done") return { state: "done", ref: at.toISOString() };
  if (sent.state === "refused") return failed("announce.refused", { service, status: sent.status });
  return failed(sent.state === "unknown" ? "announce.unknown" : "announce.unsent", { service, reason: sent.reason });
}

const settled = { done: "done", refused: "not", unsent: "not", unknown: "unknown" } as const;
