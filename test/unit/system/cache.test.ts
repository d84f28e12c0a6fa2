import { devNull, userInfo } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { cacheFolder } from "../../../src/system/cache.ts";

test.each<[string, Record<string, string>, string, string]>([
  ["what XDG says", { XDG_CACHE_HOME: "/c", HOME: "/h" }, "linux", "/c/commonry"],
  ["what XDG says, on macOS as well", { XDG_CACHE_HOME: "/c", HOME: "/h" }, "darwin", "/c/commonry"],
  ["no relative path", { XDG_CACHE_HOME: "c", HOME: "/h" }, "linux", "/h/.cache/commonry"],
  ["Linux", { HOME: "/h" }, "linux", "/h/.cache/commonry"],
  ["macOS", { HOME: "/h" }, "darwin", "/h/Library/Caches/commonry"],
  ["Windows", { LOCALAPPDATA: "/l", HOME: "/h" }, "win32", join("/l", "commonry", "Cache")],
  ["Windows without its variable", { HOME: "/h" }, "win32", join("/h", "AppData", "Local", "commonry", "Cache")],
  ["no HOME", {}, "linux", join(userInfo().homedir, ".cache", "commonry")],
  ["an empty HOME", { HOME: "" }, "linux", join(userInfo().homedir, ".cache", "commonry")],
  ["a relative HOME", { HOME: "h" }, "linux", join(userInfo().homedir, ".cache", "commonry")],
  ["a HOME that is not there, which is not made", { HOME: "/gone" }, "linux", join(devNull, "commonry")],
])("the cache: %s", (_, env, platform, expected) => {
  expect(cacheFolder(env, platform, (path) => path !== "/gone")).toBe(expected);
});
