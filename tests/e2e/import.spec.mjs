// Import: as new mail, as history, progress and cancel, what was skipped, and a second time nothing.
import { expect, test } from "./fixtures.mjs";
import { actAs, addAccount, badge, beginImport, demo, dialog, go, holds, importFiles, list, row, rows, SUPPORT, toast } from "../support/app.mjs";
import { LANYARDS, manyMessages, PICTURE } from "../support/mail.mjs";

const WAREHOUSE = "Warehouse (tom@example.org)";

/** Adds an account that nobody shares, of Tom, who is in no team that gets this mail. */
async function tomsAccount(page) {
  await actAs(page, "Tom");
  await addAccount(page, "Warehouse", "tom@example.org");
  await expect(page.getByRole("list", { name: "My accounts" })).toContainText("tom@example.org");
}

test("as new mail each message goes where its address is shared, and the rest stays private", async ({ page }) => {
  await demo(page);
  const before = { support: await badge(page, "Support"), operations: await badge(page, "Operations") };
  await tomsAccount(page);
  const said = await importFiles(page, [LANYARDS], { account: WAREHOUSE });
  expect(said).toBe("Imported 11 messages in 9 conversations, 1 already here.");

  // What no sharing covers is private to Tom, who owns the account, and in his Inbox.
  await holds(page, "#/inbox", /Plum cake/);
  // The list mail went to orders@, the address of his team.
  await holds(page, "#/teams/operations/inbox", /Which printer for enamel pins/);

  await actAs(page, "Ann");
  await go(page, SUPPORT);
  for (const name of [/Lanyards for 300 people/, /Grüße aus Köln/, /Заказ бейджей/, /名札の色/, /Smart quotes/, /Summer sale/, /Names and plan of the hall/]) {
    await expect(row(page, name)).toHaveCount(1);
  }
  await expect(row(page, /Lanyards for 300 people/)).toHaveAccessibleName(/3 messages/);
  await expect(row(page, /Plum cake|enamel pins/)).toHaveCount(0);
  expect(await badge(page, "Support")).toBe(before.support + 7);
  expect(await badge(page, "Operations")).toBe(before.operations + 1);
  await holds(page, "#/all", /Plum cake/, 0);
  await go(page, "#/search/subject:plum");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  // One summary for all of it, not one notice a message.
  await page.getByRole("button", { name: /^Notifications/ }).click();
  await expect(page.getByRole("dialog", { name: "Notifications" }).getByText(/7 conversations|8 conversations/)).toHaveCount(1);
});

test("a second import adds nothing and changes no state", async ({ page }) => {
  await demo(page);
  await importFiles(page, [LANYARDS]);
  await go(page, SUPPORT);
  await row(page, /Smart quotes/).hover();
  await page.getByRole("button", { name: "Close: Smart quotes" }).click();
  await expect(row(page, /Smart quotes/)).toHaveCount(0);
  const count = await rows(page).count();
  const unread = await badge(page, "Support");

  const said = await importFiles(page, [LANYARDS]);
  expect(said).toBe("Imported 0 messages in 0 conversations, 12 already here.");
  await go(page, SUPPORT);
  await expect(rows(page)).toHaveCount(count);
  await expect(row(page, /Smart quotes/)).toHaveCount(0);
  expect(await badge(page, "Support")).toBe(unread);
});

test("as history everything is read and in All, and nothing moves", async ({ page }) => {
  await demo(page);
  const before = await badge(page, "Team Inboxes");
  await importFiles(page, [LANYARDS], { how: "As history" });
  await go(page, SUPPORT);
  await expect(list(page)).toBeVisible();
  await expect(row(page, /Lanyards for 300 people/)).toHaveCount(0);
  expect(await badge(page, "Team Inboxes")).toBe(before);
  await go(page, "#/search/lanyards");
  await expect(row(page, /Lanyards for 300 people/)).toHaveCount(1);
  await expect(row(page, /Lanyards for 300 people/)).not.toHaveAccessibleName(/unread/);
});

test("what was skipped is listed with its reason and can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await demo(page);
  const asked = await beginImport(page, [LANYARDS]);
  await expect(asked.getByRole("status")).toContainText("Imported 11 messages");
  await asked.getByRole("button", { name: "Import more" }).click();
  await asked.getByLabel("Files to import").setInputFiles(PICTURE);
  await asked.getByRole("button", { name: "Import", exact: true }).click();
  await expect(asked.getByRole("status")).toContainText("1 skipped");
  await expect(asked.getByRole("listitem").filter({ hasText: "picture.png" })).toContainText("picture, sound or film");
  await asked.getByRole("button", { name: "Copy the list" }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain("picture.png");
});

test("progress is counted, the page goes on, and an import that is cancelled goes on later", async ({ page }) => {
  await demo(page);
  const many = manyMessages(12_000);
  const asked = await beginImport(page, many);
  await expect(asked.getByRole("progressbar", { name: "Import" })).toBeVisible();
  await expect(asked).toContainText("You can go on working; this continues.");
  await expect(asked).toContainText(/[1-9][\d,]* of 12,000 messages/);
  await asked.getByRole("button", { name: "Cancel import" }).click();
  await expect(asked).toContainText("Stopped. What was imported so far is kept");
  const [, kept] = /Imported ([\d,]+) messages/.exec(await asked.getByRole("status").textContent());
  expect(Number(kept.replace(",", ""))).toBeLessThan(12_000);
  await asked.getByRole("button", { name: "Done" }).click();

  const said = await importFiles(page, many);
  expect(said).toContain(`${kept} already here`);
});

test("files dropped anywhere open the import", async ({ page }) => {
  await demo(page);
  const data = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(["From: a@b.example\nTo: c@d.example\nSubject: Dropped\n\nhi\n"], "dropped.eml"));
    return data;
  });
  await page.dispatchEvent("main", "dragover", { dataTransfer: data });
  await page.dispatchEvent("main", "drop", { dataTransfer: data });
  const asked = dialog(page, "Import");
  await expect(asked).toContainText("dropped.eml");
  await asked.getByRole("button", { name: "Import", exact: true }).click();
  await expect(asked.getByRole("status")).toContainText("Imported 1 message");
});

test("what was imported is said with Undo, which takes all of it back", async ({ page }) => {
  await demo(page);
  const before = await badge(page, "Support");
  await importFiles(page, [manyMessages(300)]);
  await expect(toast(page)).toContainText("Imported 300 messages in 300 conversations");
  await expect.poll(() => badge(page, "Support")).toBe(before + 300);
  await toast(page).getByRole("button", { name: /^Undo/ }).click();
  await expect(toast(page).or(page.getByText("Undone for 300 conversations."))).toContainText("Undone for 300 conversations.");
  await expect.poll(() => badge(page, "Support")).toBe(before);
  await holds(page, "#/search/number", /Number 12\b/, 0);

  // The same again, left while it runs: it is said wherever one is by then.
  const asked = await beginImport(page, [manyMessages(300)], { how: "As history" });
  await asked.getByRole("button", { name: "Done" }).click();
  await expect(toast(page)).toContainText("Imported 300 messages");
  await page.keyboard.press("z");
  await expect(page.getByText("Undone for 300 conversations.")).toBeVisible();
});
