import { expect, test } from "vitest";
import { emptyKept, type KeptList, type KeptThread } from "../../../../../src/providers/github/facts/kept.ts";
import { ThreadReader } from "../../../../../src/providers/github/facts/threads.ts";
import { walkFrom } from "../../../../../src/providers/github/facts/walk.ts";

const thread = (number: number): KeptThread => {
  return { number, author: 0, opened: number * 1000, updated: number * 1000, labels: [], holders: [], replies: [] };
};

/** A list of so many threads, of which the forge has fewer now; it is asked what has changed, and nothing has. */
function readerOf(threads: number, total: number, from?: number) {
  const numbers = Array.from({ length: threads }, (_, n) => n + 1);
  const counted = { total, newest: threads * 1000 };
  const list: KeptList = {
    ...{
      nested: [],
      began: 0,
      mark: counted.newest,
      total: threads,
      quiet: true,
      ...(from === undefined ? {} : { from }),
    },
    walk: walkFrom(counted.newest, counted),
    threads: new Map(numbers.map((number) => [number, thread(number)])),
  };
  const kept = emptyKept("R_1", [{ name: "ada", login: "ada" }]);
  kept.lists.pulls = list;
  const reader = new ThreadReader({
    repository: "acme/hub",
    part: "pulls",
    kept,
    list,
    counted,
    wall: 1,
    trails: new Map(),
  });
  const none = { totalCount: total, pageInfo: { hasNextPage: true, endCursor: "x" }, nodes: [] };
  const old = Array.from({ length: 40 }, (_, n) => ({
    ...{ id: `PR_${n}`, number: n + 1, createdAt: "1970-01-01T00:00:01Z", updatedAt: "1970-01-01T00:00:01Z" },
    author: null,
  }));
  reader.next()?.take({ a: { id: "R_1", pullRequests: { ...none, nodes: old } } }, "a");
  return { reader, list };
}

test("threads that are gone are read away where that is cheap, and told where it is not", () => {
  const few = readerOf(200, 199);
  expect(few.reader.next()?.fields("a")).toContain("field:CREATED_AT");
  expect([few.list.threads.size, few.list.began, few.reader.vanished]).toEqual([0, 1, false]);
  const many = readerOf(2600, 2599);
  expect(many.reader.next()).toBeUndefined();
  expect([many.list.threads.size, many.reader.vanished]).toEqual([2600, true]);
  // One that is missing is never put up with.
  const missing = readerOf(2600, 2601);
  expect(missing.reader.next()?.fields("a")).toContain("field:CREATED_AT");
});

test("of a part of the threads the number before tells, too", () => {
  expect(readerOf(200, 199, 5).reader.next()?.fields("a")).toContain("field:UPDATED_AT");
  expect(readerOf(200, 200, 5).reader.next()).toBeUndefined();
  expect(readerOf(200, 201, 5).reader.next()).toBeUndefined();
});
