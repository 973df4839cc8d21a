// What a person sees at a glance: nothing scrolls, wraps or stretches that has room, and nothing looks broken.
import { expect, test } from "./fixtures.mjs";
import { demo, open, reader } from "../support/app.mjs";

test.use({ viewport: { width: 1440, height: 900 } });

test("the person menu is whole where there is room for it", async ({ page }) => {
  await demo(page);
  await page.getByRole("button", { name: /^Acting as/ }).click();
  const menu = page.getByRole("menu", { name: "Act as" });
  await expect(menu.getByRole("menuitem", { name: "Manage workspaces" })).toBeInViewport({ ratio: 1 });
  expect(await menu.evaluate((it) => it.scrollHeight - it.clientHeight)).toBe(0);
});

test("a partner's program writes under its own name, which is none of ours", async ({ page }) => {
  await demo(page, "#/teams/operations/inbox");
  await open(page, /Job 55\d\d/);
  await expect(reader(page)).toContainText("Print partner API");
  await expect(reader(page)).not.toContainText("not sent from here");
});

test("a button is as wide as what it says", async ({ page }) => {
  await demo(page, "#/customers");
  const link = page.getByRole("link", { name: "Visitor’s page: Website chat" });
  await expect(link).toBeVisible();
  expect((await link.boundingBox()).width).toBeLessThan(240);
});

test("a table of the help says what its cells are where it has no room for columns", async ({ page }) => {
  await demo(page, "#/help/sharing");
  const cell = page.getByRole("article").locator("td").first();
  await expect(cell).toBeVisible();
  expect(await cell.evaluate((it) => getComputedStyle(it, "::before").content)).toMatch(/[a-z]/i);
});
