// A static server for the built app, without dependencies.
//   node tests/serve.mjs [directory = dist] [port = 8080, 0 for any free one] [ports of a team's log, with commas]
// Serves a file's .br neighbour when there is one and the browser takes it, and sends the page's own
// policy as a header too. Hashed names are kept by caches for ever, everything else is asked for again.
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { connect } from "node:net";
import { extname, join, normalize, resolve, sep } from "node:path";

const root = resolve(process.argv[2] ?? "dist");
const port = Number(process.argv[3] ?? 8080);
/** Where the servers of a team's log listen for sockets, if there is one: it is reached at /nats. */
const log = (process.argv[4] ?? "").split(",").map(Number).filter(Boolean);
/** Whose turn it is. */
let turn = 0;

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};
/** Trunk's names: `tokens-1a2b3c4d5e6f7a8b.css`, `team-inbox-1a2b3c4d5e6f7a8b_bg.wasm`. */
const HASHED = /-[0-9a-f]{12,16}(_bg)?\.\w+$/;

createServer((request, response) => {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  // An address that begins with two slashes would name a host.
  const { pathname, search } = new URL(`http://localhost${request.url}`);
  const path = fileFor(pathname);
  if (!path) return refuse(response, 404);

  const compressed = /\bbr\b/.test(request.headers["accept-encoding"] ?? "") && stat(`${path}.br`);
  const file = compressed ? `${path}.br` : path;
  const { size, mtimeMs } = stat(file);
  const etag = `"${size.toString(36)}-${Math.round(mtimeMs).toString(36)}"`;
  const forever = HASHED.test(path) || /^\?[0-9a-f]{16}$/.test(search);
  response.setHeader("Cache-Control", forever ? "public, max-age=31536000, immutable" : "no-cache");
  response.setHeader("Content-Security-Policy", `${policy()}; frame-ancestors 'self'`);
  response.setHeader("ETag", etag);
  if (log.length > 0) response.setHeader("Team-Inbox-Log", "/nats");
  response.setHeader("Referrer-Policy", "no-referrer");
  response.setHeader("Vary", "Accept-Encoding");
  response.setHeader("X-Content-Type-Options", "nosniff");
  if (request.headers["if-none-match"] === etag) return response.writeHead(304).end();

  if (compressed) response.setHeader("Content-Encoding", "br");
  response.setHeader("Content-Length", size);
  response.setHeader("Content-Type", TYPES[extname(path)] ?? "application/octet-stream");
  if (request.method === "HEAD") return response.end();
  createReadStream(file).on("error", () => response.destroy()).pipe(response);
})
  .on("upgrade", passOn)
  .on("error", (error) => {
    console.error(error.code === "EADDRINUSE" ? `port ${port} is taken: make serve PORT=8081` : error.message);
    process.exit(1);
  })
  .listen(port, "127.0.0.1", function () {
    console.log(`Team Inbox: http://127.0.0.1:${this.address().port}/`);
  });

/** Connects a socket for /nats with the log of the team: with the server whose turn it is, else with another. */
async function passOn({ url, headers, rawHeaders }, socket, head) {
  if (url !== "/nats" || !/websocket/i.test(headers.upgrade ?? "")) return socket.destroy();
  socket.on("error", () => socket.destroy());
  const first = turn++;
  for (let nth = 0; nth < log.length; nth += 1) {
    const upstream = await connected(log[(first + nth) % log.length]);
    if (!upstream) continue;
    const lines = rawHeaders.map((it, at) => (at % 2 ? `${it}\r\n` : `${it}: `)).join("");
    upstream.write(`GET / HTTP/1.1\r\n${lines}\r\n`);
    upstream.write(head);
    upstream.pipe(socket).pipe(upstream);
    upstream.on("error", () => socket.destroy()).on("close", () => socket.destroy());
    socket.on("close", () => upstream.destroy());
    return;
  }
  socket.destroy();
}

/** Returns a connection, or nothing where nobody listens. */
function connected(port) {
  return new Promise((done) => {
    const upstream = connect(port, "127.0.0.1", () => done(upstream)).on("error", () => done(undefined));
  });
}

/** Returns the file a request means, or nothing when there is none inside the root. */
function fileFor(pathname) {
  let name;
  try {
    name = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (name.includes("\0")) return undefined;
  const path = normalize(join(root, name.endsWith("/") ? `${name}index.html` : name));
  return path.startsWith(root + sep) && stat(path) ? path : undefined;
}

function stat(path) {
  const found = statSync(path, { throwIfNoEntry: false });
  return found?.isFile() ? found : undefined;
}

/** The policy is stated once, in index.html. Read for each answer: a rebuild may change it. */
function policy() {
  const page = readFileSync(join(root, "index.html"), "utf8");
  return /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(page)?.[1] ?? "default-src 'none'";
}

function refuse(response, status) {
  response.writeHead(status, { "Content-Type": "text/plain" }).end(`${status}\n`);
}
