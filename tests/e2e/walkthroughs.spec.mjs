// Walkthroughs cannot rot: each is played by its own file, every step by role and name, in both themes, wide
// and narrow; the card points at the same control, and axe finds nothing in it at any step.
import { readFileSync } from "node:fs";
import { deflateRawSync } from "node:zlib";
import { expect, test } from "./fixtures.mjs";
import { demo, empty, go } from "../support/app.mjs";
import { violations } from "../support/axe.mjs";
import { control, NAMES, perform, steps } from "../support/walkthroughs.mjs";

const card = (page) => page.getByRole("region", { name: /^Walkthrough: / });
const said = (page) => card(page).getByRole("status");

async function open(page, name, step = 1) {
  await page.goto(`./#/walkthroughs/${name}/${step}`);
  await expect(card(page)).toBeVisible({ timeout: 30_000 });
}

/** Fails unless the ring lies around the control of a step, and the card does not cover it. */
async function points(page, where) {
  const it = control(page, where);
  await expect(it).toBeVisible();
  await expect
    .poll(async () => {
      const [ring, box] = [await page.locator(".tour__ring").boundingBox(), await it.boundingBox()];
      const apart = ring && box ? Math.abs(ring.x + 3 - box.x) + Math.abs(ring.y + 3 - box.y) : Infinity;
      return apart < 2;
    }, `the ring lies around ${where}`)
    .toBe(true);
}

/** Tells whether the card still shows a step after it has looked at it. */
async function stays(page, step) {
  await page.evaluate(() => new Promise((done) => setTimeout(done, 250)));
  return (await said(page).textContent()).includes(`Step ${step} of`);
}

/** Plays a walkthrough to its end. */
async function play(page, name, options) {
  const all = steps(name);
  await open(page, name);
  for (const [at, step] of all.entries()) {
    // What is open already, in a wide window say, is not waited for.
    const mayBeSo = /^the (address|heading) /.test(step["waits for"]);
    await expect(said(page), `step ${at + 1}: ${step["waits for"]}`).toContainText(new RegExp(`Step (${at + 1}${mayBeSo ? `|${at + 2}` : ""}) of ${all.length}`));
    if (mayBeSo && !(await stays(page, at + 1))) continue;
    await expect(said(page)).toContainText(step.words);
    const isInDrawer = step.where.startsWith("navigation \"Mailboxes\"") && options.isNarrow;
    if (!isInDrawer) await points(page, step.where);
    expect(await violations(page, ".tour"), `step ${at + 1}`).toEqual([]);
    await perform(page, step, options);
    const next = at + 1 < all.length ? new RegExp(`Step (${at + 2}|${at + 3}) of|You have finished`) : "You have finished";
    await expect(said(page), `step ${at + 1} waits for: ${step["waits for"]}`).toContainText(next);
    if (step.shown) await expect(said(page)).toContainText(step.shown);
  }
}

const looks = [
  { name: "wide and light", viewport: { width: 1440, height: 900 }, colorScheme: "light", byKeyboard: true },
  { name: "narrow and dark", viewport: { width: 390, height: 844 }, colorScheme: "dark", isNarrow: true },
];
for (const { name: look, viewport, colorScheme, ...options } of looks) {
  test.describe(look, () => {
    test.use({ viewport, colorScheme });
    for (const name of NAMES) {
      test(`${name} is played to its end, ${look}`, async ({ page }) => {
        await play(page, name, options);
        expect(await violations(page)).toEqual([]);
      });
    }
  });
}

test("the card is worked by keyboard alone, and gives way when the person goes elsewhere", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await open(page, "share-account");
  const share = control(page, 'main, button "Share: Ann Keller"');
  await expect(share).toBeVisible();
  // F6 leads to the card and from there to the control; keys of the page act all the while.
  await page.keyboard.press("F6");
  await expect(card(page).getByRole("button", { name: "Show me" })).toBeFocused();
  await page.keyboard.press("F6");
  await expect(share).toBeFocused();
  await page.keyboard.press("F6");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Share an account" })).toBeVisible();
  await expect(said(page)).toContainText("Step 2 of 4");
  // Inside the dialog it can be reached too. Show me does each step.
  const show = card(page).getByRole("button", { name: "Show me" });
  for (const step of [3, 4]) {
    // The focus may have stayed on the card, or be in the dialog.
    await expect(async () => {
      if (!(await show.evaluate((it) => it === document.activeElement))) await page.keyboard.press("F6");
      await expect(show).toBeFocused({ timeout: 300 });
    }).toPass();
    await page.keyboard.press("Enter");
    await expect(said(page)).toContainText(`Step ${step} of 4`);
  }
  // Back shows what is done already; Next leads on.
  await card(page).getByRole("button", { name: "Back" }).click();
  await expect(said(page)).toContainText("You have done this step already");
  await card(page).getByRole("button", { name: "Next" }).click();
  await expect(said(page)).toContainText("Step 4 of 4");
  // The dialog is closed: the control is gone, and the card leads to where it is opened again.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name: "Share an account" })).toBeHidden();
  await card(page).getByRole("button", { name: "Take me there" }).click();
  await expect(said(page)).toContainText("Step 1 of 4");
  await points(page, 'main, button "Share: Ann Keller"');
  await card(page).getByRole("button", { name: "Leave" }).click();
  await expect(card(page)).toBeHidden();
  await expect(page.getByRole("heading", { level: 1, name: "Walkthroughs" })).toBeVisible();
});

test("an address leads into the middle, a reload goes on, and something else that is done is answered", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("./#/walkthroughs/alias/3");
  await expect(said(page)).toContainText("Step 3 of 7", { timeout: 30_000 });
  await expect(page.getByRole("textbox", { name: "Address" })).toHaveValue("billing@confbadge.example");

  await open(page, "close", 1);
  await perform(page, steps("close")[0]);
  await expect(said(page)).toContainText("Step 2 of 4");
  await page.keyboard.press("s");
  await expect(said(page)).toContainText("That did something else");
  await page.reload();
  await expect(said(page)).toContainText("Step 2 of 4", { timeout: 30_000 });
  await page.keyboard.press("c");
  await expect(said(page)).toContainText("It is closed for everyone");
});

test("a reload, and Continue in the list, do nothing twice", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const [first, second, third] = steps("close");
  const at = async (step) => expect(said(page)).toContainText(`Step ${step} of 4`, { timeout: 30_000 });
  // What Mia writes when the third step begins is there once.
  const answers = page.getByRole("article").filter({ hasText: "the power cable is missing" });
  await open(page, "close");
  await perform(page, first);
  await at(2);
  await perform(page, second);
  await at(3);
  await page.reload();
  await at(3);
  await card(page).getByRole("button", { name: "Leave" }).click();
  const item = page.getByRole("listitem").filter({ hasText: "Close, and the reply that comes back" });
  await item.getByRole("link", { name: "Continue at step 3" }).click();
  await at(3);
  await perform(page, third);
  await at(4);
  await perform(page, steps("close")[3]);
  await expect(said(page)).toContainText("You have finished");
  await expect(answers).toHaveCount(1);
});

test("the focus stays in the card when a button there has nothing more to do", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page, "transfer");
  const button = (name) => card(page).getByRole("button", { name, exact: true });
  const count = steps("transfer").length;
  await button("Skip").focus();
  await page.keyboard.press("Enter");
  await expect(said(page)).toContainText(`Step 2 of ${count}`);
  await button("Back").focus();
  await page.keyboard.press("Enter");
  await expect(said(page)).toContainText(`Step 1 of ${count}`);
  await expect(button("Back")).toBeFocused();
  await expect(button("Back")).toHaveAttribute("aria-disabled", "true");
  await button("Next").focus();
  for (let step = 2; step <= count; step += 1) {
    await page.keyboard.press("Enter");
    await expect(said(page)).toContainText(`Step ${step} of ${count}`);
  }
  await page.keyboard.press("Enter");
  await expect(said(page)).toContainText("You have finished");
  await expect(button("All walkthroughs")).toBeFocused();
});

test("one is recorded, edited, and played back to its end", async ({ page }) => {
  // It walks through a whole triage twice.
  test.slow();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("./#/walkthroughs/record/triage");
  const recorder = page.getByRole("region", { name: "Record a walkthrough" });
  await expect(recorder.getByRole("status")).toContainText("No step yet", { timeout: 30_000 });
  const recorded = async (count) => expect(recorder.getByRole("status")).toContainText(`${count} step`);
  await control(page, 'list "Conversations", link "Mia Chen…"').click();
  await recorded(1);
  await control(page, 'toolbar "Triage", button "Assign"').click();
  await recorded(2);
  const assign = page.getByRole("dialog", { name: "Assign conversation" });
  await assign.getByRole("checkbox", { name: "Olga Petrova" }).check();
  await recorded(3);
  // A reload loses no step.
  await page.reload();
  await expect(recorder.getByRole("status")).toContainText("3 steps", { timeout: 30_000 });
  await control(page, 'toolbar "Triage", button "Assign"').click();
  await recorded(4);
  await assign.getByRole("checkbox", { name: "Olga Petrova" }).check();
  await recorded(5);
  await assign.getByRole("button", { name: "Assign", exact: true }).click();
  await recorded(6);
  await recorder.getByRole("button", { name: "Finish" }).click();
  // It is over: what is done now is no step.
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(recorder.getByLabel("Words")).toHaveCount(6);
  // What was done twice because of the reload goes.
  for (let double = 0; double < 2; double += 1) await recorder.getByRole("button", { name: "Remove this step" }).nth(1).click();
  await expect(recorder.getByLabel("Words")).toHaveCount(4);
  await expect(recorder).toContainText('Waits for: "Refund for order 1043" is assigned to Olga');
  await recorder.getByLabel("Title").fill("Give it to Olga");
  await recorder.getByLabel("Words").first().fill("Mia asks for her money: open it.");
  await recorder.getByLabel("Why it matters").last().fill("Olga hears of it at once.");
  expect(await violations(page, ".tour")).toEqual([]);
  const [saved] = await Promise.all([page.waitForEvent("download"), recorder.getByRole("button", { name: "Save as a file" }).click()]);
  const file = readFileSync(await saved.path(), "utf8");
  const all = steps("", file);
  expect(all.map((it) => it.words)[0]).toBe("Mia asks for her money: open it.");

  await recorder.getByRole("button", { name: "Play it" }).click();
  await expect(card(page)).toHaveAccessibleName("Walkthrough: Give it to Olga", { timeout: 30_000 });
  for (const [at, step] of all.entries()) {
    await expect(said(page)).toContainText(`Step ${at + 1} of 4`);
    await perform(page, step);
  }
  await expect(said(page)).toContainText("Olga hears of it at once.");
  await expect(said(page)).toContainText("You have finished");

  // As a link it says the same elsewhere; earlier builds did not deflate it.
  for (const packed of [deflateRawSync(file), Buffer.from(file)]) {
    await page.goto("about:blank");
    await page.goto(`./?w=practice#/walkthroughs/sent/${packed.toString("base64url")}`);
    await expect(card(page)).toHaveAccessibleName("Walkthrough: Give it to Olga", { timeout: 30_000 });
    await expect(said(page)).toContainText("Step 1 of 4");
  }
});

test("one is recorded in a copy of the demo, which it carries along", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demo(page, "#/walkthroughs");
  await page.getByRole("link", { name: "Record in a copy of this workspace" }).click();
  const recorder = page.getByRole("region", { name: "Record a walkthrough" });
  await expect(recorder.getByRole("status")).toContainText("No step yet", { timeout: 30_000 });
  await go(page, "#/teams/support/inbox");
  await control(page, 'list "Conversations", link "Mia Chen…"').click();
  await expect(recorder.getByRole("status")).toContainText("1 step");
  await recorder.getByRole("button", { name: "Finish" }).click();
  await expect(recorder.getByLabel("Title")).toBeFocused();
  await recorder.getByLabel("Title").fill("Mia's refund");
  await page.reload();
  await expect(recorder.getByLabel("Title")).toHaveValue("Mia's refund", { timeout: 30_000 });
  await recorder.getByRole("button", { name: "Play it" }).click();
  await expect(card(page)).toHaveAccessibleName("Walkthrough: Mia's refund", { timeout: 30_000 });
  await control(page, 'list "Conversations", link "Mia Chen…"').click();
  await expect(said(page)).toContainText("You have finished");
});

test("one's own workspace is not copied for a recording, and it is said why", async ({ page }) => {
  await empty(page);
  await go(page, "#/walkthroughs");
  await expect(page.getByRole("region", { name: "Record a walkthrough" })).toContainText("with made-up names");
  await expect(page.getByRole("link", { name: "Record in a copy of this workspace" })).toHaveCount(0);
  await go(page, "#/walkthroughs/record/copy");
  await expect(page.getByRole("alert")).toContainText("with made-up names");
});

test("help stands beside what it is about, and leads to its walkthrough", async ({ page }) => {
  await open(page, "alias");
  await card(page).getByRole("button", { name: "Leave" }).click();
  await go(page, "#/settings/organizations/conferencebadge/message-sharing");
  await page.getByRole("button", { name: "How does this work?" }).click();
  const help = page.getByRole("region", { name: "How does this work?" });
  await expect(help).toContainText("Team Inbox");
  await page.keyboard.press("Escape");
  await expect(help).toBeHidden();
  await page.getByRole("button", { name: "Add shared address" }).click();
  const share = page.getByRole("dialog", { name: "Add shared address" });
  await share.getByRole("button", { name: "How does this work?" }).click();
  await expect(share.getByRole("region", { name: "How does this work?" })).toContainText("without sharing the whole account");
  expect(await violations(page)).toEqual([]);
  await share.getByRole("link", { name: "Read the whole article" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Shared addresses" })).toBeVisible();
  await expect(page.getByRole("article")).toContainText("An alias, step by step");
  expect(await violations(page)).toEqual([]);
  await page.goto("./#/help/forwarder");
  for (const host of ["GoDaddy", "Gandi", "Dreamhost", "cPanel"]) {
    await expect(page.getByRole("heading", { level: 2, name: host })).toBeVisible();
  }
});

test("Show me does every step of one", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, "transfer");
  const count = steps("transfer").length;
  for (let step = 1; step <= count; step += 1) {
    await expect(said(page)).toContainText(`Step ${step} of ${count}`);
    const show = card(page).getByRole("button", { name: "Show me" });
    // What stands in the drawer of a narrow window is behind a button of its own.
    const next = step < count ? `Step ${step + 1} of` : "You have finished";
    await expect(async () => {
      if ((await said(page).textContent()).includes(`Step ${step} of`)) await show.click();
      await expect(said(page)).toContainText(next, { timeout: 2_000 });
    }).toPass();
  }
});
