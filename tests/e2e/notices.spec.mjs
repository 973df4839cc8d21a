// Notices: the bell, the title, and by the system after consent; withdrawn by Undo.
import { expect, test } from "./fixtures.mjs";
import { act, assignTo, demoAs, go, list, open, REFUND, row, said, tabAs } from "../support/app.mjs";

/** A stand-in for the notices of the system, and a person who looks elsewhere. */
const elsewhere = () => {
  const all = (globalThis.shown = []);
  class Notice {
    static permission = "default";
    static requestPermission() {
      Notice.permission = "granted";
      return Promise.resolve("granted");
    }
    constructor(title, { body, tag }) {
      const same = all.findIndex((it) => it.tag === tag);
      if (same >= 0) all.splice(same, 1);
      Object.assign(this, { title, body, tag, onclick: null });
      all.push(this);
    }
    close() {
      const at = all.indexOf(this);
      if (at >= 0) all.splice(at, 1);
    }
  }
  globalThis.Notification = Notice;
  Document.prototype.hasFocus = () => globalThis.looking ?? false;
  const badges = (globalThis.badges = []);
  Object.defineProperty(navigator, "setAppBadge", { value: async (count) => void badges.push(count) });
};

/** Assigns the open conversation to Ben. */
async function assignToBen(page) {
  await act(page, "Assign").click();
  await assignTo(page, /Ben/);
}

test("after consent the system tells who looks elsewhere; Undo withdraws it, a click leads there", async ({ page }) => {
  await page.context().addInitScript(elsewhere);
  await demoAs(page, "Ann", "#/all");
  const ben = await tabAs(page, "Ben", "#/closed");
  const shown = () => ben.evaluate(() => globalThis.shown.map((it) => [it.title, it.body]));
  await open(page, REFUND);
  await assignToBen(page);
  const isNew = ben.getByRole("button", { name: /^Notifications, \d+ new/ });
  await expect(isNew).toBeVisible();
  expect(await shown()).toEqual([]);

  // Asked where one reads what one was told, and not before.
  await isNew.click();
  const bell = ben.getByRole("dialog", { name: "Notifications" });
  await expect(bell).toContainText("Ann Keller assigned you");
  await expect(bell).toContainText("Mia Chen: Refund for order 1043");
  await bell.getByRole("button", { name: "Turn on" }).click();
  await expect(bell.getByRole("button", { name: "Turn on" })).toHaveCount(0);
  await ben.keyboard.press("Escape");
  await expect(isNew).toHaveCount(0);
  await expect.poll(() => ben.evaluate(() => globalThis.badges.at(-1))).toBe(0);

  await page.keyboard.press("z"); // By now the toast may have gone.
  await expect(said(page, /^Undone/)).toBeVisible();
  await assignToBen(page);
  await expect.poll(shown).toEqual([["Ann Keller assigned you", "Mia Chen: Refund for order 1043"]]);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect.poll(shown).toEqual([]);
  await expect(isNew).toHaveCount(0);

  await assignToBen(page);
  await expect.poll(shown).toHaveLength(1);
  await ben.evaluate(() => globalThis.shown[0].onclick());
  await expect(ben.getByRole("heading", { name: REFUND, level: 2 })).toBeVisible();
  // Opening it is seeing what was told about it.
  await expect(isNew).toHaveCount(0);
});

test("the title counts what is unread in the Inbox and in Team Inboxes", async ({ page }) => {
  await demoAs(page, "Ann", "#/team-inboxes");
  const number = async () => Number(/^\((\d+)\)/.exec(await page.title())?.[1] ?? 0);
  await expect.poll(number).toBeGreaterThan(0);
  const before = await number();
  await page.getByRole("listitem", { name: /unread/ }).first().getByRole("link").click();
  await expect.poll(number).toBe(before - 1);
  for (const place of ["#/team-inboxes", "#/inbox"]) {
    await go(page, place);
    await page.getByRole("button", { name: "More for this list" }).click();
    await page.getByRole("menuitem", { name: "Mark all as read" }).click();
    await expect(list(page).getByRole("listitem", { name: /, unread/ })).toHaveCount(0);
  }
  await expect(page).toHaveTitle(/^[^(]/);
});

test("a line of the bell leads to its conversation and closes the list", async ({ page }) => {
  await demoAs(page, "Ann", "#/closed");
  await page.getByRole("button", { name: /^Notifications/ }).click();
  const bell = page.getByRole("dialog", { name: "Notifications" });
  await bell.getByRole("link", { name: REFUND }).first().click();
  await expect(bell).toBeHidden();
  await expect(page.getByRole("heading", { name: REFUND, level: 2 })).toBeVisible();
  await expect(row(page, REFUND)).toHaveAttribute("aria-current", "true");
});
