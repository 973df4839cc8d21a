// The rows that need no page of ours: the library itself, its peers and the floors, in one bench page.
import { message } from "../support/mail.mjs";
import { figure, percentile, rate, spread } from "./table.mjs";

/** Calls a row of ours.rs. */
export const ours = (page, name, asked = {}) =>
  page.evaluate(async ([name, asked]) => JSON.parse(await globalThis.ours(name, asked)), [name, JSON.stringify(asked)]);

/** B1, B5, B6, B7, B8. */
export async function libraryRows(page, size) {
  const rows = [];
  const brought = await ours(page, "import", { count: size });
  const b1 = rate(size, brought.ms);
  rows.push({
    id: "B1",
    what: `import and persist parsed messages (longest batch ${brought.longest.toFixed(0)} ms)`,
    size,
    ours: b1,
    peer: rate(size, await page.evaluate((it) => peers.dexie.import(it), size)),
    peerName: "Dexie",
    floor: rate(size, await page.evaluate((it) => peers.floors.blobs(it), size)),
    floorName: "blobs",
    goal: "≥ 65k/s",
    met: b1.value >= 65_000,
  });
  rows.push(...(await mailboxRows(page, size)));
  const b5 = spread((await ours(page, "act", { from: 0, times: 101 })).slice(1));
  rows.push({
    id: "B5",
    what: "triage act to durable",
    size,
    ours: b5,
    peer: spread((await page.evaluate(() => peers.dexie.act(101))).slice(1)),
    peerName: "Dexie, strict",
    floor: spread(await page.evaluate(() => peers.floors.puts(100, "strict"))),
    floorName: "strict put",
    goal: "≤ 1.2 / 5 ms",
    met: b5.p50 <= 1.2 && b5.p95 <= 5,
  });
  if (size >= 20_000) {
    const b6 = spread(await ours(page, "bulk", { from: 2000, times: 10, count: 1000 }));
    rows.push({
      id: "B6",
      what: "bulk act on 1,000, durable",
      size,
      ours: b6,
      peer: spread(await page.evaluate(() => peers.dexie.bulk(10, 1000))),
      peerName: "Dexie",
      floor: spread(await page.evaluate(() => peers.floors.puts(20, "strict"))),
      floorName: "strict put",
      goal: "≤ 8 ms",
      met: b6.p50 <= 8,
    });
  }
  return rows;
}

async function mailboxRows(page, size) {
  const times = 30;
  await page.evaluate((it) => peers.objects.make(it), size);
  const [mailboxes, dexie, plain, columns] = [
    await ours(page, "mailboxes", { times }),
    await page.evaluate((it) => peers.dexie.mailbox(it), times),
    await page.evaluate((it) => peers.objects.mailbox(it), times),
    await page.evaluate(([count, times]) => peers.floors.columns(count, times), [size, times]),
  ];
  await page.evaluate(() => peers.objects.make(0));
  const slowest = Object.entries(mailboxes).toSorted((a, b) => percentile(b[1], 0.5) - percentile(a[1], 0.5))[0];
  const limit = size >= 1_000_000 ? 4 : 0.5;
  const b7 = spread(slowest[1]);
  const badges = spread(await ours(page, "badges", { times }));
  const peer = { size, floor: spread(columns), floorName: "columns", goal: `≤ ${limit} ms` };
  return [
    { ...peer, id: "B7", what: `open any mailbox, data only (slowest: ${slowest[0]})`, ours: b7, peer: spread(dexie), peerName: "Dexie, 40 rows", met: b7.p50 <= limit },
    { ...peer, id: "B7", what: "the same against plain objects", ours: b7, peer: spread(plain), peerName: "objects" },
    {
      id: "B8",
      what: "all badges, counted",
      size,
      ours: badges,
      peer: spread(await page.evaluate(() => peers.dexie.badge(5))),
      peerName: "Dexie, one",
      goal: "≤ 0.05 ms",
      met: badges.p50 <= 0.05,
    },
  ];
}

/** B14. */
export async function parsingRows(page) {
  const plain = message(1, { to: "a@b.example", words: 120 }).text.replace(/^From .*\n/, "");
  const [head, text] = [plain.slice(0, plain.indexOf("Content-Type")), plain.slice(plain.indexOf("\n\n") + 2)];
  const part = (type, body, more = "") => `--x\nContent-Type: ${type}\n${more}\n${body}\n`;
  const html = `<html><body>${text.split("\n").map((it) => `<p>${it}</p>`).join("")}</body></html>`;
  const alternative = `${head}Content-Type: multipart/alternative; boundary=x\n\n${part("text/plain", text)}${part("text/html", html)}--x--\n`;
  const bytes = Buffer.alloc(60_000, "attachment").toString("base64").replace(/(.{76})/g, "$1\n");
  const attached = `${head}Content-Type: multipart/mixed; boundary=x\n\n${part("text/plain", text)}${part("application/pdf; name=a.pdf", bytes, "Content-Transfer-Encoding: base64\n")}--x--\n`;
  const rows = [];
  for (const [what, raw, goal, times] of [
    ["small", plain, 25_000, 4000],
    ["alternative", alternative, 15_000, 2000],
    ["attachment", attached, 5_500, 500],
  ]) {
    await ours(page, "mime", { raw, times }); // compiled well by then
    const b14 = figure(await ours(page, "mime", { raw, times }), "/s");
    const peer = figure(await page.evaluate(([raw, times]) => peers.mime(raw, times), [raw, times / 10]), "/s");
    rows.push({ id: "B14", what: `MIME parsing, ${what}`, ours: b14, peer, peerName: "postal-mime", goal: `≥ ${goal / 1000}k/s`, met: b14.value >= goal });
  }
  return rows;
}

/** B11, B12, B13. */
export async function searchRows(page, size) {
  const asked = await ours(page, "search", { count: size, times: 60 });
  const [samples, built] = [spread(asked.samples), figure(asked.build, "ms")];
  // MiniSearch takes a quarter of a minute for 100k: a fifth is enough to compare.
  const fewer = Math.min(size, 20_000);
  const peerBuilt = figure((await page.evaluate((it) => peers.search.build(it), fewer)) * (size / fewer), "ms");
  const peer = spread(await page.evaluate(() => peers.search.ask(30)));
  await page.evaluate(() => (peers.search.index = undefined));
  const [memory, peerName] = [figure(asked.size / 1e6, "MB"), `MiniSearch, ${fewer / 1000}k`];
  return [
    { id: "B11", what: "build the search index", size, ours: built, peer: peerBuilt, peerName: "MiniSearch, scaled", goal: "≤ 2,000 ms", met: built.value <= 2000 },
    { id: "B12", what: "query, newest first, AND, prefix", size, ours: samples, peer, peerName, goal: "p95 ≤ 5 ms", met: samples.p95 <= 5 },
    { id: "B13", what: "index memory", size, ours: memory, goal: "≤ 40 MB", met: memory.value <= 40 },
  ];
}

/** B17: loaded into fresh instances, so that nothing but the state is counted. */
export async function memoryRows(page, cdp, load, size) {
  const rows = [];
  const fresh = () => page.evaluate(load, "page");
  for (const people of [6, 60]) {
    await fresh();
    const { text } = await ours(page, "state", { people, count: size });
    await fresh();
    const state = await ours(page, "load", { kept: "state" });
    await fresh();
    const threads = await ours(page, "threads", { kept: "threads" });
    const each = (bytes) => (bytes / size).toFixed(0);
    const own = figure((state.bytes - threads.bytes - text) / size, "B");
    rows.push({
      id: "B17",
      what: `memory of a conversation, ${people} people (apart: text ${each(text)} B, threads ${each(threads.bytes)} B; loads in ${state.ms.toFixed(0)} ms)`,
      size,
      ours: own,
      goal: "≤ 64 B",
      met: own.value <= 64,
      floor: figure(32, "B"),
      floorName: "columns",
    });
  }
  const heap = async () => {
    await cdp.send("HeapProfiler.collectGarbage");
    return (await cdp.send("Runtime.getHeapUsage")).usedSize;
  };
  const before = await heap();
  await page.evaluate((it) => peers.objects.make(it), size);
  const peer = figure(((await heap()) - before) / size, "B");
  await page.evaluate(() => peers.objects.make(0));
  return rows.map((row) => ({ ...row, peer, peerName: "objects" }));
}
