// Pins and sections of one's own in the sidebar, by keyboard alone.
import { expect, test } from "./fixtures.mjs";
import { demoAs, dialog, go, list, navigation, open, REFUND, said, subject, SUPPORT } from "../support/app.mjs";

/** Puts the focus on a control, as Tab does in the end, and presses Enter. */
async function press(page, control) {
  await control.focus();
  await expect(control).toBeFocused();
  await page.keyboard.press("Enter");
}

/** Chooses from the menu of the list. */
async function choose(page, item) {
  await press(page, page.getByRole("button", { name: "More for this list" }));
  await press(page, page.getByRole("menu", { name: "More for this list" }).getByRole("menuitem", { name: item }));
}

const pinned = (page, name) => navigation(page).getByRole("link", { name });

test("a list, a search and a conversation are pinned by keyboard, and lead there", async ({ page }) => {
  await demoAs(page, "Ann", "#/search/badge");
  await choose(page, "Save this search");
  await expect(navigation(page).getByRole("heading", { name: /^Pinned/ })).toBeVisible();
  await go(page, SUPPORT);
  await open(page, REFUND);
  await press(page, page.getByRole("toolbar", { name: "Triage" }).getByRole("button", { name: "More", exact: true }));
  await press(page, page.getByRole("menuitem", { name: "Pin this conversation" }));
  await expect(pinned(page, REFUND)).toBeVisible();

  await page.reload();
  await press(page, pinned(page, /badge/));
  await expect(page.getByRole("heading", { level: 1 })).toContainText("badge");
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
  await press(page, pinned(page, REFUND));
  await expect(subject(page)).toContainText("Refund");

  await go(page, "#/search/badge");
  await choose(page, "Unpin");
  await expect(pinned(page, /badge/)).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(pinned(page, /badge/)).toBeVisible();
});

test("sections are named, ordered and emptied by keyboard", async ({ page }) => {
  await demoAs(page, "Ann", "#/search/badge");
  await choose(page, "Save this search");
  await press(page, navigation(page).getByRole("button", { name: "Edit sections: Pinned" }));
  const sections = dialog(page, "Edit sections");
  await sections.getByLabel("New section").fill("Refunds");
  await press(page, sections.getByRole("button", { name: "Add", exact: true }));
  const names = sections.getByRole("textbox", { name: "Name of the section" });
  await expect(names).toHaveCount(2);
  await expect(names.last()).toHaveValue("Refunds");
  // The pin goes down into the section below, then that section goes to the top.
  await press(page, sections.getByRole("button", { name: /^Move down: .*badge/ }));
  const group = (name) => sections.getByRole("group", { name });
  await expect(group("Refunds").getByRole("listitem")).toHaveCount(1);
  await press(page, sections.getByRole("button", { name: "Move up: Refunds" }));
  await expect(names.first()).toHaveValue("Refunds");
  await press(page, sections.getByRole("button", { name: "Save", exact: true }));
  await expect(said(page, "Settings saved")).toBeVisible();
  const headings = navigation(page).getByRole("heading", { name: /Refunds|Pinned/ });
  await expect(headings).toHaveText([/Refunds/, /Pinned/]);
  await page.reload();
  await expect(headings).toHaveText([/Refunds/, /Pinned/]);
  await expect(pinned(page, /badge/)).toBeVisible();

  await press(page, navigation(page).getByRole("button", { name: "Edit sections: Refunds" }));
  await press(page, sections.getByRole("button", { name: "Remove: Refunds" }));
  await press(page, sections.getByRole("button", { name: "Save", exact: true }));
  await expect(headings).toHaveText([/Pinned/]);
  await expect(pinned(page, /badge/)).toHaveCount(0);
});
