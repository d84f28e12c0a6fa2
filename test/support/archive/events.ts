/** One event as GH Archive has it, as far as the source reads it. */
export interface ArchivedEvent {
  readonly type: string;
  readonly actor: string;
  readonly repository: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly action: string;
  readonly number: number;
  readonly merged: 0 | 1;
  readonly tag: string;
}

/** When the first event is made, and how long they go on: two years. */
export const firstSecond = Date.UTC(2023, 2, 1) / 1000;
export const span = 2 * 365 * 86_400;

const repositories = [
  "lepton/hub",
  "lepton/toolbox",
  "lepton/Docs.v2",
  "lepton-lab/hub",
  "quark/core",
  "quark/core-js",
  "quark/website",
  "solo/one",
];
/** Of a thousand events; what is not here is noise that no deed is made of. */
const shares: readonly (readonly [kind: string, perMille: number])[] = [
  ["push", 430],
  ["open-pull", 60],
  ["close-pull", 55],
  ["open-issue", 55],
  ["close-issue", 45],
  ["reopen", 8],
  ["comment", 170],
  ["review", 55],
  ["review-comment", 55],
  ["commit-comment", 6],
  ["release", 5],
  ["relabel", 20],
  ["again", 4],
  ["foreign", 4],
];
/** Accounts that no real forge lets anybody have: what is stored is not what a forge checked. */
export const oddActors = [
  "o'brien",
  "back\\slash",
  "tab\there",
  "line\nbreak",
  "a b",
  '"quoted"',
  "名字",
  "=cmd()",
  "",
];
const bots = ["dependabot[bot]", "github-actions[bot]", "k8s-ci-robot", "fossabot"];

/** A row of numbers from 0 to 1 that is the same for the same seed (Marsaglia's xorshift, 32 bits). */
function dice(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

interface Open {
  readonly number: number;
  readonly pull: boolean;
  readonly author: string;
}
interface Place {
  readonly name: string;
  next: number;
  /** Who was there last. */
  actor: string;
  readonly open: Open[];
  readonly closed: Open[];
}

/**
 * Events in the order in which they happened: few people do most, most do little, some are machines, and many things
 * happen in one second. The same count and seed give the same events.
 */
export function* generate(count: number, seed = 20270105): Generator<ArchivedEvent> {
  const roll = dice(seed);
  const people = Math.max(Math.round(count / 20), 20);
  const places = repositories.map((name): Place => ({ name, next: 101, actor: "person-0", open: [], closed: [] }));
  const below = (end: number) => Math.floor(roll() * end);
  const actor = (last: string) => {
    // Who works here works on.
    if (roll() < 0.5) return last;
    const chance = roll();
    if (chance < 0.08) return bots[below(bots.length)] as string;
    if (chance < 0.085) return oddActors[below(oddActors.length)] as string;
    return `person-${Math.floor(people * roll() ** 3)}`;
  };
  let at = firstSecond;
  for (let index = 0; index < count; index++) {
    if (roll() > 0.15) at += Math.ceil(roll() * 2.3 * (span / count));
    const place = places[Math.floor(places.length * roll() ** 2)] as Place;
    place.actor = actor(place.actor);
    const base = {
      actor: place.actor,
      repository: place.name,
      at,
      action: "none",
      number: 0,
      merged: 0,
      tag: "",
    } as const;
    yield { ...base, ...event(kindFor(roll()), base.actor, place, roll, index) };
  }
}

function kindFor(chance: number): string {
  let left = chance * 1000;
  for (const [kind, share] of shares) {
    left -= share;
    if (left < 0) return kind;
  }
  return "noise";
}

/** Threads that are talked about are mostly young ones. */
function recent(threads: readonly Open[], roll: () => number): Open | undefined {
  return threads[threads.length - 1 - Math.floor(Math.min(threads.length, 40) * roll() ** 2)];
}

type Part = Partial<ArchivedEvent> & { readonly type: string };
const noise: Part = { type: "WatchEvent", action: "started" };

function event(kind: string, actor: string, place: Place, roll: () => number, index: number): Part {
  if (kind === "push") return { type: "PushEvent" };
  if (kind === "release") {
    return {
      type: "ReleaseEvent",
      action: "published",
      tag: `v${index % 7}.${Math.floor(index / 1000)}.0${index % 3 ? "" : "-rc.1"}`,
    };
  }
  if (kind === "commit-comment") return { type: "CommitCommentEvent", action: roll() < 0.5 ? "created" : "none" };
  if (kind === "open-pull" || kind === "open-issue") return opened(kind === "open-pull", actor, place);
  // Threads from before the recording.
  if (kind === "foreign") return { type: "IssueCommentEvent", action: "created", number: 1 + Math.floor(roll() * 100) };
  return follows(kind, place, roll);
}

function opened(pull: boolean, author: string, place: Place): Part {
  const number = place.next++;
  place.open.push({ number, pull, author });
  return { type: pull ? "PullRequestEvent" : "IssuesEvent", action: "opened", number };
}

/** What happens to a thread that is there. */
function follows(kind: string, place: Place, roll: () => number): Part {
  if (kind === "reopen") return reopened(place, roll);
  if (kind === "close-pull" || kind === "close-issue") return closed(place, roll);
  const thread = recent(roll() < 0.9 ? place.open : place.closed, roll);
  if (!thread) return noise;
  const { number, pull, author } = thread;
  const type = pull ? "PullRequestEvent" : "IssuesEvent";
  // The author answers often, as authors do.
  const own = roll() < 0.3 ? { actor: author } : {};
  if (kind === "comment") return { type: "IssueCommentEvent", action: "created", number, ...own };
  if (kind === "relabel") return { type, action: roll() < 0.5 ? "labeled" : "assigned", number };
  // Recorded twice, as happens.
  if (kind === "again") return { type, action: "opened", number, actor: author };
  if (!pull) return { type: "IssueCommentEvent", action: "created", number };
  if (kind === "review") return { type: "PullRequestReviewEvent", action: "created", number, ...own };
  if (kind === "review-comment") return { type: "PullRequestReviewCommentEvent", action: "created", number, ...own };
  return noise;
}

function closed(place: Place, roll: () => number): Part {
  const [thread] = place.open.splice(Math.floor(place.open.length * roll()), 1);
  if (!thread) return noise;
  place.closed.push(thread);
  const { number, pull } = thread;
  if (!pull) return { type: "IssuesEvent", action: "closed", number };
  const chance = roll();
  if (chance < 0.1) return { type: "PullRequestEvent", action: "merged", number };
  return { type: "PullRequestEvent", action: "closed", number, merged: chance < 0.75 ? 1 : 0 };
}

function reopened(place: Place, roll: () => number): Part {
  const [thread] = place.closed.splice(Math.floor(place.closed.length * roll()), 1);
  if (!thread) return noise;
  place.open.push(thread);
  return { type: thread.pull ? "PullRequestEvent" : "IssuesEvent", action: "reopened", number: thread.number };
}
