// Message sharing end to end: from an empty workspace to mail in a team's inbox, all of it in dialogs.
import { expect, test } from "./fixtures.mjs";
import { actAs, addAccount, deliver, demo, dialog, empty, go, holds, importFiles, list, navigation, reader, row, rows, said, subject, SUPPORT } from "../support/app.mjs";
import { LANYARDS } from "../support/mail.mjs";

const ORG = "#/settings/organizations/conferencebadge";
const table = (page, name) => page.getByRole("table", { name });
const line = (page, text) => page.getByRole("row").filter({ hasText: text });

test("from nothing: people, a team, an account, a shared address verified by its code, mail", async ({ page }) => {
  await empty(page);
  await addAccount(page, "Office", "office@confbadge.example");

  await go(page, `${ORG}/users`);
  await page.getByRole("button", { name: "Add a person" }).click();
  const person = dialog(page, "Add a person");
  await person.getByLabel("Name").fill("Ben Ortiz");
  await person.getByLabel("E-mail address").fill("ben@confbadge.example");
  await person.getByRole("button", { name: "Add", exact: true }).click();
  await expect(line(page, "ben@confbadge.example")).toContainText("Member");

  await go(page, `${ORG}/teams`);
  await page.getByLabel("Name", { exact: true }).fill("Support");
  await page.getByLabel("Emoji", { exact: true }).fill("⛑️");
  await page.getByRole("radio", { name: "Red" }).check();
  await page.getByLabel("Add a person: Active members").selectOption({ label: "Ben Ortiz" });
  await page.getByLabel("Add a person: Observers").selectOption({ label: "Ann Keller" });
  await page.getByRole("button", { name: "Save team" }).click();
  await expect(navigation(page).getByRole("link", { name: /^Support/ })).toBeVisible();

  await go(page, `${ORG}/message-sharing`);
  await page.getByRole("button", { name: "Add shared address" }).click();
  const share = dialog(page, "Add shared address");
  await share.getByLabel("Address").fill("support@confbadge.example");
  await share.getByLabel("Kind").selectOption({ label: "Forwarded" });
  await share.getByRole("button", { name: "Continue" }).click();
  await share.getByRole("radio", { name: "Team Inbox" }).check();
  await expect(share.getByRole("combobox", { name: /^Team/ })).toContainText("Support");
  await share.getByRole("button", { name: "Continue" }).click();
  await expect(share.getByRole("region", { name: "Active members" })).toContainText("Ben Ortiz");
  const preview = share.getByRole("region", { name: "Who will see new messages" });
  await expect(preview).toContainText("Ben Ortiz");
  await expect(preview).toContainText("notified · Support and Team Inboxes");
  await share.getByRole("button", { name: "Share", exact: true }).click();

  // Its code is put into the account that receives it, and is asked for.
  const verify = dialog(page, "Verify address");
  await verify.getByRole("button", { name: "Open the message" }).click();
  await expect(subject(page)).toContainText("support@confbadge.example");
  const [code] = /\b\d{6}\b/.exec(await reader(page).textContent());
  await go(page, `${ORG}/message-sharing`);
  await expect(line(page, "support@confbadge.example")).toContainText("Pending");
  await line(page, "support@confbadge.example").getByRole("button", { name: "Verify", exact: true }).click();
  await expect(verify.getByRole("button", { name: "Open the message" })).toBeVisible();
  await verify.getByLabel("Code").fill(code === "000000" ? "111111" : "000000");
  await verify.getByRole("button", { name: "Verify", exact: true }).click();
  await expect(verify.getByRole("alert")).toBeVisible();
  await verify.getByLabel("Code").fill(code);
  await verify.getByRole("button", { name: "Verify", exact: true }).click();
  await expect(line(page, "support@confbadge.example")).toContainText("Verified");

  await importFiles(page, [LANYARDS]);
  await go(page, SUPPORT);
  await expect(rows(page)).toHaveCount(7);
  await expect(row(page, /Lanyards for 300 people/)).toHaveAccessibleName(/unread/);
  await go(page, "#/team-inboxes");
  await expect(page.getByText("Messages still wait in Support. You only observe there")).toBeVisible();
  await actAs(page, "Ben");
  await go(page, "#/team-inboxes");
  await expect(rows(page)).toHaveCount(7);
  await holds(page, "#/all", /Plum cake/, 0);
});

test("an account is edited from Team Inbox to Inbox, with receive or auto-archive for each", async ({ page }) => {
  await demo(page, `${ORG}/message-sharing`);
  await page.getByRole("button", { name: "Actions: admin@confbadge.example" }).click();
  await page.getByRole("menuitem", { name: "Edit sharing" }).click();
  const edit = dialog(page, "Edit sharing");
  await edit.getByRole("radio", { name: "Inbox", exact: true }).check();
  await edit.getByRole("button", { name: "Continue" }).click();
  await edit.getByRole("radio", { name: "Auto-archive: Everyone" }).check();
  await edit.getByLabel("Add a person or a team").selectOption({ label: "Ben Ortiz" });
  const preview = edit.getByRole("region", { name: "Who will see new messages" });
  await expect(preview).toContainText("Ben Ortiz");
  await edit.getByRole("button", { name: "Back" }).click();
  await edit.getByRole("button", { name: "Continue" }).click();
  await edit.getByRole("button", { name: "Save", exact: true }).click();
  await expect(edit).toBeHidden();
  await expect(line(page, "admin@confbadge.example").first()).toContainText("Ben Ortiz");

  await deliver(page, { to: "admin@confbadge.example · E-mail", about: "To the office alone" });
  await holds(page, "#/team-inboxes", /To the office alone/, 0);
  await actAs(page, "Ben");
  await holds(page, "#/inbox", /To the office alone/);
  await actAs(page, "Marc");
  await holds(page, "#/inbox", /To the office alone/, 0);
  await holds(page, "#/all", /To the office alone/);
});

test("an account is shared with a team; what came before stays private", async ({ page }) => {
  await demo(page, "#/settings/accounts");
  await page.getByRole("button", { name: "Share: Ann Keller" }).click();
  const share = dialog(page, "Share an account");
  await share.getByRole("combobox", { name: /^Team/ }).selectOption({ label: "💶 Sales" });
  await share.getByRole("button", { name: "Continue" }).click();
  await share.getByRole("button", { name: "Share", exact: true }).click();
  await expect(page.getByRole("list", { name: "My accounts" })).toContainText("Shared with Sales");
  await deliver(page, { to: "ann@confbadge.example · E-mail", about: "For the sales team now" });
  await actAs(page, "Marc");
  await holds(page, "#/teams/sales/inbox", /For the sales team now/);
  await go(page, "#/search/plum%20cake");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
});

test("stopping asks, and says who loses what; Undo brings it back", async ({ page }) => {
  await demo(page, `${ORG}/message-sharing`);
  await page.getByRole("button", { name: "Actions: sales@confbadge.example" }).click();
  await page.getByRole("menuitem", { name: "Stop sharing" }).click();
  const stop = page.getByRole("dialog").filter({ hasText: "Stop sharing" });
  await expect(stop).toContainText("Marc Dubois");
  await stop.getByRole("button", { name: "Stop sharing" }).click();
  await expect(line(page, "sales@confbadge.example")).toHaveCount(0);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(line(page, "sales@confbadge.example")).toHaveCount(1);
  await expect(table(page, "Shared addresses")).toContainText("Verified");
});

test("an admin vouches for an address; a member may only look", async ({ page }) => {
  await demo(page, `${ORG}/message-sharing`);
  await line(page, "press@confbadge.example").getByRole("button", { name: "Verify", exact: true }).click();
  await dialog(page, "Verify address").getByRole("button", { name: "I control this address" }).click();
  await expect(said(page, "Saved.")).toBeVisible();
  await expect(line(page, "press@confbadge.example")).toContainText("Verified");
  await actAs(page, "Marc");
  await expect(page.getByRole("button", { name: "Add shared address" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Actions/ })).toHaveCount(0);
  await expect(list(page)).toHaveCount(0);
});

test("a wrong address is named in the step, and nothing is shared", async ({ page }) => {
  await demo(page, `${ORG}/message-sharing`);
  await page.getByRole("button", { name: "Add shared address" }).click();
  const share = dialog(page, "Add shared address");
  await share.getByLabel("Address").fill("nowhere");
  await share.getByRole("button", { name: "Continue" }).click();
  await expect(share.getByRole("alert")).toBeVisible();
  await share.getByRole("button", { name: "Cancel" }).click();
  await expect(share).toBeHidden();
});

test("what is missing is made within sharing, by keyboard: an account, then a team, each chosen", async ({ page }) => {
  await empty(page);
  await go(page, `${ORG}/message-sharing`);
  await page.getByRole("button", { name: "Share an account" }).click();
  const share = dialog(page, "Share an account");
  await share.getByRole("button", { name: "Add account" }).focus();
  await page.keyboard.press("Enter");
  const account = share.getByRole("group", { name: "Add account" });
  await expect(account.getByLabel("Name")).toBeFocused();
  // Left empty it says so, and nothing is lost.
  await page.keyboard.press("Enter");
  await expect(account.getByRole("alert")).toBeVisible();
  await account.getByLabel("Name").fill("Office");
  await account.getByLabel("Address, number or handle").fill("office@confbadge.example");
  await page.keyboard.press("Enter");
  await expect(share.getByRole("combobox", { name: "Account" })).toContainText("office@confbadge.example");
  await expect(account).toHaveCount(0);
  await share.getByRole("button", { name: "Continue" }).click();

  await share.getByRole("radio", { name: "Team Inbox" }).check();
  await share.getByRole("button", { name: "Create a team" }).focus();
  await page.keyboard.press("Enter");
  await expect(share.getByLabel("Name of the team")).toBeFocused();
  await page.keyboard.type("Help desk");
  await page.keyboard.press("Enter");
  await expect(share.getByRole("combobox", { name: "Team" })).toContainText("Help desk");
  await share.getByRole("button", { name: "Continue" }).click();
  await expect(share.getByRole("region", { name: "Active members" })).toContainText("Ann Keller");
  await share.getByRole("button", { name: "Share", exact: true }).click();
  await expect(line(page, "office@confbadge.example")).toContainText("Help desk");
});

test("a team with its people is made where an account is shared to Inboxes, and is whom it is shared with", async ({ page }) => {
  await demo(page, `${ORG}/message-sharing`);
  await page.getByRole("button", { name: "Share an account" }).click();
  const share = dialog(page, "Share an account");
  await share.getByRole("button", { name: "Continue" }).click();
  await share.getByRole("radio", { name: "Inbox", exact: true }).check();
  await share.getByRole("button", { name: "Continue" }).click();
  await share.getByRole("button", { name: "Create a team" }).click();
  const team = share.getByRole("group", { name: "Create a team" });
  await team.getByLabel("Name of the team").fill("Press");
  await team.getByRole("combobox", { name: "Add a person" }).selectOption({ label: "Tom Okafor" });
  await expect(team.getByRole("listitem")).toHaveText([/Ann Keller/, /Tom Okafor/]);
  await team.getByRole("button", { name: "Create", exact: true }).click();
  const audience = share.getByRole("group", { name: "Audience" });
  await expect(audience).toContainText("Press");
  await expect(audience.getByRole("radio", { name: "Receive in Inbox: Everyone" })).toHaveCount(0);
  await expect(share.getByRole("region", { name: "Who will see new messages" })).toContainText("Tom Okafor");
  await share.getByRole("button", { name: "Share", exact: true }).click();
  await expect(line(page, "ann@confbadge.example")).toContainText("Press");
});

test("somebody new is added from within a team, and is in it", async ({ page }) => {
  await demo(page, `${ORG}/teams`);
  const column = page.getByRole("region", { name: "Observers" });
  await column.getByRole("button", { name: "New person: Observers" }).click();
  const person = dialog(page, "Add a person");
  await person.getByLabel("Name").fill("Zoe Adler");
  await person.getByLabel("E-mail address").fill("zoe@confbadge.example");
  await person.getByRole("button", { name: "Add", exact: true }).click();
  await expect(column.getByRole("listitem").filter({ hasText: "Zoe Adler" })).toBeVisible();
});
