import { Liquid, LiquidError, Value } from "liquidjs";
import { addDays, nextWeekday } from "../system/clock.ts";
import { AppError } from "../system/errors.ts";
import { escapeCode, escapeHtml, escapeShell, escapeUrl } from "../system/text/escape.ts";
import { asInline, asText, escapeFor, type FileType } from "./escape.ts";
import { type Filter, isTrue, type NamedFilter } from "./quick/expression.ts";
import { plainFilters } from "./quick/filters.ts";
import { QuickRenderer } from "./quick/render.ts";

/** Renders Liquid text in which values are escaped for the type of file they go into. */
export interface Engine {
  /**
   * @param source Liquid text with the delimiters of templates/README.md
   * @param where file and template, for the message of an error
   * @throws AppError `template.render` when the text does not parse, names an unknown variable or filter, or exceeds a limit
   */
  render(source: string, values: object, type: FileType, where: string): string;
  /** The value of a Liquid expression as a condition. */
  holds(condition: string, values: object, where: string): boolean;
}

/** What the `page` filter asks: the link from the file at hand to a file of this run, in the same language. */
export type PageLink = (path: string) => string | undefined;

/** Milliseconds, bytes of source, and nodes that one file may take: enough for any honest file, and a stop for a bomb. */
const limits = { parseLimit: 1_048_576, renderLimit: 2_000, memoryLimit: 50_000_000 };
/** Milliseconds for all files of a run: thousands of small bombs are one, too. */
const longestRun = 10_000;
/** A line that holds one tag only leaves no line behind: its end moves into the tag, so that lines still count right. */
const standaloneTag = /^[ \t]*(<%%(?:(?!%%>)[^\n])*?)(-?%%>)[ \t]*\r?\n/gm;

/**
 * @param page resolves the `page` filter; called while a file is rendered
 */
export function createEngine(page: PageLink): Engine {
  let type: FileType = "text";
  const filters = filtersOf(page, () => type);
  let made: Liquid | undefined;
  const liquid = () => {
    made ??= fullEngine(filters, (value) => escapeFor(value, type));
    return made;
  };
  const quick = new QuickRenderer({
    filters: new Map([...filters, ...plainFilters]),
    escape: (value) => escapeFor(value, type),
    read: (expression) => ({
      raw: new Value(expression, liquid()).filters.at(-1)?.raw ?? false,
      value: (values) => liquid().evalValueSync(expression, values),
    }),
  });

  let spent = 0;
  const run = <T>(where: string, action: () => T): T => {
    if (spent > longestRun) throw renderError("all files together take too long", where);
    const begin = performance.now();
    try {
      return action();
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw renderError(error, where);
    } finally {
      spent += performance.now() - begin;
    }
  };
  return {
    render: (source, values, fileType, where) =>
      run(where, () => {
        type = fileType;
        if (!source.includes("<%")) return source;
        const text = source.replace(standaloneTag, "$1\n$2");
        return quick.render(text, values) ?? String(liquid().renderSync(liquid().parse(text, where), values));
      }),
    holds: (condition, values, where) =>
      run(where, () => {
        return quick.holds(condition, values) ?? isTrue(liquid().evalValueSync(condition, values));
      }),
  };
}

/** Liquid as templates have it; most runs of built-in ones need none. */
function fullEngine(filters: ReadonlyMap<string, NamedFilter>, outputEscape: (value: unknown) => string): Liquid {
  const liquid = new Liquid({
    outputDelimiterLeft: "<%=",
    outputDelimiterRight: "=%>",
    tagDelimiterLeft: "<%%",
    tagDelimiterRight: "%%>",
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    lenientIf: true,
    // Given, so that the engine does not load the locale data to ask for it: no template formats by locale.
    locale: "en",
    // No file is ever read from inside a template.
    templates: {},
    outputEscape,
    ...limits,
  });
  for (const [name, { raw, make }] of filters) liquid.registerFilter(name, { raw, handler: make });
  // Liquid's own ways around the escaping do not exist here.
  liquid.registerFilter("raw", () => {
    throw new Error("there is no filter `raw`: see templates/README.md");
  });
  return liquid;
}

/** Our filters. What the first six make is escaped already. */
function filtersOf(page: PageLink, type: () => FileType): ReadonlyMap<string, NamedFilter> {
  // `asText` first: in a pipeline's file no filter may leave an expression or a variable its power.
  const others = { code: escapeCode, html: escapeHtml, shell: escapeShell, url: escapeUrl };
  const finished: [string, Filter][] = [
    ["text", (value) => asText(value, type())],
    ["inline", (value) => asInline(value, type())],
    ...Object.entries(others).map(([name, made]): [string, Filter] => [name, (value) => made(asText(value, type()))]),
  ];
  const plain: [string, Filter][] = [
    ["page", (path) => page(String(path))],
    ["slug", slug],
    ["title", title],
    ["days", (date, days) => addDays(String(date), Number(days))],
    ["weekday", (date, weekday) => nextWeekday(String(date), Number(weekday))],
  ];
  return new Map<string, NamedFilter>([
    ...finished.map(([name, make]) => [name, { raw: true, make }] as const),
    ...plain.map(([name, make]) => [name, { raw: false, make }] as const),
  ]);
}

function renderError(error: unknown, where: string): AppError {
  const message = error instanceof Error ? error.message : String(error);
  const token = LiquidError.is(error) ? (error as { token?: { getPosition?: () => number[] } }).token : undefined;
  const line = token?.getPosition?.()[0] ?? 1;
  // Without the line break that `standaloneTag` put into a tag, and without the place, which stands in front already.
  const [first = ""] = message.replaceAll("\n%%>", "%%>").split("\n");
  const reason = first.replace(/,( file:.*,)? line:\d+, col:\d+$/, "");
  return new AppError("template.render", { file: where, line, reason }, 1, error);
}

/** A name made fit for a URL and a file name: ASCII letters, digits and single hyphens; empty when nothing is left. */
export function slug(value: unknown): string {
  return String(value ?? "")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-/, "")
    .slice(0, 60)
    .replace(/-$/, "");
}

/** A folder's name as a title: `lepton-commons` is `Lepton Commons`. */
function title(value: unknown): string {
  return String(value ?? "")
    .split(/[-_.\s]+/)
    .filter(Boolean)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" ");
}
