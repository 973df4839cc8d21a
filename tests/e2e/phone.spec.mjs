// On a phone: one pane at a time with a way back, targets for a finger, nothing wider than the page.
import { expect, test } from "./fixtures.mjs";
import { act, demo, dialog, go, list, navigation, open, reader, REFUND, row, subject } from "../support/app.mjs";

const ORG = "#/settings/organizations/conferencebadge";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** Lists what can be pressed and is smaller than a finger, and what is wider than the page. */
async function misfits(page) {
  return page.evaluate(() => {
    const found = [];
    const targets = "button, a[href], select, input:not([type=hidden]), summary, textarea";
    for (const it of document.querySelectorAll(targets)) {
      if (!it.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true }) || it.closest("[inert], .visually-hidden")) continue;
      if (document.querySelector("dialog[open]") && !it.closest("dialog[open]")) continue;
      // What a label wraps is pressed by its label; text within text is no target of its own.
      const label = it.closest("label");
      // A search field fills the box with its icon, but for the edge.
      const box = (label ?? (it.type === "search" ? it.parentElement : it)).getBoundingClientRect();
      if (box.width === 0 || it.closest("p a, .reader__scroll iframe")) continue;
      const reach = getComputedStyle(it, "::before");
      const grown = reach.content !== "none" && reach.position === "absolute" ? Math.abs(parseFloat(reach.top)) * 2 : 0;
      const height = box.height + grown;
      const width = box.width + grown;
      const name = it.getAttribute("aria-label") ?? it.textContent.trim().slice(0, 30) ?? it.className;
      if (height < 43.5 || width < 43.5) found.push(`${it.tagName} “${name}” ${Math.round(width)} × ${Math.round(height)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    return found;
  });
}

test("a conversation takes the whole page, Back and a swipe lead to the list", async ({ page }) => {
  await demo(page);
  await expect(list(page)).toBeVisible();
  await expect(reader(page)).toBeHidden();
  await row(page, REFUND).getByRole("link").tap();
  await expect(subject(page)).toHaveText(REFUND);
  await expect(list(page)).toBeHidden();
  await reader(page).getByRole("button", { name: "Back" }).tap();
  await expect(list(page)).toBeVisible();

  await row(page, REFUND).getByRole("link").tap();
  await expect(subject(page)).toHaveText(REFUND);
  const touch = await page.context().newCDPSession(page);
  const at = (x) => [{ x, y: 500 }];
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(60) });
  for (let x = 80; x <= 260; x += 20) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at(x) });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await expect(list(page)).toBeVisible();
});

test("mailboxes and search are in a drawer", async ({ page }) => {
  await demo(page);
  await expect(navigation(page)).toBeHidden();
  await page.getByRole("button", { name: "Show mailboxes" }).tap();
  await navigation(page).getByRole("link", { name: /^Assigned to me/ }).tap();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Assigned to me");
  await expect(navigation(page)).toBeHidden();
  await page.getByRole("button", { name: "Find" }).tap();
  await expect(page.getByRole("searchbox", { name: "Search", exact: true })).toBeFocused();
  await page.keyboard.type("ravi");
  await page.keyboard.press("Enter");
  await expect(row(page, /Badge printer offline/)).toBeVisible();
});

test("rows stay where they are when one is selected", async ({ page }) => {
  await demo(page);
  const top = async () => (await row(page, REFUND).boundingBox()).y;
  for (const viewport of [{ width: 390, height: 844 }, { width: 1440, height: 900 }]) {
    await page.setViewportSize(viewport);
    await expect(row(page, REFUND)).toBeVisible();
    const before = await top();
    await row(page, REFUND).getByRole("checkbox").check({ force: true });
    await expect(page.getByRole("toolbar", { name: "Selection" })).toContainText("1 selected");
    expect(await top()).toBe(before);
    await page.getByRole("button", { name: "Clear selection" }).click();
  }
});

test("who has it is read in full", async ({ page }) => {
  await demo(page, "#/inbox");
  await open(page, /Upload fails/);
  for (const name of ["Ann Keller", "Tom Okafor"]) {
    await expect(act(page, `Unassign ${name}`).getByText(name)).toBeInViewport({ ratio: 1 });
  }
});

test("a conversation that is not there has a way back", async ({ page }) => {
  await demo(page, "#/inbox/c/99999");
  await reader(page).getByRole("button", { name: "Back to the list" }).tap();
  await expect(list(page)).toBeVisible();
});

test("what is pressed is as large as a finger, and nothing is wider than the page", async ({ page }) => {
  await demo(page);
  expect.soft(await misfits(page), "the list").toEqual([]);
  await open(page, REFUND);
  await expect(act(page, "Assign")).toBeVisible();
  expect.soft(await misfits(page), "a conversation").toEqual([]);
  await act(page, "Assign").tap();
  expect.soft(await misfits(page), "assign").toEqual([]);
  await dialog(page, "Assign conversation").getByRole("button", { name: "Cancel" }).tap();
  await act(page, "Snooze").tap();
  expect.soft(await misfits(page), "snooze").toEqual([]);
  await dialog(page, "Snooze").getByRole("button", { name: "Cancel" }).tap();
  await page.keyboard.press("r");
  await expect(reader(page).getByRole("textbox", { name: "Reply" })).toBeVisible();
  expect.soft(await misfits(page), "a reply").toEqual([]);
  for (const place of ["#/settings/preferences", "#/settings/accounts", "#/settings/data", `${ORG}/message-sharing`, `${ORG}/teams`, `${ORG}/users`, `${ORG}/labels`, `${ORG}/options`]) {
    await go(page, place);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect.soft(await misfits(page), place).toEqual([]);
  }
});
