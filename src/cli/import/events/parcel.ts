import { Document } from "yaml";
import type { Values } from "../../../manifest/write/index.ts";
import { yamlLimits } from "../../../system/yaml/guard.ts";
import type { Made } from "./assemble.ts";

/** Event files from events: as many as it takes, since one file may hold only so much. */

/** An event as it stands in a file. */
export interface Item {
  readonly made: Made;
  readonly text: string;
  readonly bytes: number;
  readonly nodes: number;
}

/** A file to be. */
export interface Parcel {
  /** Below the project, `/` between segments. */
  readonly path: string;
  readonly text: string;
  readonly items: readonly Item[];
  /** The line on which each of its events begins. */
  readonly lines: readonly number[];
}

/** What a file is filled to: people add to it afterwards. */
const most = { bytes: yamlLimits.bytes * 0.75, nodes: yamlLimits.nodes * 0.75 } as const;

/** @param defaults what the file says for all, which an event then need not say */
export function itemOf(made: Made, defaults: Values): Item {
  const own = Object.entries(made.values).filter(([key, value]) => value !== defaults[key]);
  // Each by itself: what two events share would become an anchor, of which a file may have but few.
  const text = new Document({ events: [Object.fromEntries(own)] }).toString({ lineWidth: 0 }).slice("events:\n".length);
  return { made, text, bytes: Buffer.byteLength(text), nodes: nodesOf(made.values) };
}

/**
 * The files that hold all events, in their order: NAME.yaml, which includes NAME-2.yaml and so on, so that naming the
 * first names all, and its targets count for all.
 */
export function parcels(items: readonly Item[], defaults: Values, path: string): Parcel[] {
  const lists = cut(items);
  const paths = lists.map((_, index) => pathAt(path, index));
  const names = paths.slice(1).map((one) => one.slice(one.lastIndexOf("/") + 1));
  return lists.map((list, index) => {
    const head = headText(defaults, paths[index] as string, index === 0 ? names : []);
    let line = head.split("\n").length;
    const lines = list.map(({ text }) => {
      const begun = line;
      line += text.split("\n").length - 1;
      return begun;
    });
    const text = `${head}${list.map((one) => one.text).join("")}`;
    return { path: paths[index] as string, text, items: list, lines };
  });
}

/** Lists, none of which holds more than a file may; one event that is more than that by itself has one of its own. */
function cut(items: readonly Item[]): Item[][] {
  const lists: Item[][] = [];
  let [bytes, nodes] = [0, 0];
  for (const item of items) {
    bytes += item.bytes;
    nodes += item.nodes;
    const list = bytes > most.bytes || nodes > most.nodes ? undefined : lists.at(-1);
    if (list) list.push(item);
    else {
      lists.push([item]);
      [bytes, nodes] = [item.bytes, item.nodes];
    }
  }
  return lists;
}

function pathAt(path: string, index: number): string {
  if (index === 0) return path;
  const [, start = path, end = ""] = /^(.*?)(\.[^./]*)?$/s.exec(path) ?? [];
  return `${start}-${index + 1}${end}`;
}

function headText(defaults: Values, path: string, include: readonly string[]): string {
  const said = Object.keys(defaults).length > 0 ? { defaults } : {};
  const more = include.length > 0 ? { include } : {};
  const document = new Document({ version: 1, ...more, ...said });
  const up = "../".repeat(path.split("/").length - 1);
  document.commentBefore = ` yaml-language-server: $schema=${up}.commonry/events.schema.json`;
  return `${document.toString({ lineWidth: 0 })}events:\n`;
}

/** Values, lists and maps, with the keys of these, as a reader of YAML counts them. */
function nodesOf(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + nodesOf(one), 1);
  if (typeof value !== "object" || value === null) return 1;
  return Object.values(value).reduce<number>((sum, one) => sum + 1 + nodesOf(one), 1);
}
