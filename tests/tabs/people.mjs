// What people do at random, and how three of them reach for one conversation at the same time.
import { expect } from "../support/patience.mjs";
import { go, list } from "../support/app.mjs";

const QUEUE = "#/teams/support/inbox";
const PLACES = [QUEUE, "#/team-inboxes", "#/inbox", "#/assigned-to-me", "#/assigned-to-others", "#/closed", "#/all", "#/trash"];
const KEYS = ["c", "c", "e", "i", "s", "u", "z", "z", "#", "!", "Shift+I"];
/** How long a claim may take to be told. */
const PATIENCE = 5_000;

const stale = (page) => page.getByRole("dialog", { name: "Something happened since" });

/** Goes somewhere and does something to a row, whatever comes of it; a question is answered at random. */
export async function actAtRandom({ page }, chance) {
  // An Undo opens what was undone, maybe a claim: an act would be done to that, and not to a row.
  if (chance.below(3) === 0 || page.url().includes("/c/")) await go(page, chance.of(PLACES));
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const names = await list(page)
    .getByRole("listitem")
    .evaluateAll((rows) => rows.map((it) => it.getAttribute("aria-label")));
  // Claims are contested apart from this.
  const free = names.map((name, at) => ({ name, at })).filter((it) => !/Contest/.test(it.name));
  if (free.length > 0) {
    const link = list(page).getByRole("listitem").nth(chance.of(free).at).getByRole("link");
    await link.evaluate((it) => it.focus()).catch(() => {});
    const isFree = await page.evaluate(() => {
      const name = document.activeElement?.closest("[role=listitem], li")?.getAttribute("aria-label");
      return Boolean(name) && !name.includes("Contest") && !location.hash.includes("/c/");
    });
    if (isFree) await page.keyboard.press(chance.of(KEYS));
  }
  await answer(page, chance.below(2) === 0 ? "Do it anyway" : "Cancel");
}

/** Lets no dialog stand open. */
export async function settleDialogs({ page }) {
  while (await stale(page).isVisible()) await answer(page, "Cancel");
}

/** Opens a conversation in all tabs and takes it in all at once; returns what came of it, if it was contested. */
export async function contest(tabs, { id, subject }) {
  await Promise.all(
    tabs.map(async (tab) => {
      await settleDialogs(tab);
      await go(tab.page, `${QUEUE}/c/${id}`);
      await expect(tab.page.getByRole("heading", { name: subject })).toBeVisible();
      await tab.page.evaluate(() => document.activeElement?.blur?.());
    }),
  );
  await Promise.all(tabs.map(({ page }) => page.keyboard.press("i")));
  const losers = await refused(tabs);
  const refusals = await Promise.all(losers.map(({ page }) => stale(page).textContent()));
  await Promise.all(losers.map(({ page }) => answer(page, "Cancel")));
  await Promise.all(tabs.map(({ page }) => go(page, QUEUE)));
  const [winner, ...more] = tabs.filter((it) => !losers.includes(it));
  return more.length === 0 && losers.length === tabs.length - 1 ? { id, winner: winner.name, refusals } : undefined;
}

/** Waits until all but one tab have been refused, or it is clear that they will not be. */
async function refused(tabs) {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const seen = await Promise.all(tabs.map(({ page }) => stale(page).isVisible()));
    const losers = tabs.filter((_, at) => seen[at]);
    if (losers.length >= tabs.length - 1 || Date.now() > end) return losers;
  }
}

async function answer(page, button) {
  const dialog = stale(page);
  if (!(await dialog.isVisible())) return;
  await dialog.getByRole("button", { name: button }).click();
}
