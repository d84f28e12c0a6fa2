import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { temporaryFolder } from "../support/cli.ts";
import { gitServer, serve } from "../support/git-server.ts";
import { inside } from "../support/inside.ts";
import { repository } from "../support/repository.ts";

const now = "2027-01-05T12:00:00Z";
const template = "template: 1\nid: ours\nversion: 1.0.0\ntitle: Ours\ndescription: Ours\nfiles: [{ to: a.md }]\n";

/** A template on a server that wants a password, a folder that was made of it, and somebody else's machine. */
async function set() {
  const dir = temporaryFolder();
  const commit = repository(join(dir, "repos/tpl")).commit({ "template.yaml": template, "files/a.md": "# A\n" });
  const answer = gitServer(join(dir, "repos"));
  const { url, requests } = await serve((request, response) => {
    if (request.headers.authorization !== undefined) return answer(request, response);
    response.writeHead(401, { "www-authenticate": "Basic realm=x" }).end();
  });
  const machine = (name: string) => {
    const home = join(dir, name);
    mkdirSync(home);
    writeFileSync(join(home, ".gitconfig"), "[http]\n\textraHeader = Authorization: Basic c2VjcmV0\n");
    const env = {
      HOME: home,
      GIT_CONFIG_GLOBAL: undefined,
      XDG_STATE_HOME: join(home, "s"),
      XDG_CACHE_HOME: join(home, "c"),
    };
    return (...args: string[]) => inside(args, { cwd: dir, env, now });
  };
  const source = `${url}/tpl#${commit}`;
  const author = machine("author");
  const made = await author("init", "hub", "--yes", "--no-git", "--template", source);
  expect(made).toMatchObject({ code: 0 });
  return { dir, requests, source, author, machine };
}

const sent = (requests: readonly string[]) => requests.filter((line) => line.includes("Basic"));

test("who named an address may use it again, with the cache gone", async () => {
  const { dir, requests, author } = await set();
  rmSync(join(dir, "author/c"), { recursive: true });
  const before = sent(requests).length;
  expect(await author("update", "--check", "-C", "hub")).toMatchObject({ code: 0 });
  expect(sent(requests).length).toBeGreaterThan(before);
});

test("a record that somebody else brought asks no server: update, --check, --dry-run, add", async () => {
  const { requests, source, machine } = await set();
  const other = machine("other");
  const before = requests.length;
  for (const args of [
    ["update", "--check"],
    ["update", "--dry-run"],
    ["update", "--yes"],
    ["add", "governance"],
  ]) {
    const { code, err } = await other(...args, "-C", "hub");
    expect(code).toBe(6);
    expect(err).toContain(new URL(source).origin);
    expect(err).toContain(`commonry update --template '${source}'`);
  }
  expect(requests).toHaveLength(before);
  // Named on the command line, it is asked with all that git knows, and so it is from then on.
  expect(await other("update", "--check", "-C", "hub", "--template", source)).toMatchObject({ code: 0 });
  expect(sent(requests.slice(before)).length).toBeGreaterThan(0);
  expect(await other("update", "--check", "-C", "hub")).toMatchObject({ code: 0 });
});

test("another repository on a server of which only one address was named is not asked", async () => {
  const { dir, requests, author } = await set();
  const lock = join(dir, "hub/.commonry/lock.json");
  writeFileSync(lock, readFileSync(lock, "utf8").replace("/tpl#", "/other#"));
  const before = requests.length;
  expect((await author("update", "--check", "-C", "hub")).code).toBe(6);
  expect(requests).toHaveLength(before);
});

test("a record that leads to another machine's share is refused", async () => {
  const { dir, author } = await set();
  const lock = join(dir, "hub/.commonry/lock.json");
  const record = JSON.parse(readFileSync(lock, "utf8"));
  for (const source of ["//host/share", "\\\\host\\share/x"]) {
    record.template.source = source;
    writeFileSync(lock, JSON.stringify(record));
    expect((await author("update", "--check", "-C", "hub")).code).toBe(2);
  }
});
