// Damages the storage of real Chromium profiles in every way we know of, starts the browser on each,
// and says what a person sees, and how many acts and bodies are lost: a table, one row a fault.
//   SHORT=1 SEED=… ROUNDS=5 DIST=dist node tests/damage/damage.mjs
// A disk that is really full is tried as root only, on a small file system of its own.
import { expect } from "@playwright/test";
import { cpSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { demo, digest, frame, go, importFiles, list } from "../support/app.mjs";
import { launch, serve } from "../support/browser.mjs";
import { buildReader, laterEntry } from "../support/journal.mjs";
import { message } from "../support/mail.mjs";
import { random, seed } from "../support/random.mjs";
import { tally } from "../support/tally.mjs";
import * as faults from "./faults.mjs";
import { fullDisk } from "./full.mjs";
import { table } from "./table.mjs";

const SHORT = Boolean(process.env.SHORT);
const ROUNDS = Number(process.env.ROUNDS ?? (SHORT ? 2 : 10));
const TO = "support@confbadge.example";

const chance = random(seed("damage"));
const folder = mkdtempSync(join(tmpdir(), "team-inbox-damage-"));
const server = await serve(resolve(process.env.DIST ?? "dist"));
const results = tally();
const rows = table();
process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

buildReader();
const base = await prepare();
console.log(`  a profile with ${base.acts} acts and ${base.bodies} messages and files`);

const inDatabase = (what, value) => (page) => faults.raw(page, server.address, faults.inDatabase, { what, value });
const onDisk = (act) => ({ disk: act });

/** Each fault: how it is done, what must be said, and how many acts and bodies may be lost at most. */
const FAULTS = [
  ["nothing", () => {}, { said: null }],
  ["head record gone", inDatabase("headGone"), { said: /record of where the stored data ends/ }],
  ["head record damaged", inDatabase("headDamaged"), { said: /record of where the stored data ends/ }],
  ["head record of earlier", inDatabase("headLags"), { said: /record of where the stored data ends/ }],
  ["all small facts gone", inDatabase("allFactsGone"), { said: /record of where the stored data ends/ }],
  ["snapshot parts gone", inDatabase("snapshotsGone"), { said: null }],
  ["entry damaged under a snapshot", inDatabase("entryDamaged", 30), { said: null, checked: /one is damaged/, acts: 1 }],
  ["entry damaged, no snapshot", both("entryDamaged", 30), { said: /1 part of the stored data cannot be read/, acts: 1 }],
  ["last 3 entries gone, head whole", inDatabase("entriesGone", 3), { said: /cannot be read/, acts: 3 }],
  ["a body flipped in one pack", inDatabase("bodiesFlipped", 1), { said: null, checked: /damaged or gone/, bodies: true }],
  ["two packs of bodies gone", inDatabase("bodiesGone", 2), { said: null, checked: /damaged or gone/, bodies: true }],
  ["files of large values gone", onDisk(faults.removeLarge), { said: undefined, checked: /damaged or gone/, bodies: true }],
  ["10 bytes cut off LevelDB's log", onDisk((it) => faults.cutLog(it, 10)), { said: /has lost data/, acts: Infinity }],
  ["journal cut by 5", inDatabase("cut", 5), { said: /has lost data/, acts: 5 }],
  ["journal cut by 5, localStorage gone", cutAndForget(5), { said: /has lost data/, acts: 5 }],
  ["database deleted", (page) => faults.raw(page, server.address, () => new Promise((done) => (indexedDB.deleteDatabase("team-inbox~demo").onsuccess = done))), { said: /has lost data/, acts: Infinity }],
];

for (const [name, harm, expected] of FAULTS) {
  await results.check(`${name}, no second copy`, () => tryFault(name, harm, expected, false));
  if (base.hasCopy && (!SHORT || expected.acts)) {
    await results.check(`${name}, second copy whole`, () => tryFault(name, harm, { bodies: expected.bodies, checked: expected.bodies && expected.checked }, true));
  }
}
await results.check("localStorage forbidden", forbidden);
await results.check("an entry of a later build", later);
for (let round = 1; round <= ROUNDS; round += 1) await results.check(`a restore killed, round ${round}`, () => beginningKilled("file", round));
for (let round = 1; round <= ROUNDS; round += 1) await results.check(`a first demo killed, round ${round}`, () => beginningKilled("demo", round));
await results.check("an import beyond the quota", quota);
if (process.getuid?.() === 0 && !SHORT) {
  for (let round = 1; round <= ROUNDS; round += 1) await results.check(`a full disk, round ${round}`, () => fullDisk({ server, folder, chance, rows }));
}
rows.print();
server.stop();
results.end();

/** Makes the profile that all faults are tried on: the demo, an import, acts, and a snapshot. */
async function prepare() {
  const profile = join(folder, "base");
  const browser = await start(profile);
  const { page } = browser;
  await demo(page);
  await importFiles(page, mbox(400, 500));
  await go(page, "#/teams/support/inbox");
  for (let it = 0; it < 12; it += 1) {
    const before = (await digest(page)).seq;
    await list(page).getByRole("listitem").first().getByRole("link").focus();
    await page.keyboard.press("s");
    await expect.poll(async () => (await digest(page)).seq).toBeGreaterThan(before);
    await page.keyboard.press("j");
  }
  const checked = await check(page);
  const file = await exported(page);
  const { seq } = await digest(page);
  await page.waitForTimeout(600); // the witness lags by a quarter of a second
  await browser.close();
  const hasCopy = existsSync(join(profile, "Default", "File System"));
  const bodies = Number(/All ([\d,]+) messages and files/.exec(checked)?.[1].replaceAll(",", ""));
  return { profile, acts: seq, bodies, file, hasCopy };
}

/** Tries one fault on a copy of the profile. */
async function tryFault(name, harm, expected, withCopy) {
  const profile = join(folder, "copy");
  rmSync(profile, { recursive: true, force: true });
  cpSync(base.profile, profile, { recursive: true });
  if (harm.disk) harm.disk(profile);
  let browser = await start(profile, { at: "icon.svg" });
  try {
    if (!withCopy) await faults.raw(browser.page, server.address, faults.removeCopy);
    if (!harm.disk) await harm(browser.page, profile);
    if (harm.after) {
      await browser.close();
      harm.after(profile);
      browser = await start(profile, { at: "icon.svg" });
    }
    const { page } = browser;
    await page.goto(server.address);
    const seen = await look(page);
    if (expected.said === null) expect(seen.said, "nothing needs to be said at the start").toBe("");
    else if (expected.said) expect(seen.said, "what a person sees").toMatch(expected.said);
    if (withCopy) expect(seen.isOpen, "it opens").toBe(true);
    const standing = seen.isOpen ? await work(page, expected) : await rescue(page);
    rows.add({ fault: name, copy: withCopy ? "whole" : "none", sees: seen.said || standing.checked || "the app, as it was", acts: standing.acts, bodies: standing.bodies });
    const lost = typeof standing.acts === "number" ? standing.acts : base.acts;
    expect(lost, "acts lost").toBeLessThanOrEqual(expected.acts ?? 0);
    if (!expected.bodies) expect(standing.bodies ?? 0, "bodies lost").toBe(0);
    return `${seen.said.slice(0, 70)} acts lost ${standing.acts}, bodies lost ${standing.bodies}`;
  } finally {
    await browser.kill();
  }
}

/** Waits until the page says something; returns what, and whether the app is open. */
async function look(page) {
  const mailboxes = page.getByRole("navigation", { name: "Mailboxes" });
  const alerts = page.getByRole("alert");
  await expect(mailboxes.or(alerts.first()).first()).toBeVisible({ timeout: 30_000 });
  const isOpen = await mailboxes.isVisible();
  const said = (await alerts.allTextContents()).join(" ").replace(/\s+/g, " ").trim();
  return { isOpen, said };
}

/** Works in the app that is open: acts, checks, exports; says what is lost. */
async function work(page, expected) {
  const { seq } = await digest(page);
  await go(page, "#/all");
  await list(page).getByRole("listitem").first().getByRole("link").focus();
  await page.keyboard.press("s");
  await expect.poll(async () => (await digest(page)).seq, "an act is done").toBeGreaterThan(seq);
  const checked = await check(page);
  if (expected.checked) expect(checked, "what Check says").toMatch(expected.checked);
  const damaged = /([\d,]+|one) (?:is|are) damaged/.exec(checked)?.[1] ?? "0";
  const bodies = Number(/([\d,]+) messages? (?:or file|and files) (?:is|are) damaged or gone/.exec(checked)?.[1].replaceAll(",", "") ?? 0);
  const file = await exported(page);
  const lacks = /\{"lacks":.*\}/.exec(file)?.[0];
  if (damaged !== "0" || bodies > 0) expect(lacks, "the file names what it lacks").toBeTruthy();
  await restores(file);
  const gone = damaged === "one" ? 1 : Number(damaged.replaceAll(",", ""));
  return { acts: Math.max(0, base.acts - seq) + gone, bodies, checked: checked.slice(0, 90) };
}

/** Looks for a way on where the app is not open: what can be read is saved, before anything is given up. */
async function rescue(page) {
  const file = await saved(page, () => page.getByRole("button", { name: "Save what can be read" }).click());
  const entries = (file.match(/^\{"(?:entry|sealed)":/gm) ?? []).length;
  if (entries > 0) await restores(file);
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
  return { acts: base.acts - entries, bodies: "in the file" };
}

/** Restores a file into a browser of its own. */
async function restores(file) {
  const browser = await start(mkdtempSync(join(folder, "restored-")));
  try {
    await browser.page.getByLabel("Open a file").setInputFiles({ name: "w.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from(file) });
    await expect(browser.page.getByRole("navigation", { name: "Mailboxes" }).or(browser.page.getByRole("alert").first()).first()).toBeVisible({ timeout: 60_000 });
    const problem = await browser.page.getByRole("alert").filter({ hasText: /damaged at line|ends too early|no workspace file/ }).count();
    expect(problem, "the file restores").toBe(0);
  } finally {
    await browser.kill();
  }
}

async function check(page) {
  await go(page, "#/settings/data");
  await page.getByRole("button", { name: "Check now" }).click();
  const said = page.getByText(/acts are whole/);
  await expect(said).toBeVisible({ timeout: 60_000 });
  return said.textContent();
}

/** Exports everything and returns the file. */
async function exported(page) {
  await go(page, "#/settings/data");
  return saved(page, () => page.getByRole("button", { name: "Export", exact: true }).click());
}

/** Returns the file that a click hands over; an empty text if none comes. */
async function saved(page, click) {
  await page.evaluate(() => {
    window.handedOver = undefined;
    const create = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
      window.handedOver = blob;
      return create.call(URL, blob);
    };
  });
  await click();
  await expect.poll(() => page.evaluate(() => Boolean(window.handedOver) || document.body.innerText.includes("Nothing is left")), { timeout: 60_000 }).toBe(true);
  return page.evaluate(async () => (await window.handedOver?.text()) ?? "");
}

async function forbidden() {
  const profile = join(folder, "copy");
  rmSync(profile, { recursive: true, force: true });
  cpSync(base.profile, profile, { recursive: true });
  const browser = await start(profile, { at: "icon.svg" });
  try {
    await browser.context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
    });
    const { page } = browser;
    await page.goto(server.address);
    await frame(page);
    await go(page, "#/settings/data");
    await expect(page.getByText(/does not let the page use localStorage/)).toBeVisible();
    rows.add({ fault: "localStorage forbidden", sees: "Settings > Data says so; typing says so once", acts: base.acts - (await digest(page)).seq, bodies: 0 });
  } finally {
    await browser.kill();
  }
}

async function later() {
  const profile = join(folder, "copy");
  rmSync(profile, { recursive: true, force: true });
  cpSync(base.profile, profile, { recursive: true });
  const browser = await start(profile, { at: "icon.svg" });
  try {
    const head = await faults.raw(browser.page, server.address, headOf);
    await faults.raw(browser.page, server.address, faults.inDatabase, { what: "append", value: laterEntry(head) });
    await browser.page.goto(server.address);
    const seen = await look(browser.page);
    const file = seen.isOpen ? await exported(browser.page) : await saved(browser.page, () => browser.page.getByRole("button", { name: "Save what can be read" }).click());
    expect(file, "the entry is in the file, byte for byte").toContain('{"sealed":');
    rows.add({ fault: "an entry of a later build", sees: seen.said || "the app; acts are refused in words", acts: 0, bodies: 0 });
    return seen.said.slice(0, 80);
  } finally {
    await browser.kill();
  }
}

async function headOf() {
  const request = indexedDB.open("team-inbox~demo");
  const database = await new Promise((done) => (request.onsuccess = () => done(request.result)));
  const asked = database.transaction("meta").objectStore("meta").get("head");
  const head = await new Promise((done) => (asked.onsuccess = () => done(asked.result.toHex())));
  database.close();
  return head;
}

/** Kills the browser at some moment of a restore or of the first demo: all of it is there, or nothing. */
async function beginningKilled(source, round) {
  const profile = mkdtempSync(join(folder, "begun-"));
  let browser = await start(profile);
  const { page } = browser;
  if (source === "demo") await page.getByRole("button", { name: /try the demo/i }).click();
  else await page.getByLabel("Open a file").setInputFiles({ name: "w.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from(base.file) });
  const wait = chance.next() * (source === "demo" ? 900 : 2_500);
  await browser.kill(wait);
  browser = await start(profile);
  try {
    const way = browser.page.getByRole("button", { name: /try the demo/i });
    const mailboxes = browser.page.getByRole("navigation", { name: "Mailboxes" });
    await expect(way.or(mailboxes).first()).toBeVisible({ timeout: 30_000 });
    const isWhole = await mailboxes.isVisible();
    const { seq } = await digest(browser.page);
    const said = (await browser.page.getByRole("alert").allTextContents()).join(" ").trim();
    if (isWhole && source === "file") expect(seq, "all of it").toBe(base.acts);
    if (!isWhole) expect(seq, "or nothing").toBe(0);
    rows.add({ fault: source === "demo" ? "first demo killed" : "restore killed", sees: isWhole ? "all of it" : said || "the first start, as if nothing had been begun", acts: 0, bodies: 0 });
    return `killed after ${Math.round(wait)} ms: ${isWhole ? `all ${seq} entries` : `nothing; ${said}`}`;
  } finally {
    await browser.kill();
  }
}

/** An import that is larger than the browser allows: nothing of it is left, what was there goes on. */
async function quota() {
  const profile = join(folder, "copy");
  rmSync(profile, { recursive: true, force: true });
  cpSync(base.profile, profile, { recursive: true });
  const browser = await start(profile);
  try {
    const { page } = browser;
    await frame(page);
    const session = await browser.context.newCDPSession(page);
    const before = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(server.address).origin, quotaSize: before + 6e6 });
    const said = await importFiles(page, mbox(3_000, 4_000, "Large"), { timeout: 120_000 });
    await go(page, "#/all");
    const { seq } = await digest(page);
    await list(page).getByRole("listitem").first().getByRole("link").focus();
    for (let it = 0; it < 20; it += 1) await page.keyboard.press("s");
    await expect.poll(async () => (await digest(page)).seq, "triage goes on").toBeGreaterThanOrEqual(seq + 20);
    const after = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
    expect(after - before, "bytes that the import left").toBeLessThan(2e6);
    rows.add({ fault: "import beyond the quota", sees: said, acts: 0, bodies: 0 });
    return `${said} (${Math.round((after - before) / 1000)} kB more than before)`;
  } finally {
    await browser.kill();
  }
}

/** The same fault without the snapshots that would cover it. */
function both(what, value) {
  return async (page) => {
    await inDatabase(what, value)(page);
    await inDatabase("snapshotsGone")(page);
  };
}

function cutAndForget(count) {
  const harm = inDatabase("cut", count);
  harm.after = faults.removeLocalStorage;
  return harm;
}

/** Starts the browser on a profile; the page is at the app, or at another address of its origin. */
async function start(profile, { at = "" } = {}) {
  const browser = await launch(profile);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(new URL(at, server.address).href);
  return { ...browser, page };
}

/** Returns a file of mail to the shared address. */
function mbox(count, words, prefix = "Damage") {
  const text = Array.from({ length: count }, (_, n) => message(n, { to: TO, prefix, words }).text).join("");
  return { name: `${prefix}.mbox`, mimeType: "application/mbox", buffer: Buffer.from(text) };
}
