// What somebody new looks for, and where: each was stumbled over once.
import { expect, test } from "./fixtures.mjs";
import { act, actAs, demo, demoAs, dialog, frame, go, isActing, list, more, open, row, rows, said, subject, SUPPORT } from "../support/app.mjs";

const ORG = "#/settings/organizations/conferencebadge";
const SALES = "#/teams/sales/inbox";
const details = (page) => page.getByRole("complementary", { name: "Details" });
const palette = (page) => dialog(page, "Command palette");
/** How far the page is scrolled that is no list. */
const scrolled = (page) => page.getByRole("main").evaluate((it) => it.scrollTop);

test("a situation is sent as a link: it opens as who asked, at the conversation, with the question", async ({ page, context, browser }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.setViewportSize({ width: 1440, height: 900 });
  await demoAs(page, "Ben", SALES);
  const label = (await rows(page).first().getAttribute("aria-label")).split(", ")[0];
  await open(page, label);
  const heading = await subject(page).textContent();
  await details(page).getByRole("combobox", { name: "In which mailbox" }).selectOption({ label: "Inbox" });
  await expect(details(page)).toContainText("You only observe Sales");
  await more(page, "Share this situation…");
  const saving = dialog(page, "Share this situation");
  await expect(saving.getByRole("textbox", { name: "Title" })).toHaveValue(heading);
  await expect(saving.getByRole("radio", { name: "The selected conversation, and the settings" })).toBeChecked();
  await expect(saving.getByRole("combobox", { name: "Open as" }).locator("option:checked")).toHaveText("Ben Ortiz");
  await saving.getByRole("button", { name: "Copy a link" }).click();
  await expect(said(page, "The link is copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link.length, "mail programs cut longer ones").toBeLessThan(10_000);

  const other = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const fresh = await other.newPage();
  await fresh.goto(link);
  await expect(said(fresh, /^1 conversation with \d+ messages?, 6 people, 3 teams\. It opens as Ben Ortiz\.$/)).toBeVisible();
  await fresh.getByRole("button", { name: "Open it" }).click();
  await frame(fresh);
  await isActing(fresh, "Ben");
  await expect(subject(fresh)).toHaveText(heading);
  await expect(details(fresh).getByRole("heading", { name: "Why is it not in Inbox?" })).toBeVisible();
  await expect(details(fresh)).toContainText("You only observe Sales");
  await other.close();
});

test("the team or audience of a sharing shows who has access, and by what", async ({ page }) => {
  await demo(page, `${ORG}/message-sharing`);
  await page.getByRole("button", { name: /Support: people with access to admin@confbadge\.example$/ }).click();
  const access = dialog(page, "People with access to Admin");
  const person = (name) => access.getByRole("listitem").filter({ hasText: name });
  await expect(person("Ann Keller")).toContainText("Owns the account, active in Support");
  await expect(person("Ben Ortiz")).toContainText("Active in Support: notified · Support and Team Inboxes");
  await expect(person("Olga Petrova")).toContainText("Observes Support: Support only, not notified");
  await expect(person("Tom Okafor")).toHaveCount(0);
  await access.getByRole("button", { name: "Done", exact: true }).click();
  await expect(access).toBeHidden();
  await page.getByRole("button", { name: /people with access to press@confbadge\.example$/ }).click();
  await expect(dialog(page, "People with access to press@confbadge.example")).toContainText("Receives by its sharing");
});

test("who sees what comes to an address is asked by its menu and by the palette, and taken along as text", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await demo(page, `${ORG}/message-sharing`);
  await page.getByRole("button", { name: "Actions: sales@confbadge.example" }).click();
  await page.getByRole("menuitem", { name: "People with access" }).click();
  const access = dialog(page, "People with access to sales@confbadge.example");
  await expect(access).toContainText("Observes Sales: Sales only, not notified");
  await access.getByRole("button", { name: "Done", exact: true }).click();

  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("sales@");
  await page.keyboard.press("Enter");
  await access.getByRole("button", { name: "Copy as text" }).click();
  await expect(said(page, "Copied.")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toMatch(/^People with access to sales@confbadge\.example\n/);
  expect(text).toContain("Ben Ortiz: Observes Sales: Sales only, not notified");
});

test("a person opens in a tab of their own by a held key, by the middle button, and by the sign beside them", async ({ page, context }) => {
  await demo(page, SUPPORT);
  const menu = () => page.getByRole("button", { name: /^Acting as/ }).click();
  const ben = page.getByRole("menuitem", { name: "Ben Ortiz", exact: true });
  for (const how of [{ modifiers: ["ControlOrMeta"] }, { button: "middle" }]) {
    if (!(await ben.isVisible())) await menu();
    const [tab] = await Promise.all([context.waitForEvent("page"), ben.click(how)]);
    await isActing(tab, "Ben");
    await tab.close();
    await isActing(page, "Ann");
  }
  if (!(await ben.isVisible())) await menu();
  await expect(page.getByRole("menuitem", { name: "Open as Ben Ortiz in a new tab" })).toHaveText("New tab");
  await ben.click();
  await isActing(page, "Ben");
  await expect(ben).toBeHidden();
});

test("a page of the settings begins at its top, and Back leads to where one was", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 500 });
  await demo(page, "#/settings/preferences");
  await expect(page.getByRole("heading", { name: "Preferences", level: 1 })).toBeVisible();
  await page.getByRole("main").evaluate((it) => it.scrollTo(0, 300));
  await expect.poll(() => scrolled(page)).toBe(300);
  await page.getByRole("link", { name: "Data", exact: true }).evaluate((it) => it.click());
  await expect(page.getByRole("heading", { name: "Storage" })).toBeVisible();
  await expect.poll(() => scrolled(page)).toBe(0);
  await page.goBack();
  await expect(page.getByRole("heading", { name: "Preferences", level: 1 })).toBeVisible();
  await expect.poll(() => scrolled(page)).toBe(300);
});

test("the search box says where the commands are, and leads to those that match", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demo(page, SUPPORT);
  await page.getByRole("button", { name: "Commands", exact: true }).click();
  await expect(palette(page)).toBeVisible();
  await page.keyboard.press("Escape");
  const field = page.getByRole("searchbox", { name: "Search", exact: true });
  await field.fill("norway");
  await expect(row(page, /Norway/)).toBeVisible();
  await expect(page.getByRole("option", { name: /^Commands/ })).toHaveCount(0);
  await field.fill("snooze");
  await page.getByRole("option", { name: "Commands: snooze" }).click();
  await expect(palette(page).getByRole("combobox")).toHaveValue("snooze");
  await expect(palette(page).getByRole("option").first()).toContainText("Snooze");
});

test("nobody is praised while messages wait where they only observe", async ({ page }) => {
  await demo(page);
  await actAs(page, "Ben");
  await go(page, "#/team-inboxes");
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("Control+a");
  await page.getByRole("toolbar", { name: "Selection" }).getByRole("button", { name: "Archive for everyone" }).click();
  await expect(page.getByRole("heading", { name: "All clear" })).toBeVisible();
  await expect(page.getByText("Messages still wait in Sales, where you only observe.")).toBeVisible();
  await expect(page.getByText("Well done")).toHaveCount(0);
  await go(page, SALES);
  await expect(list(page)).toBeVisible();
  await page.keyboard.press("Control+a");
  await expect(rows(page).first()).toBeVisible();
});

test("the presenter's bar fits at 1440 and 1024, and nothing is out of reach on a phone", async ({ page }) => {
  await demo(page, SUPPORT);
  const bar = page.getByRole("region", { name: "Workspace" });
  await bar.getByRole("button", { name: "Presenter" }).click();
  for (const width of [1440, 1024]) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => bar.evaluate((it) => it.scrollWidth - it.clientWidth), `at ${width}`).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 390, height: 844 });
  await bar.getByRole("button", { name: "Reset this demo" }).click({ trial: true });
  await expect(bar.getByRole("link", { name: "Back to my own" })).toBeInViewport();
  await expect(act(page, "Close").or(rows(page).first()).first()).toBeVisible();
});

test("the palette knows what newcomers ask for: who sees what, side by side, a colleague by name", async ({ page }) => {
  await demo(page);
  const palette = dialog(page, "Command palette");
  const first = async (typed) => {
    await page.keyboard.press("Control+k");
    await expect(palette.getByRole("combobox")).toBeFocused();
    await page.keyboard.type(typed);
    return palette.getByRole("option").first();
  };
  await expect(await first("ben")).toContainText("Act as Ben Ortiz");
  await page.keyboard.press("Escape");
  await expect(await first("who sees")).toContainText("Who sees what");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("region", { name: "Shared addresses" })).toBeVisible();
  await expect(await first("side by")).toContainText("Side by side");
});

test("an account says with whom it is shared, and where the rest stands", async ({ page }) => {
  await demo(page, "#/settings/accounts");
  const mine = page.getByRole("list", { name: "My accounts" }).getByRole("listitem");
  await expect(mine.filter({ hasText: "admin@" })).toContainText("Shared with Support");
  await page.getByRole("button", { name: "Share: Ann Keller" }).click();
  const share = dialog(page, "Share an account");
  await share.getByRole("button", { name: "Continue" }).click();
  await share.getByRole("button", { name: "Share", exact: true }).click();
  await expect(said(page, "ann@confbadge.example is shared with Operations.")).toBeVisible();
  await page.getByRole("link", { name: "Everything that is shared in ConferenceBadge, and who sees it" }).click();
  await expect(page.getByRole("region", { name: "Shared addresses" })).toBeVisible();
});
