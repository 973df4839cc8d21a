// SIGKILL of a page, of a server of the log, of the one that leads, of the web server, at random moments while two
// machines write: what was acknowledged is in the log once, whoever was killed.
//   SEED=… ROUNDS=200 DIST=dist NATS_SERVER=… node tests/team/kill.mjs
// A comment is acknowledged once its author's page shows it. What was being sent when its page was killed may be there or not, but not twice.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startLog, team } from "../../.ci/team/nats.mjs";
import { frame, go, open, toolbar } from "../support/app.mjs";
import { launch, serve } from "../support/browser.mjs";
import { expect } from "../support/patience.mjs";
import { random, seed } from "../support/random.mjs";
import { tally } from "../support/tally.mjs";
import { isLive, sameOn } from "./stage.mjs";

/** One of each kind, unless more are asked for: those after them are by chance. */
const ROUNDS = Number(process.env.ROUNDS ?? 4);
/** Each writes so much before something may be killed, and so much after it. */
const BEFORE = 1;
const AFTER = 1;
/** It is killed within so many milliseconds from then on, and stays away for up to so many. */
const SPAN_MS = 400;
const AWAY_MS = 1_500;
const QUEUE = "#/teams/support/inbox";
const DIST = resolve(process.env.DIST ?? "dist");

const chance = random(seed("team-kill"));
const home = mkdtempSync(join(tmpdir(), "team-inbox-team-kill-"));
const people = team(join(home, "team"), "acme", 3);
const log = await startLog(people);
let web = await serve(DIST, 0, log.socketPorts);
const { port } = new URL(web.address);
const writers = ["Ann", "Ben"].map((name) => ({ name, written: 0, shown: [], goal: 0 }));
const results = tally();
/** Entries of the log that were looked at, and how often each comment is in them. */
const read = { seq: 0, times: new Map() };
/** What is killed, and how it comes back. */
const VICTIMS = { server: killServer, "server that leads": killLeader, "web server": killWeb, page: killPage };
const moment = (ms) => new Promise((done) => setTimeout(done, chance.next() * ms));

try {
  const has = await results.check("a team begins on three servers, and another machine joins", begin);
  if (has && (await results.check("browsers that are killed once they have joined know whom they joined as", killedOnceJoined))) {
    for (let round = 0; round < ROUNDS; round += 1) {
      const kind = Object.keys(VICTIMS)[round] ?? chance.of(Object.keys(VICTIMS));
      if (!(await results.check(`round ${round + 1}, ${kind}`, () => killed(VICTIMS[kind])))) break;
    }
  }
} finally {
  for (const it of writers) await it.browser?.kill();
  await web.stop();
  await log.stop();
  rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  results.end();
}

async function begin() {
  const link = (person) => `${web.address}?w=team-acme#/join/${people.invite(person)}`;
  const links = [link(1), link(2)];
  await log.reload();
  for (const [nth, it] of writers.entries()) {
    await start(it);
    if (nth === 0) {
      await it.page.goto(`${web.address}?w=demo`);
      await frame(it.page);
    }
    await it.page.goto(links[nth]);
    await it.page.getByRole("button", { name: "Join", exact: true }).click();
    if (nth === 0) await it.page.getByRole("button", { name: /^Move “Demo” to the team/ }).click();
    await frame(it.page);
    await isLive(it.page);
    await go(it.page, QUEUE);
    await open(it.page, /Refund for order 1043/);
    it.address = it.page.url();
  }
  const { seq } = await sameOn(writers.map((it) => it.page));
  read.seq = seq;
  return `${seq} entries`;
}

/** Chromium writes down what localStorage holds some seconds later only. */
async function killedOnceJoined() {
  for (const it of writers) {
    await restart(it);
    await isLive(it.page);
  }
  return `${writers.length} browsers`;
}

/** Kills a browser and begins it again where it was. */
async function restart(it) {
  await it.browser.kill();
  await moment(AWAY_MS);
  await start(it);
  await it.page.goto(it.address);
  await frame(it.page);
  await expect(toolbar(it.page)).toBeVisible();
}

async function start(it) {
  it.browser = await launch(join(home, it.name));
  it.page = it.browser.context.pages()[0] ?? (await it.browser.context.newPage());
}

/** Both write; something is killed meanwhile and comes back; then everything is looked for. */
async function killed(victim) {
  const before = writers.map((it) => it.shown.length);
  for (const it of writers) it.goal = it.shown.length + BEFORE + AFTER;
  const began = Date.now();
  const writing = Promise.all(writers.map(write));
  // One that fails later is told of below, whatever is waited for until then.
  writing.catch(() => {});
  const begun = () => writers.every((it, nth) => it.shown.length >= before[nth] + BEFORE);
  // Where one fails, that is what is told.
  await Promise.race([expect.poll(begun, { timeout: 60_000, intervals: [20] }).toBe(true), writing]);
  await moment(SPAN_MS);
  const said = await victim();
  await writing;
  for (const it of writers) await isLive(it.page, 60_000);
  await expect.poll(() => log.isWhole(), { timeout: 60_000 }).toBe(true);
  const pages = writers.map((it) => it.page);
  const { seq } = await sameOn(pages);
  const told = await lookInLog(seq);
  return `${said}; ${told}, after ${Date.now() - began} ms`;
}

/** Every comment that was shown to its author is in the log once; what was being sent, at most once. */
async function lookInLog(seq) {
  for (const { bytes } of await log.since(read.seq)) {
    read.seq += 1;
    // An entry may say it again, as what the list shows of it.
    const said = new Set(bytes.toString("latin1").match(/(?:Ann|Ben) says \d+\./g));
    for (const text of said) read.times.set(text, (read.times.get(text) ?? 0) + 1);
  }
  expect(read.seq, "the pages have what the log has").toBe(seq);
  const shown = writers.flatMap((it) => it.shown);
  expect(shown.filter((it) => !read.times.has(it)), "acknowledged, and not in the log").toEqual([]);
  expect([...read.times].filter(([, times]) => times > 1), "in the log more than once").toEqual([]);
  return `${shown.length} comments acknowledged, each there once, of ${seq} entries`;
}

/** Writes comments until the goal of the round is reached, on another page where this one was killed. */
async function write(it) {
  while (it.shown.length < it.goal) {
    await it.restarting;
    it.written += 1;
    const [text, page] = [`${it.name} says ${it.written}.`, it.page];
    try {
      const form = page.getByRole("form", { name: "Comment" });
      // It may stand there from before.
      if (!(await form.isVisible())) await page.getByRole("button", { name: "Comment", exact: true }).click();
      await page.getByRole("textbox", { name: "Comment" }).fill(text);
      await form.getByRole("button", { name: "Comment", exact: true }).click();
      await expect(page.getByRole("article", { name: new RegExp(`^Comment by ${it.name}`) }).filter({ hasText: text })).toBeVisible({ timeout: 30_000 });
      it.shown.push(text);
      // It is closed a moment after that: what is typed until then goes with it.
      await expect(form).toBeHidden();
    } catch (error) {
      if (page === it.page && !it.restarting) throw error;
    }
  }
}

async function killPage() {
  const it = chance.of(writers);
  it.restarting = restart(it);
  // What was being written is given up, and the next goes by the new page.
  await it.restarting;
  it.restarting = undefined;
  return `${it.name}’s browser`;
}

async function killServer() {
  const leader = await log.leader();
  return killNode(chance.of(log.nodes.filter((it) => it !== leader)));
}

async function killLeader() {
  return killNode(await log.leader());
}

async function killNode(node) {
  await node.stop("SIGKILL");
  await moment(AWAY_MS);
  node.start();
  return node.name;
}

async function killWeb() {
  await web.stop("SIGKILL");
  await moment(AWAY_MS);
  web = await serve(DIST, Number(port), log.socketPorts);
  return "the way to the log";
}
