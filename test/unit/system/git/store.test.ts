import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { RemoteCommit } from "../../../../src/system/git/fetch.ts";
import { readLocal, readRemote, type Store } from "../../../../src/system/git/store.ts";
import { readTree } from "../../../../src/system/git/tree.ts";
import { cleanEnv } from "../../../support/cli.ts";
import { gitServer, guarded, serve } from "../../../support/git-server.ts";
import { type Repository, repository } from "../../../support/repository.ts";
import { has, run } from "../../../support/tools.ts";
import { tempDir } from "../temp.ts";

const wanted = { names: ["template.yaml", "files"], files: 100, fileBytes: 10_000, totalBytes: 100_000 };

function storeIn(dir: string, more: Partial<Store> = {}) {
  const fetches: string[] = [];
  const cache = join(dir, "cache");
  const store: Store = { env: cleanEnv(), platform: "linux", cache, onFetch: () => fetches.push("fetch"), ...more };
  return { store, fetches };
}

const read = async (address: Omit<RemoteCommit, "named"> & { named?: boolean }, store: Store, inside = "") => {
  const remote = { named: true, ...address };
  const contents = await readRemote(remote, store, (objects) => readTree(objects, remote.commit, inside, wanted));
  return [...contents].map(([path, bytes]) => `${path}: ${Buffer.from(bytes)}`);
};

const files = { "template.yaml": "x", "files/a/b.md": "b", "README.md": "not wanted" };
const expected = ["files/a/b.md: b", "template.yaml: x"];

/** A repository with one commit behind its newest, and a folder for the cache. */
function setUp(): { dir: string; repos: string; repo: Repository; commit: string } {
  const dir = tempDir();
  const repos = join(dir, "repos");
  const repo = repository(join(repos, "tpl"));
  const commit = repo.commit(files);
  repo.commit({ "template.yaml": "y" });
  return { dir, repos, repo, commit };
}

/** Every file below a folder. */
const below = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => join(folder, path));

describe("a commit on a server", () => {
  test.each([2, 0] as const)(
    "is fetched once, then read from the cache with the server gone (protocol %d)",
    async (protocol) => {
      const { dir, repos, commit } = setUp();
      const { url, requests } = await serve(gitServer(repos, protocol));
      const { store, fetches } = storeIn(dir);
      const remote = { url: `${url}/tpl`, commit };
      expect(await read(remote, store)).toEqual(expected);
      const asked = requests.length;
      rmSync(repos, { recursive: true });
      expect(await read(remote, store)).toEqual(expected);
      expect(fetches).toEqual(["fetch"]);
      expect(requests).toHaveLength(asked);
      expect(readdirSync(join(dir, "cache/work"))).toEqual([]);
      await expect(read({ ...remote, commit: "0".repeat(40) }, store)).rejects.toMatchObject({ code: "source.denied" });
    },
  );

  test.each([2, 0] as const)("that is not there is said to be so (protocol %d)", async (protocol) => {
    const { dir, repos } = setUp();
    const { url } = await serve(gitServer(repos, protocol));
    const { store } = storeIn(dir);
    const missing = { url: `${url}/tpl`, commit: "0".repeat(39).concat("1") };
    await expect(read(missing, store)).rejects.toMatchObject({ code: "source.no-commit", exitCode: 2 });
    expect(existsSync(join(dir, "cache/templates"))).toBe(false);
  });

  test("may have an id of SHA-256", async () => {
    const dir = tempDir();
    const commit = repository(join(dir, "repos/tpl"), "sha256").commit(files);
    const { url } = await serve(gitServer(join(dir, "repos")));
    expect(commit).toHaveLength(64);
    expect(await read({ url: `${url}/tpl`, commit }, storeIn(dir).store)).toEqual(expected);
    const local = (objects: Parameters<Parameters<typeof readLocal>[3]>[0]) => readTree(objects, commit, "", wanted);
    expect((await readLocal(join(dir, "repos/tpl"), commit, storeIn(dir).store, local)).size).toBe(2);
  });

  test("is fetched by four runs at once, each with the whole of it, and one stays", async () => {
    const { dir, repos, commit } = setUp();
    const { url } = await serve(gitServer(repos));
    const { store } = storeIn(dir);
    const remote = { url: `${url}/tpl`, commit };
    const all = await Promise.all([1, 2, 3, 4].map(() => read(remote, store)));
    expect(all).toEqual([expected, expected, expected, expected]);
    expect(readdirSync(join(dir, "cache/work"))).toEqual([]);
    expect(below(join(dir, "cache/templates")).filter((path) => path.endsWith("HEAD"))).toHaveLength(1);
  });

  test("is read when there is no place for a cache, and leaves nothing behind", async () => {
    const { dir, repos, commit } = setUp();
    const { url } = await serve(gitServer(repos));
    writeFileSync(join(dir, "file"), "");
    const { store } = storeIn(dir, { cache: join(dir, "file/cache") });
    expect(await read({ url: `${url}/tpl`, commit }, store)).toEqual(expected);
    expect(readdirSync(dir).sort()).toEqual(["file", "repos"]);
  });
});

describe("https", () => {
  /** A certificate for this machine that nobody vouches for. */
  const certificate = (dir: string) => {
    const [key, cert] = [join(dir, "key.pem"), join(dir, "cert.pem")];
    const name = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"];
    const made = run("openssl", [
      "req",
      "-x509",
      "-newkey",
      "rsa:2048",
      "-nodes",
      "-keyout",
      key,
      "-out",
      cert,
      ...name,
    ]);
    expect(made.code, made.output).toBe(0);
    return { key: readFileSync(key), cert: readFileSync(cert) };
  };

  test.skipIf(!has("openssl"))("is spoken, and its certificate checked, whatever the environment says", async () => {
    const { dir, repos, commit } = setUp();
    const pair = certificate(dir);
    const { url, requests } = await serve(gitServer(repos), pair);
    const remote = { url: `${url}/tpl`, commit };
    const lax = storeIn(dir, { env: cleanEnv({ GIT_SSL_NO_VERIFY: "1" }) });
    await expect(read(remote, lax.store)).rejects.toMatchObject({ code: "source.fetch" });
    expect(requests).toEqual([]);
    const trusting = storeIn(dir, { env: cleanEnv({ GIT_SSL_CAINFO: join(dir, "cert.pem") }) });
    expect(await read(remote, trusting.store)).toEqual(expected);
  });
});

describe("a cache that is damaged is noticed, and fetched anew", () => {
  const kept = (dir: string) => below(join(dir, "cache/templates"));
  const pack = (dir: string) => kept(dir).find((path) => path.endsWith(".pack")) ?? "";
  const overwrite = (path: string, change: (bytes: Buffer) => Buffer) => {
    const bytes = change(readFileSync(path));
    rmSync(path);
    writeFileSync(path, bytes);
  };
  test.each<[string, (dir: string) => void]>([
    ["a pack that is gone", (dir) => rmSync(pack(dir))],
    ["an empty pack", (dir) => overwrite(pack(dir), () => Buffer.alloc(0))],
    ["half a pack", (dir) => overwrite(pack(dir), (bytes) => bytes.subarray(0, bytes.length / 2))],
    ["zeros at a pack's end", (dir) => overwrite(pack(dir), (bytes) => bytes.fill(0, 20, bytes.length - 20))],
    ["an index that is gone", (dir) => rmSync(kept(dir).find((path) => path.endsWith(".idx")) ?? "")],
    ["a HEAD that is gone", (dir) => rmSync(kept(dir).find((path) => path.endsWith("HEAD")) ?? "")],
    [
      "a configuration that is none",
      (dir) => writeFileSync(kept(dir).find((path) => path.endsWith("config")) ?? "", "[x"),
    ],
  ])("%s", async (_, damage) => {
    const { dir, repos, commit } = setUp();
    const { url } = await serve(gitServer(repos));
    const { store, fetches } = storeIn(dir);
    const remote = { url: `${url}/tpl`, commit };
    await read(remote, store);
    damage(dir);
    expect(await read(remote, store)).toEqual(expected);
    expect(fetches).toHaveLength(2);
    expect(await read(remote, store)).toEqual(expected);
    expect(fetches).toHaveLength(2);
  });

  test("other content under a right id is not believed", async () => {
    const { dir, repos, repo, commit } = setUp();
    const { url } = await serve(gitServer(repos));
    const { store, fetches } = storeIn(dir);
    const remote = { url: `${url}/tpl`, commit };
    await read(remote, store);
    const [bare = ""] = kept(dir).filter((path) => path.endsWith(commit));
    const evil = repo.blob("evil");
    const id = repo.git(["rev-parse", `${commit}:template.yaml`]);
    // A loose object stands under the name of another, and is looked at before the pack.
    rmSync(join(bare, "objects/pack"), { recursive: true });
    for (const name of readdirSync(join(repo.path, ".git/objects"))) {
      if (name.length !== 2) continue;
      mkdirSync(join(bare, "objects", name), { recursive: true });
      for (const rest of readdirSync(join(repo.path, ".git/objects", name))) {
        writeFileSync(join(bare, "objects", name, rest), readFileSync(join(repo.path, ".git/objects", name, rest)));
      }
    }
    writeFileSync(
      join(bare, "objects", id.slice(0, 2), id.slice(2)),
      readFileSync(join(repo.path, ".git/objects", evil.slice(0, 2), evil.slice(2))),
    );
    expect(await read(remote, store)).toEqual(expected);
    expect(fetches).toHaveLength(2);
  });

  test("what a killed run has left is swept once it is old, and never read", async () => {
    const { dir, repos, commit } = setUp();
    const { url } = await serve(gitServer(repos));
    const { store } = storeIn(dir);
    for (const name of ["fetch-old", "fetch-new"]) {
      mkdirSync(join(dir, "cache/work", name, "repository/objects"), { recursive: true });
    }
    utimesSync(join(dir, "cache/work/fetch-old"), 0, 0);
    expect(await read({ url: `${url}/tpl`, commit }, store)).toEqual(expected);
    expect(readdirSync(join(dir, "cache/work"))).toEqual(["fetch-new"]);
  });
});

describe("the caller's settings and environment", () => {
  const kinds = "rewritten addresses, other repositories, other transports, hooks, traces";
  test.each([2, 0] as const)(`lead nowhere else: ${kinds} (protocol %d)`, async (protocol) => {
    const { dir, repos, commit } = setUp();
    const other = await serve((_, response) => void response.writeHead(500).end());
    const { url } = await serve(gitServer(repos, protocol));
    const home = join(dir, "home");
    mkdirSync(join(home, "hooks"), { recursive: true });
    mkdirSync(join(home, "templates/hooks"), { recursive: true });
    for (const hook of ["hooks/reference-transaction", "templates/hooks/post-checkout"]) {
      writeFileSync(join(home, hook), `#!/bin/sh\ntouch ${home}/hooked\n`, { mode: 0o755 });
    }
    const config = [
      `[url "${other.url}/"]\n\tinsteadOf = ${url}/`,
      `[url "ext::touch ${home}/ext "]\n\tinsteadOf = http://`,
      "[protocol]\n\tallow = always",
      '[protocol "ext"]\n\tallow = always',
      `[core]\n\thooksPath = ${home}/hooks\n\taskPass = touch ${home}/asked`,
      `[init]\n\ttemplateDir = ${home}/templates\n\tdefaultObjectFormat = sha256`,
      "[fetch]\n\trecurseSubmodules = true",
      "[http]\n\tfollowRedirects = true",
    ];
    writeFileSync(join(home, ".gitconfig"), `${config.join("\n")}\n`);
    const set = (name: string) => `touch ${home}/${name}`;
    const env = {
      ...cleanEnv({ HOME: home, GIT_CONFIG_GLOBAL: undefined }),
      GIT_DIR: "/nonexistent",
      GIT_WORK_TREE: "/nonexistent",
      GIT_OBJECT_DIRECTORY: "/nonexistent",
      GIT_ALTERNATE_OBJECT_DIRECTORIES: "/nonexistent",
      GIT_NAMESPACE: "elsewhere",
      GIT_SSH_COMMAND: set("ssh"),
      GIT_PROXY_COMMAND: set("proxy"),
      GIT_EXEC_PATH: "/nonexistent",
      GIT_ASKPASS: set("askpass"),
      SSH_ASKPASS: set("ssh-askpass"),
      GIT_TRACE: join(home, "trace"),
      GIT_ALLOW_PROTOCOL: "ext:ssh",
      GIT_DEFAULT_HASH: "sha256",
      GIT_CONFIG_COUNT: "1",
      GIT_CONFIG_KEY_0: `url.${other.url}/.insteadOf`,
      GIT_CONFIG_VALUE_0: `${url}/`,
      GIT_CONFIG_PARAMETERS: "'core.sshCommand'='false'",
    };
    expect(await read({ url: `${url}/tpl`, commit }, storeIn(dir, { env }).store)).toEqual(expected);
    expect(readdirSync(home).sort()).toEqual([".gitconfig", "hooks", "templates"]);
    expect(other.requests).toEqual([]);
  });

  test("an address rewritten as a whole leads to no other transport", async () => {
    const { dir, commit } = setUp();
    const url = "http://127.0.0.1:9/tpl";
    const config = `[url "ext::touch ${dir}/ext"]\n\tinsteadOf = ${url}\n[protocol "ext"]\n\tallow = always\n`;
    writeFileSync(join(dir, "gitconfig"), config);
    const { store } = storeIn(dir, { env: cleanEnv({ GIT_CONFIG_GLOBAL: join(dir, "gitconfig") }) });
    await expect(read({ url, commit }, store)).rejects.toMatchObject({ code: "source.fetch" });
    expect(existsSync(join(dir, "ext"))).toBe(false);
  });

  const helper = (dir: string, user: string, password: string) => {
    writeFileSync(join(dir, "asked"), "");
    writeFileSync(
      join(dir, "gitconfig"),
      `[credential]\n\thelper = "!f() { cat >> ${dir}/asked; test $1 = get && echo username=${user} && echo password=${password}; }; f"\n[core]\n\taskPass = ${dir}/askpass\n`,
    );
    return cleanEnv({ GIT_CONFIG_GLOBAL: join(dir, "gitconfig") });
  };

  test("a credential helper answers for a private repository", async () => {
    const { dir, repos, commit } = setUp();
    const { url } = await serve(guarded("ada", "s3cret", gitServer(repos)));
    const { store } = storeIn(dir, { env: helper(dir, "ada", "s3cret") });
    expect(await read({ url: `${url}/tpl`, commit }, store)).toEqual(expected);
    expect(below(join(dir, "cache")).filter((path) => statSync(path).isFile())).not.toHaveLength(0);
    for (const path of below(join(dir, "cache")).filter((one) => statSync(one).isFile())) {
      expect(readFileSync(path, "latin1")).not.toContain("s3cret");
    }
  });

  test("without one, or with a wrong one, nobody is asked and nothing hangs", async () => {
    const { dir, repos, commit } = setUp();
    const { url } = await serve(guarded("ada", "s3cret", gitServer(repos)));
    const none = join(dir, "none");
    writeFileSync(none, `[core]\n\taskPass = ${dir}/askpass\n`);
    writeFileSync(join(dir, "askpass"), `#!/bin/sh\ntouch ${dir}/prompted\necho x\n`, { mode: 0o755 });
    for (const env of [cleanEnv({ GIT_CONFIG_GLOBAL: none }), helper(dir, "ada", "wrong")]) {
      const { store } = storeIn(dir, { env });
      await expect(read({ url: `${url}/tpl`, commit }, store)).rejects.toMatchObject({ code: "source.denied" });
    }
    expect(existsSync(join(dir, "prompted"))).toBe(false);
  });

  test("a redirect to another place gets neither a request nor a credential", async () => {
    const { dir, repos, commit } = setUp();
    const thief = await serve(guarded("ada", "s3cret", gitServer(repos)));
    const { url } = await serve(
      guarded("ada", "s3cret", (request, response) => {
        response.writeHead(301, { Location: `${thief.url}${request.url}` }).end();
      }),
    );
    const { store } = storeIn(dir, { env: helper(dir, "ada", "s3cret") });
    await expect(read({ url: `${url}/tpl`, commit }, store)).rejects.toMatchObject({ code: "source.redirect" });
    expect(thief.requests).toEqual([]);
    expect(readFileSync(join(dir, "asked"), "utf8")).not.toContain(thief.url.slice(7));
  });
});

describe("a server that nobody here has named", () => {
  /** Every way in which git of its own accord tells a server who its user is. */
  const secrets = {
    helper: (dir: string) =>
      `[credential]\n\thelper = "!f() { touch ${dir}/asked; echo username=ada; echo password=s3cret; }; f"\n`,
    "a helper for this address": (dir: string, url: string) =>
      `[credential "${url}"]\n\thelper = "!f() { touch ${dir}/asked; echo username=ada; echo password=s3cret; }; f"\n`,
    header: () => `[http]\n\textraHeader = Authorization: Basic c2VjcmV0\n`,
    "a header for this address": (_: string, url: string) =>
      `[http "${url}/"]\n\textraHeader = Authorization: Basic c2VjcmV0\n`,
    "a header for a longer address": (_: string, url: string) =>
      `[http "${url}/tpl/info"]\n\textraHeader = Authorization: Basic c2VjcmV0\n`,
    cookies: (dir: string) => `[http]\n\tcookieFile = ${dir}/cookies\n`,
    askPass: (dir: string) => `[core]\n\taskPass = ${dir}/askpass\n`,
    "a rewritten address": (_: string, url: string) =>
      `[url "${url.replace("//", "//ada:s3cret@")}"]\n\tinsteadOf = ${url}\n`,
    "an included file": (dir: string) => `[includeIf "gitdir:/"]\n\tpath = ${dir}/more\n`,
    netrc: () => "",
  } as const;

  test.each(Object.keys(secrets) as (keyof typeof secrets)[])("is told nothing: %s", async (way) => {
    const { dir, repos, commit } = setUp();
    const cookies: (string | undefined)[] = [];
    const { url, requests } = await serve((request, response) => {
      cookies.push(request.headers.cookie);
      if (way === "cookies" || request.headers.authorization !== undefined) return gitServer(repos)(request, response);
      response.writeHead(401, { "www-authenticate": "Basic realm=x" }).end();
    });
    const home = join(dir, "home");
    mkdirSync(home);
    writeFileSync(join(home, ".netrc"), way === "netrc" ? "default login ada password s3cret\n" : "");
    writeFileSync(join(dir, "cookies"), "127.0.0.1\tFALSE\t/\tFALSE\t0\tsession\tsecret\n");
    writeFileSync(join(dir, "askpass"), `#!/bin/sh\ntouch ${dir}/asked\necho secret\n`, { mode: 0o755 });
    writeFileSync(join(dir, "more"), "[http]\n\textraHeader = Authorization: Basic c2VjcmV0\n");
    writeFileSync(join(home, ".gitconfig"), secrets[way](dir, url));
    const env = cleanEnv({ HOME: home, GIT_CONFIG_GLOBAL: undefined, SSH_ASKPASS: join(dir, "askpass") });
    const { store } = storeIn(dir, { env });
    const asked = read({ url: `${url}/tpl`, commit, named: false }, store);
    if (way === "cookies") expect(await asked).toEqual(expected);
    else await expect(asked).rejects.toMatchObject({ code: "source.denied" });
    expect(requests.filter((line) => / (?:Basic|Bearer|Negotiate)/.test(line))).toEqual([]);
    expect(cookies.filter(Boolean)).toEqual([]);
    expect(existsSync(join(dir, "asked"))).toBe(false);
  });

  test("is told as much as git knows once somebody has named it: header, netrc", async () => {
    for (const way of ["header", "netrc"] as const) {
      const { dir, repos, commit } = setUp();
      const { url, requests } = await serve((request, response) => {
        if (request.headers.authorization !== undefined) return gitServer(repos)(request, response);
        response.writeHead(401, { "www-authenticate": "Basic realm=x" }).end();
      });
      const home = join(dir, "home");
      mkdirSync(home);
      writeFileSync(join(home, ".netrc"), "default login ada password s3cret\n");
      writeFileSync(join(home, ".gitconfig"), way === "header" ? secrets.header() : "");
      const env = cleanEnv({ HOME: home, GIT_CONFIG_GLOBAL: undefined });
      expect(await read({ url: `${url}/tpl`, commit, named: true }, storeIn(dir, { env }).store)).toEqual(expected);
      expect(requests.some((line) => line.includes("Basic"))).toBe(true);
    }
  });

  test("is still reached by the user's proxy", async () => {
    const { dir, commit } = setUp();
    const proxy = await serve((_, response) => void response.writeHead(502).end());
    const home = join(dir, "home");
    mkdirSync(home);
    writeFileSync(join(home, ".gitconfig"), `[http]\n\tproxy = ${proxy.url}\n`);
    const env = cleanEnv({ HOME: home, GIT_CONFIG_GLOBAL: undefined });
    const asked = read({ url: "http://localhost:9/tpl", commit, named: false }, storeIn(dir, { env }).store);
    await expect(asked).rejects.toMatchObject({ code: "source.fetch" });
    expect(proxy.requests[0]).toContain("http://localhost:9/tpl");
  });
});

describe("what takes too long or brings too much", () => {
  const left = () =>
    new Promise<string>((resolve) => {
      let text = "";
      spawn("ps", ["-eo", "args"])
        .stdout.on("data", (chunk) => (text += chunk))
        .on("end", () => resolve(text));
    });

  test.each<[string, (path: string) => boolean]>([
    ["at once", () => true],
    ["when it is to send the pack", (path) => path.endsWith("git-upload-pack")],
  ])("a server that says nothing %s is left, with every program of git's", async (_, silent) => {
    const { dir, repos, commit } = setUp();
    const backend = gitServer(repos);
    const { url } = await serve((request, response) => {
      if (!silent(request.url ?? "")) backend(request, response);
    });
    const { store } = storeIn(dir, { limits: { timeout: 700, bytes: 1e9 } });
    // Without a limit this would wait for a word of the server's as long as the test may last.
    await expect(read({ url: `${url}/tpl`, commit }, store)).rejects.toMatchObject({ code: "source.timeout" });
    await expect.poll(left, { timeout: 20_000 }).not.toContain(url);
    expect(readdirSync(join(dir, "cache/work"))).toEqual([]);
  });

  test("a pack above the limit is stopped", async () => {
    const { dir, repos, repo } = setUp();
    const noise = Buffer.from(Array.from({ length: 3_000_000 }, () => Math.floor(Math.random() * 256)));
    const commit = repo.commit({ "files/noise": noise });
    const { url } = await serve(gitServer(repos));
    const { store } = storeIn(dir, { limits: { timeout: 20_000, bytes: 1_000_000 } });
    await expect(read({ url: `${url}/tpl`, commit }, store)).rejects.toMatchObject({
      code: "source.pack-large",
      exitCode: 6,
    });
    expect(readdirSync(join(dir, "cache"))).toEqual(["work"]);
  });
});
