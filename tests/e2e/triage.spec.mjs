// Triage by role and name, in two tabs as two people.
import { expect, test } from "./fixtures.mjs";
import { act, assignTo, demo, demoAs, go, holds, importFiles, open, REFUND, row, subject, SUPPORT, tabAs, undo } from "../support/app.mjs";

test("what one person assigns leaves the team inbox of the other, live, and Undo brings it back", async ({ page }) => {
  await demo(page, SUPPORT);
  const ben = await tabAs(page, "Ben", SUPPORT);
  await expect(row(ben, REFUND)).toBeVisible();

  await expect(await open(page, REFUND)).toContainText("serial number");
  await act(page, "Assign").click();
  await assignTo(page, /Ben/);
  await expect(row(ben, REFUND)).toHaveCount(0);
  await holds(ben, "#/assigned-to-me", REFUND);

  await undo(page);
  await expect(row(ben, REFUND)).toHaveCount(0);
  await expect(row(page, REFUND)).toBeVisible();
});

test("every state has its address: a reload comes back to the conversation and the person", async ({ page }) => {
  await demoAs(page, "Ben", SUPPORT);
  await open(page, REFUND);
  await expect(page).toHaveURL(/teams\/support\/inbox\/c\/\d+/);
  await page.reload();
  await expect(subject(page)).toHaveText(REFUND);
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
  expect(await importFiles(page, file)).toMatch(/3 messages/);
  expect(await importFiles(page, file)).toMatch(/3 .*(known|already|before)/i);
  await go(page, "#/all");
  await expect(row(page, /Lanyard question/)).toHaveCount(3);
  await expect(await open(page, /Lanyard question 2/)).toContainText("How long are they, number 2?");
});
