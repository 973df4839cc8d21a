// Showing it to others: people side by side, the clock put forward, lines that follow, larger type.
import { expect, test } from "./fixtures.mjs";
import { act, demo, email, empty, frame, open, row, rows, REFUND, SUPPORT } from "../support/app.mjs";

const bar = (page) => page.getByRole("region", { name: "Workspace" });

test("three people side by side: what one does is seen in the others, and said", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demo(page);
  await page.goto(`./?w=demo#/side-by-side/${["Ann", "Ben", "Sofia"].map(email).join(",")}`);
  const [ann, ben, sofia] = ["Ann Keller", "Ben Ortiz", "Sofia Lindqvist"].map((it) => page.frameLocator(`iframe[title="${it}’s window"]`));
  for (const it of [ann, ben, sofia]) await expect(it.getByRole("listitem", { name: REFUND })).toBeVisible();
  await ben.getByRole("listitem", { name: REFUND }).click();
  await ben.getByRole("toolbar", { name: "Triage" }).getByRole("button", { name: "Close", exact: true }).click();
  await expect(ann.getByRole("listitem", { name: REFUND })).toHaveCount(0);
  await expect(sofia.getByRole("listitem", { name: REFUND })).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "Ben Ortiz: Conversation closed." })).toBeVisible();
  // A frame has no bar of its own.
  await expect(ann.getByRole("region", { name: "Workspace" })).toHaveCount(0);
  await page.getByRole("link", { name: "Leave" }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("a page that goes elsewhere leaves the focus with the person beside it", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demo(page);
  await page.goto(`./?w=demo#/side-by-side/${["Ann", "Ben"].map(email).join(",")}`);
  const [ann, ben] = ["Ann Keller", "Ben Ortiz"].map((it) => page.frameLocator(`iframe[title="${it}’s window"]`));
  await expect(ben.getByRole("listitem", { name: REFUND })).toBeVisible();
  await ann.getByRole("listitem", { name: REFUND }).click();
  const focused = () => page.evaluate(() => document.activeElement?.title);
  await expect.poll(focused).toBe("Ann Keller’s window");
  // A page puts the focus on its heading within this.
  await ben.locator("body").evaluate(() => void (location.hash = "#/all"));
  await expect(ben.getByRole("heading", { name: /^All/ })).toBeVisible();
  await page.waitForTimeout(1_000);
  expect(await focused()).toBe("Ann Keller’s window");
});

test("a customer stands beside the people: what they write is seen there at once, and what is answered here", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demo(page);
  await page.goto(`./?w=demo#/side-by-side/${email("Ben")}`);
  await page.getByRole("link", { name: "With the customers" }).click();
  const ben = page.frameLocator("iframe[title='Ben Ortiz’s window']");
  const customers = page.frameLocator("iframe[title='The customers’ window']");
  await customers.getByRole("list", { name: "Customers" }).getByRole("button", { name: /Lucas Oliveira/ }).click();
  const window = customers.getByRole("region", { name: "Lucas Oliveira" });
  await window.getByRole("textbox", { name: "Write as this customer" }).fill("Is it on its way?");
  await window.getByRole("button", { name: "Send" }).click();
  await expect(window).toContainText("Is it on its way?");
  const visitor = customers.getByRole("list", { name: "Customers" }).getByRole("button", { name: /Visitor 8841/ });
  await visitor.click();
  const chat = customers.getByRole("region", { name: "Visitor 8841" });
  await chat.getByRole("textbox", { name: "Write as this customer" }).fill("Hello again");
  await chat.getByRole("button", { name: "Send" }).click();
  await expect(ben.getByRole("listitem", { name: /Visitor 8841/ })).toContainText("Hello again");
});

test("an address with nobody says so", async ({ page }) => {
  await demo(page);
  await page.goto("./?w=demo#/side-by-side/nobody@club.example");
  await expect(page.getByRole("alert").filter({ hasText: "The address names nobody who is here." })).toBeVisible();
});

test("the clock is put forward, and what was snoozed comes back in every window", async ({ page, context }) => {
  await demo(page, SUPPORT);
  const other = await context.newPage();
  await other.goto(`./?w=demo&as=${encodeURIComponent(email("Ann"))}${SUPPORT}`);
  await frame(other);
  await open(page, REFUND);
  await page.keyboard.press("h");
  await page.getByRole("dialog").getByRole("button").filter({ hasText: /hour|tomorrow/i }).first().click();
  await expect(row(page, REFUND)).toHaveCount(0);
  const before = await bar(page).locator("time").textContent();
  await bar(page).getByRole("button", { name: "Monday 9:00" }).click();
  await expect(bar(page).locator("time")).toContainText(/Mon.*09:00/);
  expect(await bar(page).locator("time").textContent()).not.toBe(before);
  await expect(row(page, REFUND)).toBeVisible();
  await expect(bar(other).locator("time")).toContainText(/Mon.*09:00/);
  await expect(row(other, REFUND)).toBeVisible();
  // It stands after a reload, too, and goes on by the hour.
  await page.reload();
  await bar(page).getByRole("button", { name: "+ 1 hour" }).click();
  await expect(bar(page).locator("time")).toContainText(/Mon.*10:0/);
});

test("one's own workspace has no clock to put forward", async ({ page }) => {
  await empty(page, { name: "Mara Lind", address: "mara@club.example", company: "Club" });
  await expect(page.getByRole("group", { name: "Clock" })).toHaveCount(0);
});

test("the rest of the demo happens step by step, and goes on behind a reload", async ({ page }) => {
  await demo(page, SUPPORT);
  const later = /Names printed twice/;
  await expect(row(page, later)).toHaveCount(0);
  await expect(bar(page)).toContainText("5 lines to come");
  await bar(page).getByRole("button", { name: "Step" }).click();
  await expect(row(page, later)).toBeVisible();
  await bar(page).getByRole("button", { name: "Step" }).click();
  await expect(row(page, later)).toHaveCount(0);
  await page.reload();
  await expect(bar(page)).toContainText("3 lines to come");
  await bar(page).getByRole("combobox", { name: "Pace" }).selectOption("2");
  await bar(page).getByRole("button", { name: "Let it run" }).click();
  await bar(page).getByRole("button", { name: "Pause" }).click();
  const left = await bar(page).getByText(/to come/).textContent();
  await bar(page).getByRole("button", { name: "Let it run" }).click();
  await expect(bar(page).getByText(/to come/)).toHaveCount(0);
  expect(left).toMatch(/\d lines? to come/);
  await page.goto("./?w=demo#/teams/support/closed");
  await expect(row(page, later)).toBeVisible();
});

test("the presenter's type is larger, and the keys are shown", async ({ page }) => {
  await demo(page, SUPPORT);
  const size = () => row(page, REFUND).evaluate((it) => it.getBoundingClientRect().height);
  const before = await size();
  await bar(page).getByRole("button", { name: "Presenter" }).click();
  await expect.poll(size).toBeGreaterThan(before * 1.1);
  await row(page, REFUND).click();
  await page.keyboard.press("j");
  await expect(page.locator(".presses")).toHaveText("j");
  await expect(page.locator(".presses")).toHaveCount(0);
  await bar(page).getByRole("button", { name: "Presenter" }).click();
  await expect.poll(size).toBe(before);
});
