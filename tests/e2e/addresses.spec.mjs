// Every state that a person can reach has an address, and comes back from it.
import { expect, test } from "./fixtures.mjs";
import { act, actAs, demo, email, go, navigation, open, reader, REFUND, row, rows, subject } from "../support/app.mjs";

const ORG = "#/settings/organizations/conferencebadge";

test("a reload comes back to the mailbox, the conversation and the person", async ({ page }) => {
  await demo(page);
  await actAs(page, "Ben");
  for (const fragment of ["#/inbox", "#/teams/support/all", "#/search/badges", "#/assigned-to-others"]) {
    await go(page, fragment);
    const heading = await page.getByRole("heading", { level: 1 }).textContent();
    await expect(rows(page)).not.toHaveCount(0);
    await rows(page).nth(1).getByRole("link").click();
    await expect(page).toHaveURL(/\/c\/\d+$/);
    const shown = await subject(page).textContent();
    await page.reload();
    await expect(page.getByRole("button", { name: "Acting as Ben Ortiz" })).toBeVisible();
    await expect(subject(page)).toHaveText(shown);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(heading.replace(/[\d,]+$/, ""));
  }
});

test("every settings page has its address", async ({ page }) => {
  await demo(page);
  const pages = {
    "#/settings/preferences": "Look",
    "#/settings/accounts": "My accounts",
    "#/settings/data": "Storage",
    [`${ORG}/message-sharing`]: "Shared addresses",
    [`${ORG}/teams`]: "Operations",
    [`${ORG}/users`]: "Users",
    [`${ORG}/labels`]: "Labels",
    [`${ORG}/saved-replies`]: "Saved replies",
    [`${ORG}/options`]: "E-mail to several teams",
    "#/customers": "Their address, number or handle",
  };
  for (const [fragment, said] of Object.entries(pages)) {
    await go(page, fragment);
    await expect(page.getByRole("main")).toContainText(said);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
    await page.reload();
    await expect(page.getByRole("main")).toContainText(said);
  }
});

test("Back and forward go through what was seen", async ({ page }) => {
  await demo(page);
  await navigation(page).getByRole("link", { name: /^Inbox/ }).click();
  await open(page, /Sunday lunch/);
  await navigation(page).getByRole("link", { name: "Settings" }).click();
  await expect(page.getByRole("heading", { name: "Preferences" })).toBeVisible();
  await page.goBack();
  await expect(subject(page)).toHaveText("Sunday lunch");
  await page.goBack();
  await expect(page).toHaveURL(/#\/inbox$/);
  await page.goBack();
  await expect(page).toHaveURL(/#\/team-inboxes$/);
  await page.goForward();
  await page.goForward();
  await expect(subject(page)).toHaveText("Sunday lunch");
  await page.goForward();
  await expect(page.getByRole("heading", { name: "Preferences" })).toBeVisible();
});

test("an unknown address says so and offers the way home", async ({ page }) => {
  await demo(page);
  for (const fragment of ["#/nonsense/1", "#/teams/nobody/inbox", "#/settings/organizations/x/teams", "#/inbox/c/none"]) {
    await go(page, fragment);
    await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  }
  await page.getByRole("link", { name: "Go to Inbox" }).click();
  await expect(page).toHaveURL(/#\/inbox$/);
  await go(page, "#/inbox/c/99999");
  await expect(reader(page)).toContainText("You cannot see this conversation");
  await reader(page).getByRole("button", { name: "Back to the list" }).click();
  await expect(page).toHaveURL(/#\/inbox$/);
});

test("a bare conversation opens in the first mailbox that holds it", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  const [, id] = /\/c\/(\d+)$/.exec(page.url());
  await go(page, "#/inbox");
  const openBare = async (expected) => {
    await page.evaluate((it) => { location.hash = `#/c/${it}`; }, id);
    await expect(page).toHaveURL(new RegExp(`#/${expected}/c/${id}$`));
    await expect(subject(page)).toHaveText(REFUND);
  };
  /** Does something, in the mailbox, to the conversation, after which the next one stands there. */
  const does = async (name) => {
    await act(page, name).click();
    await expect(reader(page)).not.toContainText(REFUND);
  };
  const openIn = async (mailbox) => {
    await go(page, `#/${mailbox}/c/${id}`);
    await expect(subject(page)).toHaveText(REFUND);
  };
  await openBare("teams/support/inbox");
  // It stays in the queue, and open.
  await act(page, "Move to Inbox").click();
  await expect(reader(page)).toContainText("You moved this to your Inbox");
  await openBare("inbox");
  await does("Archive");
  await openIn("teams/support/inbox");
  await does("Close");
  await go(page, "#/inbox");
  await openBare("closed");
  await does("Reopen");
  await openIn("teams/support/inbox");
  await does("Archive for everyone");
  await go(page, "#/inbox");
  await openBare("all");

  // Marc may not see it: for him there is nothing at this address.
  await page.goto(`./?as=${encodeURIComponent(email("Marc"))}#/c/${id}`);
  await expect(page.getByRole("heading", { name: "There is nothing at this address" })).toBeVisible();
  await expect(page.getByText(REFUND)).toHaveCount(0);
});

test("who goes elsewhere while an act is on its way stays there", async ({ page }) => {
  await demo(page, "#/teams/support/inbox");
  await open(page, REFUND);
  // The address of somewhere else, of which the page has not been told yet.
  await page.evaluate(() => history.replaceState(null, "", "#/inbox"));
  await act(page, "Archive for everyone").click();
  await expect(rows(page).filter({ hasText: REFUND })).toHaveCount(0);
  await expect(page).toHaveURL(/#\/inbox$/);
});

test("who opens something else while an act is taken back stays with that", async ({ page }) => {
  await demo(page, "#/teams/support/inbox");
  const address = await row(page, /Names with accents/).getByRole("link").getAttribute("href");
  await open(page, REFUND);
  await act(page, "Archive for everyone").click();
  await expect(rows(page).filter({ hasText: REFUND })).toHaveCount(0);
  await page.evaluate((it) => {
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "z", bubbles: true, cancelable: true }));
    location.hash = it;
  }, address);
  await expect(rows(page).filter({ hasText: REFUND })).toHaveCount(1);
  await expect(subject(page)).toHaveText(/^Names with accents/);
});

test("the address says who acts", async ({ page }) => {
  await demo(page);
  await page.goto(`./?as=${encodeURIComponent(email("Marc"))}#/inbox`);
  await expect(page.getByRole("button", { name: "Acting as Marc Dubois" })).toBeVisible();
  await actAs(page, "Tom");
  expect(new URL(page.url()).searchParams.get("as")).toBe(email("Tom"));
  await page.reload();
  await expect(page.getByRole("button", { name: "Acting as Tom Okafor" })).toBeVisible();
  await expect(row(page, /Sunday lunch/)).toHaveCount(0);
});
