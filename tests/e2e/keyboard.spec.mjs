// The keyboard alone: every key of the table, in the list, in the conversation and on a selection.
import { expect, test } from "./fixtures.mjs";
import { act, demo, dialog, go, list, navigation, reader, row, rows, said, says, subject, toast, undo } from "../support/app.mjs";

const link = (page, nth) => rows(page).nth(nth).getByRole("link");
/** Whose conversation stands in a row, and about what: its name without how it stands. */
const nameOf = async (page, nth) => ((await rows(page).nth(nth).getAttribute("aria-label")) ?? "").split(", ").slice(0, 2).join(", ");

/** Presses keys one after the other. */
async function press(page, ...keys) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Walks to a row of the list. */
async function walkTo(page, nth) {
  for (let at = 0; at <= nth; at += 1) await page.keyboard.press("j");
  await expect(link(page, nth)).toBeFocused();
}

test("j, k and the arrows walk, Enter opens, Escape goes back", async ({ page }) => {
  await demo(page);
  await press(page, "j");
  await expect(link(page, 0)).toBeFocused();
  await press(page, "j", "ArrowDown");
  await expect(link(page, 2)).toBeFocused();
  await press(page, "k", "ArrowUp");
  await expect(link(page, 0)).toBeFocused();
  await press(page, "k");
  await expect(link(page, 0)).toBeFocused();

  await press(page, "Enter");
  await expect(rows(page).nth(0)).toHaveAttribute("aria-current", "true");
  await expect(page).toHaveURL(/\/c\/\d+$/);
  const first = await subject(page).textContent();
  await press(page, "j");
  await expect(rows(page).nth(1)).toHaveAttribute("aria-current", "true");
  await expect(subject(page)).not.toHaveText(first);
  await press(page, "Escape");
  await expect(page).toHaveURL(/#\/team-inboxes$/);
  await expect(link(page, 1)).toBeFocused();
});

test("x selects, Shift X a range, Ctrl A all, Escape none", async ({ page }) => {
  await demo(page);
  const selected = list(page).getByRole("checkbox", { checked: true });
  await walkTo(page, 1);
  await press(page, "x");
  await expect(selected).toHaveCount(1);
  await press(page, "j", "j", "Shift+X");
  await expect(selected).toHaveCount(3);
  await expect(page.getByRole("toolbar", { name: "Selection" })).toContainText("3 selected");
  await expect(page.getByText("selected", { exact: true })).toBeInViewport({ ratio: 1 });
  await press(page, "Control+a");
  await expect(selected).toHaveCount(await rows(page).count());
  await press(page, "Escape");
  await expect(selected).toHaveCount(0);
  await expect(link(page, 3)).toBeFocused();
});

test("what is typed after / is searched for from its first letter on, and is no act", async ({ page }) => {
  await demo(page);
  await walkTo(page, 0);
  const first = await nameOf(page, 0);
  await page.keyboard.press("/");
  await page.keyboard.type("ex");
  await expect(page.getByRole("searchbox", { name: "Search", exact: true })).toHaveValue("ex");
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Search: ex");
  await go(page, "#/team-inboxes");
  expect(await nameOf(page, 0)).toBe(first);
  await expect(toast(page)).toHaveCount(0);
});

test("Undo goes back to where the act was done", async ({ page }) => {
  await demo(page);
  await walkTo(page, 1);
  const name = await nameOf(page, 1);
  const [, open] = name.split(", ");
  await press(page, "c");
  await expect(toast(page)).toContainText("closed");
  await press(page, "z");
  await expect(row(page, name).getByRole("link")).toBeFocused();
  await press(page, "Enter");
  await expect(subject(page)).toHaveText(open);
  await press(page, "e");
  await expect(subject(page)).not.toHaveText(open);
  await press(page, "z");
  await expect(subject(page)).toHaveText(open);
});

test("arrows walk through the times of Snooze", async ({ page }) => {
  // On a Sunday evening one time is left to offer.
  await page.clock.setFixedTime(new Date("2026-11-25T10:00:00+01:00"));
  await demo(page);
  await walkTo(page, 0);
  await press(page, "h");
  const times = dialog(page, "Snooze").getByRole("button");
  await expect(times.first()).toBeFocused();
  await press(page, "ArrowDown");
  await expect(times.nth(1)).toBeFocused();
});

test("a dialog gives the focus back, however it is left", async ({ page }) => {
  await demo(page);
  await walkTo(page, 1);
  for (const [key, name, way] of [["m", "Move to team", "Cancel"], ["l", "Labels", "Done"], ["a", "Assign conversation", "Cancel"]]) {
    await press(page, key);
    await dialog(page, name).getByRole("button", { name: way, exact: true }).click();
    await expect(dialog(page, name)).toBeHidden();
    await expect(link(page, 1)).toBeFocused();
  }
});

test("after an act the next row is next, in the list and in the conversation", async ({ page }) => {
  await demo(page);
  for (const [key, said] of [["e", /archived for everyone/], ["c", /closed/], ["i", /assigned to you/], ["#", /Trash/], ["!", /spam/]]) {
    await go(page, "#/team-inboxes");
    await page.keyboard.press("Escape");
    await press(page, "j", "k", "k", "k", "k", "j");
    await expect(link(page, 1)).toBeFocused();
    const [before, next] = [await nameOf(page, 1), await nameOf(page, 2)];
    await press(page, key);
    await expect(toast(page)).toContainText(said);
    await expect(row(page, before)).toHaveCount(0);
    await expect.poll(() => nameOf(page, 1)).toBe(next);
    await expect(link(page, 1)).toBeFocused();
    await press(page, "z");
    await expect(row(page, before)).toHaveCount(1);

    await row(page, before).getByRole("link").focus();
    await press(page, "Enter");
    await expect(row(page, before)).toHaveAttribute("aria-current", "true");
    await press(page, key);
    await expect(row(page, before)).toHaveCount(0);
    await expect(rows(page).nth(1)).toHaveAttribute("aria-current", "true");
    await press(page, "z");
    await expect(row(page, before)).toHaveCount(1);
  }
});

test("the last row that leaves hands over to the one before it", async ({ page }) => {
  await demo(page);
  const count = await rows(page).count();
  await walkTo(page, count - 1);
  await press(page, "e");
  await expect(rows(page)).toHaveCount(count - 1);
  await expect(link(page, count - 2)).toBeFocused();
});

test("keys that change a row in place: star, unread, label", async ({ page }) => {
  await demo(page);
  await walkTo(page, 1);
  const here = rows(page).nth(1);
  await press(page, "s");
  await expect(here).toHaveAccessibleName(/starred/);
  await press(page, "s");
  await expect(here).not.toHaveAccessibleName(/starred/);
  await expect(here).toHaveAccessibleName(/unread/);
  await press(page, "u");
  await expect(here).not.toHaveAccessibleName(/unread/);
  await press(page, "u");
  await expect(here).toHaveAccessibleName(/unread/);
  await press(page, "l");
  const labels = dialog(page, "Labels");
  const first = labels.getByRole("checkbox").first();
  await expect(first).toBeFocused();
  const label = await first.evaluate((box) => box.closest("label").textContent.trim());
  await press(page, "Space", "Escape");
  await expect(labels).toBeHidden();
  await expect(here).toHaveAccessibleName(new RegExp(label));
  await expect(link(page, 1)).toBeFocused();
});

test("a, m and h ask in a dialog that holds the focus and gives it back", async ({ page }) => {
  await demo(page);
  await walkTo(page, 1);
  const [name, next] = [await nameOf(page, 1), await nameOf(page, 2)];
  for (const [key, title] of [["a", "Assign conversation"], ["m", "Move to team"], ["h", "Snooze"]]) {
    await press(page, key);
    const asked = dialog(page, title);
    await expect(asked).toBeVisible();
    for (let at = 0; at < 25; at += 1) {
      await press(page, "Tab");
      // Out of a modal dialog Tab leads to the browser's own controls, never to the page below.
      expect(await page.evaluate(() => document.activeElement === document.body || document.activeElement.closest("dialog") !== null)).toBe(true);
    }
    await press(page, "Escape");
    await expect(asked).toBeHidden();
    await expect(link(page, 1)).toBeFocused();
  }
  // A name and Enter is enough.
  await press(page, "a");
  await expect(page.getByRole("searchbox", { name: "Search people and teams" })).toBeFocused();
  await page.keyboard.type("ben");
  await press(page, "Enter");
  await expect(toast(page)).toContainText("assigned to Ben Ortiz");
  await expect(row(page, name)).toHaveCount(0);
  await expect.poll(() => nameOf(page, 1)).toBe(next);
  await expect(link(page, 1)).toBeFocused();
  await press(page, "z");
  await expect(row(page, name)).toHaveCount(1);

  await row(page, name).getByRole("link").focus();
  await press(page, "m", "Space", "Enter");
  await expect(toast(page)).toContainText("moved to Operations");
  await press(page, "z");
  await row(page, name).getByRole("link").focus();
  await press(page, "h", "Enter");
  await expect(toast(page)).toContainText("snoozed");
  await expect(row(page, name)).toHaveCount(0);
});

test("Shift I unassigns me, c closes and reopens", async ({ page }) => {
  await demo(page, "#/assigned-to-me");
  await walkTo(page, 0);
  const name = await nameOf(page, 0);
  await press(page, "Enter", "Shift+I");
  await expect(toast(page)).toContainText("unassigned");
  await press(page, "z", "Escape");
  await expect(row(page, name)).toHaveCount(1);
  await row(page, name).getByRole("link").focus();
  await press(page, "c");
  await expect(toast(page)).toContainText("closed");
  await go(page, "#/closed");
  await row(page, name.split(", ")[1]).getByRole("link").focus();
  await press(page, "c");
  await expect(toast(page)).toContainText("reopened");
});

test("an act is done to the selection, with its count", async ({ page }) => {
  await demo(page);
  const count = await rows(page).count();
  await walkTo(page, 0);
  await press(page, "x", "j", "x", "a");
  const assign = dialog(page, "Assign conversation");
  await expect(assign).toContainText("2 conversations");
  await press(page, "Escape");
  await expect(list(page).getByRole("checkbox", { checked: true })).toHaveCount(2);
  await press(page, "e");
  await expect(toast(page)).toContainText("2 conversations archived for everyone");
  await expect(rows(page)).toHaveCount(count - 2);
  await expect(link(page, 0)).toBeFocused();
  await undo(page);
  await expect(toast(page).or(said(page, "Undone for 2 conversations"))).toBeVisible();
  await expect(rows(page)).toHaveCount(count);
});

test("r, Shift R and f write, Ctrl Enter sends, Ctrl Shift Enter sends and closes", async ({ page }) => {
  await demo(page);
  const reply = reader(page).getByRole("textbox", { name: "Reply" });
  await row(page, /Refund for order 1043/).getByRole("link").focus();
  await press(page, "Enter", "r");
  await expect(reply).toBeFocused();
  await page.keyboard.type("We send a new one. jkex#!");
  await says(reply, "We send a new one. jkex#!");
  await press(page, "Control+Enter");
  await expect(said(page, "Message sent.")).toBeVisible();
  // Whoever answers an unassigned conversation takes it: the list has moved on.
  await expect(row(page, /Refund for order 1043/)).toHaveCount(0);

  await row(page, /Quote for 2,500 badges/).getByRole("link").focus();
  await press(page, "Enter", "Shift+R");
  await expect(reply).toBeFocused();
  await page.keyboard.type("96 euros.");
  await press(page, "Control+Shift+Enter");
  await expect(said(page, "Message sent, conversation closed.")).toBeVisible();
  await expect(row(page, /Quote for 2,500 badges/)).toHaveCount(0);

  await row(page, /Do you ship to Norway/).getByRole("link").focus();
  await press(page, "Enter", "f");
  await expect(reader(page).getByRole("textbox", { name: "To" })).toBeFocused();
  await press(page, "Escape", "Escape");
  await expect(page).toHaveURL(/#\/team-inboxes$/);
});

test("n writes a new message, / searches, ? shows the keys, Ctrl K the palette", async ({ page }) => {
  await demo(page);
  await walkTo(page, 0);
  await press(page, "n");
  await expect(dialog(page, "New message").getByRole("textbox", { name: "To" })).toBeFocused();
  await press(page, "Escape");
  await expect(link(page, 0)).toBeFocused();
  await press(page, "?");
  await expect(dialog(page, "Keys")).toContainText("Archive");
  await press(page, "Enter");
  await expect(dialog(page, "Keys")).toBeHidden();
  await press(page, "Control+k");
  await page.keyboard.type("assigned me");
  const palette = dialog(page, "Command palette");
  await expect(palette.getByRole("option", { name: "Assigned to me", exact: true })).toBeVisible();
  await press(page, "Enter");
  await expect(page).toHaveURL(/#\/assigned-to-me$/);
  await press(page, "/");
  const search = page.getByRole("searchbox", { name: "Search", exact: true });
  await expect(search).toBeFocused();
  await page.keyboard.type("printer");
  await expect(page).toHaveURL(/#\/search\/printer$/);
  // Until the bodies have been searched too the rows are not all there.
  await expect(row(page, /Badge printer offline/).locator("mark").first()).toBeVisible();
  await press(page, "ArrowDown");
  await expect(link(page, 0)).toBeFocused();
  await press(page, "Escape");
  await expect(page).toHaveURL(/#\/inbox$/);
});

test("g and a letter go to a mailbox", async ({ page }) => {
  await demo(page, "#/closed");
  for (const [key, fragment] of [["i", "#/inbox"], ["t", "#/team-inboxes"], ["m", "#/assigned-to-me"], ["a", "#/all"]]) {
    await press(page, "g", key);
    await expect.poll(() => new URL(page.url()).hash).toBe(fragment);
  }
  await expect(dialog(page, "Assign conversation")).toBeHidden();
});

test("single-key shortcuts can be turned off", async ({ page }) => {
  await demo(page);
  await press(page, "?");
  await page.getByRole("switch", { name: "Single-key shortcuts" }).uncheck();
  await page.getByRole("button", { name: "Done" }).click();
  const count = await rows(page).count();
  await row(page, /Refund for order 1043/).getByRole("link").focus();
  await press(page, "e", "#", "a", "n");
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await press(page, "Control+k");
  await expect(dialog(page, "Command palette")).toBeVisible();
  await press(page, "Escape");
  await expect(rows(page)).toHaveCount(count);
});

test("menus open, walk and close by keyboard", async ({ page }) => {
  await demo(page);
  await page.getByRole("button", { name: "Acting as Ann Keller" }).focus();
  await press(page, "Enter");
  await expect(page.getByRole("menuitem", { name: /^Ann Keller/ })).toBeFocused();
  await press(page, "ArrowDown");
  await expect(page.getByRole("menuitem", { name: /^Ben Ortiz/ })).toBeFocused();
  await press(page, "Escape");
  await expect(page.getByRole("button", { name: "Acting as Ann Keller" })).toBeFocused();
  await press(page, "Enter");
  await expect(page.getByRole("menuitem", { name: /^Ann Keller/ })).toBeFocused();
  await press(page, "ArrowDown", "Enter");
  await expect(page.getByRole("button", { name: "Acting as Ben Ortiz" })).toBeVisible();
  await navigation(page).getByRole("button", { name: "Skip to conversations" }).focus();
  await press(page, "Enter");
  await expect(link(page, 0)).toBeFocused();
});

test("the triage bar is reached by Tab and says what it does", async ({ page }) => {
  await demo(page);
  await walkTo(page, 1);
  await press(page, "Enter");
  await act(page, "Assign").focus();
  await press(page, "Enter");
  await expect(dialog(page, "Assign conversation")).toBeVisible();
  await press(page, "Escape");
  await expect(act(page, "Assign")).toBeFocused();
});

test.describe("a dialog whose file is on its way", () => {
  /** Keeps that file back; returns what lets it come. */
  async function hold(page) {
    let hand;
    const held = new Promise((done) => { hand = done; });
    await page.route("**/split-dialogs-*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    return hand;
  }

  test("does what was chosen meanwhile: in the palette", async ({ page }) => {
    const hand = await hold(page);
    await demo(page);
    await press(page, "Control+k");
    await page.keyboard.type("preferences");
    await press(page, "Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    hand();
    await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeFocused();
    await expect(dialog(page, "Command palette")).toHaveCount(0);
  });

  test("does what was chosen meanwhile: an assignment", async ({ page }) => {
    const hand = await hold(page);
    await demo(page);
    await walkTo(page, 1);
    await press(page, "a");
    await page.keyboard.type("ben");
    await press(page, "Enter", "Enter");
    hand();
    await expect(toast(page)).toContainText("assigned to Ben Ortiz");
    await expect(page.getByRole("dialog")).toHaveCount(0);
  });

  test("takes what is typed meanwhile, and nothing of it acts on the page", async ({ page }) => {
    const hand = await hold(page);
    await demo(page);
    await walkTo(page, 1);
    const count = await rows(page).count();
    await press(page, "Control+k");
    await page.keyboard.type("preferem");
    await press(page, "Backspace", "n");
    hand();
    await expect(page.getByRole("combobox", { name: /^Search commands/ })).toHaveValue("preferen");
    await page.keyboard.type("ces");
    await expect(page.getByRole("option", { name: /Preferences/ }).first()).toBeVisible();
    await press(page, "Escape");
    await expect(rows(page)).toHaveCount(count);
    await expect(toast(page)).toHaveCount(0);
  });
});

test("the focus is on what is shown: after a search, after the palette", async ({ page }) => {
  await demo(page);
  const heading = (name) => page.getByRole("heading", { level: 1, name });
  await press(page, "/");
  await page.keyboard.type("refund");
  await expect(rows(page).first()).toContainText("Refund");
  // Enter leads to what was found: the next key walks there, and is no letter of the search.
  await press(page, "Enter");
  await expect(heading(/^Search/)).toBeFocused();
  await press(page, "j");
  await expect(link(page, 0)).toBeFocused();
  await press(page, "/", "Escape", "Escape");
  await expect(link(page, 0)).toBeFocused();

  await press(page, "ControlOrMeta+k");
  await page.keyboard.type("message sharing");
  await press(page, "Enter");
  await expect(heading("ConferenceBadge")).toBeFocused();
});

test("a dialog that a menu opened gives the focus back to the button of the menu", async ({ page }) => {
  await demo(page);
  await press(page, "j", "Enter");
  for (const item of ["Merge into another conversation", "Add people", "Share this situation…"]) {
    await act(page, "More").press("Enter");
    await page.getByRole("menuitem", { name: item }).press("Enter");
    await expect(page.getByRole("dialog")).toBeVisible();
    await press(page, "Escape");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(act(page, "More")).toBeFocused();
  }
});

test("a key right after the palette was closed is for the page", async ({ page }) => {
  await demo(page);
  await press(page, "Control+k");
  await expect(dialog(page, "Command palette").getByRole("combobox")).toBeFocused();
  // Closed, its field has the focus for a moment longer.
  await page.evaluate(() => {
    const field = document.activeElement;
    field.closest("dialog").close();
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "j", code: "KeyJ", bubbles: true, cancelable: true }));
  });
  await expect(link(page, 0)).toBeFocused();
});

test("Shift C comments, from the list and by the palette", async ({ page }) => {
  await demo(page);
  await press(page, "j", "Shift+C");
  const field = page.getByRole("textbox", { name: "Comment" });
  await expect(field).toBeFocused();
  await page.keyboard.type("Who has the key?");
  await press(page, "Control+Enter");
  await expect(said(page, "Comment added.")).toBeVisible();
  await press(page, "Control+k");
  await page.keyboard.type("comment");
  await press(page, "Enter");
  await expect(field).toBeFocused();
});
