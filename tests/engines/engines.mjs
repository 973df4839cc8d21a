// One story and the store's contract in three engines: Chromium, Firefox and WebKit.
//   DIST=dist node tests/engines/engines.mjs [name of an engine …]
// An engine that is not installed is skipped and named; where CI is set, that is a failure.
import { resolve } from "node:path";
import { serve } from "../support/browser.mjs";
import { tally } from "../support/tally.mjs";
import { contract } from "./contract.mjs";
import { Seen } from "./finder.mjs";
import { ENGINES } from "./start.mjs";
import { story } from "./story.mjs";

const asked = process.argv.slice(2);
const server = await serve(resolve(process.env.DIST ?? "dist"));
const results = tally();

try {
  for (const [name, engine] of Object.entries(ENGINES)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    const missing = Object.keys(engine.needs).filter((it) => !engine.needs[it]);
    if (missing.length === 0) await told(name, engine);
    else if (process.env.CI) await results.check(name, () => Promise.reject(new Error(`${missing.join(" and ")} is missing`)));
    else console.log(`skipped: the story in ${name}, since ${missing.join(" and ")} is not installed`);
  }
} finally {
  server.stop();
  results.end();
}

/** Tells the story in an engine; what comes after a part that failed could not be so. */
async function told(name, { start }) {
  const began = Date.now();
  let running;
  await results.check(`${name}: starts`, async () => void (running = await start()));
  if (!running) return;
  try {
    const { browser } = running;
    const windows = { ann: new Seen(browser.first), other: new Seen(await browser.newWindow()) };
    for (const [part, tell] of Object.entries(story({ ...windows, address: server.address }))) {
      if (!(await results.check(`${name}: ${part}`, tell))) break;
    }
    await results.check(`${name}: the store keeps its contract`, () => contract(browser));
  } finally {
    await running.stop();
  }
  console.log(`  ${name}: ${((Date.now() - began) / 1000).toFixed(0)} s`);
}
