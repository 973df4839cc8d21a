// The menu More: source, export, print, blocking; and Mark all as read with its Undo.
import { expect, test } from "./fixtures.mjs";
import { demoAs, goAs, list, more, navigation, open, REFUND, row, SUPPORT } from "../support/app.mjs";

test("the conversation is printed with every message open, and exported", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.print = () => (globalThis.printed = document.querySelectorAll(".thread .message:not([open])").length);
  });
  await demoAs(page, "Ann", SUPPORT);
  await open(page, REFUND);
  await more(page, "Print");
  await expect.poll(() => page.evaluate(() => globalThis.printed)).toBe(0);
  const download = page.waitForEvent("download");
  await more(page, "Export conversation");
  expect((await download).suggestedFilename()).toBe("Refund-for-order-1043.mbox");
  await more(page, "Show original");
  await expect(page.getByRole("dialog", { name: "Original message" })).toContainText("Message-ID:");
});

test("Ctrl P prints mail as high as it is on paper, with every message open", async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.print = () => {
      const frames = [...document.querySelectorAll(".thread iframe")];
      const hidden = (it) => it.contentDocument.documentElement.scrollHeight - it.clientHeight;
      globalThis.printed = { frames: frames.length, hidden: Math.max(0, ...frames.map(hidden)) };
      dispatchEvent(new Event("afterprint"));
    };
  });
  await demoAs(page, "Tom", "#/all");
  await open(page, /Proof for job 5521/);
  await page.keyboard.press("Control+p");
  await expect.poll(() => page.evaluate(() => globalThis.printed)).toEqual({ frames: 1, hidden: 0 });
  await expect(page.locator("html")).not.toHaveAttribute("data-printing");
});

test("an admin blocks a sender by a rule and lifts it; a member is told who may", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await open(page, REFUND);
  await more(page, /^Block mia\.chen@/);
  const dialog = page.getByRole("dialog", { name: /^Block mia\.chen@/ });
  await expect(dialog).toContainText(/A rule of ConferenceBadge .* Trash/);
  await dialog.getByRole("button", { name: "Block" }).click();
  await more(page, /^Unblock mia\.chen@/);
  await page.getByRole("dialog").getByRole("button", { name: "Unblock" }).click();

  await goAs(page, "Sofia", SUPPORT);
  await open(page, REFUND);
  await more(page, /^Block mia\.chen@/);
  await page.getByRole("dialog").getByRole("button", { name: "Block" }).click();
  await expect(page.getByRole("alert")).toHaveText(/Only the owner and admins of the organization can change this/);
});

test("Mark all as read can be undone; opening a message is nothing to undo", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const unread = list(page).getByRole("listitem", { name: /, unread/ });
  await expect(unread).not.toHaveCount(0);
  const before = await unread.count();
  await page.getByRole("button", { name: "More for this list" }).click();
  await page.getByRole("menuitem", { name: "Mark all as read" }).click();
  await expect(unread).toHaveCount(0);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(unread).toHaveCount(before);
});

test("what is pinned is told, and unpinned again", async ({ page }) => {
  await demoAs(page, "Ann");
  const nav = navigation(page);
  await nav.getByRole("button", { name: "Pin to sidebar" }).click();
  const pins = page.getByRole("dialog", { name: "Pin to sidebar" });
  await expect(pins.getByRole("checkbox", { name: "Inbox", exact: true })).toBeChecked();
  await pins.getByRole("checkbox", { name: "Starred" }).check();
  await page.keyboard.press("Escape");
  await expect(nav.getByRole("link", { name: "Starred" })).toBeVisible();
  await page.reload();
  await expect(nav.getByRole("link", { name: "Starred" })).toBeVisible();
  await nav.getByRole("button", { name: "Pin to sidebar" }).click();
  await pins.getByRole("checkbox", { name: "Starred" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(nav.getByRole("link", { name: "Starred" })).toBeHidden();
  await expect(row(page, /./).first()).toBeVisible();
});
