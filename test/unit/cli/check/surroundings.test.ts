import { expect, test } from "vitest";
import { originOf } from "../../../../src/cli/check/surroundings.ts";

test.each([
  ["https://github.com/lepton/hub", "github.com", "lepton/hub"],
  ["https://github.com/lepton/hub.git", "github.com", "lepton/hub"],
  ["https://user:secret@GitHub.com/lepton/hub.git/", "github.com", "lepton/hub"],
  ["git@github.com:lepton/hub.git", "github.com", "lepton/hub"],
  ["ssh://git@gitlab.example:2222/a/b/c.git", "gitlab.example", "a/b/c"],
  ["git://git.example/a/b", "git.example", "a/b"],
])("%s", (url, host, path) => {
  expect(originOf(url, ["main"])).toEqual({ host, path, branches: ["main"] });
});

test.each(["", "/srv/git/hub.git", "../hub", "file:///srv/hub", "hub", "https://github.com/", "C:\\git\\hub"])(
  "%j is no place on the web",
  (url) => {
    expect(originOf(url, [])).toBeUndefined();
  },
);
