// The rows on a team's log, over a real nats-server on this machine: ours beside NATS by hand from a page, in one
// run. Where there is no nats-server they are skipped, and that is said.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { binary, startLog, team } from "../../.ci/team/nats.mjs";
import { digest, frame, go, list, toolbar } from "../support/app.mjs";
import { family, isRenderer, memoryOf, serve } from "../support/browser.mjs";
import { isLive } from "../team/stage.mjs";
import { ours } from "./library.mjs";
import { figure, spread } from "./table.mjs";

const METER = readFileSync(new URL("meter.js", import.meta.url), "utf8");
const WORKSPACE = "bench";
const QUEUE = "#/teams/support/inbox";
/** Entries that a machine which joins has to catch up with, in the row on that. */
const ENTRIES = 100_000;
/** Conversations of the workspace that ten pages share, and how many acts each of them does, one a second. */
const CONVERSATIONS = 100_000;
const PAGES = 10;
const ACTS = 15;
/** So far apart are the conversations that the pages act on: nobody is first at somebody else's. */
const APART = 100;
/** Once no list has changed for so long, all acts have arrived everywhere. */
const QUIET_MS = 5_000;
/** Acts of the rows on one act after the other. */
const TIMES = 200;
/** So often the server that leads is killed, for ours and for the floor. */
const KILLS = 3;
const FLOOR = { floorName: "raw NATS" };
/** The goal of the spec: the floor is NATS by hand from a page. */
const WITHIN = 1.5;

/** All rows on a team; `note` is handed each as it comes, `out` is what is served, `load` starts our module in a page. */
export async function teamRows({ out, browser, load, note }) {
  if (!existsSync(binary())) return console.error("  skipped: the rows on a team, since there is no nats-server here: make setup-team");
  const bench = { out, browser, load, note };
  for (const [workspace, work] of [
    [{ people: 3, entries: ENTRIES, conversations: 1_000 }, oneAfterTheOther],
    [{ people: PAGES, conversations: CONVERSATIONS }, tenPages],
    [{ people: 2, conversations: 1_000, nodes: 3 }, killedLeader],
  ]) {
    // The others are measured all the same.
    await onLog({ ...bench, ...workspace }, work).catch((error) => {
      console.error(`  not measured, ${work.name}: ${error.stack}`);
      process.exitCode = 1;
    });
  }
}

/** Fills a log, serves it with the page on one origin, and ends it after some work with it. */
async function onLog(bench, work) {
  const { out, browser, load, people: count, entries = 0, conversations, nodes = 1 } = bench;
  const home = mkdtempSync(join(tmpdir(), "team-inbox-bench-team-"));
  const people = team(home, WORKSPACE, nodes);
  const invitations = Array.from({ length: count }, (_, nth) => people.invite(nth + 1));
  const operator = { user: "operator", secret: people.operator };
  // What fills it need not be on the disk at once.
  let log = await startLog(people, undefined, { sync: "2m" });
  const web = await serve(out, 0, log.socketPorts);
  const page = await browser.context.newPage();
  try {
    await page.goto(new URL("bench/page.html", web.address).href);
    await page.evaluate(load, "page");
    const made = await ours(page, "team-entries", { kept: "bench-entries", people: count, conversations, entries });
    await page.evaluate(([login, subject]) => peers.raw.fill(login, "bench-entries", subject), [operator, `inbox.${WORKSPACE}.journal.0`]);
    await log.stop();
    log = await startLog(people, log);
    await page.evaluate(([login, nodes]) => peers.raw.stream(login, nodes), [operator, nodes]);
    const link = (nth) => `${web.address}?w=team-${WORKSPACE}#/join/${invitations[nth]}`;
    await work({ ...bench, log, page, operator, invitations, link, address: web.address, entries: made.entries });
  } finally {
    await page.close();
    await web.stop();
    await log.stop();
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** B20, B21, B22: two machines in one page, by the library. */
async function oneAfterTheOther({ page, operator, invitations, entries, note }) {
  const [joined, read] = [[], []];
  for (const invitation of invitations.slice(1)) {
    joined.push(await ours(page, "team-join", { invitation }));
    read.push(await page.evaluate(([login, stream]) => peers.raw.read(login, stream), [operator, `J_${WORKSPACE}`]));
  }
  const ms = (all) => figure(Math.min(...all.map((it) => it.ms)), "ms");
  note(within({ id: "B22", what: "a new machine catches up with a team's log, entry by entry stored and folded in", size: entries, ours: ms(joined), floor: ms(read) }));
  await ours(page, "team-acts", { person: 2, other: 3, times: 20 }); // compiled well by then
  const acts = await ours(page, "team-acts", { person: 2, other: 3, times: TIMES });
  const raw = await page.evaluate(([login, times, bytes]) => peers.raw.acts(login, times, bytes), [operator, TIMES, acts.bytes]);
  note([
    within({ id: "B20", what: "triage act to durable over a team's log", ours: spread(acts.durable), floor: spread(raw.durable) }),
    within({ id: "B21", what: "the same until another machine has it folded in", ours: spread(acts.heard), floor: spread(raw.heard) }),
  ]);
}

function within(row) {
  const middle = (it) => it.p50 ?? it.value;
  return { ...row, ...FLOOR, goal: `≤ ${WITHIN} × raw`, met: middle(row.ours) <= WITHIN * middle(row.floor) };
}

/** B21, B22, B23: real pages, each of a machine and a person of its own. */
async function tenPages({ browser, page, operator, link, note, address }) {
  const pages = [];
  const before = renderers(browser);
  const join = async (nth) => {
    const context = await browser.browser.newContext({ viewport: { width: 1440, height: 900 } });
    const one = await context.newPage();
    await one.addInitScript(METER);
    await one.goto(link(nth));
    const button = one.getByRole("button", { name: "Join", exact: true });
    await button.waitFor();
    const began = Date.now();
    await button.click();
    await frame(one);
    await isLive(one, 120_000);
    pages.push(one);
    return Date.now() - began;
  };
  try {
    const [first, second] = [await join(0), await join(1)];
    const read = await page.evaluate(([login, stream]) => peers.raw.read(login, stream), [operator, `J_${WORKSPACE}`]);
    note({ id: "B22", what: "a new machine joins, from the press of Join until it has everything", size: CONVERSATIONS, ours: figure(Math.min(first, second), "ms"), floor: figure(read.ms, "ms"), ...FLOOR });
    const two = await acting(pages);
    note({ id: "B21", what: "two machines: committed on one, painted on the other", size: CONVERSATIONS, ours: spread(two.committed), ...(await heard(page, operator)), goal: "p95 ≤ 33 ms", met: spread(two.committed).p95 <= 33.4 });
    for (let nth = 2; nth < PAGES; nth += 2) await Promise.all([join(nth), join(nth + 1)]);
    const ten = await acting(pages);
    const floor = await heard(page, operator);
    const [committed, pressed] = [spread(ten.committed), spread(ten.pressed)];
    note([
      { id: "B23", what: "ten pages, an act a second each: committed on one, painted on the others", size: CONVERSATIONS, ours: committed, ...floor, goal: "p95 ≤ 100 ms", met: committed.p95 <= 100 },
      { id: "B23", what: "the same, from the key", size: CONVERSATIONS, ours: pressed, ...floor },
      await memory(pages, browser, address, before),
    ]);
    const all = await Promise.all(pages.map(digest));
    if (new Set(all.map((it) => `${it.seq} ${it.hash}`)).size > 1) throw new Error("the pages have not come to the same");
  } finally {
    for (const one of pages) await one.context().close();
  }
}

/** How long NATS takes from a page to another connection of it. */
async function heard(page, operator) {
  const raw = await page.evaluate(([login]) => peers.raw.acts(login, 50, 200), [operator]);
  return { floor: spread(raw.heard), ...FLOOR };
}

/** Each page acts once a second, in turns; returns how long each act took to each other page. */
async function acting(pages) {
  await Promise.all(pages.map(async (one, nth) => {
    await go(one, QUEUE);
    await list(one).getByRole("listitem").first().waitFor();
    await go(one, `${QUEUE}/c/${CONVERSATIONS - 1 - nth * APART - Math.floor(Math.random() * (APART - 2 * ACTS))}`);
    await toolbar(one).waitFor();
    await one.evaluate(() => (document.activeElement?.blur?.(), Object.assign(meter, { changes: [], sizes: [], pressed: [], wants: "other" })));
  }));
  const start = Date.now() + 200;
  await Promise.all(pages.map(async (one, nth) => {
    for (let at = 0; at < ACTS; at += 1) {
      const due = start + at * 1000 + (nth * 1000) / pages.length;
      await new Promise((done) => setTimeout(done, Math.max(0, due - Date.now())));
      await one.keyboard.press("e");
    }
  }));
  const wanted = await smallest(pages);
  for (const one of pages) await one.waitForFunction((it) => meter.sizes.at(-1)?.size <= it, wanted, { timeout: 60_000 });
  const seen = await Promise.all(pages.map((one) => one.evaluate(() => ({ sizes: meter.sizes, pressed: meter.pressed }))));
  const [committed, pressed] = [[], []];
  for (const [nth, here] of seen.entries()) {
    for (const press of here.pressed) {
      const own = here.sizes.find((it) => it.changed >= press);
      for (const there of seen.filter((_, other) => other !== nth)) {
        const step = own && there.sizes.find((it) => it.size <= own.size);
        if (!step) throw new Error("an act has not reached a page");
        committed.push(step.painted - own.changed);
        pressed.push(step.painted - press);
      }
    }
  }
  return { committed, pressed };
}

/** Waits until no list of the pages has grown shorter for a while; returns the length of the shortest. An act may take
 *  longer than the second between two, and a key that is pressed meanwhile does nothing. */
async function smallest(pages) {
  const size = async () => Math.min(...(await Promise.all(pages.map((one) => one.evaluate(() => meter.sizes.at(-1)?.size ?? Infinity)))));
  let [before, after] = [undefined, await size()];
  while (before !== after) {
    await new Promise((done) => setTimeout(done, QUIET_MS));
    [before, after] = [after, await size()];
  }
  return after;
}

const renderers = ({ pid }) => family(pid).filter(isRenderer);
/** The memory of the largest of the pages that were opened since. */
const largest = (browser, before) => Math.max(...renderers(browser).filter((it) => !before.includes(it)).map(memoryOf)) / 1e6;

/** What the largest of the pages takes more than one of the demo. */
async function memory(pages, browser, address, before) {
  for (const one of pages) {
    const cdp = await one.context().newCDPSession(one);
    await cdp.send("HeapProfiler.collectGarbage");
    await cdp.detach();
  }
  const ours = largest(browser, before);
  const full = renderers(browser);
  const context = await browser.browser.newContext();
  const demo = await context.newPage();
  await demo.goto(`${address}?w=demo`);
  await frame(demo);
  await demo.locator("html[data-offline=ready]").waitFor({ timeout: 60_000 });
  const floor = largest(browser, full);
  await context.close();
  // Two hundred bytes a conversation with text and threads, and the index of the search.
  const budget = (CONVERSATIONS * 200) / 1e6 + 40;
  return { id: "B23", what: "memory of the largest of the ten pages", size: CONVERSATIONS, ours: figure(ours, "MB"), floor: figure(floor, "MB"), floorName: "the demo", goal: `≤ ${budget} MB more`, met: ours - floor <= budget };
}

/** B24: the server that leads is killed, and at once somebody acts. */
async function killedLeader({ browser, page, operator, log, link, note }) {
  const contexts = await Promise.all([0, 1].map(() => browser.browser.newContext({ viewport: { width: 1440, height: 900 } })));
  const pages = [];
  for (const [nth, context] of contexts.entries()) {
    const one = await context.newPage();
    await one.addInitScript(METER);
    await one.goto(link(nth));
    await one.getByRole("button", { name: "Join", exact: true }).click();
    await frame(one);
    await isLive(one);
    await go(one, QUEUE);
    await list(one).getByRole("listitem").first().waitFor();
    pages.push(one);
  }
  const [shared, raw] = [[], []];
  void page.evaluate((login) => void peers.raw.keepOn(login), operator);
  for (let nth = 0; nth < KILLS; nth += 1) {
    shared.push(await withoutLeader(log, undefined, (killed) => sharedAfter(pages, nth, killed)));
    raw.push(await withoutLeader(log, "RAW", (killed) => acknowledgedAfter(page, killed)));
  }
  await page.evaluate(() => (peers.raw.isOn = false));
  for (const context of contexts) await context.close();
  note(within({ id: "B24", what: `three servers, the one that leads is killed ${KILLS} times: until an act is shared and painted elsewhere`, ours: spread(shared), floor: spread(raw) }));
}

/** Kills who leads a stream, measures, and waits until all three are there again. */
async function withoutLeader(log, stream, measured) {
  const leader = await log.leader(stream);
  await leader.stop("SIGKILL");
  const took = await measured(Date.now());
  leader.start();
  for (const one of [undefined, "RAW"]) while (!(await log.isWhole(one))) await new Promise((done) => setTimeout(done, 200));
  return took;
}

async function sharedAfter([here, there], nth, killed) {
  await there.evaluate(() => Object.assign(meter, { changes: [], wants: "other" }));
  await go(here, `${QUEUE}/c/${500 + nth}`);
  await toolbar(here).waitFor();
  await here.evaluate(() => document.activeElement?.blur?.());
  await here.keyboard.press("e");
  await there.waitForFunction(() => meter.changes.length > 0, undefined, { timeout: 60_000 });
  const took = (await there.evaluate(() => meter.changes[0])) - killed;
  for (const one of [here, there]) await isLive(one);
  return took;
}

async function acknowledgedAfter(page, killed) {
  await page.waitForFunction((it) => peers.raw.acknowledged.some((at) => at > it), killed, { timeout: 60_000 });
  return (await page.evaluate((it) => peers.raw.acknowledged.find((at) => at > it), killed)) - killed;
}
