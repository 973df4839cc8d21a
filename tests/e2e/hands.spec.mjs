// What real hands do: answers below older messages, Enter in a line, keys that are held, other keyboards.
import { expect, test } from "./fixtures.mjs";
import { demoAs, go, importFiles, open, reader, recipients, REFUND, row, rows, said, says, SUPPORT } from "../support/app.mjs";

/** Two customers in one thread: Ada asked, then Kim joined in. */
const THREAD = {
  name: "thread.mbox",
  mimeType: "application/mbox",
  buffer: Buffer.from(
    [
      ["Ada <ada@first.example>", "Lanyard colours", "<t1@first.example>", "", "Which colours are there?"],
      ["Kim <kim@second.example>", "Re: Lanyard colours", "<t2@second.example>", "<t1@first.example>", "I want to know as well."],
    ]
      .map(
        ([from, subject, id, answers, text], at) =>
          `From x@example.com Mon Jul  1 1${at}:00:00 2024\nFrom: ${from}\nTo: support@confbadge.example\n` +
          `Subject: ${subject}\nMessage-ID: ${id}\n${answers && `In-Reply-To: ${answers}\nReferences: ${answers}\n`}` +
          `Date: Mon, 1 Jul 2024 1${at}:00:00 +0000\n\n${text}\n\n`,
      )
      .join(""),
  ),
};

const to = (page) => reader(page).getByLabel("To", { exact: true });
const reply = (page) => reader(page).getByRole("textbox", { name: "Reply" });
/** The message of somebody, unfolded. */
async function messageOf(page, name) {
  const message = reader(page).getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) }).first();
  if (!(await message.getByRole("button", { name: "Forward" }).isVisible())) await message.getByText(name, { exact: true }).click();
  return message;
}

async function thread(page) {
  await demoAs(page, "Ann", SUPPORT);
  await importFiles(page, [THREAD]);
  await go(page, SUPPORT);
  await open(page, /Lanyard colours/);
}

test("what answers stands below an older message answers that one, after a reload too", async ({ page }) => {
  await thread(page);
  const ada = await messageOf(page, "Ada");
  await ada.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(recipients(reader(page), "To")).toHaveAccessibleName(/ada@first\.example/);
  await expect(page.getByRole("status", { name: "Recipients" })).toContainText("an earlier message of Ada");
  await reply(page).fill("All of them.");
  await page.reload();
  await says(reply(page), "All of them.");
  await expect(recipients(reader(page), "To")).toHaveAccessibleName(/ada@first\.example/);
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(recipients(reader(page), "To")).toHaveAccessibleName(/ada@first\.example/);

  // The other customer's message takes over, and the recipients with it.
  const kim = await messageOf(page, "Kim");
  await kim.getByRole("button", { name: "Reply", exact: true }).click();
  await expect(recipients(reader(page), "To")).toHaveAccessibleName(/kim@second\.example/);
  await (await messageOf(page, "Ada")).getByRole("button", { name: "Forward" }).click();
  await says(reply(page), /Which colours are there/);
});

test("typed recipients stay when the reply is taken up again", async ({ page }) => {
  await thread(page);
  await page.keyboard.press("r");
  await to(page).fill("boss@first.example");
  await reply(page).fill("Please look.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("r");
  await expect(recipients(reader(page), "To").last()).toHaveAccessibleName("boss@first.example");
  await says(reply(page), "Please look.");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Shift+R");
  await expect(recipients(reader(page), "To").last()).toHaveAccessibleName("boss@first.example");
});

test("Enter in a line sends nothing; an empty message asks", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await page.keyboard.press("n");
  const dialog = page.getByRole("dialog", { name: "New message" });
  const line = dialog.getByLabel("To", { exact: true });
  await line.pressSequentially("kim@outside.example");
  await page.keyboard.press("Enter");
  await expect(recipients(dialog, "To")).toHaveAccessibleName("kim@outside.example");
  await expect(line).toHaveValue("");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Message" })).toBeFocused();
  const text = dialog.getByRole("textbox", { name: "Message" });
  await text.fill("Hello");
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("alert")).toContainText("There is no subject yet");
  await text.fill("");
  await dialog.getByLabel("Subject").fill("Half");
  await dialog.getByLabel("Subject").press("Enter");
  await expect(dialog.getByRole("textbox", { name: "Message" })).toBeFocused();
  await page.keyboard.press("Control+Enter");
  await expect(dialog.getByRole("alert")).toContainText("There is no text yet");
  await expect(dialog).toBeVisible();
  await dialog.getByRole("button", { name: "Send anyway" }).click();
  await expect(dialog).toHaveCount(0);
});

test("a key that is held acts once", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await page.keyboard.press("j");
  const count = await rows(page).count();
  await page.keyboard.down("e");
  for (let at = 0; at < 8; at += 1) await page.keyboard.down("e");
  await page.keyboard.up("e");
  await expect(rows(page)).toHaveCount(count - 1);
  await page.keyboard.press("z");
  await expect(rows(page)).toHaveCount(count);
});

test("Enter held on a button of the triage bar acts once, and the focus stays in the page", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await open(page, REFUND);
  const count = await rows(page).count();
  await page.getByRole("toolbar", { name: "Triage" }).getByRole("button", { name: "Archive for everyone" }).focus();
  for (let at = 0; at < 6; at += 1) await page.keyboard.down("Enter");
  await page.keyboard.up("Enter");
  await expect(rows(page)).toHaveCount(count - 1);
  await expect(row(page, REFUND)).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test("the focus stays in the page after each act of the triage bar", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  for (const name of ["Close", "Spam", "Trash", "Archive for everyone"]) {
    const count = await rows(page).count();
    await rows(page).first().getByRole("link").click();
    await page.getByRole("toolbar", { name: "Triage" }).getByRole("button", { name, exact: true }).press("Enter");
    await expect(rows(page)).toHaveCount(count - 1);
    await expect.poll(() => page.evaluate(() => document.activeElement !== document.body), name).toBe(true);
  }
});

test("keys are known by their place on a keyboard of another script", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await page.keyboard.press("j");
  const count = await rows(page).count();
  await page.evaluate(() => {
    const press = (key, code) =>
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
    press("у", "KeyE");
  });
  await expect(rows(page)).toHaveCount(count - 1);
  // A Spanish keyboard writes its # with AltGr, which Windows tells as Ctrl and Alt.
  await page.evaluate(() => {
    const held = { ctrlKey: true, altKey: true, modifierAltGraph: true };
    const press = { key: "#", code: "Digit3", bubbles: true, cancelable: true, ...held };
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", press));
  });
  await expect(said(page, "moved to Trash")).toBeVisible();
  await expect(rows(page)).toHaveCount(count - 2);
});

test("Enter that ends a composition runs no command", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name: "Command palette" });
  await page.keyboard.type("Sent");
  await expect(palette.getByRole("option", { name: "Sent", exact: true })).toBeVisible();
  await page.evaluate(() =>
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true, bubbles: true, cancelable: true })),
  );
  await expect(palette).toBeVisible();
  await expect(page).toHaveURL(/#\/teams\/support\/inbox$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#\/sent$/);
});

test("an address that names nobody here is said", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await page.goto("./?as=nobody@confbadge.example#/inbox");
  await expect(page.getByRole("status").filter({ hasText: "Nobody here has the address" })).toContainText("nobody@confbadge.example");
});

test("a list that was left is found where it was", async ({ page }) => {
  await demoAs(page, "Ann", "#/all");
  await page.getByRole("list", { name: "Conversations" }).hover();
  await page.mouse.wheel(0, 3000);
  const first = () => page.evaluate(() => document.querySelector("[aria-label=Conversations]").parentElement.scrollTop);
  await expect.poll(first).toBeGreaterThan(1000);
  const before = await first();
  await page.goto("./?as=ann@confbadge.example#/all");
  await page.getByRole("list", { name: "Conversations" }).hover();
  await page.mouse.wheel(0, 3000);
  await expect.poll(first).toBeGreaterThan(1000);
  await page.evaluate(() => (location.hash = "#/inbox"));
  await expect.poll(first).toBe(0);
  await page.goBack();
  await expect.poll(first).toBeGreaterThan(Math.min(1000, before - 100));
});

test("what mail brings is shown: an invitation, a delivery report, the message it is about, who it is from", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  await importFiles(page, [new URL("./mail/enclosed.mbox", import.meta.url).pathname]);
  await go(page, SUPPORT);
  await open(page, /Talk about lanyards/);
  const invitation = reader(page).getByRole("region", { name: "Invitation" });
  await expect(invitation).toContainText("Lanyard colours");
  await expect(invitation).toContainText("Room 4");
  await expect(invitation).toContainText("Kim Novak <kim@outside.example>");
  await expect(invitation).toContainText(/8 July 2024/);
  await expect(reader(page).getByRole("link", { name: "https://example.com/lanyards" })).toHaveAttribute("rel", /noopener/);
  // The name is a colleague's, the address is not.
  await expect(reader(page)).toContainText("kim@outside.example");
  await expect(reader(page)).toContainText("uses the name of Ann Keller");

  await open(page, /Undelivered Mail/);
  const report = reader(page).getByRole("region", { name: "Delivery report" });
  await expect(report).toContainText("nobody@outside.example did not get it.");
  await reader(page).getByText("Your badge", { exact: true }).click();
  await expect(reader(page)).toContainText("It is printed.");
});
