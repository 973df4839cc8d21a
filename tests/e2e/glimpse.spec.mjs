// The list as it was left is seen until the app is there: a picture, in which nothing can be done.
import { expect, test } from "./fixtures.mjs";
import { demo, go, open, rows, list, REFUND } from "../support/app.mjs";

const picture = (page) => page.locator(".glimpse");
const kept = (page) => page.evaluate(() => localStorage.getItem("glimpse"));

/** Waits until the page would leave a picture. */
const settled = (page) => page.waitForRequest(/glimpse\.mjs/);

/** Holds the app back; returns a function that lets it come. */
async function holdBack(page) {
  let begin;
  const waits = new Promise((done) => (begin = done));
  await page.route(/team-inbox-\w+_bg\.wasm/, async (route) => {
    await waits;
    await route.continue();
  });
  return async () => {
    begin();
    await page.unroute(/team-inbox-\w+_bg\.wasm/, { behavior: "wait" });
  };
}

test("a list that was left is seen before the app is there, and nothing can be done in it", async ({ page }) => {
  const begun = settled(page);
  await demo(page);
  await begun;
  await expect(rows(page).first()).toBeVisible();
  const before = await list(page).getByRole("link").allInnerTexts();

  const come = await holdBack(page);
  await page.reload({ waitUntil: "commit" });
  await expect(picture(page)).toBeVisible();
  const seen = await picture(page).locator(".list a").allInnerTexts();
  expect(seen).toEqual(before);
  // For who listens, and for keys, there is nothing yet.
  await expect(page.getByRole("listitem")).toHaveCount(0);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);

  await come();
  await expect(rows(page).first()).toBeVisible();
  await expect(picture(page)).toHaveCount(0);
});

test("what was being read is no part of it", async ({ page }) => {
  const begun = settled(page);
  await demo(page);
  await begun;
  await open(page, REFUND);
  const come = await holdBack(page);
  await page.reload({ waitUntil: "commit" });
  await expect(picture(page).locator(".list a").first()).toBeVisible();
  await expect(picture(page).locator("article, iframe, .composer")).toHaveCount(0);
  await come();
  await expect(page.getByRole("article").first()).toBeVisible();
});

test("one of somebody else, of another place or another width is not shown", async ({ page }) => {
  const begun = settled(page);
  await demo(page);
  await begun;
  for (const [what, address, width] of [
    ["somebody else", (it) => it.replace("ann%40", "ben%40"), 1280],
    ["another place", (it) => it.replace(/#.*/, "#/teams/support/inbox"), 1280],
    ["another width", (it) => it, 1000],
  ]) {
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.waitForFunction(() => innerWidth === 1280);
    const from = page.url();
    const come = await holdBack(page);
    await page.goto("about:blank");
    await page.setViewportSize({ width, height: 720 });
    await page.goto(address(from), { waitUntil: "commit" });
    await page.waitForFunction(() => document.readyState === "complete");
    expect(await picture(page).count(), what).toBe(0);
    expect(await kept(page), what).not.toBeNull();
    const again = settled(page);
    await come();
    await again;
    await expect(rows(page).first()).toBeVisible();
  }
});

test("as long as the page is seen nothing is kept", async ({ page }) => {
  const begun = settled(page);
  await demo(page);
  await begun;
  await expect(rows(page).first()).toBeVisible();
  const come = await holdBack(page);
  await page.reload({ waitUntil: "commit" });
  await expect(picture(page)).toBeVisible();
  expect(await kept(page)).toContain("Refund for order 1043");
  const again = settled(page);
  await come();
  await again;
  await expect.poll(() => kept(page)).toBeNull();
  // A page that shows no list leaves none either.
  await go(page, "#/settings/data");
  await page.reload();
  expect(await kept(page)).toBeNull();
});

test("what another page leaves is taken away by one that is seen", async ({ page, context }) => {
  const begun = settled(page);
  await demo(page);
  await begun;
  const other = await context.newPage();
  await other.goto("./icon.svg");
  await page.bringToFront();
  // Until the page listens it is not heard.
  await expect(async () => {
    await other.evaluate(() => localStorage.setItem("glimpse", `left ${performance.now()}`));
    await expect.poll(() => kept(page), { timeout: 1_000 }).toBeNull();
  }).toPass();
});
