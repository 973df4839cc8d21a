// Rows of the list: how much they show, how wide they are, what a finger and what a listener gets of them.
import { expect, test } from "./fixtures.mjs";
import { act, demo, demoAs, dialog, go, importFiles, list, open, reader, REFUND, row, rows, SUPPORT, toast, undo } from "../support/app.mjs";

const box = (it) => it.boundingBox();
const edge = (page) => page.getByRole("separator", { name: "Width of the list" });

test("how much rows show is chosen in Preferences, and kept", async ({ page }) => {
  await demo(page, SUPPORT);
  const comfortable = (await box(row(page, REFUND))).height;
  await go(page, "#/settings/preferences");
  await page.getByRole("radio", { name: "Compact" }).check({ force: true });
  await go(page, SUPPORT);
  const compact = (await box(row(page, REFUND))).height;
  expect(compact).toBeLessThan(comfortable);
  await page.reload();
  await expect(row(page, REFUND)).toBeVisible();
  expect((await box(row(page, REFUND))).height).toBe(compact);
  // From the palette at once, with rows that stand below each other still.
  await page.keyboard.press("Control+k");
  await page.keyboard.type("Spacious");
  await page.keyboard.press("Enter");
  await expect.poll(async () => (await box(row(page, REFUND))).height).toBeGreaterThan(comfortable);
  const [first, second] = [await box(rows(page).nth(0)), await box(rows(page).nth(1))];
  expect(second.y).toBe(first.y + first.height);
});

test("the list is as wide as the person wants, by mouse and by keys", async ({ page }) => {
  await demo(page, SUPPORT);
  const width = async () => Math.round((await box(list(page))).width);
  const before = await width();
  const line = await box(edge(page));
  await page.mouse.move(line.x + 4, line.y + 300);
  await page.mouse.down();
  await page.mouse.move(line.x + 64, line.y + 300, { steps: 4 });
  await page.mouse.up();
  await expect.poll(width).toBe(before + 60);
  await edge(page).focus();
  const told = async () => Number(await edge(page).getAttribute("aria-valuenow"));
  const at = await told();
  await page.keyboard.press("ArrowLeft");
  await expect.poll(told).toBe(at - 16);
  await page.reload();
  await expect.poll(width).toBe(before + 44);
  await go(page, "#/settings/preferences");
  await page.getByRole("button", { name: "Reset width" }).click();
  await go(page, SUPPORT);
  await expect.poll(width).toBe(before);
});

test("what is done to a row stands beside what it says", async ({ page }) => {
  await demo(page, SUPPORT);
  await row(page, REFUND).hover();
  const archive = await box(row(page, REFUND).getByRole("button", { name: /^Assign:/ }));
  for (const said of [row(page, REFUND).getByRole("time"), row(page, REFUND).getByText("Mia Chen", { exact: true })]) {
    const it = await box(said);
    expect(it.x + it.width).toBeLessThanOrEqual(archive.x);
  }
});

test("right to left is read from the right, and the name of a list stands back", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const mail = ["From: דנה <dana@outside.example>", "To: support@confbadge.example", "Subject: [badge-dev] שלום לכולם", "Message-ID: <rtl@x.example>", `Date: ${new Date().toUTCString()}`, "Content-Type: text/plain; charset=utf-8", "", "תודה רבה"].join("\r\n");
  await importFiles(page, { name: "rtl.eml", mimeType: "message/rfc822", buffer: Buffer.from(mail) });
  await go(page, SUPPORT);
  const hebrew = row(page, /שלום לכולם/);
  const way = (text) => hebrew.getByText(text, { exact: true }).evaluate((it) => getComputedStyle(it).direction);
  expect(await way("דנה")).toBe("rtl");
  expect(await way("תודה רבה")).toBe("rtl");
  const colour = (it) => it.evaluate((node) => getComputedStyle(node).color);
  expect(await colour(hebrew.getByText("[badge-dev]"))).not.toBe(await colour(hebrew.getByText("דנה", { exact: true })));
});

test("a row that is walked to says all of it; opening says the subject", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await page.keyboard.press("j");
  const name = await rows(page).first().getAttribute("aria-label");
  await expect(page.getByRole("link", { name, exact: true })).toBeFocused();
  await row(page, REFUND).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("Refund for order 1043 is open")).toBeAttached();
  const message = reader(page).getByRole("article", { name: /^Message from Mia Chen, / });
  await expect(message.first()).toBeVisible();
  await expect(reader(page).getByRole("heading", { level: 3, name: /^Message from Mia Chen/ }).first()).toBeAttached();
});

test("a key is changed, told whose it was, and put back", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await page.keyboard.press("?");
  const keys = dialog(page, "Keys");
  const change = (name) => keys.getByRole("button", { name: new RegExp(`^Change the key for ${name}:`) });
  await change("Archive").click();
  await page.keyboard.press("a");
  await expect(keys.getByRole("status")).toContainText("That is the key for Assign.");
  await page.keyboard.press("Escape");
  await expect(keys).toBeVisible();
  await change("Archive").click();
  await page.keyboard.press("y");
  await expect(keys.getByRole("status")).toHaveText("The key for Archive is Y.");
  await keys.getByRole("button", { name: "Done" }).click();
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press("j");
  const count = await rows(page).count();
  await page.keyboard.press("y");
  await expect(rows(page)).toHaveCount(count - 1);
  await undo(page);
  await page.keyboard.press("?");
  await keys.getByRole("button", { name: "Reset all keys" }).click();
  await expect(change("Archive")).toHaveAccessibleName("Change the key for Archive: E");
});

test("the palette has settings, labels, imports and walkthroughs", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const first = async (typed) => {
    await page.keyboard.press("Control+k");
    await page.keyboard.type(typed);
    const option = page.getByRole("listbox", { name: "Results" }).getByRole("option", { name: new RegExp(typed, "i") }).first();
    await expect(option).toBeVisible();
    return option;
  };
  await (await first("Dark")).click();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await (await first("Swipe left")).click();
  await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeVisible();
  await (await first("Import")).click();
  await expect(dialog(page, "Import")).toBeVisible();
  await page.keyboard.press("Escape");
  await (await first("Triage three conversations")).click();
  await expect.poll(() => new URL(page.url()).hash).toContain("walkthroughs/triage");
});

test.describe("by touch", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  async function swipe(page, on, by) {
    const touch = await page.context().newCDPSession(page);
    const { x, y, width, height } = await box(on);
    const at = (across) => [{ x: x + width / 2 + across, y: y + height / 2 }];
    await touch.send("Input.dispatchTouchEvent", { type: "touchStart", touchPoints: at(0) });
    for (let step = 1; step <= 8; step += 1) await touch.send("Input.dispatchTouchEvent", { type: "touchMove", touchPoints: at((by * step) / 8) });
    await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  }

  test("a row is archived to the right, assigned to the left, and stays where a swipe was short", async ({ page }) => {
    await demo(page, SUPPORT);
    await swipe(page, row(page, REFUND), 40);
    await expect(row(page, REFUND)).toBeVisible();
    await swipe(page, row(page, REFUND), 170);
    await expect(row(page, REFUND)).toHaveCount(0);
    await expect(toast(page)).toContainText(/archived/);
    await undo(page);
    await expect(row(page, REFUND)).toBeVisible();
    await swipe(page, row(page, REFUND), -170);
    await expect(dialog(page, "Assign conversation")).toBeVisible();
    await expect(act(page, "Assign")).toBeHidden();
  });

  test("what a swipe does is chosen in Preferences", async ({ page }) => {
    await demo(page, "#/settings/preferences");
    await page.getByRole("combobox", { name: "Swipe right" }).selectOption({ label: "Star" });
    await go(page, SUPPORT);
    await swipe(page, row(page, REFUND), 170);
    await expect(row(page, REFUND)).toHaveAccessibleName(/starred/);
  });

  test("a message is begun where the thumb is", async ({ page }) => {
    await demo(page, SUPPORT);
    const compose = await box(page.getByRole("button", { name: "New message" }));
    expect(Math.min(compose.width, compose.height)).toBeGreaterThanOrEqual(44);
    expect(compose.y).toBeGreaterThan(650);
    await page.getByRole("button", { name: "New message" }).tap();
    await expect(dialog(page, "New message")).toBeVisible();
  });

  test("no keys are hinted at", async ({ page }) => {
    await demo(page, SUPPORT);
    await open(page, REFUND);
    await expect(page.locator("kbd").filter({ visible: true })).toHaveCount(0);
  });
});
