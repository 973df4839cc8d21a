// Parts of the page that come in files of their own.
import { expect, test } from "./fixtures.mjs";
import { list, navigation, rows } from "../support/app.mjs";

// Files that are kept for use without the server cannot be missing: here none are.

test("the first list asks for no settings; they come when nothing else is to do, and a file that is missing is said", async ({ browser, baseURL }) => {
  // A context of its own: what fails here is meant to, and told to the console.
  const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
  const page = await context.newPage();
  const asked = [];
  page.on("request", (it) => asked.push(it.url()));
  await page.goto("./");
  await expect(page.getByRole("button", { name: /try the demo/i })).toBeVisible();
  expect(asked.filter((it) => /split-(settings|conversation|dialogs)-/.test(it))).toEqual([]);

  await page.route(/split-settings-/, (route) => route.abort());
  await page.getByRole("button", { name: /try the demo/i }).click();
  await expect(navigation(page)).toBeVisible();
  await expect.poll(() => asked.some((it) => /split-settings-/.test(it))).toBe(true);
  await page.evaluate(() => (location.hash = "#/settings/preferences"));
  const alert = page.getByRole("alert");
  await expect(alert).toContainText("A part of the app did not load");

  await page.unroute(/split-settings-/);
  await alert.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { name: "Preferences" })).toBeVisible();
  await context.close();
});

test("a dialog whose file is missing is taken back with a word, and what was typed for it does nothing to the list", async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
  const page = await context.newPage();
  let answer;
  const waits = new Promise((done) => (answer = done));
  await page.route(/split-dialogs-/, async (route) => {
    await waits;
    await route.abort();
  });
  await page.goto("./");
  await page.getByRole("button", { name: /try the demo/i }).click();
  await list(page).getByRole("link").first().focus();
  const count = () => rows(page).first().getAttribute("aria-setsize");
  const before = await count();
  await page.keyboard.type("aee");
  answer();
  await expect(page.getByText("A part of the app did not load")).toBeVisible();
  expect(await count()).toBe(before);
  // The keys are the list's again.
  await page.keyboard.press("e");
  await expect.poll(count).not.toBe(before);
  await context.close();
});
