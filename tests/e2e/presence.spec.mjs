// Presence: who is looking, who is writing, live across tabs.
import { expect, test } from "./fixtures.mjs";
import { demoAs, goAs, open, reader, REFUND, row, SUPPORT, tabAs } from "../support/app.mjs";

test("who looks and who writes is seen by colleagues, in the row and in the conversation, until they leave", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const ben = await tabAs(page, "Ben", SUPPORT);
  const pane = await open(page, REFUND);
  await expect(row(ben, REFUND)).toHaveAccessibleName(/Ann is looking/);
  await expect(pane.getByRole("status", { name: "Presence" })).toBeEmpty();

  const other = await open(ben, REFUND);
  await expect(pane.getByRole("status", { name: "Presence" })).toHaveText("Ben is looking");
  await expect(other.getByRole("status", { name: "Presence" })).toHaveText("Ann is looking");

  await ben.keyboard.press("r");
  await other.getByRole("textbox", { name: "Reply" }).fill("Hello Mia");
  await expect(pane.getByRole("status", { name: "Presence" })).toHaveText("Ben is writing a reply");
  await expect(row(page, REFUND)).toHaveAccessibleName(/Ben is writing a reply/);

  await goAs(ben, "Ben", SUPPORT);
  await expect(pane.getByRole("status", { name: "Presence" })).toBeEmpty();
  await open(ben, REFUND);
  await expect(pane.getByRole("status", { name: "Presence" })).toHaveText("Ben is looking");
  await ben.close({ runBeforeUnload: true });
  await expect(pane.getByRole("status", { name: "Presence" })).toBeEmpty({ timeout: 5_000 });
});

test("one is never told about oneself in another tab, nor of a conversation one may not see", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await open(page, REFUND);
  const again = await tabAs(page, "Ann", new URL(page.url()).hash);
  const sofia = await tabAs(page, "Sofia", new URL(page.url()).hash);
  // Sofia is heard, so Ann's other tab would have been.
  await expect(pane.getByRole("status", { name: "Presence" })).toHaveText("Sofia is looking");
  await expect(again.getByRole("status", { name: "Presence" })).toHaveText("Sofia is looking");
  await expect(sofia.getByRole("status", { name: "Presence" })).toHaveText("Ann is looking");
  const tom = await tabAs(page, "Tom", new URL(page.url()).hash);
  await expect(reader(tom)).toContainText(/You cannot see this conversation/i);
  await expect(pane.getByRole("status", { name: "Presence" })).toHaveText("Sofia is looking");
});
