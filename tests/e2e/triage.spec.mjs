// Triage by role and name, in two tabs as two people.
import { expect, test } from "./fixtures.mjs";

/** Starts the demo in a tab and waits for the frame. */
async function demo(page) {
  await page.goto("./");
  await page.getByRole("button", { name: /try the demo/i }).click();
  await expect(page.getByRole("navigation", { name: "Mailboxes" })).toBeVisible();
}

/** Opens a second tab of the same browser as somebody else. */
async function tabAs(page, email, fragment) {
  const tab = await page.context().newPage();
  await tab.goto(`./?as=${encodeURIComponent(email)}${fragment}`);
  await expect(tab.getByRole("list", { name: "Conversations" })).toBeVisible();
  return tab;
}

/** The address of a person, from the tab in which they act. */
async function addressOf(page, first) {
  await page.getByRole("button", { name: /^Acting as/ }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${first}`) }).click();
  await expect(page.getByRole("button", { name: new RegExp(`^Acting as ${first}`) })).toBeVisible();
  return new URL(page.url()).searchParams.get("as");
}

const row = (page, name) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem", { name });

test("what one person assigns leaves the team inbox of the other, live, and Undo brings it back", async ({ page }) => {
  await demo(page);
  const ben = await addressOf(page, "Ben");
  await addressOf(page, "Ann");
  await page.goto("./#/teams/support/inbox");
  const other = await tabAs(page, ben, "#/teams/support/inbox");
  await expect(row(other, /Refund for order 1043/)).toBeVisible();

  await row(page, /Refund for order 1043/).getByRole("link").click();
  await expect(page.getByRole("region", { name: "Conversation" })).toContainText("serial number");
  await page.getByRole("toolbar", { name: "Triage" }).getByRole("button", { name: "Assign", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Assign conversation" });
  await dialog.getByRole("checkbox", { name: /Ben/ }).check();
  await dialog.getByRole("button", { name: "Assign" }).click();

  await expect(row(other, /Refund for order 1043/)).toHaveCount(0);
  await other.goto(`./?as=${encodeURIComponent(ben)}#/assigned-to-me`);
  await expect(row(other, /Refund for order 1043/)).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(row(other, /Refund for order 1043/)).toHaveCount(0);
  await expect(row(page, /Refund for order 1043/)).toBeVisible();
});

test("every state has its address: a reload comes back to the conversation and the person", async ({ page }) => {
  await demo(page);
  const ben = await addressOf(page, "Ben");
  await page.goto(`./?as=${encodeURIComponent(ben)}#/teams/support/inbox`);
  await row(page, /Refund for order 1043/).getByRole("link").click();
  await expect(page).toHaveURL(/teams\/support\/inbox\/c\/\d+/);
  await page.reload();
  await expect(page.getByRole("heading", { name: "Refund for order 1043" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Acting as Ben/ })).toBeVisible();
});

test("a mailing list is imported, and a second time nothing is added", async ({ page }) => {
  await demo(page);
  // Dated a moment ago, so that they stand at the top of the list.
  const date = (n) => new Date(Date.now() - n * 60_000).toUTCString().replace("GMT", "+0000");
  const message = (n) =>
    `From kim@example.com Mon Jul  1 10:0${n}:00 2024\nFrom: Kim Novak <kim@example.com>\nTo: support@conferencebadge.example\n` +
    `Subject: Lanyard question ${n}\nMessage-ID: <lanyard-${n}@example.com>\nDate: ${date(n)}\n\nHow long are they, number ${n}?\n\n`;
  const file = { name: "list.mbox", mimeType: "application/mbox", buffer: Buffer.from([1, 2, 3].map(message).join("")) };
  // Both times the same bytes.
  for (const said of [/3 messages/, /3 .*(known|already|before)/i]) {
    await page.goto("./#/settings/data");
    await page.getByRole("button", { name: /import/i }).first().click();
    const dialog = page.getByRole("dialog", { name: "Import" });
    await dialog.locator('input[type="file"]').setInputFiles(file);
    await dialog.getByRole("button", { name: /^Import/ }).click();
    await expect(dialog).toContainText(said);
    await dialog.getByRole("button", { name: "Done" }).click();
  }
  await page.goto("./#/all");
  await expect(row(page, /Lanyard question/)).toHaveCount(3);
  await row(page, /Lanyard question 2/).getByRole("link").click();
  await expect(page.getByRole("region", { name: "Conversation" })).toContainText("How long are they, number 2?");
});
