// Comments: mentions by keyboard, their effect before they are written, what comes of them.
import { expect, test } from "./fixtures.mjs";
import { demoAs, more, open, REFUND, row, said, SUPPORT, tabAs } from "../support/app.mjs";

test("an @ offers people and teams by keyboard; the effect is said before, and the mentioned are told", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await open(page, REFUND);
  await pane.getByRole("button", { name: "Comment", exact: true }).click();
  const field = pane.getByRole("textbox", { name: "Comment" });
  await expect(field).toBeFocused();
  await field.pressSequentially("Hello @to");
  const offers = page.getByRole("listbox", { name: "Suggestions" });
  await expect(offers.getByRole("option", { name: /Tom Okafor/ })).toHaveAttribute("aria-selected", "true");
  await field.press("Escape");
  await expect(offers).toBeHidden();
  await expect(field).toBeFocused();
  await field.pressSequentially("m");
  await field.press("Enter");
  await expect(field).toHaveValue("Hello @Tom Okafor ");
  await expect(pane.getByRole("status", { name: "Effect" })).toHaveText(/Tom Okafor is notified and gains access/);
  await field.pressSequentially("and @sup");
  await expect(offers.getByRole("option")).toHaveCount(1);
  await field.press("Tab");
  await expect(field).toHaveValue("Hello @Tom Okafor and @Support ");
  await field.press("Control+Enter");

  const comment = pane.getByRole("article", { name: "Comment by Ann Keller" });
  await expect(comment).toContainText("Hello @Tom Okafor and @Support");
  await expect(comment.locator("b", { hasText: "@Support" })).toBeVisible();
  const tom = await tabAs(page, "Tom", "#/inbox");
  await expect(row(tom, REFUND)).toBeVisible();
  await tom.getByRole("button", { name: /^Notifications/ }).click();
  await expect(tom.getByRole("dialog", { name: "Notifications" })).toContainText("Ann Keller mentioned you");
});

test("of a private conversation it is said who will see all of it", async ({ page }) => {
  await demoAs(page, "Ann", "#/inbox");
  const pane = await open(page, /Your booking confirmation/);
  await pane.getByRole("button", { name: "Comment", exact: true }).click();
  await pane.getByRole("textbox", { name: "Comment" }).fill("@Ben can you book the same?");
  await expect(pane.getByRole("status", { name: "Effect" })).toHaveText(/Ben Ortiz will see the message/);
  await page.reload();
  await pane.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(pane.getByRole("textbox", { name: "Comment" })).toHaveValue("@Ben can you book the same?");
});

test("watching is a choice in the menu More", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await open(page, REFUND);
  await more(page, "Watch");
  await expect(said(page, "You are now watching this conversation")).toBeVisible();
  await more(page, "Unwatch");
  await expect(said(page, "You no longer watch")).toBeVisible();
});

test("a comment that is taken back stands in its field again, before what was typed since", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await open(page, REFUND);
  const field = pane.getByRole("textbox", { name: "Comment" });
  const begin = () => pane.getByRole("button", { name: "Comment", exact: true }).click();
  await begin();
  await field.fill("Can we refund this?");
  await page.keyboard.press("Control+Enter");
  await expect(pane.getByRole("article", { name: "Comment by Ann Keller" })).toContainText("Can we refund this?");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(field).toHaveValue("Can we refund this?");
  await expect(pane.getByRole("article", { name: "Comment by Ann Keller" })).toHaveCount(0);

  await page.keyboard.press("Control+Enter");
  await expect(field).toHaveCount(0);
  await begin();
  await field.fill("And the shipping?");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(field).toHaveValue("Can we refund this?\n\nAnd the shipping?");
});
