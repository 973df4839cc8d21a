// How an import ends: what else was done while it went on, who it is of, what stopped it, where the focus goes.
import { expect, test } from "./fixtures.mjs";
import { actAs, beginImport, demo, dialog, go, holds, importFiles, list, REFUND, row, SUPPORT, tabAs, toast } from "../support/app.mjs";
import { manyMessages, PICTURE } from "../support/mail.mjs";

/** So many messages: on a slow processor they take a while, taken back on a quick one they do not. */
const MANY = 15_000;
const ALL = MANY.toLocaleString("en");

/** Begins an import on a slow processor, and leaves its dialog once messages come in; the rest goes on when told. */
async function leaveWhileItGoesOn(page, account) {
  const processor = await page.context().newCDPSession(page);
  const asked = await beginImport(page, [manyMessages(MANY)], { how: "As history", account });
  await processor.send("Emulation.setCPUThrottlingRate", { rate: 10 });
  await expect(asked).toContainText(new RegExp(`[1-9][\\d,]* of ${ALL} messages`));
  await asked.getByRole("button", { name: "Done" }).click();
  await expect(asked).toBeHidden();
  return () => processor.send("Emulation.setCPUThrottlingRate", { rate: 1 });
}

test("Undo takes an import back as a whole, and nothing that was done while it went on", async ({ page }) => {
  await demo(page, SUPPORT);
  const hurry = await leaveWhileItGoesOn(page);
  await page.keyboard.press("z");
  await expect(page.getByText("The import is still going on: cancel it before you undo it.")).toBeVisible();

  await go(page, SUPPORT);
  await row(page, REFUND).hover();
  await page.getByRole("button", { name: "Close: Refund for order 1043" }).click();
  await expect(row(page, REFUND)).toHaveCount(0);
  await hurry();
  await expect(toast(page)).toContainText(`Imported ${ALL} messages`, { timeout: 60_000 });
  await toast(page).getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText(`Undone for ${ALL} conversations.`)).toBeVisible({ timeout: 60_000 });
  await holds(page, "#/search/number", /Number 12\b/, 0);
  await holds(page, SUPPORT, REFUND, 0);
  await page.keyboard.press("z");
  await expect(row(page, REFUND)).toHaveCount(1);
});

test("an import stays the doing of who began it, whoever acts by then", async ({ page }) => {
  await demo(page);
  const hurry = await leaveWhileItGoesOn(page);
  await actAs(page, "Ben");
  await hurry();
  const said = page.getByText(`Imported ${ALL} messages`);
  await expect(said).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: /^Undo/ })).toHaveCount(0);
  await actAs(page, "Ann");
  await page.keyboard.press("z");
  await expect(page.getByText(`Undone for ${ALL} conversations.`)).toBeVisible({ timeout: 60_000 });
});

test("an import that breaks off says so wherever one is, keeps saying it, and can be taken back", async ({ page }) => {
  await demo(page);
  const ann = await tabAs(page, "Ann", "#/settings/organizations/conferencebadge/users");
  await actAs(page, "Ben");
  await ann.getByRole("button", { name: "Actions: Ben Ortiz" }).click();
  const hurry = await leaveWhileItGoesOn(page, "Admin (admin@confbadge.example)");
  await ann.getByRole("menuitem", { name: "Make member" }).click();
  await hurry();

  const why = "Only the owner of this account, or an admin where it is shared, can import into it.";
  const alert = page.getByRole("alert");
  await expect(alert).toContainText(`The import broke off. ${why} Imported `);
  await go(page, "#/settings/data");
  await page.getByRole("button", { name: "Import…" }).click();
  const asked = dialog(page, "Import");
  await expect(asked.getByRole("alert")).toContainText(why);
  await expect(asked.getByRole("status")).toContainText(/Imported [1-9]/);
  await asked.getByRole("button", { name: "Done" }).click();
  await page.keyboard.press("z");
  await expect(page.getByText(/Undone for [1-9][\d,]* conversations\./)).toBeVisible({ timeout: 60_000 });
  await go(page, "#/search/number");
  await expect(list(page).or(page.getByRole("heading", { name: "Nothing found" }))).toBeVisible();
  await expect(row(page, /Number \d/)).toHaveCount(0);
});

test("what was skipped stays to be read until another import is begun", async ({ page }) => {
  await demo(page);
  await importFiles(page, [PICTURE]);
  await page.getByRole("button", { name: "Import…" }).click();
  const asked = dialog(page, "Import");
  await expect(asked.getByRole("listitem").filter({ hasText: "picture.png" })).toContainText("picture, sound or film");
  await asked.getByRole("button", { name: "Import more" }).click();
  await expect(asked.getByLabel("Files to import")).toBeFocused();
  await asked.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Import…" }).click();
  await expect(asked.getByRole("button", { name: "Import", exact: true })).toBeDisabled();
});

test("who cancels an import has the focus on Done", async ({ page }) => {
  await demo(page);
  const asked = await beginImport(page, [manyMessages(12_000)], { how: "As history" });
  await asked.getByRole("button", { name: "Cancel import" }).click();
  await expect(asked).toContainText("Stopped. What was imported so far is kept");
  await expect(asked.getByRole("button", { name: "Done" })).toBeFocused();
});

test("what came in is shown in the mailbox that it came into", async ({ page }) => {
  await demo(page, "#/settings/data");
  const asked = await beginImport(page, [manyMessages(3)]);
  await asked.getByRole("button", { name: "Show them" }).click();
  await expect(asked).toBeHidden();
  await expect(page).toHaveURL(/#\/teams\/support\/inbox$/);
  await expect(row(page, /Number 2\b/)).toBeVisible();
});
