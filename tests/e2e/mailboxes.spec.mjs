// Every mailbox is reached, says what it is, and its badge is what it holds.
import { expect, test } from "./fixtures.mjs";
import { actAs, badge, demo, go, list, navigation, row, rows, SUPPORT } from "../support/app.mjs";

const OWN = {
  Inbox: "inbox",
  "Team Inboxes": "team-inboxes",
  "Assigned to me": "assigned-to-me",
  "Assigned to others": "assigned-to-others",
  Closed: "closed",
  All: "all",
  Snoozed: "snoozed",
  Starred: "starred",
  Drafts: "drafts",
  Sent: "sent",
  Outbox: "outbox",
  Trash: "trash",
  Spam: "spam",
};

test("every mailbox of the sidebar has its address, its name and its title", async ({ page }) => {
  await demo(page, "#/inbox");
  await navigation(page).getByText("More", { exact: true }).click();
  for (const [name, place] of Object.entries(OWN)) {
    await navigation(page).getByRole("link", { name: new RegExp(`^${name}( |$)`) }).first().click();
    await expect(page).toHaveURL(new RegExp(`#/${place}$`));
    await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
    await expect(page).toHaveTitle(new RegExp(`${name} · Demo · Team Inbox$`));
  }
  await navigation(page).getByRole("button", { name: "Mailboxes of Support" }).click();
  for (const [name, place] of [["Assigned", "assigned"], ["Closed", "closed"], ["All", "all"]]) {
    const nested = navigation(page).getByRole("listitem").filter({ has: page.getByRole("button", { name: "Mailboxes of Support" }) });
    await nested.getByRole("link", { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`#/teams/support/${place}$`));
    await expect(page.getByRole("heading", { level: 1 })).toContainText(`Support: ${name}`);
  }
});

test("a badge is the number of unread rows of its mailbox, for whoever acts", async ({ page }) => {
  await demo(page);
  const places = { Inbox: "inbox", "Team Inboxes": "team-inboxes", "Assigned to me": "assigned-to-me", Support: "teams/support/inbox", Sales: "teams/sales/inbox", Operations: "teams/operations/inbox" };
  for (const first of ["Ann", "Olga", "Sofia"]) {
    await actAs(page, first);
    for (const [name, place] of Object.entries(places)) {
      if ((await navigation(page).getByRole("link", { name: new RegExp(`^${name}\\b`) }).count()) === 0) continue;
      const told = await badge(page, name);
      await go(page, `#/${place}`);
      await page.getByRole("group", { name: "Filters" }).getByRole("button", { name: "Unread" }).click();
      const expected = told === 0 ? page.getByRole("heading", { name: "No match" }) : rows(page).nth(told - 1);
      await expect(expected, `${first}: ${name}`).toBeVisible();
      await expect(rows(page)).toHaveCount(told);
    }
  }
});

test("an observer sees the team's inbox, and not its rows in Team Inboxes", async ({ page }) => {
  await demo(page);
  await actAs(page, "Olga");
  await go(page, SUPPORT);
  await expect(row(page, /Refund for order 1043/)).toHaveCount(1);
  await go(page, "#/team-inboxes");
  await expect(list(page)).toBeVisible();
  await expect(row(page, /Refund for order 1043/)).toHaveCount(0);
  await expect(navigation(page).getByRole("link", { name: /^Support/ })).toHaveAccessibleName(/observed/);
});

test("an empty mailbox says so with pleasure, a filter offers the way out", async ({ page }) => {
  await demo(page, "#/outbox");
  await expect(page.getByRole("heading", { name: "Nothing is waiting" })).toBeVisible();
  await go(page, "#/team-inboxes");
  await page.keyboard.press("Control+a");
  await page.getByRole("toolbar", { name: "Selection" }).getByRole("button", { name: "Archive for everyone" }).click();
  await expect(page.getByRole("heading", { name: "All clear" })).toBeVisible();
  await go(page, "#/all");
  await page.getByRole("button", { name: "Starred", exact: true }).click();
  await page.getByRole("button", { name: "Unread", exact: true }).click();
  await page.keyboard.press("Control+a");
  await go(page, "#/spam");
  await page.getByRole("button", { name: "Starred", exact: true }).click();
  await page.getByRole("button", { name: "Show everything" }).click();
  await expect(rows(page)).not.toHaveCount(0);
});

test("what is pinned is mine, and can be unpinned", async ({ page }) => {
  await demo(page);
  await navigation(page).getByRole("button", { name: "Pin to sidebar" }).click();
  const pins = page.getByRole("dialog", { name: "Pin to sidebar" });
  await pins.getByRole("checkbox", { name: "Starred" }).check();
  await pins.getByRole("checkbox", { name: "Sales" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(navigation(page).getByRole("link", { name: "Starred" })).toBeVisible();
  await expect(navigation(page).getByRole("link", { name: /^Sales/ })).toBeHidden();
  await page.reload();
  await expect(navigation(page).getByRole("link", { name: "Starred" })).toBeVisible();
  await actAs(page, "Marc");
  await expect(navigation(page).getByRole("link", { name: "Starred" })).toBeHidden();
  await expect(navigation(page).getByRole("link", { name: /^Sales/ })).toBeVisible();
});

test("only the rows on screen exist, and each can be reached", async ({ page }) => {
  await demo(page, "#/all");
  const size = Number(await rows(page).first().getAttribute("aria-setsize"));
  expect(size).toBeGreaterThan(60);
  const shown = await rows(page).count();
  expect(shown).toBeLessThan(45);
  // The row that is cut off at the lower edge opens by one click, and is seen whole then.
  const cut = await list(page).evaluate((it) => {
    const bottom = it.parentElement.getBoundingClientRect().bottom;
    const row = [...it.querySelectorAll("li:not([hidden])")].find((row) => {
      const box = row.getBoundingClientRect();
      return box.top < bottom - 8 && box.bottom > bottom + 8;
    });
    return row && { name: row.getAttribute("aria-label"), x: row.getBoundingClientRect().left + 120, y: row.getBoundingClientRect().top + 6 };
  });
  if (cut) {
    await page.mouse.click(cut.x, cut.y);
    await expect(row(page, cut.name.split(", ")[1])).toHaveAttribute("aria-current", "true");
    await page.keyboard.press("Escape");
  }
  await list(page).hover();
  await page.mouse.wheel(0, 100_000);
  const last = list(page).locator(`[aria-posinset="${size}"]`);
  await expect(last).toBeInViewport();
  await last.getByRole("link").click();
  await expect(last).toHaveAttribute("aria-current", "true");
  await page.keyboard.press("k");
  await expect(list(page).locator(`[aria-posinset="${size - 1}"]`)).toHaveAttribute("aria-current", "true");
});
