// A server of labels alone, over REST, as any client of GitHub's sees it: what a peer and commonry are both measured against.
import { createHash } from "node:crypto";
import { createServer as createPlain } from "node:http";
import { createServer as createSecure } from "node:https";

/** A hundred labels: label-000 … label-099. */
export const seed = () =>
  Array.from({ length: 100 }, (_, n) => ({
    name: `label-${String(n).padStart(3, "0")}`,
    color: "00ff00",
    description: `d${n}`,
  }));

const secondary = {
  message: "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
  documentation_url: "https://docs.github.com/rest/overview/rate-limits-for-the-rest-api",
};

/**
 * @param options.latency milliseconds before each answer
 * @param options.tls `{ key, cert }` for a second, encrypted door (a peer knows no other)
 * @returns `stats()` since the last `reset({ limitFrom })`; from that write on one answer in two says 403, with one second to wait
 */
export async function startLabelsServer({ latency, host, port, tls, tlsPort }) {
  let repositories = new Map();
  let stats;
  let limitFrom;
  const reset = (options = {}) => {
    repositories = new Map();
    limitFrom = options.limitFrom ?? Number.POSITIVE_INFINITY;
    stats = { methods: {}, writes: 0, refused: 0, inFlight: 0, most: 0, connections: 0, limitedUntil: 0 };
  };
  reset();
  const labelsOf = (key) => repositories.get(key) ?? repositories.set(key, seed()).get(key);
  const handle = (request, response) => {
    const chunks = [];
    stats.methods[request.method] = (stats.methods[request.method] ?? 0) + 1;
    stats.most = Math.max(stats.most, ++stats.inFlight);
    request
      .on("data", (chunk) => chunks.push(chunk))
      .on("end", () => {
        setTimeout(() => {
          stats.inFlight--;
          answer(request, response, Buffer.concat(chunks).toString());
        }, latency);
      });
  };
  const send = (response, status, body, headers = {}) => {
    const text = body === undefined ? "" : JSON.stringify(body);
    response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
    response.end(status === 204 || status === 304 ? undefined : text);
  };
  const answer = (request, response, text) => {
    const url = new URL(request.url, `http://${request.headers.host}`);
    const match = /^\/repos\/([^/]+\/[^/]+)\/labels(?:\/(.+))?$/.exec(url.pathname);
    if (!match) return send(response, 404, { message: "Not Found" });
    const labels = labelsOf(match[1]);
    if (request.method === "GET") return list(labels, url, request, response);
    if (isLimited()) return send(response, 403, secondary, { "retry-after": "1" });
    write(labels, match[2] && decodeURIComponent(match[2]), request.method, text, response);
  };
  /** The limit bites once, for one second, from a certain write on. */
  const isLimited = () => {
    if (++stats.writes === limitFrom) stats.limitedUntil = Date.now() + 1000;
    const limited = Date.now() < stats.limitedUntil;
    if (limited) stats.refused++;
    return limited;
  };
  const list = (labels, url, request, response) => {
    const size = Number(url.searchParams.get("per_page") ?? 30);
    const page = Number(url.searchParams.get("page") ?? 1);
    const body = labels.slice((page - 1) * size, page * size).map((label, id) => ({ id, ...label, default: false }));
    const etag = `"${createHash("sha1").update(JSON.stringify(body)).digest("hex")}"`;
    const next = new URL(url);
    next.searchParams.set("page", String(page + 1));
    const link = page * size < labels.length ? { link: `<${next}>; rel="next"` } : {};
    if (request.headers["if-none-match"] === etag) return send(response, 304, undefined, { etag });
    send(response, 200, body, { etag, ...link });
  };
  const write = (labels, name, method, text, response) => {
    const at = labels.findIndex((label) => label.name.toLowerCase() === name?.toLowerCase());
    if (name !== undefined && at === -1) return send(response, 404, { message: "Not Found" });
    if (method === "DELETE") {
      labels.splice(at, 1);
      return send(response, 204);
    }
    const { new_name: renamed, ...body } = JSON.parse(text);
    if (method === "PATCH") {
      labels[at] = { ...labels[at], ...body, ...(renamed ? { name: renamed } : {}) };
      return send(response, 200, { id: at, ...labels[at] });
    }
    if (labels.some((label) => label.name.toLowerCase() === body.name.toLowerCase())) {
      const errors = [{ resource: "Label", code: "already_exists", field: "name" }];
      return send(response, 422, { message: "Validation Failed", errors });
    }
    labels.push(body);
    send(response, 201, { id: labels.length, ...body });
  };
  const servers = [[createPlain(handle), port], ...(tls ? [[createSecure(tls, handle), tlsPort]] : [])];
  for (const [server, at] of servers) {
    server.on(tls && at === tlsPort ? "secureConnection" : "connection", () => stats.connections++);
    await new Promise((resolve, reject) => server.on("error", reject).listen(at, host, resolve));
  }
  return {
    url: `http://${host}:${servers[0][0].address().port}`,
    reset,
    labels: labelsOf,
    stats: () => structuredClone(stats),
    close: () =>
      Promise.all(servers.map(([server]) => new Promise((done) => server.close(done) && server.closeAllConnections()))),
  };
}
