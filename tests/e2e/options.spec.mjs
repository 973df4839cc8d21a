// Options of people, teams and organizations: each has a control, and what it says is so.
import { expect, test } from "./fixtures.mjs";
import { demoAs, goAs, more, navigation, open, row, said, SUPPORT, tabAs } from "../support/app.mjs";

test("a team has its form in the sidebar and its business hours", async ({ page }) => {
  await demoAs(page, "Ann", "#/settings/organizations/conferencebadge/teams");
  await page.getByRole("navigation", { name: "Teams" }).getByRole("button", { name: /Support/ }).click();
  const form = page.getByRole("form", { name: "Support" });
  await form.getByLabel("In the sidebar").selectOption("Team inbox alone");
  await form.getByRole("switch", { name: "Business hours" }).check();
  const hours = form.getByRole("group", { name: "Business hours" });
  await expect(hours.getByLabel("Opens")).toHaveValue("09:00");
  // Two minutes in the night of every day: it is closed now, whenever that is.
  const closed = new Date().getHours() === 3 ? ["04:00", "04:02"] : ["03:00", "03:02"];
  await hours.getByLabel("Opens").fill(closed[0]);
  await hours.getByLabel("Closes").fill(closed[1]);
  await hours.getByLabel("Sat").check();
  // What is typed stays while colleagues work.
  const ben = await tabAs(page, "Ben", "#/all");
  await open(ben, /Refund for order 1043/);
  await ben.keyboard.press("i");
  await expect(said(ben, "assigned to you")).toBeVisible();
  await expect(navigation(page)).toBeVisible();
  await expect(hours.getByLabel("Sat")).toBeChecked();
  await form.getByRole("button", { name: "Save team" }).click();
  await expect(said(page, "Saved.")).toBeVisible();

  await page.goto(page.url().replace(/#.*/, SUPPORT));
  await expect(page.getByText("Outside business hours")).toHaveAttribute("title", /Mon–Sat/);
  const nav = navigation(page);
  await expect(nav.getByRole("button", { name: "Mailboxes of Sales" })).toBeVisible();
  await expect(nav.getByRole("button", { name: "Mailboxes of Support" })).toBeHidden();

  await goAs(page, "Sofia", "#/settings/organizations/conferencebadge/teams");
  await expect(page.getByText(/Only the owner and admins/)).toBeVisible();
});

test("an absence has dates, shows them, and is set for others by an admin alone", async ({ page }) => {
  await demoAs(page, "Ann", "#/settings/organizations/conferencebadge/users");
  const users = page.getByRole("table", { name: "Users" });
  const line = users.getByRole("row", { name: /Marc Dubois/ });
  await line.getByRole("button", { name: /Actions: Marc/ }).click();
  await page.getByRole("menuitem", { name: "Out of office" }).click();
  const dialog = page.getByRole("dialog", { name: "Out of office" });
  await dialog.getByLabel("Until").fill("2030-03-04T09:00");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(line).toContainText("Out of office");
  await expect(line).toContainText(/until .*4 March 2030/);

  await goAs(page, "Marc", "#/settings/preferences");
  await expect(page.getByRole("switch", { name: "Out of office" })).toBeChecked();
  await page.getByRole("button", { name: "Dates…" }).click();
  await expect(dialog.getByLabel("Until")).toHaveValue("2030-03-04T09:00");
  await expect(dialog).toContainText("Set by Ann Keller.");
  await dialog.getByRole("button", { name: "Back at work" }).click();
  await expect(page.getByRole("switch", { name: "Out of office" })).not.toBeChecked();
});

test("a second organization has its own teams in the sidebar, and nothing of the first", async ({ page }) => {
  await demoAs(page, "Ann", "#/settings/preferences");
  await page.getByRole("button", { name: "New organization" }).click();
  const dialog = page.getByRole("dialog", { name: "New organization" });
  await dialog.getByLabel("Name").fill("Garden club");
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(page).toHaveURL(/organizations\/garden-club\/users/);
  await expect(page.getByRole("table", { name: "Users" }).getByRole("row")).toHaveCount(2);
  await page.goto(page.url().replace(/#.*/, "#/settings/organizations/garden-club/teams"));
  const form = page.getByRole("form", { name: "New team" });
  await form.getByLabel("Name").fill("Roses");
  await form.getByLabel("Add a person: Active members").selectOption("Ann Keller");
  await form.getByRole("button", { name: "Save team" }).click();
  const nav = navigation(page);
  await expect(nav.getByRole("heading", { name: "Garden club" })).toBeVisible();
  await expect(nav.getByRole("heading", { name: "ConferenceBadge" })).toBeVisible();
  await expect(nav.getByRole("link", { name: /Roses/ })).toBeVisible();
  // A private conversation belongs to neither until its owner says so.
  await goAs(page, "Ann", "#/inbox");
  const pane = await open(page, /Your booking confirmation/);
  await more(page, "Put into Garden club");
  await expect(pane).toContainText(/put this into the organization/i);
  await page.getByRole("button", { name: "Undo" }).click();
  await goAs(page, "Ben", "#/inbox");
  await expect(nav.getByRole("heading", { name: "Teams" })).toBeVisible();
  await expect(nav.getByRole("link", { name: /Roses/ })).toHaveCount(0);
  await expect(row(page, /./).first()).toBeVisible();
});
