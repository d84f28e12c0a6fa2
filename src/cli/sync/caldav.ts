import type { Place } from "../../plan/port.ts";
import { credential } from "../../system/credential.ts";
import { refusePlainProxy } from "../../system/http/proxy.ts";
import type { Context } from "../context.ts";
import { patienceOf } from "../views/patience.ts";
import type { SyncFlags } from "./flags.ts";

/**
 * The server of calendars at `CALDAV_URL`, as `CALDAV_USER` with `CALDAV_PASSWORD`; without a password nobody in particular.
 * @param mode `read`: the transport refuses whatever may write, before it is sent
 * @throws AppError (exit 2) `dav.base`; (exit 4) `credential.unfit`
 */
export async function openCaldav(
  base: string,
  mode: "read" | "write",
  { maxWait }: SyncFlags,
  context: Context,
): Promise<Place> {
  const { world } = context;
  const user = credential(world.env, ["CALDAV_USER"], "password") || undefined;
  const password = credential(world.env, ["CALDAV_PASSWORD"], "password") || undefined;
  refusePlainProxy(base, world);
  const [{ createDav }, { createCaldav }] = await Promise.all([
    import("../../system/http/dav.ts"),
    import("../../providers/caldav/index.ts"),
  ]);
  const agent = { userAgent: `commonry/${world.version}`, readOnly: mode === "read", maxWait };
  const waits = {
    signal: world.ended,
    waiting: patienceOf(context).waiting,
    ...world.clock,
  };
  const dav = createDav({ base: base.trim(), user, password: password ?? (user ? "" : undefined), ...agent, ...waits });
  return createCaldav(dav, base.trim());
}
