import type { EventsFile } from "../manifest/schema/events.ts";
import type { Community } from "../manifest/schema/manifest.ts";

/** A section of the manifest of which nothing is carried out: what it is for, and why. */
export interface NotOffered {
  readonly section: string;
  readonly service: string;
  readonly reason: NotOfferedReason;
}

/** `no-service`: commonry does not work with it yet. `no-events`: nothing goes there. `no-repositories`: there is none that they could go into. `place`: where the plan goes has no such things. */
export const notOfferedReasons = ["no-service", "no-events", "no-repositories", "place"] as const;
export type NotOfferedReason = (typeof notOfferedReasons)[number];

/** The services that a manifest can name, and whether a plan reaches them. */
export const services = { github: true, gitlab: false, jira: false, confluence: false, caldav: true } as const;
export type ServiceId = keyof typeof services;

/** Which service a section is for. What stands in no such section goes wherever the plan goes. */
const sectionsOf = {
  gitlab: "gitlab",
  jira: "jira",
  confluence: "confluence",
  pages: "confluence",
  caldav: "caldav",
} as const satisfies Partial<Record<keyof Community, ServiceId>>;

/**
 * The sections of a manifest that nobody carries out.
 * @param events the files of events that it names
 * @param isLocal whether a folder stands for the forge; then a group on GitLab is whose the folder is
 */
export function notOffered(
  community: Community,
  events: readonly { readonly value: EventsFile }[],
  isLocal: boolean,
): NotOffered[] {
  const found: NotOffered[] = [];
  for (const [section, service] of Object.entries(sectionsOf) as [keyof typeof sectionsOf, ServiceId][]) {
    if (community[section] === undefined || (isLocal && section === "gitlab")) continue;
    if (!services[service]) found.push({ section, service, reason: "no-service" });
    else if (section === "caldav" && !mayUseCalendar(community, events)) {
      found.push({ section, service, reason: "no-events" });
    }
  }
  const service = community.github || !community.gitlab ? "github" : "gitlab";
  const lists = community.repositories ? [] : inRepositories.filter((section) => community[section] !== undefined);
  return [...found, ...lists.map((section) => ({ section, service, reason: "no-repositories" as const }))];
}

/** Shared lists: each of their things is wanted in every repository that the manifest names. */
const inRepositories = ["labels", "milestones", "autolinks", "rulesets"] as const;

/** A file of events goes into the manifest's calendar unless it names one of its own; of one that cannot be read nobody knows. */
function mayUseCalendar(
  { caldav, events: named }: Community,
  events: readonly { readonly value: EventsFile }[],
): boolean {
  if (named !== undefined && events.length === 0) return true;
  return events.some(({ value: { targets } }) => (targets?.caldav ?? caldav)?.calendar === caldav?.calendar);
}
