// How tabs tell each other: one word for one act, by who did it; and a word that gets lost is made up for.
import { expect, test } from "./fixtures.mjs";
import { demo, go, list, row, REFUND, SUPPORT, tabAs } from "../support/app.mjs";

/** Counts words to the other tabs and transactions that write, in each page that is opened from now on. */
async function count(context) {
  await context.addInitScript(() => {
    window.counted = { words: 0, writes: 0 };
    const post = BroadcastChannel.prototype.postMessage;
    BroadcastChannel.prototype.postMessage = function (message) {
      if (this.name.startsWith("team-inbox-journal")) window.counted.words += 1;
      if (!(this.name.startsWith("team-inbox-journal") && window.isMute)) post.call(this, message);
    };
    const transaction = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = function (stores, mode, ...rest) {
      if (mode === "readwrite") window.counted.writes += 1;
      return transaction.call(this, stores, mode, ...rest);
    };
  });
}

const counted = (pages) =>
  Promise.all(pages.map((it) => it.evaluate(() => window.counted))).then((all) => ({
    words: all.reduce((sum, it) => sum + it.words, 0),
    writes: all.reduce((sum, it) => sum + it.writes, 0),
  }));

/** Waits until nothing was said or written between two looks; returns the counts then. Reading goes on: tabs look now and then. */
async function quiet(pages) {
  let last;
  const isQuiet = async () => {
    const now = await counted(pages);
    const is = now.words === last?.words && now.writes === last?.writes;
    last = now;
    return is;
  };
  await expect.poll(isQuiet, { intervals: [1_500] }).toBe(true);
  return last;
}

test("one act in one of four tabs is one word to the others", async ({ page }) => {
  await count(page.context());
  await demo(page, SUPPORT);
  const others = [await tabAs(page, "Ben", SUPPORT), await tabAs(page, "Sofia", SUPPORT), await tabAs(page, "Ann", SUPPORT)];
  const all = [page, ...others];
  await page.bringToFront();
  for (const it of others) await expect(row(it, REFUND)).toBeVisible();
  const before = await quiet(all);
  await row(page, REFUND).getByRole("link").focus();
  await page.keyboard.press("c");
  for (const it of all) await expect(row(it, REFUND)).toHaveCount(0);
  const after = await quiet(all);
  expect(after.words - before.words).toBe(1);
  expect(after.writes - before.writes).toBe(1);
});

test("a word that gets lost is made up for", async ({ page }) => {
  await count(page.context());
  await demo(page, SUPPORT);
  const other = await tabAs(page, "Ben", SUPPORT);
  await expect(row(other, REFUND)).toBeVisible();
  await page.evaluate(() => (window.isMute = true));
  await go(page, SUPPORT);
  await list(page).getByRole("listitem", { name: REFUND }).getByRole("link").focus();
  await page.keyboard.press("c");
  await expect(row(page, REFUND)).toHaveCount(0);
  await expect(row(other, REFUND)).toHaveCount(0, { timeout: 15_000 });
});
