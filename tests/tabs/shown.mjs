// Compares what a tab shows with what the journal says that its person has in each mailbox.
import { expect } from "../support/patience.mjs";
import { go, list, navigation, SUPPORT } from "../support/app.mjs";

/** Name of the mailbox in the sidebar and in the journal's report, and its address. */
const MAILBOXES = [
  ["Inbox", "Inbox", "#/inbox"],
  ["Team Inboxes", "TeamInboxes", "#/team-inboxes"],
  ["Support", "Support", SUPPORT],
  ["Assigned to me", "AssignedToMe", "#/assigned-to-me"],
  ["Assigned to others", "AssignedToOthers", "#/assigned-to-others"],
  ["Closed", "Closed", "#/closed"],
  ["All", "All", "#/all"],
  ["Trash", "Trash", "#/trash"],
];
const BADGED = ["Inbox", "TeamInboxes", "Support", "AssignedToMe"];

/** So many rows a list shows at least, wherever it was left. */
const FEW = 8;

/** Expects the rows that each mailbox shows, how many there are, and the badges. */
export async function expectShown({ name, page }, told) {
  const person = told.people.find((it) => it.email.startsWith(`${name}@`));
  for (const [title, key, fragment] of MAILBOXES) {
    const { rows, unread } = person.mailboxes[key];
    await go(page, fragment);
    await expect(page.getByRole("heading", { level: 1, name: new RegExp(`${title}\\s*${rows.length}$`) })).toBeVisible();
    await expect(async () => {
      const shown = await shownRows(page);
      expect(shown.map(([, id]) => id)).toEqual(shown.map(([place]) => rows[place - 1]));
      expect(shown.length).toBeGreaterThanOrEqual(Math.min(rows.length, FEW));
    }).toPass({ timeout: 10_000 });
    if (BADGED.includes(key)) await expectBadge(page, title, unread);
  }
}

/** Returns the rows that are on the page, each as its place in the list and its conversation. */
async function shownRows(page) {
  return list(page)
    .getByRole("listitem")
    .evaluateAll((items) => items.map((it) => [Number(it.getAttribute("aria-posinset")), Number(/\d+$/.exec(it.querySelector("a").hash)?.[0])]));
}

async function expectBadge(page, title, unread) {
  const links = navigation(page).getByRole("link");
  const named = unread === 0 ? new RegExp(`^\\W*${title}$`) : new RegExp(`^\\W*${title}\\s*${unread} unread`);
  await expect(links.filter({ hasText: title }).and(page.getByRole("link", { name: named })).first()).toBeVisible();
}
