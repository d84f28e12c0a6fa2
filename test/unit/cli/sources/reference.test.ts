import { describe, expect, test } from "vitest";
import { isElsewhere, parseReference } from "../../../../src/cli/sources/reference.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";

describe("a reference", () => {
  test.each<[string, object]>([
    [`https://host.example/o/r#${sha}`, { kind: "remote", url: "https://host.example/o/r", inside: "" }],
    [`https://host.example/o/r.git#${sha}`, { kind: "remote", url: "https://host.example/o/r.git" }],
    [`https://host.example#${sha}`, { kind: "remote", url: "https://host.example" }],
    [`https://host.example:8443/~ada/r+x/#${sha}:a/b`, { kind: "remote", inside: "a/b" }],
    [`https://host.example/o/r#${sha}:a/b/`, { kind: "remote", inside: "a/b" }],
    [`https://host.example/o/r#${sha}:社区/模板`, { kind: "remote", inside: "社区/模板" }],
    [`https://host.example/o/r#${sha.toUpperCase()}`, { kind: "remote", commit: sha }],
    [`https://host.example/o/r#${sha}${sha.slice(0, 24)}`, { kind: "remote", commit: sha + sha.slice(0, 24) }],
    [`http://localhost:8080/r#${sha}`, { kind: "remote", url: "http://localhost:8080/r" }],
    [`http://127.0.0.1/r#${sha}`, { kind: "remote" }],
    [`http://[::1]:9/r#${sha}`, { kind: "remote" }],
    [`file:///srv/git/r.git#${sha}`, { kind: "local", path: "/srv/git/r.git", url: "file:///srv/git/r.git" }],
    [`file:///srv/a%20b#${sha}`, { kind: "local", path: "/srv/a b" }],
    [`./r#${sha}:x`, { kind: "local", path: "./r", inside: "x", commit: sha }],
    [`/srv/r#${sha}`, { kind: "local", path: "/srv/r" }],
    [".", { kind: "folder", path: "." }],
    ["../tpl", { kind: "folder", path: "../tpl" }],
    ["a/b", { kind: "folder", path: "a/b" }],
    ["./a b/社区", { kind: "folder", path: "./a b/社区" }],
    ["./c#", { kind: "folder", path: "./c#", pin: "" }],
    ["./c#main", { kind: "folder", path: "./c#main", pin: "main" }],
  ])("%s", (text, expected) => {
    expect(isElsewhere(text)).toBe(true);
    expect(parseReference(text)).toMatchObject(expected);
  });

  test.each(["hub", "ai-project", "nowhere", "", "-x", "--upload-pack=x"])("%j is the id of a built-in one", (text) => {
    expect(isElsewhere(text)).toBe(false);
  });
});
