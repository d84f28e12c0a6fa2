import { dirname, relative, resolve, sep } from "node:path";
import { expand } from "../../events/expand.ts";
import type { Feed } from "../../events/ical/feed.ts";
import { renamedIn } from "../../events/ical/published.ts";
import { type Renewed, renew } from "../../events/ical/renew.ts";
import { type FeedLink, page } from "../../events/page/page.ts";
import { localizedText } from "../../events/read/ground.ts";
import { type Placed, placeFiles } from "../../kinds/event/targets.ts";
import { matchFiles } from "../../manifest/glob.ts";
import { usageError } from "../../system/errors.ts";
import { exit } from "../../system/exit.ts";
import type { Language } from "../../system/messages.ts";
import type { Input, Run } from "../command.ts";
import type { Context } from "../context.ts";
import { projectFiles } from "../project.ts";
import { ready } from "../scaffold/ready.ts";
import { showBuilt } from "../views/events/built.ts";
import type { Built } from "./built.ts";
import { feedsOf, type WantedFeed } from "./feeds.ts";
import { typedFiles } from "./files.ts";
import { windowOf } from "./flags.ts";
import { publishedLanguage } from "./language.ts";
import { type Standing, standing } from "./lasting.ts";
import { type Loaded, loadValidEvents } from "./load.ts";
import { isChanged, outputAt, refuseOtherPage, tagsBeside, writeOutputs } from "./outputs.ts";
import { refuseRenamed, tellRenamed } from "./renamed.ts";

/**
 * `commonry events build`: writes a calendar of all public events, one for each tag, and a page. What was published before
 * is renewed: stamps move only with a change. With `--check` nothing is written, and exit code 3 says that something would be.
 */
export const build: Run = async (input, context) => {
  const { options, arguments: words } = input;
  const checks = options.check === true;
  const prints = options.output === "-";
  ready(context.dir, !checks && !prints, context);
  const files = words.filter((word) => word !== undefined);
  const language = publishedLanguage(options.lang, context);
  const loaded = loadValidEvents(files, { ...context, lang: language });
  const job: Job = { input, loaded, language, context };
  const feeds = feedsOf({
    series: loaded.series,
    placed: placed(job, files),
    ...(options.output === undefined ? {} : { output: String(options.output) }),
    perTag: options.perTag === true && !prints,
    former: (path) => (prints ? [] : tagsBeside(path, context.dir)),
  });
  if (feeds.length === 0 && options.html === undefined) throw usageError("build.where");
  if (prints) {
    context.out.write(feeds.map((feed) => calendar(job, feed).text).join(""));
    return exit.done;
  }
  const written = standing(feeds, loaded.community, context.dir).map((one) => feedFile(job, one));
  const built = [...written, ...pageFile(job, feeds)];
  if (checks) tellRenamed(written, context);
  else await refuseRenamed(written, options.yes === true, context);
  if (!checks) writeOutputs(built, context);
  showBuilt(built, checks, context);
  return checks && built.some(isChanged) ? exit.pending : exit.done;
};

interface Job {
  readonly input: Input;
  readonly loaded: Loaded;
  readonly language: Language;
  readonly context: Context;
}

/** Where the events of each file go; one that stands alone may say so, too. */
function placed({ loaded: { files, community }, context }: Job, words: readonly string[]): readonly Placed[] {
  const known = words.length === 0 ? projectFiles(context.dir) : typedFiles(words, context).files;
  return placeFiles(community ?? {}, files, ({ file, value }) => {
    const folder = file.slice(0, file.lastIndexOf("/") + 1);
    return (value.include ?? []).flatMap((pattern) => matchFiles(folder + pattern, known.list()));
  });
}

function feedFile(job: Job, { feed, output, previous, withheld }: Standing): Built {
  const { text, changes } = calendar(job, feed, { previous, withheld });
  const renamed = previous ? renamedIn(previous.blocks, feed.series, changes) : [];
  return { output, text, changes, renamed, events: feed.series.length };
}

function calendar(
  job: Job,
  { series, tag }: WantedFeed,
  { previous, withheld }: Partial<Pick<Standing, "previous" | "withheld">> = {},
): Renewed {
  const { name, ...said } = about(job);
  const named = tag === undefined ? { name } : { name: `${name}: ${tag}`, tag };
  const community = job.loaded.community?.community.id;
  const feed: Feed = { ...said, ...named, ...(community ? { community } : {}), language: job.language };
  const { env, now } = job.context.world;
  return renew(series, feed, {
    now: now(),
    ...(withheld ? { withheld } : {}),
    ...(previous === undefined ? {} : { previous: previous.text, blocks: previous.blocks }),
    ...(env.SOURCE_DATE_EPOCH ? { first: now() } : {}),
  });
}

/** What the calendar and the page say of themselves. */
function about({
  loaded: { community },
  language,
  context,
}: Job): Pick<Feed, "description" | "url"> & { name: string } {
  const own = community?.community;
  const description = localizedText(own?.description, language);
  return {
    name: own?.name ?? context.t("build.name"),
    ...(description === undefined ? {} : { description }),
    ...(own?.website === undefined ? {} : { url: own.website }),
  };
}

/** The page of `--html`. It links to calendars by where they lie beside it. */
function pageFile(job: Job, feeds: readonly WantedFeed[]): Built[] {
  const { input, loaded, language, context } = job;
  if (input.options.html === undefined) return [];
  const path = String(input.options.html);
  const output = outputAt(path, context.dir);
  refuseOtherPage(output);
  const folder = dirname(resolve(context.dir, path));
  const links = feeds.map(({ path: file, tag }): FeedLink => {
    const beside = relative(folder, resolve(context.dir, file)).split(sep).join("/");
    return { file: beside, ...(tag === undefined ? {} : { tag }) };
  });
  const series = loaded.series.filter(({ isPrivate }) => !isPrivate);
  const occurrences = expand(series, windowOf(input, monthOf(context.world.now())), true);
  const text = page(occurrences, { ...about(job), language, feeds: links });
  return [{ output, text, changes: [] }];
}

/** A page is the same all month long. */
function monthOf(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth()));
}
