// A browser of a harness's own: started on a profile of our choosing, driven over its debugging
// socket, and killed as a whole, as a power cut would. Its processes are known by their ids.
import { chromium } from "@playwright/test";
import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { once } from "node:events";

const settings = JSON.parse(readFileSync(new URL("../webdriver.json", import.meta.url)));
/** The browser switches of all our tests; tabs in the background keep their pace, as windows side by side do. */
const SWITCHES = [
  ...settings["goog:chromeOptions"].args,
  "--disable-background-timer-throttling",
  "--disable-backgrounding-occluded-windows",
  "--disable-renderer-backgrounding",
  "--lang=en-GB",
  "--remote-debugging-port=0",
  "--window-size=1440,900",
];

/** Starts a browser on a profile. */
export async function launch(profile, { switches = [] } = {}) {
  const process = spawn(chrome(), [...SWITCHES, ...switches, `--user-data-dir=${profile}`, "about:blank"], {
    detached: true,
    env: { ...globalThis.process.env, TZ: "Europe/Berlin" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const browser = await chromium.connectOverCDP(await socketOf(process));
  const [context] = browser.contexts();
  return {
    pid: process.pid,
    browser,
    context,
    /** Opens a page in a window of its own: a tab that another one covers paints once a second. */
    async open() {
      const session = await browser.newBrowserCDPSession();
      const opened = context.waitForEvent("page");
      await session.send("Target.createTarget", { url: "about:blank", newWindow: true });
      await session.detach();
      return opened;
    },
    /** Ends it after a while, at once and with everything it started. */
    async kill(milliseconds = 0) {
      if (process.exitCode !== null || process.signalCode !== null) return;
      const exited = once(process, "exit");
      // Looked up before: that takes longer than many a moment that is to be hit.
      const started = family(process.pid);
      if (milliseconds > 0) await new Promise((done) => setTimeout(done, milliseconds));
      for (const pid of started) end(pid);
      for (const pid of started.flatMap(family)) end(pid);
      await exited;
      await browser.close().catch(() => {});
    },
    /** Ends it as a person would. */
    async close() {
      const exited = once(process, "exit");
      const session = await browser.newBrowserCDPSession();
      await session.send("Browser.close").catch(() => {});
      await exited;
    },
  };
}

/** Serves a build, on a free port unless one is named, and a team's log beside it if the ports of its servers are
 *  given; returns its address and a way to stop it, as a power cut would if that is the signal. */
export async function serve(directory, port = 0, log = []) {
  const path = new URL("../serve.mjs", import.meta.url).pathname;
  const server = spawn("node", [path, directory, String(port), log.join()], { stdio: ["ignore", "pipe", "inherit"] });
  const address = await line(server.stdout, /http:\S+/);
  const stop = async (signal) => {
    const exited = once(server, "exit");
    if (server.kill(signal)) await exited;
  };
  return { address, stop };
}

/** Returns a process and everything it started, the process itself first. */
export function family(pid) {
  const children = new Map();
  for (const name of readdirSync("/proc").filter((it) => /^\d+$/.test(it))) {
    const parent = parentOf(name);
    children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [pid];
  for (const it of found) found.push(...(children.get(it) ?? []));
  return found;
}

/** Returns the bytes of memory that a process holds for itself; 0 when it is gone. */
export function memoryOf(pid) {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/RssAnon:\s+(\d+)/.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}

/** Tells whether a process shows pages and runs their workers. */
export function isRenderer(pid) {
  return commandOf(pid).includes("--type=renderer");
}

function chrome() {
  return process.env.CHROME || "/usr/bin/chromium";
}

async function socketOf(process) {
  return line(process.stderr, /ws:\S+/);
}

/** Returns what a pattern finds in a stream; the rest of the stream is read and dropped. */
function line(stream, pattern) {
  return new Promise((resolve, reject) => {
    let text = "";
    stream.setEncoding("utf8");
    stream.on("data", (part) => {
      text = `${text}${part}`.slice(-20_000);
      const found = pattern.exec(text);
      if (found && text.indexOf("\n", found.index) >= 0) resolve(found[0]);
    });
    stream.on("close", () => reject(new Error(`it ended without saying ${pattern}:\n${text}`)));
  });
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** Ends a process, whatever it is doing. */
export function end(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has gone by itself.
  }
}
