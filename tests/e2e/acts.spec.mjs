// Every act of triage with its inverse, by the bar of the reading pane, and Undo.
import { expect, test } from "./fixtures.mjs";
import { act, actAs, assignTo, demo, dialog, go, holds, open, reader, REFUND, row, rows, said, SUPPORT, toast, undo } from "../support/app.mjs";

const QUEUE = "#/team-inboxes";

const PAIRS = [
  { does: "Archive for everyone", said: "archived for everyone", into: "#/all", back: "Put back in team inbox" },
  { does: "Close", said: "Conversation closed", into: "#/closed", back: "Reopen" },
  { does: "Trash", said: "moved to Trash for everyone", into: "#/trash", back: "Restore" },
  { does: "Spam", said: "marked as spam for everyone", into: "#/spam", back: "Not spam" },
];

for (const { does, said, into, back } of PAIRS) {
  test(`${does}, Undo, and its inverse ${back}`, async ({ page }) => {
    await demo(page);
    await open(page, REFUND);
    await act(page, does).click();
    await expect(toast(page)).toContainText(said);
    await expect(row(page, REFUND)).toHaveCount(0);
    await undo(page);
    await expect(row(page, REFUND)).toHaveCount(1);

    await open(page, REFUND);
    await act(page, does).click();
    await expect(row(page, REFUND)).toHaveCount(0);
    await go(page, into);
    await open(page, REFUND);
    await expect(act(page, back)).toBeVisible();
    await expect(act(page, does).and(page.locator(":enabled"))).toHaveCount(0);
    await act(page, back).click();
    await expect(toast(page)).toBeVisible();
    await holds(page, QUEUE, REFUND);
  });
}

test("Assign to several, who gain access, then Unassign each: the last one brings it back", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await act(page, "Assign").click();
  const assign = dialog(page, "Assign conversation");
  await expect(assign.getByRole("searchbox")).toBeFocused();
  await assign.getByRole("checkbox", { name: /Ben/ }).check();
  await assign.getByRole("checkbox", { name: /Marc/ }).check();
  await expect(assign).toContainText("Leaves Support for everyone; Ben Ortiz is notified; Marc Dubois is notified and gains access.");
  await assign.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(toast(page)).toContainText("assigned to Ben Ortiz and Marc Dubois");

  await go(page, "#/assigned-to-others");
  await open(page, REFUND);
  await act(page, "Unassign Ben Ortiz").click();
  await expect(act(page, "Unassign Ben Ortiz")).toHaveCount(0);
  await expect(row(page, REFUND)).toHaveCount(1);
  await act(page, "Unassign Marc Dubois").click();
  await expect(row(page, REFUND)).toHaveCount(0);
  await holds(page, QUEUE, REFUND);
});

test("Snooze and Unsnooze", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await act(page, "Snooze").click();
  await dialog(page, "Snooze").getByRole("button", { name: /^Tomorrow/ }).click();
  await expect(toast(page)).toContainText("snoozed");
  await expect(row(page, REFUND)).toHaveCount(0);
  await holds(page, "#/snoozed", REFUND);
  await open(page, REFUND);
  await act(page, "Unsnooze").click();
  await holds(page, QUEUE, REFUND);
});

test("Move to team, Undo, and back again", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await act(page, "Move to team").click();
  const move = dialog(page, "Move to team");
  await move.getByRole("radio", { name: /Sales/ }).check();
  await expect(move).toContainText("goes into the inbox of Sales");
  await move.getByRole("button", { name: "Move", exact: true }).click();
  await expect(toast(page)).toContainText("moved to Sales");
  await holds(page, "#/teams/sales/inbox", REFUND);
  await holds(page, SUPPORT, REFUND, 0);
  await holds(page, "#/teams/support/all", REFUND, 0);
  await undo(page);
  await expect(said(page, "Undone.")).toBeVisible();
  await holds(page, SUPPORT, REFUND);
});

test("Star, Mark as unread and Move to Inbox are mine alone", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await act(page, "Star").click();
  await expect(act(page, "Star")).toHaveAttribute("aria-pressed", "true");
  await act(page, "Mark as unread").click();
  await expect(act(page, "Mark as read")).toBeVisible();
  await expect(row(page, REFUND)).toHaveAccessibleName(/unread, starred/);
  await act(page, "Mark as read").click();
  await act(page, "Move to Inbox").click();
  await holds(page, "#/starred", REFUND);
  await holds(page, "#/inbox", REFUND);
  await open(page, REFUND);
  await act(page, "Archive").click();
  await expect(toast(page)).toContainText("Conversation archived.");
  await holds(page, "#/inbox", REFUND, 0);
  await holds(page, QUEUE, REFUND);
  await open(page, REFUND);
  await act(page, "Star").click();
  await holds(page, "#/starred", REFUND, 0);
  await actAs(page, "Ben");
  await go(page, "#/starred");
  await expect(row(page, REFUND)).toHaveCount(0);
});

test("labels are put on and taken off", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await act(page, "Labels").click();
  const labels = dialog(page, "Labels");
  await labels.getByRole("checkbox", { name: "Refund" }).check();
  await labels.getByRole("button", { name: "Done" }).click();
  await expect(reader(page)).toContainText("Refund");
  await expect(row(page, REFUND)).toHaveAccessibleName(/, Refund,/);
  await act(page, "Labels").click();
  await labels.getByRole("checkbox", { name: "Refund" }).uncheck();
  await labels.getByRole("button", { name: "Done" }).click();
  await expect(row(page, REFUND)).not.toHaveAccessibleName(/, Refund,/);
});

test("a selection that is for everyone here and mine there says both counts", async ({ page }) => {
  await demo(page, "#/all");
  const selection = page.getByRole("toolbar", { name: "Selection" });
  await row(page, REFUND).getByRole("checkbox").check();
  await expect(selection.getByRole("button", { name: "Archive for everyone" })).toBeVisible();
  await row(page, /City of Leipzig/).getByRole("checkbox").check();
  await expect(selection).toContainText("2 selected");
  await expect(page.getByText("Archive: 1 for everyone, 1 for you.")).toBeVisible();
  await selection.getByRole("button", { name: "Archive", exact: true }).click();
  await expect(toast(page)).toContainText("2 conversations archived");
  await undo(page);
  await expect(said(page, "Undone for 2 conversations.")).toBeVisible();
});

test("quick actions of a row, and the bar of a selection", async ({ page }) => {
  await demo(page);
  const count = await rows(page).count();
  await row(page, REFUND).hover();
  await page.getByRole("button", { name: "Close: Refund for order 1043" }).click();
  await expect(rows(page)).toHaveCount(count - 1);
  await row(page, /Quote for 2,500/).hover();
  await page.getByRole("button", { name: "Archive for everyone: Quote for 2,500 badges, two colours" }).click();
  await expect(rows(page)).toHaveCount(count - 2);
  await row(page, /Do you ship to Norway/).hover();
  await page.getByRole("button", { name: "Assign: Do you ship to Norway?" }).click();
  await assignTo(page, /Ann/);
  await expect(rows(page)).toHaveCount(count - 3);

  await row(page, /Clara Hoffmann/).getByRole("checkbox").check();
  await row(page, /Carla Gómez/).getByRole("checkbox").check();
  const bar = page.getByRole("toolbar", { name: "Selection" });
  await bar.getByRole("button", { name: "Move to team" }).click();
  await dialog(page, "Move to team").getByRole("radio", { name: /Operations/ }).check();
  await dialog(page, "Move to team").getByRole("button", { name: "Move", exact: true }).click();
  await expect(toast(page)).toContainText("2 conversations moved to Operations");
  await expect(bar).toHaveCount(0);
});

test("Close in the assignment dialog, and a note for a private conversation", async ({ page }) => {
  await demo(page, "#/inbox");
  await open(page, /Sunday lunch/);
  await act(page, "Assign").click();
  const assign = dialog(page, "Assign conversation");
  await assign.getByRole("checkbox", { name: /Ben/ }).check();
  await expect(assign).toContainText("Ben Ortiz will see the message");
  await assign.getByRole("button", { name: "Close conversation" }).click();
  await expect(toast(page)).toContainText("closed");
});
