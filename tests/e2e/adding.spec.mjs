// Add people to a conversation: into their Inbox, or access alone; by keyboard, seen by whom it concerns.
import { expect, test } from "./fixtures.mjs";
import { demoAs, dialog, go, holds, more, open, REFUND, row, said, SUPPORT, tabAs, undo } from "../support/app.mjs";

const ADD = "Add people";

/** Picks Tom in the dialog, by keyboard alone. */
async function pickTom(page) {
  const asked = dialog(page, ADD);
  await expect(asked.getByRole("searchbox", { name: "Search people" })).toBeFocused();
  await page.keyboard.type("tom");
  await expect(asked.getByRole("checkbox")).toHaveCount(1);
  await page.keyboard.press("Tab");
  await expect(asked.getByRole("checkbox", { name: "Tom Okafor" })).toBeFocused();
  await page.keyboard.press("Space");
  return asked;
}

const details = (page) => page.getByRole("complementary", { name: "Details" });
/** Somebody in the details, with what is said of their access. */
const person = (page, name) => {
  const heading = page.getByRole("heading", { name: /^People with access/ });
  return details(page).locator("section").filter({ has: heading }).getByRole("listitem").filter({ hasText: name });
};

test("access alone: found in All and by search, not in the Inbox and not told; added later, it comes there", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await open(page, REFUND);
  await page.keyboard.press("Shift+A");
  const asked = await pickTom(page);
  await expect(asked.getByRole("radio", { name: /^In their Inbox/ })).toBeChecked();
  await expect(asked).toContainText("Tom Okafor is notified and gains access.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowRight");
  await expect(asked.getByRole("radio", { name: /^Access alone/ })).toBeChecked();
  await expect(asked).toContainText("Tom Okafor gains access.");
  await page.keyboard.press("Enter");
  await expect(said(page, "Gave Tom Okafor access.")).toBeVisible();

  const tom = await tabAs(page, "Tom", "#/all");
  await expect(row(tom, REFUND)).toBeVisible();
  await holds(tom, "#/inbox", REFUND, 0);
  await tom.getByRole("button", { name: /^Notifications/ }).click();
  await expect(tom.getByRole("dialog", { name: "Notifications" })).not.toContainText("Refund");
  await tom.keyboard.press("Escape");

  // It meant access alone last, and is chosen so again.
  await more(page, ADD);
  const again = dialog(page, ADD);
  await expect(again.getByRole("radio", { name: /^Access alone/ })).toBeChecked();
  await expect(again.getByRole("checkbox", { name: "Tom Okafor" })).toBeDisabled();
  await again.getByRole("radio", { name: /^In their Inbox/ }).check();
  await again.getByRole("checkbox", { name: "Tom Okafor" }).check();
  await again.getByRole("button", { name: "Add", exact: true }).click();
  await expect(said(page, "Added Tom Okafor.")).toBeVisible();
  await holds(tom, "#/inbox", REFUND);
  await tom.getByRole("button", { name: /^Notifications/ }).click();
  await expect(tom.getByRole("dialog", { name: "Notifications" })).toContainText("Ann Keller added you");
  await undo(page);
  await expect(row(tom, REFUND)).toHaveCount(0);
  await holds(tom, "#/all", REFUND);
});

test("the details tell who has access alone from those in whose Inbox it is, and Why says who gave it", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demoAs(page, "Ann", SUPPORT);
  await open(page, REFUND);
  await details(page).getByRole("button", { name: ADD }).click();
  const asked = await pickTom(page);
  await asked.getByRole("radio", { name: /^Access alone/ }).check();
  await asked.getByRole("button", { name: "Add", exact: true }).click();
  await expect(person(page, "Tom Okafor")).toContainText("Was given access alone");
  await expect(person(page, "Tom Okafor")).not.toContainText("In Inbox");

  const tom = await tabAs(page, "Tom", "#/all");
  await tom.setViewportSize({ width: 1440, height: 900 });
  await open(tom, REFUND);
  await expect(details(tom)).toContainText("Ann Keller gave you access");
  await go(tom, "#/all");

  await page.keyboard.press("Shift+A");
  const again = dialog(page, ADD);
  await again.getByRole("radio", { name: /^In their Inbox/ }).check();
  await again.getByRole("checkbox", { name: "Tom Okafor" }).check();
  await page.keyboard.press("Enter");
  await expect(person(page, "Tom Okafor")).toContainText("Was added");
  await expect(person(page, "Tom Okafor")).toContainText("In Inbox");
});

test("people are added to a selection by its bar", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  for (let nth = 0; nth < 2; nth += 1) {
    await page.keyboard.press("j");
    await page.keyboard.press("x");
  }
  await page.getByRole("toolbar", { name: "Selection" }).getByRole("button", { name: ADD }).click();
  const asked = await pickTom(page);
  await asked.getByRole("button", { name: "Add", exact: true }).click();
  await expect(said(page, "Added Tom Okafor.")).toBeVisible();
  const tom = await tabAs(page, "Tom", "#/inbox");
  await expect(row(tom, REFUND)).toBeVisible();
});

test("who was added is removed again where they are shown; the history and Why say who did it, Undo brings it back", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demoAs(page, "Ann", SUPPORT);
  await open(page, REFUND);
  await details(page).getByRole("button", { name: ADD }).click();
  const asked = await pickTom(page);
  await asked.getByRole("button", { name: "Add", exact: true }).click();
  const tom = await tabAs(page, "Tom", "#/inbox");
  await expect(row(tom, REFUND)).toBeVisible();

  const remove = details(page).getByRole("button", { name: "Remove Tom Okafor" });
  // Those who have it by their team, or are oneself, cannot be removed.
  await expect(details(page).getByRole("button", { name: /^Remove / })).toHaveCount(1);
  await remove.click();
  await expect(said(page, "Removed Tom Okafor.")).toBeVisible();
  await expect(person(page, "Tom Okafor")).toHaveCount(0);
  await expect(row(tom, REFUND)).toHaveCount(0);
  await holds(tom, "#/all", REFUND, 0);
  await expect(details(page)).toContainText("You removed Tom Okafor");
  await undo(page);
  await expect(person(page, "Tom Okafor")).toContainText("Was added");
  await holds(tom, "#/inbox", REFUND);
});
