// How long a page was busy in one go. Counted is the processor's time: on a machine with other work
// to do, the clock on the wall tells of that work and not of ours.

/** Does some work; returns the longest task on a page's main thread meanwhile, in milliseconds. */
export async function longestTask(browser, page, work) {
  await page.evaluate(() => new Promise((done) => requestIdleCallback(done)));
  await browser.startTracing(page, { categories: ["toplevel"] });
  let buffer;
  try {
    await work();
  } finally {
    buffer = await browser.stopTracing();
  }
  const events = JSON.parse(buffer).traceEvents;
  const thread = (it) => `${it.pid} ${it.tid}`;
  const mains = new Set(events.filter((it) => it.args?.name === "CrRendererMain").map(thread));
  const tasks = events.filter((it) => it.ph === "X" && it.name.endsWith("RunTask") && mains.has(thread(it)));
  return Math.max(0, ...tasks.map((it) => it.tdur ?? it.dur)) / 1000;
}
