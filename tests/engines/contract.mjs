// The store's contract in whatever engine: the tests of tests/store_idb.rs, served as a page that any
// browser may open, and read from what that page says in the end.
import { execFileSync, spawn } from "node:child_process";
import { family, end } from "../support/browser.mjs";
import { Seen } from "./finder.mjs";
import { freePort, listens } from "./start.mjs";

const root = new URL("../..", import.meta.url).pathname;
let built;

/** Runs the contract in a browser; returns how many rules held. */
export async function contract(browser) {
  built ??= build();
  const port = await freePort();
  const server = spawn("wasm-bindgen-test-runner", [built], {
    cwd: root,
    env: { ...process.env, NO_HEADLESS: "1", WASM_BINDGEN_TEST_ADDRESS: `127.0.0.1:${port}` },
    stdio: ["ignore", "ignore", "inherit"],
  });
  try {
    await listens(port);
    const page = new Seen(await browser.newWindow());
    await page.tab.open(`http://127.0.0.1:${port}/`);
    await page.expect(true, () => /test result: /.test(document.body.textContent));
    const said = await page.tab.run(() => document.body.textContent);
    const [, passed, failed] = /(\d+) passed; (\d+) failed/.exec(said);
    if (failed !== "0") throw new Error(said);
    return `${passed} rules`;
  } finally {
    for (const pid of family(server.pid)) end(pid);
  }
}

/** Builds the tests; returns the module. */
function build() {
  const args = ["test", "--locked", "--quiet", "--no-run", "--target", "wasm32-unknown-unknown", "--test", "store_idb", "--message-format=json"];
  const said = execFileSync("cargo", args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30, stdio: ["ignore", "pipe", "inherit"] });
  const messages = said.split("\n").filter(Boolean).map((it) => JSON.parse(it));
  return messages.find((it) => it.target?.name === "store_idb" && it.executable).executable;
}
