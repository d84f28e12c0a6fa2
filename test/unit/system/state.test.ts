import { devNull, userInfo } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { stateFolder } from "../../../src/system/state.ts";

test.each<[string, Record<string, string>, string, string]>([
  ["what XDG says", { XDG_STATE_HOME: "/s", HOME: "/h" }, "linux", "/s/commonry"],
  ["no relative path", { XDG_STATE_HOME: "s", HOME: "/h" }, "linux", "/h/.local/state/commonry"],
  ["macOS", { HOME: "/h" }, "darwin", "/h/Library/Application Support/commonry"],
  ["Windows", { LOCALAPPDATA: "/l", HOME: "/h" }, "win32", join("/l", "commonry", "State")],
  ["Windows without its variable", { HOME: "/h" }, "win32", join("/h", "AppData", "Local", "commonry", "State")],
  ["no HOME", {}, "linux", join(userInfo().homedir, ".local", "state", "commonry")],
  ["an empty HOME", { HOME: "" }, "linux", join(userInfo().homedir, ".local", "state", "commonry")],
  ["a relative HOME", { HOME: "h" }, "linux", join(userInfo().homedir, ".local", "state", "commonry")],
  ["a HOME that is not there, which is not made", { HOME: "/gone" }, "linux", join(devNull, "commonry")],
])("the state: %s", (_, env, platform, expected) => {
  expect(stateFolder(env, platform, (path) => path !== "/gone")).toBe(expected);
});
