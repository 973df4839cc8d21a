// Several workspaces in one browser: each by itself, switched, renamed, exported, deleted; the demo by a link,
// begun anew and brought back.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { act, demo, dialog, email, empty, frame, isActing, navigation, open, row, rows, REFUND, SUPPORT } from "../support/app.mjs";

const bar = (page) => page.getByRole("region", { name: "Workspace" });

/** Opens the person menu and chooses something in it. */
async function choose(page, name) {
  await page.getByRole("button", { name: /^Acting as/ }).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

/** Goes to one's own workspace, in which nothing was begun. */
async function mine(page) {
  await page.goto("./?w=mine");
  await expect(page.getByRole("button", { name: /start with my own mail/i })).toBeVisible();
}

test("the demo never touches one's own workspace, and the title and the frame say which is open", async ({ page }) => {
  await empty(page, { name: "Mara Lind", address: "mara@club.example", company: "Club" });
  await expect(page).toHaveTitle(/Team Inbox$/);
  await expect(page).not.toHaveTitle(/Demo/);
  await expect(bar(page)).toHaveCount(0);

  await page.goto("./?w=demo");
  await frame(page);
  await expect(page).toHaveTitle(/· Demo · Team Inbox$/);
  await expect(bar(page)).toContainText("Demo");
  await expect(rows(page).first()).toBeVisible();

  await bar(page).getByRole("link", { name: "Back to my own" }).click();
  await frame(page);
  await expect(page.getByRole("button", { name: "Acting as Mara Lind" })).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  // A tab stays in its workspace, whatever another tab does.
  const other = await page.context().newPage();
  await other.goto("./?w=demo#/team-inboxes");
  await frame(other);
  await page.reload();
  await expect(page.getByRole("button", { name: "Acting as Mara Lind" })).toBeVisible();
  await other.close();
});

test("a link into the demo opens it in a fresh browser, as the person and at the place it names", async ({ page }) => {
  await page.goto(`./?w=demo&as=${encodeURIComponent(email("Olga"))}#/settings/organizations/conferencebadge/message-sharing`);
  await isActing(page, "Olga");
  await expect(page.getByRole("heading", { level: 1, name: "ConferenceBadge" })).toBeVisible();
  await expect(page.getByRole("cell", { name: email("Support") }).or(page.getByText(email("Support"))).first()).toBeVisible();
});

test("somebody who is not in the demo is said to be unknown, in words", async ({ page }) => {
  await page.goto("./?w=demo&as=nobody%40club.example#/team-inboxes");
  await frame(page);
  await expect(page.getByRole("alert").filter({ hasText: "nobody@club.example" })).toBeVisible();
  await isActing(page, "Ann");
});

test("tabs of different workspaces do not hear each other, those of one do", async ({ page, context }) => {
  await page.addInitScript(() => {
    const { postMessage } = BroadcastChannel.prototype;
    window.channels = new Set();
    BroadcastChannel.prototype.postMessage = function (it) {
      window.channels.add(this.name);
      return postMessage.call(this, it);
    };
  });
  await demo(page, SUPPORT);
  const ben = await context.newPage();
  await ben.goto(`./?w=demo&as=${encodeURIComponent(email("Ben"))}${SUPPORT}`);
  await frame(ben);
  await open(page, REFUND);
  await act(page, "Close").click();
  await expect(row(ben, REFUND)).toHaveCount(0);
  const names = await page.evaluate(() => [...window.channels]);
  expect(names.length).toBeGreaterThan(0);
  expect(names.filter((it) => !it.endsWith("~demo"))).toEqual([]);
});

test("a list of workspaces that is lost comes back from the databases", async ({ page }) => {
  await demo(page);
  await mine(page);
  await page.evaluate(() => localStorage.clear());
  await empty(page, { name: "Mara Lind", address: "mara@club.example", company: "Club" });
  await page.getByRole("button", { name: /^Acting as/ }).click();
  await page.getByRole("menuitem", { name: "Demo", exact: true }).click();
  await frame(page);
  await expect(bar(page)).toContainText("Demo");
});

test("workspaces are renamed, exported and deleted, with what they hold", async ({ page }) => {
  await demo(page);
  await mine(page);
  await empty(page, { name: "Mara Lind", address: "mara@club.example", company: "Club" });
  await choose(page, "Manage workspaces");
  const it = dialog(page, "Workspaces");
  await it.getByRole("button", { name: "Rename “Demo”" }).click();
  await it.getByRole("textbox", { name: "Rename “Demo”" }).fill("Demo for Friday");
  await page.keyboard.press("Enter");
  const downloading = page.waitForEvent("download");
  await it.getByRole("button", { name: "Export “Demo for Friday”" }).click();
  const file = readFileSync(await (await downloading).path(), "utf8");
  expect(JSON.parse(file.split("\n")[0]).format).toBe("team-inbox-workspace");
  expect(file).toContain("Refund for order 1043");
  // The one that is open cannot be deleted here.
  await expect(it.getByRole("button", { name: "Delete “My own”" })).toHaveCount(0);
  await it.getByRole("button", { name: "Delete “Demo for Friday”" }).click();
  await expect(it.getByRole("alert")).toContainText(/It holds \d+ conversations with \d+ messages, 6 people and 3 teams/);
  await it.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(it.getByText("Demo for Friday")).toHaveCount(0);
  const names = await page.evaluate(async () => (await indexedDB.databases()).map((it) => it.name));
  expect(names).toContain("team-inbox");
  expect(names).not.toContain("team-inbox~demo");
});

test("the demo is begun anew in one act, and that is taken back", async ({ page }) => {
  await demo(page, SUPPORT);
  await open(page, REFUND);
  await act(page, "Close").click();
  await expect(row(page, REFUND)).toHaveCount(0);
  await bar(page).getByRole("button", { name: "Reset this demo" }).click();
  await expect(bar(page)).toContainText("The demo has been reset.");
  await page.goto(`./?w=demo${SUPPORT}`);
  await expect(row(page, REFUND)).toBeVisible();
  await bar(page).getByRole("button", { name: "Undo" }).click();
  await expect(bar(page).getByRole("button", { name: "Reset this demo" })).toBeVisible();
  await page.goto(`./?w=demo${SUPPORT}`);
  await expect(rows(page).first()).toBeVisible();
  await expect(row(page, REFUND)).toHaveCount(0);
});

test("everything in the person menu is reached by keyboard, another window too", async ({ page, context }) => {
  await demo(page, SUPPORT);
  await page.getByRole("button", { name: /^Acting as/ }).focus();
  await page.keyboard.press("Enter");
  const item = page.getByRole("menuitem", { name: "Open as Ben Ortiz in a new tab" });
  await expect(page.getByRole("menuitem", { name: /^Ann Keller/ })).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await expect(item).toBeFocused();
  const [window] = await Promise.all([context.waitForEvent("page"), page.keyboard.press("Enter")]);
  await isActing(window, "Ben");
  await expect(navigation(window)).toBeVisible();
});

test("who comes back and finds the first start is offered what is in this browser", async ({ page }) => {
  await demo(page);
  // A browser that crashed may have kept the database and lost which workspace was open.
  await page.goto("about:blank");
  const fresh = await page.context().newPage();
  await fresh.addInitScript(() => {
    if (!location.search) localStorage.clear();
  });
  await fresh.goto("./");
  await fresh.getByRole("button", { name: "Open “Demo”" }).click();
  await frame(fresh);
  await expect(fresh).toHaveTitle(/· Demo · Team Inbox$/);
  await expect(rows(fresh).first()).toBeVisible();
});
