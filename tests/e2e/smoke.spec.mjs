// The chain from Rust to a painted page: build, policy, wasm. That the workers answer is held by
// the import in triage.spec.mjs.
import { expect, test } from "./fixtures.mjs";

test("the page boots under its policy without a complaint", async ({ page }) => {
  const response = await page.goto("./");
  expect(response.headers()["content-security-policy"]).toContain("default-src 'none'");
  await expect(page.getByRole("heading", { name: "Team Inbox" })).toBeVisible();
  await expect(page.locator("head > :first-child")).toHaveAttribute("http-equiv", "Content-Security-Policy");
});

test("addresses are relative and built files are cached for ever", async ({ page, request }) => {
  await page.goto("./");
  const { js, wasm } = await page.locator('meta[name="boot"]').evaluate((meta) => ({ ...meta.dataset }));
  for (const address of [js, wasm]) {
    expect(address).toMatch(/^\.\//);
    expect((await request.get(address)).headers()["cache-control"]).toContain("immutable");
  }
  expect((await request.get("./")).headers()["cache-control"]).toBe("no-cache");
  expect((await request.get("./boot.mjs")).headers()["cache-control"]).toBe("no-cache");
});

test("without IndexedDB the page says so", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(globalThis, "indexedDB", { value: undefined }));
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("IndexedDB");
  await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
});

test("when the app does not arrive the page says so", async ({ browser, baseURL }) => {
  const page = await browser.newPage();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.goto(baseURL);
  await expect(page.getByRole("alert")).toContainText("could not start");
});

test("when the app stops the page says so and reloading brings it back", async ({ page }) => {
  await page.goto("./");
  await expect(page.getByRole("heading", { name: "Team Inbox" })).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event("team-inbox-stopped")));
  await expect(page.getByRole("alert")).toContainText("has stopped");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { name: "Team Inbox", exact: true })).toBeVisible();
});
