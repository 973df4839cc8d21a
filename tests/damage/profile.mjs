// The profile that all faults are tried on, and what may be asked of an app that is open.
import { expect } from "../support/patience.mjs";
import { cpSync, existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { demo, digest, go, importFiles, list } from "../support/app.mjs";
import { launch } from "../support/browser.mjs";
import { copied } from "../support/copy.mjs";
import { message } from "../support/mail.mjs";

/** The address of the workspace that is damaged, which no note in the browser is needed for. */
export const DEMO = "?w=demo";
const TO = "support@confbadge.example";

/** Starts the browser on a profile; the page is at the app, or at another address of its origin. */
export async function start({ server, switches }, profile, { at = "" } = {}) {
  const browser = await launch(profile, { switches });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(new URL(at, server.address).href);
  return { ...browser, page };
}

/** Returns the path of a fresh copy of the profile. */
export function copyOf({ base, folder }) {
  const profile = join(folder, "copy");
  rmSync(profile, { recursive: true, force: true });
  cpSync(base.profile, profile, { recursive: true });
  return profile;
}

/** Makes the profile: the demo, an import, acts, a snapshot, and a second copy of all of it. */
export async function prepare(place) {
  const profile = join(place.folder, "base");
  const browser = await start(place, profile);
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
  const fileActs = (await digest(page)).seq;
  await page.getByRole("switch", { name: "Copy the messages, too" }).check();
  await expect(page.getByText(/They take another [\d.]+ MB there/)).toBeVisible({ timeout: 60_000 });
  const { seq } = await digest(page);
  await expect.poll(() => copied(page), { timeout: 60_000 }).toBe(seq);
  // The witness lags a little.
  await expect.poll(() => page.evaluate(() => Number(localStorage.getItem("team-inbox~demo.witness")?.split(" ")[2]))).toBe(seq);
  await browser.close();
  const isSqlite = !existsSync(join(profile, "Default", "IndexedDB", `${new URL(place.server.address).host.replace(/^(.*):(\d+)$/, "http_$1_$2")}.indexeddb.leveldb`, "CURRENT"));
  expect(isSqlite ? "SQLite" : "LevelDB", "what IndexedDB rests on").toBe(place.engine);
  return { profile, acts: seq, bodies: number(/All ([\d,]+) messages and files/.exec(checked)?.[1]), file, fileActs };
}

/** Returns a file of mail to the shared address. */
export function mbox(count, words, prefix = "Damage") {
  const text = Array.from({ length: count }, (_, n) => message(n, { to: TO, prefix, words }).text).join("");
  return { name: `${prefix}.mbox`, mimeType: "application/mbox", buffer: Buffer.from(text) };
}

/** Returns what the alerts of a page say. */
export async function alerts(page) {
  const all = await page.getByRole("alert").allInnerTexts();
  return all.map((it) => it.replace(/\s+/g, " ").replace(/ Hide$/, "").trim()).join(" ");
}

/** Returns what Check says. */
export async function check(page) {
  await go(page, "#/settings/data");
  await page.getByRole("button", { name: "Check now" }).click();
  const said = page.getByText(/acts are whole/);
  await expect(said).toBeVisible({ timeout: 60_000 });
  return said.textContent();
}

/** Exports everything and returns the file. */
export async function exported(page) {
  await go(page, "#/settings/data");
  return saved(page, () => page.getByRole("button", { name: "Export", exact: true }).click());
}

/** Returns the file that a click hands over; an empty text if none comes. */
export async function saved(page, click) {
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

/** Returns the number in words of ours: "one", "1,234", or nothing. */
export function number(said) {
  return said === "one" ? 1 : Number((said ?? "0").replaceAll(",", ""));
}
