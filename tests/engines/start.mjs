// Where the three engines are, and how each is started on a profile of its own.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { end, family } from "../support/browser.mjs";
import { Browser, overHttp, overSocket } from "./webdriver.mjs";

const { "goog:chromeOptions": chromium } = JSON.parse(readFileSync(new URL("../webdriver.json", import.meta.url)));
const first = (paths) => paths.find((it) => it && existsSync(it));
const onPath = (name) => first((process.env.PATH ?? "").split(":").map((it) => join(it, name)));

const FIREFOX = process.env.FIREFOX || onPath("firefox-esr") || onPath("firefox");
const CHROMEDRIVER = process.env.CHROMEDRIVER || onPath("chromedriver");
const WEBKIT_DRIVER = onPath("WebKitWebDriver");
const MINI_BROWSER = first(["4.1", "4.0", "6.0"].map((it) => `/usr/lib/${process.arch === "arm64" ? "aarch64" : "x86_64"}-linux-gnu/webkit2gtk-${it}/MiniBrowser`));

/** The engines by name: what each needs that may be missing, and how it is started. */
export const ENGINES = {
  Chromium: { needs: { chromedriver: CHROMEDRIVER }, start: startChromium },
  Firefox: { needs: { "firefox-esr": FIREFOX }, start: startFirefox },
  WebKit: { needs: { "webkit2gtk-driver": WEBKIT_DRIVER && MINI_BROWSER, xvfb: onPath("xvfb-run") }, start: startWebKit },
};

async function startChromium() {
  const port = await freePort();
  const stop = started(CHROMEDRIVER, [`--port=${port}`]);
  const send = overHttp(`http://127.0.0.1:${port}`);
  await listens(port);
  const options = { ...chromium, binary: process.env.CHROME || undefined };
  return { browser: await Browser.start(send, { "goog:chromeOptions": options }), stop };
}

async function startFirefox() {
  const port = await freePort();
  const profile = mkdtempSync(join(tmpdir(), "team-inbox-firefox-"));
  writeFileSync(join(profile, "user.js"), `user_pref("marionette.port", ${port});\n`);
  const stop = started(FIREFOX, ["--headless", "--marionette", "--no-remote", "--profile", profile, "about:blank"]);
  await listens(port);
  const remove = () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  return { browser: await Browser.start(await overSocket(port)), stop: () => stop().then(remove) };
}

async function startWebKit() {
  const port = await freePort();
  // A screen that nobody looks at; WebKit has no mode without one.
  const stop = started("xvfb-run", ["-a", "-s", "-screen 0 1440x900x24", WEBKIT_DRIVER, `--port=${port}`, "--host=127.0.0.1"]);
  await listens(port);
  const options = { binary: MINI_BROWSER, args: ["--automation"] };
  return { browser: await Browser.start(overHttp(`http://127.0.0.1:${port}`), { "webkitgtk:browserOptions": options }), stop };
}

/** Starts a program; returns how to end it and all that it started. */
function started(program, args) {
  const child = spawn(program, args, { stdio: "ignore", env: { ...process.env, TZ: "Europe/Berlin" } });
  const gone = new Promise((done) => child.once("exit", done));
  return () => {
    for (const pid of family(child.pid)) end(pid);
    return gone;
  };
}

/** Returns a port that nobody listens on. */
export async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Waits until somebody listens on a port. */
export async function listens(port) {
  const latest = Date.now() + 30_000;
  for (;;) {
    const isThere = await new Promise((done) => {
      const socket = connect(port, "127.0.0.1");
      socket.once("connect", () => done(socket.destroy() && true));
      socket.once("error", () => done(false));
    });
    if (isThere) return;
    if (Date.now() > latest) throw new Error(`nobody listens on port ${port}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}
