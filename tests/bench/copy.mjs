// What the second copy costs: the same rows while a tab keeps one up, how far it lags, and the disk that it takes.
import { copied } from "../support/copy.mjs";
import { ours } from "./library.mjs";
import { figure, rate, spread } from "./table.mjs";

/** B1 and B5 beside a copy, and its size; the rows of library and page come before. */
export async function copyRows({ context, bench, address, size }) {
  const page = await context.newPage();
  await page.goto(`${address}#/settings/preferences`);
  const { seq } = await ours(bench, "head");
  await until(async () => (await copied(page)) >= seq);
  // The page of a real tab pokes by itself; the bench's own does not.
  await bench.evaluate(() => {
    const channel = new BroadcastChannel("team-inbox-journal-v1");
    globalThis.poking = setInterval(() => channel.postMessage(null), 100);
  });
  const acts = spread((await ours(bench, "act", { from: 300, times: 101 })).slice(1));
  const brought = await ours(bench, "import", { count: size, from: size });
  const ended = performance.now();
  const { seq: end } = await ours(bench, "head");
  await until(async () => (await copied(page)) >= end);
  const lag = performance.now() - ended;
  await bench.evaluate(() => clearInterval(globalThis.poking));
  const bytes = await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("team-inbox");
    let sum = 0;
    for await (const it of folder.values()) if (it.kind === "file") sum += (await it.getFile()).size;
    return sum;
  });
  await page.close();
  const disk = figure(bytes / 1e6, "MB");
  return [
    { id: "B1", what: "the same while a second copy is kept", size, ours: rate(size, brought.ms), goal: "≥ 65k/s", met: rate(size, brought.ms).value >= 65_000 },
    { id: "B5", what: "the same while a second copy is kept", size, ours: acts, goal: "≤ 1.2 / 5 ms", met: acts.p50 <= 1.2 && acts.p95 <= 5 },
    { id: "B1", what: `disk for the second copy of ${size * 2} messages, without bodies (${lag.toFixed(0)} ms behind at the end of an import)`, size, ours: disk },
  ];
}

async function until(holds) {
  const end = performance.now() + 60_000;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error("the second copy does not follow");
    await new Promise((done) => setTimeout(done, 20));
  }
}
