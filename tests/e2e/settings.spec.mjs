// Teams, users, labels, saved replies, options, preferences, data: each dialog end to end.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { actAs, demo, demoAs, dialog, email, go, holds, navigation, open, reader, REFUND, row, rows, said, says, SUPPORT } from "../support/app.mjs";

const ORG = "#/settings/organizations/conferencebadge";
const line = (page, text) => page.getByRole("row").filter({ hasText: text });

test("a team: people move between active members and observers, and its inbox follows", async ({ page }) => {
  await demo(page, `${ORG}/teams`);
  await page.getByRole("navigation", { name: "Teams" }).getByRole("button", { name: /Support/ }).click();
  await page.getByRole("button", { name: "Move Olga Petrova to active members" }).click();
  await page.getByRole("button", { name: "Move Ann Keller to observers" }).click();
  await page.getByLabel("Add a person: Active members").selectOption({ label: "Marc Dubois" });
  await page.getByRole("button", { name: "Remove Sofia Lindqvist" }).click();
  await page.getByRole("button", { name: "Save team" }).click();
  await expect(said(page, "Saved.")).toBeVisible();
  // Roles are read live.
  await holds(page, SUPPORT, /Refund for order 1043/);
  await holds(page, "#/team-inboxes", /Refund for order 1043/, 0);
  await actAs(page, "Olga");
  await holds(page, "#/team-inboxes", /Refund for order 1043/);
  await actAs(page, "Marc");
  await holds(page, "#/team-inboxes", /Refund for order 1043/);
  await actAs(page, "Sofia");
  await expect(navigation(page).getByRole("link", { name: /^Support/ })).toHaveCount(0);
});

test("a team is made, renamed and deleted with a successor", async ({ page }) => {
  await demo(page, `${ORG}/teams`);
  const teams = page.getByRole("navigation", { name: "Teams" });
  await teams.getByRole("button", { name: "New team" }).click();
  await page.getByLabel("Name", { exact: true }).fill("Press");
  await page.getByLabel("Add a person: Active members").selectOption({ label: "Ann Keller" });
  await page.getByRole("button", { name: "Save team" }).click();
  await expect(teams.getByRole("button", { name: /Press/ })).toBeVisible();
  await page.getByLabel("Name", { exact: true }).fill("Press and media");
  await page.getByRole("button", { name: "Save team" }).click();
  await expect(teams.getByRole("button", { name: /Press and media/ })).toBeVisible();
  await expect(navigation(page).getByRole("link", { name: /^Press and media/ })).toBeVisible();

  await teams.getByRole("button", { name: /Support/ }).click();
  await page.getByRole("button", { name: "Delete team" }).click();
  const remove = dialog(page, "Delete Support");
  await expect(remove).toContainText(/\d+ sharings or rules name it/);
  await expect(remove).toContainText(/\d+ conversations wait in its inbox/);
  await remove.getByRole("button", { name: "Delete team" }).click();
  await expect(remove.getByRole("alert")).toBeVisible();
  await remove.getByLabel("Its conversations and sharings go to").selectOption({ label: "💶 Sales" });
  await remove.getByRole("button", { name: "Delete team" }).click();
  await expect(remove).toBeHidden();
  await holds(page, "#/teams/sales/inbox", /Refund for order 1043/);
});

test("users: added, made an admin, out of office, removed with a new owner", async ({ page }) => {
  await demo(page, `${ORG}/users`);
  await page.getByRole("button", { name: "Actions: Marc Dubois" }).click();
  await page.getByRole("menuitem", { name: /admin/i }).click();
  await expect(line(page, "Marc Dubois")).toContainText("Admin");

  await page.getByRole("button", { name: "Actions: Tom Okafor" }).click();
  await page.getByRole("menuitem", { name: "Out of office" }).click();
  await dialog(page, "Out of office").getByRole("button", { name: "Save" }).click();
  await expect(line(page, "Tom Okafor")).toContainText("Out of office");
  await page.getByRole("button", { name: "Actions: Tom Okafor" }).click();
  await page.getByRole("menuitem", { name: "Out of office" }).click();
  await dialog(page, "Out of office").getByRole("button", { name: "Back at work" }).click();
  await expect(line(page, "Tom Okafor").getByRole("cell", { name: "Here" })).toBeVisible();

  await page.getByRole("button", { name: "Actions: Ben Ortiz" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const remove = page.getByRole("dialog").filter({ hasText: "Ben Ortiz" });
  await expect(remove).toContainText(/account/);
  await remove.getByLabel("New owner of the shared accounts").selectOption({ label: "Sofia Lindqvist" });
  await remove.getByRole("button", { name: "Remove" }).click();
  await expect(line(page, "ben@confbadge.example")).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(line(page, "ben@confbadge.example")).toHaveCount(1);
});

test("labels and saved replies are made, edited and removed", async ({ page }) => {
  await demo(page, `${ORG}/labels`);
  await page.getByRole("button", { name: "New label" }).click();
  const label = dialog(page, "New label");
  await label.getByLabel("Name").fill("Urgent");
  await label.getByRole("radio", { name: "Pink" }).check();
  await label.getByLabel("Stands under").selectOption({ label: "VIP" });
  await label.getByRole("button", { name: "Save" }).click();
  const labels = page.getByRole("list", { name: "Labels" });
  await expect(labels).toContainText("VIP / Urgent");
  await labels.getByRole("button", { name: /Edit.*Urgent/ }).click();
  await dialog(page, "Edit label").getByLabel("Name").fill("Very urgent");
  await dialog(page, "Edit label").getByRole("button", { name: "Save" }).click();
  await expect(labels).toContainText("VIP / Very urgent");
  await labels.getByRole("button", { name: /(Remove|Delete).*Very urgent/ }).click();
  await expect(labels).not.toContainText("Very urgent");

  await go(page, `${ORG}/saved-replies`);
  await page.getByRole("button", { name: "New saved reply" }).click();
  const reply = dialog(page, "New saved reply");
  await reply.getByLabel("Title").fill("Opening hours");
  await reply.getByLabel("Text").fill("Hi {{first_name}}, nine to five.");
  await reply.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("main")).toContainText("Opening hours");
});

test("files of a saved reply come into the message with its text, from the menu and by typing", async ({ page }) => {
  await demoAs(page, "Ann", `${ORG}/saved-replies`);
  await page.getByRole("button", { name: "New saved reply" }).click();
  const form = dialog(page, "New saved reply");
  await form.getByLabel("Title").fill("Way to us");
  await form.getByLabel("Text").fill("See the map.");
  const file = (name) => ({ name, mimeType: "text/plain", buffer: Buffer.from(`of ${name}`) });
  await form.locator('input[type="file"]').setInputFiles([file("map.txt"), file("door.txt")]);
  await expect(form.getByRole("list", { name: "Attachments" }).getByRole("listitem")).toHaveText([/map\.txt/, /door\.txt/]);
  await form.getByRole("button", { name: "Remove door.txt" }).click();
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("list", { name: "Saved replies" }).getByRole("listitem").filter({ hasText: "Way to us" })).toContainText("1 file attached");

  await go(page, "#/all");
  const pane = await open(page, REFUND);
  await page.keyboard.press("r");
  const field = pane.getByRole("textbox", { name: "Reply" });
  await expect(field).toHaveAttribute("contenteditable", "true");
  await field.pressSequentially("/way");
  await expect(page.getByRole("option", { name: /Way to us/ })).toBeVisible();
  await field.press("Enter");
  await says(field, "See the map.");
  const files = pane.getByRole("form", { name: /^Reply/ }).getByRole("list", { name: "Attachments" });
  await expect(files.getByRole("listitem")).toHaveText([/map\.txt/]);
  // Put in once more, the file is there already; taken away, the menu brings it again.
  await pane.getByRole("button", { name: "Remove map.txt" }).click();
  await expect(files).toHaveCount(0);
  await pane.getByRole("button", { name: "Saved replies" }).click();
  await page.getByRole("menuitem", { name: /Way to us/ }).click();
  await pane.getByRole("button", { name: "Saved replies" }).click();
  await page.getByRole("menuitem", { name: /Way to us/ }).click();
  await expect(files.getByRole("listitem")).toHaveText([/map\.txt/]);
  await pane.getByRole("button", { name: "Send", exact: true }).click();
  await expect(pane.getByRole("button", { name: "Download map.txt" })).toBeVisible();
});

test("options of the organization and of the person", async ({ page }) => {
  await demo(page, `${ORG}/options`);
  await page.getByLabel("E-mail to several teams").selectOption({ label: "One copy in each team inbox" });
  await expect(said(page, "Saved.").or(said(page, "Settings saved."))).toBeVisible();
  await page.getByLabel("Name of the organization").fill("Badges & Co");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Badges & Co");
  // Slugs survive renaming.
  await expect(page).toHaveURL(/organizations\/conferencebadge\/options$/);

  await go(page, "#/settings/preferences");
  await page.getByRole("radio", { name: "Dark" }).check();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await page.getByRole("radio", { name: "System" }).check();
  await expect(page.locator("html")).not.toHaveAttribute("data-theme");
  await page.getByLabel("When a conversation in my Inbox is closed, or assigned to someone else").selectOption({ label: "Remove it" });
  await page.getByLabel("Name", { exact: true }).fill("Ann K.");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByRole("button", { name: "Acting as Ann K." })).toBeVisible();
  await page.getByRole("switch", { name: "Out of office" }).click();
  await dialog(page, "Out of office").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("switch", { name: "Out of office" })).toBeChecked();
});

test("walkthroughs and help stand beside the settings, and lead back to them", async ({ page }) => {
  await demo(page, "#/settings/preferences");
  const settings = page.getByRole("navigation", { name: "Settings" });
  for (const name of ["Walkthroughs", "Help", "Preferences"]) {
    await settings.getByRole("link", { name, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await expect(settings.getByRole("link", { name, exact: true })).toHaveAttribute("aria-current", "page");
  }
});

test("everything is exported and restored in another browser", async ({ page, browser, baseURL }) => {
  await demo(page, "#/settings/data");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export", exact: true }).click()]);
  const path = await download.path();
  expect(download.suggestedFilename()).toMatch(/^team-inbox-\d{4}-\d\d-\d\d\.jsonl$/);
  expect(readFileSync(path, "utf8").length).toBeGreaterThan(10_000);

  const other = await browser.newPage();
  await other.goto(baseURL);
  const [chooser] = await Promise.all([other.waitForEvent("filechooser"), other.getByRole("button", { name: /open a file/i }).click()]);
  await chooser.setFiles(path);
  await expect(navigation(other)).toBeVisible();
  await other.goto(`${baseURL}?as=${email("Ann")}#/teams/support/inbox`);
  await open(other, /Refund for order 1043/);
  await expect(reader(other)).toContainText("serial number");
  await other.close();
});

test("a mailbox is exported as .mbox, and everything can be reset", async ({ page }) => {
  await demo(page, "#/settings/data");
  await page.getByLabel("Mailbox", { exact: true }).selectOption({ label: "Support" });
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Export .mbox" }).click()]);
  expect(readFileSync(await download.path(), "utf8")).toMatch(/^From /);
  await page.getByRole("button", { name: "Reset…" }).click();
  const reset = dialog(page, "Remove everything from this browser?");
  await expect(reset).toContainText("6 people");
  await reset.getByRole("button", { name: "Cancel" }).click();
  await expect(reset).toBeHidden();
  await page.getByRole("button", { name: "Reset…" }).click();
  await reset.getByRole("button", { name: "Remove everything" }).click();
  await expect(page.getByRole("button", { name: /try the demo/i })).toBeVisible();
});

test("notices: the bell counts, lists and leads to the conversation", async ({ page }) => {
  await demo(page, "#/inbox");
  await page.getByRole("button", { name: /^Notifications, \d+ new/ }).click();
  const notices = page.getByRole("dialog", { name: "Notifications" });
  await notices.getByRole("link", { name: /Refund for order 1043/ }).first().click();
  await expect(reader(page)).toContainText("cracked housing");
  await expect(page).toHaveURL(/#\/teams\/support\/inbox\/c\/\d+$/);
  await page.getByRole("button", { name: /^Notifications/ }).click();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("button", { name: "Notifications", exact: true })).toBeVisible();
  await expect(row(page, /Refund/)).toHaveCount(1);
  expect(await rows(page).count()).toBeGreaterThan(0);
});
