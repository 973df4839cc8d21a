// Two tabs as two people: what one does the other sees, and no two people take one conversation.
import { expect, test } from "./fixtures.mjs";
import { act, actAs, assignTo, badge, deliver, demo, dialog, go, holds, importFiles, list, open, reader, REFUND, row, rows, said, SUPPORT, tabAs, toast, undo } from "../support/app.mjs";
import { message } from "../support/mail.mjs";

test("assign, archive and close leave the other tab at once, and Undo brings them back there", async ({ page }) => {
  await demo(page, SUPPORT);
  const ben = await tabAs(page, "Ben", SUPPORT);
  const before = await badge(ben, "Support");
  const count = await rows(ben).count();
  for (const does of ["Archive for everyone", "Close"]) {
    await open(page, REFUND);
    await act(page, does).click();
    await expect(row(ben, REFUND)).toHaveCount(0);
    await expect(rows(ben)).toHaveCount(count - 1);
    await undo(page);
    await expect(row(ben, REFUND)).toHaveCount(1);
  }
  await open(page, REFUND);
  await act(page, "Assign").click();
  await assignTo(page, /Ben/);
  await expect(row(ben, REFUND)).toHaveCount(0);
  await holds(ben, "#/assigned-to-me", REFUND);
  await expect.poll(() => badge(ben, "Support")).toBe(before - 1);
  await expect(ben.getByRole("button", { name: /^Notifications, \d+ new/ })).toBeVisible();
});

test("what a colleague takes while it is open stays open, with a line that says so", async ({ page }) => {
  await demo(page, SUPPORT);
  const ben = await tabAs(page, "Ben", SUPPORT);
  await open(ben, REFUND);
  await row(ben, REFUND).getByRole("link").focus();
  await open(page, REFUND);
  await page.keyboard.press("i");
  await expect(row(ben, REFUND)).toHaveCount(0);
  // Whoever walks by keyboard still stands in the list, where the row was, and walks on from there.
  await expect(rows(ben).locator(":focus")).toHaveCount(1);
  const heir = await rows(ben).filter({ has: ben.locator(":focus") }).getAttribute("aria-posinset");
  await expect(reader(ben).getByRole("status").filter({ hasText: "took" })).toContainText(/Ann Keller took this · \d+ s ago/);
  await expect(reader(ben)).toContainText("serial number");
  await ben.keyboard.press("j");
  await expect(rows(ben).and(ben.locator("[aria-current=true]"))).toHaveAttribute("aria-posinset", heir);
});

test("who acts next is not offered to undo what another did", async ({ page }) => {
  await demo(page, SUPPORT);
  await open(page, REFUND);
  await page.keyboard.press("i");
  await expect(toast(page)).toBeVisible();
  await actAs(page, "Sofia");
  await expect(toast(page)).toHaveCount(0);
});

test("a new message comes in live, unread, at the top", async ({ page }) => {
  await demo(page, SUPPORT);
  const tom = await tabAs(page, "Tom", "#/customers");
  await deliver(tom, {
    to: "support@confbadge.example · E-mail",
    name: "Nora Stein",
    address: "nora@fair.example",
    about: "Where is our stand?",
    text: "Hall 3 or hall 4?",
  });
  await expect(rows(page).first()).toHaveAccessibleName(/Nora Stein, Where is our stand\?, unread/);
  // Tom is not in Support: he may not see it.
  await go(tom, "#/all");
  await expect(rows(tom).first()).toBeVisible();
  await expect(row(tom, /Where is our stand/)).toHaveCount(0);
});

test("two take it at once: one wins, the other is told who, and can overrule knowingly", async ({ page }) => {
  await demo(page, SUPPORT);
  const ben = await tabAs(page, "Ben", SUPPORT);
  await open(page, REFUND);
  await open(ben, REFUND);
  // Both look at the same; both click within the same moment.
  await Promise.all([page, ben].map(async (tab) => {
    await act(tab, "Assign").click();
    await dialog(tab, "Assign conversation").getByRole("checkbox", { name: tab === page ? /Ann/ : /Ben/ }).check();
  }));
  await Promise.all([page, ben].map((tab) => dialog(tab, "Assign conversation").getByRole("button", { name: "Assign", exact: true }).click()));

  const stale = (tab) => dialog(tab, "Something happened since");
  await expect.poll(async () => Number(await stale(page).isVisible()) + Number(await stale(ben).isVisible())).toBe(1);
  const [loser, winner] = (await stale(page).isVisible()) ? [page, "Ben"] : [ben, "Ann"];
  const other = loser === page ? ben : page;
  await expect(stale(loser)).toContainText("Refund for order 1043");
  await expect(stale(loser)).toContainText(winner);
  await expect(toast(other)).toContainText("assigned to you");

  await stale(loser).getByRole("button", { name: "Do it anyway" }).click();
  await expect(toast(loser)).toContainText("assigned to you");
  await holds(loser, "#/assigned-to-me", REFUND);
  // Adding keeps those who are there: now both have it.
  await holds(other, "#/assigned-to-me", REFUND);
});

test("a newer message refuses to archive what was not seen", async ({ page }) => {
  await demo(page, SUPPORT);
  const other = await tabAs(page, "Ben", "#/customers");
  await row(page, REFUND).getByRole("checkbox").check();
  await row(page, /Do you ship to Norway/).getByRole("checkbox").check();
  await open(page, REFUND);
  await page.keyboard.press("m");
  const move = dialog(page, "Move to team");
  await move.getByRole("radio", { name: /Sales/ }).check();
  // Meanwhile Ben takes one of the two.
  await go(other, SUPPORT);
  await open(other, REFUND);
  await other.keyboard.press("i");
  await expect(toast(other)).toContainText("assigned to you");
  await expect(row(page, REFUND)).toHaveCount(0);
  await move.getByRole("button", { name: "Move", exact: true }).click();
  const stale = dialog(page, "Something happened since");
  await expect(stale).toContainText("Refund for order 1043");
  await expect(stale).toContainText("Ben");
  await expect(stale).toContainText("Nothing was changed there.");
  await stale.getByRole("button", { name: "Cancel" }).click();
  // The untouched part is done.
  await holds(page, "#/teams/sales/inbox", /Do you ship to Norway/);
  await holds(page, "#/teams/sales/inbox", REFUND, 0);
});

test("a reply begun before a colleague's is held, and can be sent anyway", async ({ page }) => {
  await demo(page, SUPPORT);
  const ben = await tabAs(page, "Ben", SUPPORT);
  const reply = (tab) => reader(tab).getByRole("textbox", { name: "Reply" });
  await open(page, REFUND);
  await page.keyboard.press("r");
  await reply(page).fill("From Ann");
  await open(ben, REFUND);
  await ben.keyboard.press("r");
  await reply(ben).fill("From Ben");
  await reader(ben).getByRole("button", { name: "Send", exact: true }).click();
  await expect(said(ben, "Message sent.")).toBeVisible();
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  const stale = dialog(page, "Something happened since");
  await expect(stale).toContainText("Ben");
  await expect(stale).toContainText("Nothing was sent. What you wrote is kept as a draft.");
  await stale.getByRole("button", { name: "Send anyway" }).click();
  await expect(said(page, "Message sent.")).toBeVisible();
});

test("a list that is scrolled stays where it is when others act above, and where the cursor is out of sight", async ({ page }) => {
  await demo(page, SUPPORT);
  const all = Array.from({ length: 60 }, (_, n) => message(n, { to: "support@confbadge.example", words: 10, start: Date.now() - 3_600_000 }).text).join("");
  await importFiles(page, { name: "sixty.mbox", mimeType: "application/mbox", buffer: Buffer.from(all) });
  await go(page, SUPPORT);
  const ben = await tabAs(page, "Ben", SUPPORT);
  await ben.keyboard.press("j");
  await expect(rows(ben).first().getByRole("link")).toBeFocused();
  const scrolled = await list(ben).evaluateHandle((it) => it.parentElement);
  await scrolled.evaluate((it) => { it.scrollTop = 1_200; });
  // The row in the middle of what Ben reads.
  const middle = await scrolled.evaluate((it) => {
    const box = it.getBoundingClientRect();
    return document.elementFromPoint(box.left + 100, box.top + box.height / 2).closest("li").getAttribute("aria-label");
  });
  const read = row(ben, middle);
  const stands = async () => ({ row: Number(await read.getAttribute("aria-posinset")), y: Math.round((await read.boundingBox()).y) });
  const before = await stands();

  // The first is the one on which Ben's cursor stands, out of sight.
  for (const nth of [0, 1]) await rows(page).nth(nth).getByRole("checkbox").check();
  await page.keyboard.press("e");
  await expect.poll(stands).toEqual({ ...before, row: before.row - 2 });
  await expect(rows(ben).locator(":focus")).toHaveCount(1);
  await undo(page);
  await expect.poll(stands).toEqual(before);
});
