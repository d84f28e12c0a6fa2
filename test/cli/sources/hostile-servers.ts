import type { RequestListener } from "node:http";
import { dirname } from "node:path";
import { gitServer } from "../../support/git-server.ts";
import type { Repository } from "../../support/repository.ts";
import type { HostileSource, Place } from "./hostile.ts";
import { withFiles } from "./hostile-objects.ts";

const sha = "0123456789abcdef0123456789abcdef01234567";

/** Git's own server, which an answer may be taken from. */
type Answering = (real: RequestListener, place: Place) => RequestListener | Promise<RequestListener>;

/** A server that answers in its own way, asked for a commit that is there unless told otherwise. */
function server(
  what: string,
  got: string,
  exit: 1 | 2 | 6,
  answering: Answering,
  commit: (repo: Repository) => string = (repo) => repo.git(["rev-parse", "HEAD"]),
): HostileSource {
  return {
    what,
    got,
    exit,
    make: async (place) => {
      const repo = place.repository("tpl");
      const id = commit(repo);
      const real = gitServer(dirname(repo.path));
      const { url } = await place.serve(await answering(real, place));
      return `${url}/tpl#${id}`;
    },
  };
}

const text = (status: number, type: string, body: string): RequestListener => {
  return (_, response) => void response.writeHead(status, { "Content-Type": type }).end(body);
};
const refs = "application/x-git-upload-pack-advertisement";
const packet = (line: string) => `${(line.length + 5).toString(16).padStart(4, "0")}${line}\n`;
/** Old protocol: the ends of branches, all at one commit. */
const advertised = (id: string) =>
  `${packet("# service=git-upload-pack")}0000${packet(`${id} refs/heads/main\0 side-band-64k shallow`)}0000`;
/** git's own server for the list of what there is, and something else for the pack. */
const forPack =
  (other: RequestListener): Answering =>
  (real) =>
  (request, response) =>
    (request.url ?? "").endsWith("git-upload-pack") ? other(request, response) : real(request, response);
/** Lets the first bytes through, then closes the connection. */
const cut =
  (bytes: number): Answering =>
  (real) =>
  (request, response) => {
    const write = response.write.bind(response);
    let left = bytes;
    response.write = ((chunk: Buffer) => {
      write(Buffer.from(chunk).subarray(0, left));
      left -= chunk.length;
      if (left <= 0) response.destroy();
      return true;
    }) as typeof response.write;
    real(request, response);
  };
const to = (location: (url: string, place: Place) => string | Promise<string>, status = 301): Answering => {
  return (_, place) => async (request, response) => {
    response.writeHead(status, { Location: await location(request.url ?? "", place) }).end();
  };
};
const checked = (what: string, commit: (repo: Repository) => string) =>
  server(`a commit that git's own check refuses: ${what}`, "source.fsck", 6, (real) => real, commit);
const file = (name: string) => (repo: Repository) => withFiles(repo, [["100644", name, repo.blob("x")]]);
const folder = (name: string) => (repo: Repository) => withFiles(repo, [["40000", name, repo.tree([])]]);

export const servers: readonly HostileSource[] = [
  server("a page of HTML for every request", "source.fetch", 1, () => text(200, "text/html", "<h1>Sign in</h1>")),
  server("a page of HTML that calls itself git's", "source.fetch", 1, () => text(200, refs, "<h1>Sign in</h1>")),
  server("an empty answer", "source.fetch", 1, () => text(200, refs, "")),
  server("an endless line", "source.fetch", 1, () => text(200, refs, "f".repeat(100_000))),
  server("404", "source.denied", 1, () => text(404, "text/plain", "nothing here")),
  server("403", "source.denied", 1, () => text(403, "text/plain", "go away")),
  server("401, and nobody who knows a password", "source.denied", 1, () => (_, response) => {
    response.writeHead(401, { "WWW-Authenticate": 'Basic realm="x"' }).end();
  }),
  server("500", "source.fetch", 1, () => text(500, "text/plain", "oh")),
  server("a connection that is closed at once", "source.fetch", 1, () => (request) => request.socket.destroy()),
  server("a redirect to another port", "source.redirect", 1, async (_, place) => {
    const other = await place.serve((request, response) => void response.writeHead(500).end(request.url));
    return (request, response) => void response.writeHead(302, { Location: other.url + request.url }).end();
  }),
  server(
    "a redirect to a file",
    "source.redirect",
    1,
    to(() => "file:///etc/passwd"),
  ),
  server(
    "a redirect to another transport",
    "source.redirect",
    1,
    to(() => "ssh://-oProxyCommand=touch/x", 307),
  ),
  server(
    "a redirect to itself",
    "source.redirect",
    1,
    to((url) => url, 308),
  ),
  server(
    "a redirect of the pack alone",
    "source.redirect",
    1,
    forPack((_, response) => {
      response.writeHead(307, { Location: "http://localhost:1/" }).end();
    }),
  ),
  server("HTML in place of the pack", "source.fetch", 1, forPack(text(200, "text/html", "<h1>Sign in</h1>"))),
  server(
    "noise in place of the pack",
    "source.fetch",
    1,
    forPack(text(200, "application/x-git-upload-pack-result", `${packet("packfile")}0014\u0001PACKxxxxxxxxxxx0000`)),
  ),
  server("an answer that ends within the list of branches", "source.fetch", 1, cut(40)),
  server("an answer that ends within the pack", "source.fetch", 1, cut(330)),
  server("an error with escape sequences", "source.fetch", 1, () =>
    text(200, refs, `${packet("# service=git-upload-pack")}0000${packet("ERR \u001b[2Jrm -rf ~ \u202e")}0000`),
  ),
  server("a list of branches with another commit, and no more", "source.fetch", 1, () => (request, response) => {
    const list = text(200, refs, advertised(sha));
    const none = text(200, "application/x-git-upload-pack-result", "0008NAK\n");
    ((request.url ?? "").endsWith("git-upload-pack") ? none : list)(request, response);
  }),
  server(
    "a commit that it does not have",
    "source.no-commit",
    2,
    (real) => real,
    () => sha,
  ),
  server(
    "a commit that it does not have, in the old protocol",
    "source.no-commit",
    2,
    (_, { dir }) => gitServer(dir, 0),
    () => sha,
  ),
  server(
    "a tag in place of a commit",
    "source.not-commit",
    2,
    (real) => real,
    (repo) => {
      repo.git(["tag", "-a", "v1", "-m", "v1"]);
      return repo.git(["rev-parse", "v1"]);
    },
  ),
  server(
    "a file in place of a commit",
    "source.not-commit",
    2,
    (real) => real,
    (repo) => repo.git(["rev-parse", "HEAD:template.yaml"]),
  ),
  server("a dumb server, which lets files be copied", "source.fetch", 1, () => (request, response) => {
    const path = (request.url ?? "").split("?")[0];
    if (path === "/tpl/info/refs") response.end(`${sha}\trefs/heads/main\n`);
    else if (path === "/tpl/objects/info/http-alternates") response.end("http://localhost:1/\n");
    else response.writeHead(404).end();
  }),
  checked("`..` as a folder", folder("..")),
  checked("`..` as a file", file("..")),
  checked("`.git`", folder(".git")),
  checked("`.GIT`", folder(".GIT")),
  checked("`git~1`", folder("git~1")),
  checked("a name with `/`", file("a/../../b")),
  checked("one name twice", file("a.md")),
  checked("settings of submodules that are a link", (repo) => {
    const files = repo.tree([["120000", ".gitmodules", repo.blob("/etc/passwd")]]);
    return repo.commitTree(files);
  }),
  server(
    "a symbolic link",
    "source.link",
    6,
    (real) => real,
    (repo) => withFiles(repo, [["120000", "b", repo.blob("/etc/passwd")]]),
  ),
  server(
    "a submodule",
    "source.submodule",
    6,
    (real) => real,
    (repo) => withFiles(repo, [["160000", "b", sha]]),
  ),
];
