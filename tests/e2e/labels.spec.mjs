// Labels of one's own: made where labels are put on or in the settings, seen by nobody else.
import { expect, test } from "./fixtures.mjs";
import { demoAs, dialog, go, navigation, open, REFUND, row, rows, SUPPORT, tabAs, undo } from "../support/app.mjs";

const LABELS = "#/settings/organizations/conferencebadge/labels";
const NAME = "Ask the printer";

test("a member makes one by keyboard on a shared conversation; a colleague's tab never shows it", async ({ page }) => {
  await demoAs(page, "Sofia", SUPPORT);
  const ann = await tabAs(page, "Ann", SUPPORT);
  await open(page, REFUND);
  await page.keyboard.press("l");
  const labels = dialog(page, "Labels");
  await labels.getByRole("textbox", { name: "New personal label" }).fill(NAME);
  await page.keyboard.press("Enter");
  const mine = labels.getByRole("group", { name: "My labels" }).getByRole("checkbox", { name: NAME });
  await expect(mine).toBeChecked();
  // What everybody sees comes to Ann after it.
  await labels.getByRole("checkbox", { name: "VIP" }).check();
  await labels.getByRole("button", { name: "Done" }).click();
  await expect(row(page, REFUND)).toHaveAccessibleName(new RegExp(NAME));

  await expect(row(ann, REFUND)).toHaveAccessibleName(/VIP/);
  await open(ann, REFUND);
  await expect(ann.getByRole("main")).not.toContainText(NAME);
  await ann.keyboard.press("l");
  await expect(dialog(ann, "Labels").getByRole("checkbox", { name: "VIP" })).toBeChecked();
  await expect(dialog(ann, "Labels")).not.toContainText(NAME);
  await dialog(ann, "Labels").getByRole("button", { name: "Done" }).click();
  await navigation(ann).getByText("More", { exact: true }).click();
  await expect(navigation(ann).getByRole("link", { name: "VIP" })).toBeVisible();
  await expect(navigation(ann).getByRole("link", { name: NAME })).toHaveCount(0);
  await go(ann, "#/search/label:ask");
  await expect(ann.getByText("No label is called “ask”.")).toBeVisible();
  await expect(rows(ann)).toHaveCount(0);

  await navigation(page).getByText("More", { exact: true }).click();
  await navigation(page).getByRole("link", { name: NAME }).click();
  await expect(row(page, REFUND)).toBeVisible();
  const place = new URL(page.url()).hash;
  await go(page, "#/search/label:ask");
  await expect(row(page, REFUND)).toBeVisible();
  // The address of it says nothing to others.
  await go(ann, place);
  await expect(rows(ann)).toHaveCount(0);
  await expect(ann.locator("body")).not.toContainText(NAME);
});

test("it is renamed, coloured and removed in the settings, and Undo brings it back", async ({ page }) => {
  await demoAs(page, "Sofia", LABELS);
  const part = page.getByRole("region", { name: "My labels" });
  await expect(page.getByRole("button", { name: "New label", exact: true })).toHaveCount(0);
  await part.getByRole("button", { name: "New personal label" }).click();
  const asked = dialog(page, "New personal label");
  await asked.getByRole("textbox", { name: "Name" }).fill(NAME);
  await asked.getByRole("button", { name: "Save" }).click();
  await part.getByRole("button", { name: `Edit: ${NAME}` }).click();
  const edited = dialog(page, "Edit label");
  await edited.getByRole("textbox", { name: "Name" }).fill("Ask Kim");
  await edited.getByRole("button", { name: "Save" }).click();
  await expect(part.getByRole("listitem")).toHaveText(["Ask Kim"]);
  await part.getByRole("button", { name: "Remove: Ask Kim" }).click();
  await expect(part).toContainText("You have no labels of your own yet.");
  await undo(page);
  await expect(part.getByRole("listitem")).toHaveText(["Ask Kim"]);

  const ann = await tabAs(page, "Ann", LABELS);
  await expect(ann.getByRole("region", { name: "Labels", exact: true })).toContainText("VIP");
  await expect(ann.getByRole("region", { name: "My labels" })).toContainText("You have no labels of your own yet.");
});
