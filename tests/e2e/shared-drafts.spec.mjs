// A draft that its author lets others edit: two people write it, and neither loses what they typed.
import { expect, test } from "./fixtures.mjs";
import { demo, go, open, reader, REFUND, row, said, says, SUPPORT, tabAs, toast } from "../support/app.mjs";

const reply = (page) => reader(page).getByRole("textbox", { name: "Reply" });
const share = (page) => reader(page).getByRole("checkbox", { name: "Let others edit this draft" });
const theirs = (page) => reader(page).getByRole("region", { name: "Draft by Ann Keller" });

async function type(page, text) {
  await reply(page).click();
  await page.keyboard.press("Control+End");
  await page.keyboard.type(text);
}

/** Ann has written a draft and lets others edit it; Ben has it open. */
async function both(page) {
  await demo(page, SUPPORT);
  const ben = await tabAs(page, "Ben", SUPPORT);
  await open(ben, REFUND);
  await open(page, REFUND);
  await page.keyboard.press("r");
  await expect(reply(page)).toBeFocused();
  await page.keyboard.type("Dear Nora,");
  await share(page).check();
  await expect(theirs(ben)).toContainText("Dear Nora,");
  await expect(theirs(ben)).toContainText(/Ann Keller edited this \d+ s ago/);
  await theirs(ben).getByRole("button", { name: "Edit the draft by Ann Keller" }).click();
  await says(reply(ben), /Dear Nora,/);
  return ben;
}

test("what one types the other sees, who edited it is said, and the row and Drafts show it", async ({ page }) => {
  const ben = await both(page);
  await expect(row(ben, REFUND)).toContainText("Draft by Ann Keller");
  await type(ben, " it is on its way.");
  await says(reply(page), /it is on its way\./);
  await expect(reader(page)).toContainText(/Ben \S+ edited this \d+ s ago/);
  await go(ben, "#/drafts");
  await expect(row(ben, REFUND)).toBeVisible();
});

test("of two who type at once the one who saves later keeps theirs beside the other's", async ({ page }) => {
  const ben = await both(page);
  await reply(page).click();
  await reply(ben).click();
  await Promise.all([page.keyboard.type(" AAAA"), ben.keyboard.type(" BBBB")]);
  const asks = (it) => reader(it).getByRole("status").filter({ hasText: "saved another version" });
  await expect.poll(async () => (await asks(page).count()) + (await asks(ben).count())).toBeGreaterThan(0);
  const loser = (await asks(page).count()) > 0 ? page : ben;
  const own = loser === page ? /AAAA/ : /BBBB/;
  await says(reply(loser), own);
  await asks(loser).getByRole("button", { name: "Keep this one" }).click();
  await says(reply(loser === page ? ben : page), own);
});

test("one sends while the other types: they are told by name, and keep what they typed", async ({ page }) => {
  const ben = await both(page);
  await reply(page).click();
  await page.keyboard.press("Control+End");
  // What is typed waits for a pause; sending does not.
  await Promise.all([
    ben.keyboard.press("Control+Enter"),
    page.keyboard.type(" and the serial number is", { delay: 60 }),
  ]);
  await expect(said(page, /Ben \S+ sent this draft\. What you typed since is kept as your own draft\./)).toBeVisible();
  await says(reply(page), /serial/);
  await expect(reply(page)).toBeFocused();
  await expect(share(page)).not.toBeChecked();
});

test("discarded by one it is gone for the other, who is told by name, and Undo brings it back", async ({ page }) => {
  const ben = await both(page);
  await reader(ben).getByRole("button", { name: "Discard draft" }).click();
  await expect(said(page, /Ben \S+ discarded this draft\./)).toBeVisible();
  await expect(reply(page)).toHaveCount(0);
  await toast(ben).getByRole("button", { name: "Undo" }).click();
  await says(reply(page), /Dear Nora,/);
  await expect(theirs(ben)).toContainText("Dear Nora,");
});

test("no longer shared it is its author's own", async ({ page }) => {
  const ben = await both(page);
  await share(page).uncheck();
  await expect(said(ben, "Ann Keller stopped sharing this draft.")).toBeVisible();
  await expect(theirs(ben)).toHaveCount(0);
  await says(reply(page), /Dear Nora,/);
});
