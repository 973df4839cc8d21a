// One fault on a copy of the profile: what a person sees, what is lost, and that it can be worked with.
import { expect } from "../support/patience.mjs";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { digest, go, list } from "../support/app.mjs";
import * as faults from "./faults.mjs";
import { DEMO, alerts, check, copyOf, exported, number, saved, start } from "./profile.mjs";

const CAME_BACK = /came back from the second copy/;

/** Tries one fault with a second copy of this: "none", "acts" or "acts and messages". */
export async function tryFault(place, fault, copy) {
  const profile = copyOf(place);
  const { address } = place.server;
  let browser = await start(place, profile, { at: "icon.svg" });
  try {
    if (copy === "none") await faults.raw(browser.page, address, faults.removeCopy);
    if (copy === "acts") await faults.raw(browser.page, address, faults.removeCopiedMessages);
    for (const it of fault.inDatabase ?? []) await faults.raw(browser.page, address, faults.inDatabase, it);
    if (fault.inPage) await faults.raw(browser.page, address, fault.inPage);
    if (fault.onDisk) {
      await browser.close();
      fault.onDisk(profile, place.engine);
      browser = await start(place, profile, { at: "icon.svg" });
    }
    const { page } = browser;
    await page.goto(new URL(DEMO, address).href);
    const seen = await look(page);
    const { acts, bodies, checked } = seen.isOpen ? await work(place, page, fault) : await rescue(place, page, fault);
    const said = [seen.said, checked].filter(Boolean).join(" ");
    place.rows.add({ engine: place.engine, fault: fault.name, copy, sees: said || "the app, as it was", acts, bodies });

    if (fault.ends) expect(seen.said, "what a person sees").toMatch(fault.ends);
    if (fault.said) expect(said, "what a person sees").toMatch(copy === "none" ? fault.said : CAME_BACK);
    if (acts > 0 || bodies > 0) expect(said, "a loss is said").toMatch(/lost|damaged|cannot be read|gone/);
    expect(acts, "acts lost").toBeLessThanOrEqual(copy === "none" ? (fault.acts ?? 0) : 0);
    expect(bodies, "bodies lost").toBeLessThanOrEqual(copy === "acts and messages" ? 0 : (fault.bodies ?? 0));
    if (copy !== "none" && !fault.mayTakeNothing) expect(seen.isOpen, "it opens").toBe(true);
    return `acts lost ${acts}, bodies lost ${bodies}; ${said.slice(0, 90)}`;
  } finally {
    await browser.kill();
  }
}

/** Waits until the page says something; returns what, and whether the app is open. */
async function look(page) {
  const mailboxes = page.getByRole("navigation", { name: "Mailboxes" });
  await expect(mailboxes.or(page.getByRole("alert").first()).first()).toBeVisible({ timeout: 30_000 });
  return { isOpen: await mailboxes.isVisible(), said: await alerts(page) };
}

/** Works in the app that is open: acts, checks, exports; says what is lost. */
async function work(place, page, fault) {
  const { seq } = await digest(page);
  await go(page, "#/all");
  await list(page).getByRole("listitem").first().getByRole("link").focus();
  await page.keyboard.press("s");
  await expect.poll(async () => (await digest(page)).seq, "an act is done").toBeGreaterThan(seq);
  const before = await alerts(page);
  const checked = await check(page);
  const news = (await alerts(page)).replace(before, "").trim();
  const damaged = number(/([\d,]+|one) (?:is|are) damaged/.exec(checked)?.[1]);
  const bodies = number(/([\d,]+) messages? (?:or file|and files) (?:is|are) damaged or gone/.exec(checked)?.[1]);
  if (fault.checked && (damaged > 0 || bodies > 0)) expect(checked, "what Check says").toMatch(fault.checked);
  const file = await exported(page);
  expect(/\{"lacks":.*\}/.test(file), "the file names what it lacks").toBe(damaged > 0 || bodies > 0);
  if (damaged > 0 || bodies > 0) await restores(place, file);
  const isSaid = fault.checked || news;
  return { acts: Math.max(0, place.base.acts - seq) + damaged, bodies, checked: isSaid ? `${news} ${checked}`.trim() : "" };
}

/**
 * Looks for a way on where the app is not open: what can be read is saved, before anything is given up. Where the
 * second copy can be begun from, nothing is lost.
 */
async function rescue(place, page, fault) {
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
  const file = await saved(page, () => page.getByRole("button", { name: "Save what can be read" }).click());
  const entries = (file.match(/^\{"(?:entry|sealed)":/gm) ?? []).length;
  if (entries > 0) await restores(place, file);
  const lacking = number(/^\{"lacks":.*"bodies":(\d+)/m.exec(file)?.[1]);
  const checked = await page.getByRole("status").last().textContent();
  const again = page.getByRole("button", { name: /^Start again from the second copy/ });
  if (await again.isVisible()) {
    await again.click();
    await expect(again).toBeHidden({ timeout: 30_000 });
    const seen = await look(page);
    expect(seen.isOpen, "it opens from the second copy").toBe(true);
    const worked = await work(place, page, fault);
    return { ...worked, checked: `${checked} ${seen.said} ${worked.checked}` };
  }
  return { acts: place.base.acts - entries, bodies: entries > 0 ? lacking : place.base.bodies, checked };
}

/** Restores a file into a browser of its own. */
async function restores(place, file) {
  const browser = await start(place, mkdtempSync(join(place.folder, "restored-")));
  try {
    const { page } = browser;
    await page.getByLabel("Open a file").setInputFiles({ name: "w.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from(file) });
    await expect(page.getByRole("navigation", { name: "Mailboxes" }).or(page.getByRole("alert").first()).first()).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole("alert").filter({ hasText: /damaged at line|ends too early|no workspace file/ }), "the file restores").toHaveCount(0);
  } finally {
    await browser.kill();
  }
}
