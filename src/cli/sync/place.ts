import { join } from "node:path";
import { calendarsOf, hasPosts } from "../../kinds/event/targets.ts";
import { notOffered } from "../../kinds/offered.ts";
import type { Community } from "../../manifest/schema/manifest.ts";
import type { Place } from "../../plan/port.ts";
import { several } from "../../plan/several.ts";
import { credential } from "../../system/credential.ts";
import { AppError, usageError } from "../../system/errors.ts";
import type { Context } from "../context.ts";
import { announcedFolder } from "../events/announced.ts";
import { githubAddress } from "../github-address.ts";
import { patient } from "../views/patience.ts";
import type { SyncFlags } from "./flags.ts";
import type { Source } from "./load.ts";

/** Where a plan goes, opened for reading alone or for writing too. */
export interface Opened {
  readonly owner: string;
  /** What the place will say of itself, without opening it. */
  readonly at: At;
  /** Whether a folder stands for every service. */
  readonly isLocal: boolean;
  /** Whose the calendars are: the server that has them, or whoever owns the folder. */
  readonly calendars: string;
  readonly open: (mode: "read" | "write") => Promise<Place>;
}

interface At {
  readonly provider: string;
  readonly host: string;
}

/** One of the places that a manifest asks for. */
interface Part {
  readonly at: At;
  /** Whether what was asked for needs it. */
  readonly isNeeded: boolean;
  readonly open: Opened["open"];
}

/** The folder that stands for a service where nothing is said. */
const localFolder = ".commonry/local";

/**
 * The place that the manifest asks for: the local folder where it has one or `--provider local` is given, else GitHub,
 * and beside it the calendars of events. Lock and journal are those of the first, whichever of them are opened.
 * @throws AppError (exit 2) `sync.no-place`, `sync.no-service`; (exit 4) `caldav.no-url`
 */
export function placeOf(
  { community, placed = [] }: { readonly community: Community; readonly placed?: Source["placed"] },
  flags: SyncFlags,
  context: Context,
): Opened {
  const { github, gitlab, local } = community;
  const owner = github?.owner ?? gitlab?.group.replace(/\//g, ".") ?? "local";
  if (flags.provider === "local" || (local && flags.provider === undefined)) {
    const folder = join(context.dir, local?.folder ?? localFolder);
    return {
      owner,
      at: { provider: "local", host: folder },
      isLocal: true,
      calendars: owner,
      open: async (mode) => {
        const { createLocal } = await import("../../providers/local/index.ts");
        return createLocal({ folder, readOnly: mode === "read", isTrial: local?.folder === undefined });
      },
    };
  }
  const parts = [
    githubPart(community, placed, flags, context),
    caldavPart(placed, flags, context),
    announcePart(placed, flags, context),
  ].filter((part) => part !== undefined);
  const [first] = parts;
  if (!first) throw nowhere(community, placed);
  return {
    owner,
    at: first.at,
    isLocal: false,
    calendars: context.world.env.CALDAV_URL ? hostOf(context.world.env.CALDAV_URL) : "caldav",
    open: async (mode) => {
      const [main, ...rest] = await Promise.all(parts.filter((part) => part.isNeeded).map((part) => part.open(mode)));
      if (!main) throw nowhere(community, placed);
      return patient(several([main, ...rest], first.at), owner, context);
    },
  };
}

/** What keeps a plan from being made at all. */
function nowhere(community: Community, placed: Source["placed"]): AppError {
  if (calendarsOf(placed).length > 0) return new AppError("caldav.no-url", { variables: "CALDAV_URL" }, 4);
  const left = notOffered(community, [], false).map(({ section }) => section);
  return left.length > 0 ? usageError("sync.no-service", { sections: left.join(", ") }) : usageError("sync.no-place");
}

/** Whether nothing but events is asked for. */
function isEventsAlone({ only }: SyncFlags): boolean {
  return only.length === 1 && only[0] === "events";
}

function isAsked({ only }: SyncFlags): boolean {
  return only.length === 0 || only.includes("events");
}

function githubPart(
  { github }: Community,
  placed: Source["placed"],
  flags: SyncFlags,
  context: Context,
): Part | undefined {
  if (!github) return undefined;
  return {
    at: { provider: "github", host: hostOf(githubAddress(context.world.env).base) },
    isNeeded: !isEventsAlone(flags) || hasPosts(placed),
    open: async (mode) => (await import("./github.ts")).openGitHub(github.owner, mode, flags, context),
  };
}

function caldavPart(placed: Source["placed"], flags: SyncFlags, context: Context): Part | undefined {
  const { CALDAV_URL: base } = context.world.env;
  if (!base || calendarsOf(placed).length === 0) return undefined;
  return {
    at: { provider: "caldav", host: hostOf(base) },
    isNeeded: isAsked(flags),
    open: async (mode) => (await import("./caldav.ts")).openCaldav(base, mode, flags, context),
  };
}

function announcePart(placed: Source["placed"], flags: SyncFlags, { dir, world }: Context): Part | undefined {
  if (!placed.some(({ targets }) => targets.announce?.length)) return undefined;
  const folder = join(dir, announcedFolder);
  return {
    at: { provider: "announce", host: folder },
    isNeeded: isAsked(flags),
    open: async (mode) => {
      const { createAnnounce, services, variables } = await import("../../providers/announce/index.ts");
      const addresses = Object.fromEntries(
        services.flatMap((service) => {
          const address = credential(world.env, [variables[service]]);
          return address ? [[service, address] as const] : [];
        }),
      );
      const agent = { userAgent: `commonry/${world.version}`, readOnly: mode === "read" };
      return createAnnounce({ folder, addresses, ...agent, now: world.now });
    },
  };
}

/** Host and path of an address, as the place names itself; an address that is none is refused when it is opened. */
function hostOf(base: string): string {
  if (!URL.canParse(base)) return "";
  const { host, pathname } = new URL(base);
  return host + pathname.replace(/\/+$/, "");
}
