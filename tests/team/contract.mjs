// The store's contract over a real nats-server: the tests of tests/store_nats.rs, served as a page with the
// log beside it, a workspace for each rule. Returns how many rules held.
import { execFileSync, spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { createServer, request } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { freePort, makeStreams, startLog, team } from "../../team/nats.mjs";
import { end, family } from "../support/browser.mjs";
import { listens } from "../engines/start.mjs";

const root = new URL("../..", import.meta.url).pathname;
/** More than there are rules. */
const WORKSPACES = 40;

/** Runs the contract in a page; `home` is where the log is kept meanwhile. */
export async function contract(page, home) {
  const built = build();
  const it = team(home, "rule-0");
  const user = (nth) => `{ user: "rule-${nth}-7", password: "${it.operator}" }`;
  const users = Array.from({ length: WORKSPACES }, (_, nth) => user(nth)).join("\n");
  writeFileSync(
    join(home, "people.conf"),
    `accounts { TEAM { jetstream: enabled, users [ { user: "operator", password: "${it.operator}" }\n${users} ] } }\n`,
  );
  const log = await startLog(it);
  for (let nth = 1; nth < WORKSPACES; nth += 1) await makeStreams(log.port, { ...it, workspace: `rule-${nth}` });
  const port = await freePort();
  const runner = spawn("wasm-bindgen-test-runner", [built], {
    cwd: root,
    env: { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: `127.0.0.1:${port}` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  const front = await beside(port, log.socketPort);
  try {
    await listens(port);
    await page.goto(`http://127.0.0.1:${front.address().port}/?${it.operator}`);
    await page.waitForFunction(() => /test result: /.test(document.body.textContent), undefined, { timeout: 60_000 });
    const said = await page.evaluate(() => document.body.textContent);
    const [, passed, failed] = /(\d+) passed; (\d+) failed/.exec(said);
    if (failed !== "0") throw new Error(said);
    return `${passed} rules`;
  } finally {
    front.close();
    for (const pid of family(runner.pid)) end(pid);
    await log.stop();
  }
}

/** Puts two servers on one origin: pages of the one, sockets of the other. */
function beside(pages, sockets) {
  const server = createServer((asked, response) => {
    const { method, url, headers } = asked;
    asked.pipe(request({ port: pages, method, path: url.split("?")[0], headers }, (answer) => answer.pipe(response.writeHead(answer.statusCode, answer.headers))));
  });
  server.on("upgrade", ({ rawHeaders }, socket) => {
    const upstream = connect(sockets, "127.0.0.1", () => {
      upstream.write(`GET / HTTP/1.1\r\n${rawHeaders.map((it, at) => (at % 2 ? `${it}\r\n` : `${it}: `)).join("")}\r\n`);
      upstream.pipe(socket).pipe(upstream);
    });
    for (const [one, other] of [[socket, upstream], [upstream, socket]]) one.on("error", () => other.destroy()).on("close", () => other.destroy());
  });
  return new Promise((up) => server.listen(0, "127.0.0.1", () => up(server)));
}

/** Builds the tests; returns the module. */
function build() {
  const args = ["test", "--locked", "--quiet", "--no-run", "--target", "wasm32-unknown-unknown", "--test", "store_nats", "--message-format=json"];
  const said = execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "inherit"] });
  const messages = said.split("\n").filter(Boolean).map((it) => JSON.parse(it));
  return messages.find((it) => it.target?.name === "store_nats" && it.executable).executable;
}
