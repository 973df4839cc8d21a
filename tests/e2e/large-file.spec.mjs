// A file of 200 MB: read in little memory, and the page stays responsive.
import { createWriteStream, rmSync } from "node:fs";
import { demo, importFiles, openImport } from "../support/app.mjs";
import { body, message } from "../support/mail.mjs";
import { family, isRenderer, memoryOf } from "../support/browser.mjs";
import { AS_PEOPLE_HAVE_IT } from "../support/switches.mjs";
import { longestTask } from "../support/tasks.mjs";
import { expect, test } from "./fixtures.mjs";

// What other tests left in the memory of a renderer is not ours to count.
test.use({ ownBrowser: "large file", launchOptions: AS_PEOPLE_HAVE_IT });

const TO = "support@confbadge.example";
/** A task that is longer is felt. */
const FELT = 50;

test("200 MB are read in less than 300 MB, and nothing is felt", async ({ page, browser }, info) => {
  await demo(page);
  const path = info.outputPath("large.mbox");
  const count = await writeLarge(path, 200_000_000);
  const pages = family(process.pid).filter(isRenderer);
  let [peak, said] = [0, ""];
  const timer = setInterval(() => (peak = Math.max(peak, ...pages.map(memoryOf))), 50);
  const started = Date.now();
  // What is watched is the import: going to the settings is not.
  const asked = await openImport(page);
  const task = await longestTask(browser, page, async () => (said = await importFiles(page, path, { asked })));
  clearInterval(timer);
  const seconds = (Date.now() - started) / 1000;
  rmSync(path);
  console.log(`200 MB: ${count} messages in ${seconds.toFixed(1)} s, peak ${(peak / 1e6).toFixed(0)} MB, longest task ${task.toFixed(0)} ms`);
  expect(said).toContain(`Imported ${count.toLocaleString("en")} messages`);
  expect(peak, "memory of the page and its workers").toBeLessThan(300_000_000);
  expect(task, "longest task on the page").toBeLessThanOrEqual(FELT);
});

/** Writes a large mbox; returns how many messages are in it. */
async function writeLarge(path, size) {
  const stream = createWriteStream(path);
  const long = `${body(3, 2_500)}\n`;
  let [written, count] = [0, 0];
  while (written < size) {
    const { text } = message(count, { to: TO, prefix: "Large", words: 10 });
    const part = `${text.trimEnd()}\n${long}\n`;
    if (!stream.write(part)) await new Promise((done) => stream.once("drain", done));
    written += part.length;
    count += 1;
  }
  await new Promise((done) => stream.end(done));
  return count;
}
