// What may go wrong besides damage: storage that is forbidden, an entry of a later build, a beginning that is
// killed, an import that does not fit.
import { expect } from "../support/patience.mjs";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { digest, frame, go, importFiles, list } from "../support/app.mjs";
import { laterEntry } from "../support/journal.mjs";
import * as faults from "./faults.mjs";
import { DEMO, alerts, copyOf, exported, mbox, saved, start } from "./profile.mjs";

/** A browser that lets the page use no localStorage. */
export async function forbidden(place) {
  const browser = await start(place, copyOf(place), { at: "icon.svg" });
  try {
    await browser.context.addInitScript(() => {
      Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("denied", "SecurityError"); } });
    });
    const { page } = browser;
    await page.goto(new URL(DEMO, place.server.address).href);
    await frame(page);
    await go(page, "#/settings/data");
    await expect(page.getByText(/does not let the page use localStorage/)).toBeVisible();
    place.rows.add({ engine: place.engine, fault: "localStorage forbidden", sees: "Settings > Data says so; typing says so once", acts: place.base.acts - (await digest(page)).seq, bodies: 0 });
  } finally {
    await browser.kill();
  }
}

/** An entry that a newer build has stored. */
export async function later(place) {
  const { address } = place.server;
  const browser = await start(place, copyOf(place), { at: "icon.svg" });
  try {
    const { page } = browser;
    const head = await faults.raw(page, address, headOf);
    await faults.raw(page, address, faults.inDatabase, { what: "append", value: laterEntry(head) });
    await page.goto(new URL(DEMO, place.server.address).href);
    await expect(page.getByRole("navigation", { name: "Mailboxes" }).or(page.getByRole("alert").first()).first()).toBeVisible({ timeout: 30_000 });
    const isOpen = await page.getByRole("navigation", { name: "Mailboxes" }).isVisible();
    const said = await alerts(page);
    const file = isOpen ? await exported(page) : await saved(page, () => page.getByRole("button", { name: "Save what can be read" }).click());
    expect(file, "the entry is in the file, byte for byte").toContain('{"sealed":');
    place.rows.add({ engine: place.engine, fault: "an entry of a later build", sees: said || "the app; acts are refused in words", acts: 0, bodies: 0 });
    return said.slice(0, 90);
  } finally {
    await browser.kill();
  }
}

/** Runs in the page: the head record, in hexadecimal. */
async function headOf() {
  const request = indexedDB.open("team-inbox~demo");
  const database = await new Promise((done) => (request.onsuccess = () => done(request.result)));
  const asked = database.transaction("meta").objectStore("meta").get("head");
  const head = await new Promise((done) => (asked.onsuccess = () => done(asked.result.toHex())));
  database.close();
  return head;
}

/** Kills the browser at some moment of a restore or of the first demo: all of it is there, or nothing. */
export async function beginningKilled(place, source) {
  const { base, chance } = place;
  const profile = mkdtempSync(join(place.folder, "begun-"));
  let browser = await start(place, profile);
  const { page } = browser;
  if (source === "demo") await page.getByRole("button", { name: /try the demo/i }).click();
  else await page.getByLabel("Open a file").setInputFiles({ name: "w.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from(base.file) });
  const wait = chance.next() * (source === "demo" ? 900 : 2_500);
  await browser.kill(wait);
  browser = await start(place, profile);
  try {
    const way = browser.page.getByRole("button", { name: /try the demo/i });
    const mailboxes = browser.page.getByRole("navigation", { name: "Mailboxes" });
    await expect(way.or(mailboxes).first()).toBeVisible({ timeout: 30_000 });
    const isWhole = await mailboxes.isVisible();
    const { seq } = await digest(browser.page);
    const said = await alerts(browser.page);
    if (isWhole && source === "file") expect(seq, "all of it").toBe(base.fileActs);
    if (!isWhole) expect(seq, "or nothing").toBe(0);
    place.rows.add({ engine: place.engine, fault: source === "demo" ? "first demo killed" : "restore killed", sees: isWhole ? "all of it" : said || "the first start, as if nothing had been begun", acts: 0, bodies: 0 });
    return `killed after ${Math.round(wait)} ms: ${isWhole ? `all ${seq} entries` : `nothing; ${said}`}`;
  } finally {
    await browser.kill();
  }
}

/** An import that is larger than the browser allows: nothing of it is left, what was there goes on. */
export async function quota(place) {
  const browser = await start(place, copyOf(place), { at: DEMO });
  try {
    const { page } = browser;
    await frame(page);
    const session = await browser.context.newCDPSession(page);
    const before = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
    await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(place.server.address).origin, quotaSize: before + 40e6 });
    const said = await importFiles(page, mbox(1_500, 4_000, "Large"), { timeout: 120_000 });
    await go(page, "#/all");
    const { seq } = await digest(page);
    await list(page).getByRole("listitem").first().getByRole("link").focus();
    for (let it = 0; it < 20; it += 1) await page.keyboard.press("s");
    await expect.poll(async () => (await digest(page)).seq, "triage goes on").toBeGreaterThanOrEqual(seq + 20);
    const after = await page.evaluate(async () => (await navigator.storage.estimate()).usage);
    place.rows.add({ engine: place.engine, fault: "import beyond the quota", sees: said, acts: 0, bodies: 0 });
    expect(after - before, "bytes that the import left").toBeLessThan(2e6);
    return `${said} (${Math.round((after - before) / 1000)} kB more than before)`;
  } finally {
    await browser.kill();
  }
}
