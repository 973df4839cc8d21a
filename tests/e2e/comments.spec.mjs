// Comments after they were written: edited and deleted by their author, by keyboard, with a trace.
import { expect, test } from "./fixtures.mjs";
import { demoAs, open, reader, REFUND, said, says, SUPPORT, tabAs } from "../support/app.mjs";

const BY_ANN = "Comment by Ann Keller";

/** Opens a conversation and comments on it. */
async function comment(page, text) {
  const pane = await open(page, REFUND);
  await pane.getByRole("button", { name: "Comment", exact: true }).click();
  await pane.getByRole("textbox", { name: "Comment", exact: true }).fill(text);
  await page.keyboard.press("Control+Enter");
  await expect(pane.getByRole("article", { name: BY_ANN })).toContainText(text);
  return pane;
}

/** Chooses from the menu of the comment, by keyboard. */
async function choose(page, item) {
  await reader(page).getByRole("button", { name: `More: ${BY_ANN}` }).focus();
  await page.keyboard.press("Enter");
  const wanted = page.getByRole("menu", { name: `More: ${BY_ANN}` }).getByRole("menuitem", { name: item });
  await expect(page.getByRole("menuitem", { name: "Edit comment" })).toBeFocused();
  if (item === "Delete comment") await page.keyboard.press("ArrowDown");
  await expect(wanted).toBeFocused();
  await page.keyboard.press("Enter");
}

test("its author edits a comment by keyboard: others read it so, and that it was edited", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await comment(page, "It was the cabel");
  const article = pane.getByRole("article", { name: BY_ANN });
  await choose(page, "Edit comment");
  const field = article.getByRole("textbox", { name: "Edit comment" });
  await expect(field).toBeFocused();
  await expect(field).toHaveValue("It was the cabel");
  await field.fill("@Tom it was the cable");
  await expect(article.getByRole("status", { name: "Effect" })).toHaveText(/Tom Okafor is notified and gains access/);
  await page.keyboard.press("Control+Enter");
  await expect(said(page, "Comment edited.")).toBeVisible();
  await expect(article).toContainText("@Tom it was the cable");
  await expect(article).toContainText("edited");
  await expect(pane.getByRole("button", { name: `More: ${BY_ANN}` })).toBeFocused();

  const tom = await tabAs(page, "Tom", "#/inbox");
  const his = await open(tom, REFUND);
  await expect(his.getByRole("article", { name: BY_ANN })).toContainText("it was the cable");
  await expect(his.getByRole("button", { name: `More: ${BY_ANN}` })).toHaveCount(0);
  await tom.close();

  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(article).toContainText("It was the cabel");
  await expect(article).not.toContainText("edited");
});

test("an edit says what it does once it says something else", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const article = (await comment(page, "@Tom look")).getByRole("article", { name: BY_ANN });
  await choose(page, "Edit comment");
  const field = article.getByRole("textbox", { name: "Edit comment" });
  await expect(field).toHaveValue("@Tom look");
  await expect(article.getByRole("status", { name: "Effect" })).toHaveText("");
  await field.fill("@Tom @Ben look");
  await expect(article.getByRole("status", { name: "Effect" })).toContainText("Ben Ortiz is notified");
});

test("a comment that is deleted leaves a trace, and Undo brings it back", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await comment(page, "Not meant for here");
  await choose(page, "Delete comment");
  await expect(said(page, "Comment deleted.")).toBeVisible();
  await expect(pane.getByRole("article", { name: BY_ANN })).toHaveCount(0);
  await expect(pane.getByRole("listitem").filter({ hasText: "You deleted a comment" })).toBeVisible();
  // The focus stays in the conversation: its keys go on working.
  await expect(pane.getByRole("group", { name: "Messages" })).toBeFocused();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(pane.getByRole("article", { name: BY_ANN })).toContainText("Not meant for here");
});

test("what an edit was to say is there after a reload; cancelled, the comment says what it said", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await comment(page, "One");
  await choose(page, "Edit comment");
  const field = pane.getByRole("textbox", { name: "Edit comment" });
  await field.fill("Two, and more to come");
  await page.reload();
  await expect(field).toHaveValue("Two, and more to come");
  await pane.getByRole("form", { name: "Edit comment" }).getByRole("button", { name: "Cancel" }).click();
  await expect(pane.getByRole("article", { name: BY_ANN })).toContainText("One");
  await page.reload();
  await expect(pane.getByRole("article", { name: BY_ANN })).toContainText("One");
  await expect(field).toHaveCount(0);
});

test("@all and @team are offered by keyboard, and who is told is said before", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await open(page, REFUND);
  await pane.getByRole("button", { name: "Comment", exact: true }).click();
  const field = pane.getByRole("textbox", { name: "Comment", exact: true });
  await field.pressSequentially("@al");
  const offers = page.getByRole("listbox", { name: "Suggestions" });
  await expect(offers.getByRole("option", { name: /^all everyone who has access/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("@all ");
  const effect = pane.getByRole("status", { name: "Effect" });
  await expect(effect).toHaveText(/are notified/);
  const everyone = await effect.textContent();
  await field.fill("");
  await field.pressSequentially("@tea");
  await expect(offers.getByRole("option", { name: /^team Support/ })).toBeVisible();
  await page.keyboard.press("Enter");
  await expect(field).toHaveValue("@team ");
  await expect(effect).toHaveText(/notified/);
  await field.fill("@all please look");
  await expect(effect).toHaveText(everyone);
  await page.keyboard.press("Control+Enter");
  await expect(pane.getByRole("article", { name: BY_ANN }).locator("b", { hasText: "@all" })).toBeVisible();
});

test("a comment is written beside a reply that is open, and both are kept", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await open(page, REFUND);
  await page.keyboard.press("r");
  const reply = pane.getByRole("textbox", { name: "Reply" });
  await expect(reply).toBeFocused();
  await page.keyboard.type("We will refund it");
  await pane.getByRole("button", { name: "Comment", exact: true }).click();
  const field = pane.getByRole("textbox", { name: "Comment", exact: true });
  await expect(field).toBeFocused();
  await page.keyboard.type("Is that so?");
  await says(reply, "We will refund it");

  await page.reload();
  await says(reply, "We will refund it");
  await pane.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(field).toHaveValue("Is that so?");
  await page.keyboard.press("Control+Enter");
  await expect(pane.getByRole("article", { name: BY_ANN })).toContainText("Is that so?");
  await expect(field).toHaveCount(0);
  await says(reply, "We will refund it");
});
