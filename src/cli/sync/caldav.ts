import type { Place } from "../../plan/port.ts";
import type { Context } from "../context.ts";
import type { SyncFlags } from "./flags.ts";

/**
 * The server of calendars at `CALDAV_URL`, as `CALDAV_USER` with `CALDAV_PASSWORD`; without a password nobody in particular.
 * @param mode `read`: the transport refuses whatever may write, before it is sent
 * @throws AppError (exit 2) `dav.base`
 */
export async function openCaldav(
  base: string,
  mode: "read" | "write",
  { maxWait }: SyncFlags,
  { world }: Context,
): Promise<Place> {
  const { CALDAV_USER: user, CALDAV_PASSWORD: password } = world.env;
  const [{ createDav }, { createCaldav }] = await Promise.all([
    import("../../system/http/dav.ts"),
    import("../../providers/caldav/index.ts"),
  ]);
  const agent = { userAgent: `commonry/${world.version}`, readOnly: mode === "read", maxWait };
  const dav = createDav({ base: base.trim(), user, password: password ?? (user ? "" : undefined), ...agent });
  return createCaldav(dav, base.trim());
}
