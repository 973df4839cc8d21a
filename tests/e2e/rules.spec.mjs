// Rules: the list, the builder by keyboard, trying one, what it does to the next message.
import { expect, test } from "./fixtures.mjs";
import { deliver, demoAs, go, goAs, open, row, SUPPORT, tabAs } from "../support/app.mjs";
import { violations } from "../support/axe.mjs";

const PAGE = "#/settings/organizations/conferencebadge/rules";
const KIM = { to: "support@confbadge.example · E-mail", name: "Kim Lee", address: "kim@customer.example" };
const rules = (page) => page.getByRole("list", { name: "Rules" });
const rule = (page, name) => rules(page).getByRole("listitem").filter({ hasText: name });

/** Fails on what axe finds. */
async function accessible(page) {
  expect(await violations(page)).toEqual([]);
}

test("a rule is built as a sentence, tried, saved, and runs before the next message appears", async ({ page }) => {
  await demoAs(page, "Ann", PAGE);
  await expect(rule(page, "Website chat")).toContainText("When a message arrives, if the channel is Live chat");
  await expect(rule(page, "Website chat")).toContainText(/ran \d+ times, last/);
  await accessible(page);

  await page.getByRole("button", { name: "New rule" }).click();
  const dialog = page.getByRole("dialog", { name: "New rule" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Refunds");
  await dialog.getByRole("textbox", { name: "Text: condition 1" }).fill("refund");
  await dialog.getByRole("button", { name: "Add Group" }).click();
  await expect(dialog.getByRole("combobox", { name: /Together: Group, condition 2/ })).toBeFocused();
  await dialog.getByRole("combobox", { name: "What is asked: condition 2.1" }).selectOption("From");
  await expect(dialog.getByRole("combobox", { name: "What is asked: condition 2.1" })).toBeFocused();
  await dialog.getByRole("textbox", { name: "Text: condition 2.1" }).fill("example");
  await dialog.getByRole("button", { name: "Add Action" }).click();
  await dialog.getByRole("combobox", { name: "Add a person or team: action 1" }).selectOption("Tom Okafor");
  await dialog.getByRole("combobox", { name: "Add a person or team: action 1" }).selectOption("Active members of 🛠️ Operations");
  await expect(dialog).toContainText(
    "When a message arrives, if the subject contains “refund” and From contains “example”, then assign Tom Okafor and the active members of Operations in turn.",
  );
  await dialog.getByRole("button", { name: "Test on existing messages" }).click();
  await expect(dialog.getByRole("status").filter({ hasText: "Would have matched" })).toContainText(/Would have matched \d+ of \d+ messages/);
  await accessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rule(page, "Refunds")).toContainText("has not run yet");

  await deliver(page, { ...KIM, about: "A refund, please", text: "My badges came too late." });
  await goAs(page, "Tom", "#/assigned-to-me");
  await expect(row(page, /A refund, please/)).toBeVisible();
});

test("what could never match is said while it is built, and refused", async ({ page }) => {
  await demoAs(page, "Ann", PAGE);
  await page.getByRole("button", { name: "New rule" }).click();
  const dialog = page.getByRole("dialog", { name: "New rule" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Never");
  await dialog.getByRole("textbox", { name: "Text: condition 1" }).fill("x");
  await dialog.getByRole("combobox", { name: "What is asked: condition 1" }).selectOption("To");
  await dialog.getByRole("combobox", { name: "When" }).selectOption("it is closed");
  const why = "This rule can never match: what people do is no message, and has no recipients.";
  await expect(dialog.getByRole("status").filter({ hasText: "never" })).toHaveText(why);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toHaveText(why);
});

test("saving with something missing leads to it", async ({ page }) => {
  await demoAs(page, "Ann", PAGE);
  await page.getByRole("button", { name: "New rule" }).click();
  const dialog = page.getByRole("dialog", { name: "New rule" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Refunds");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(dialog.getByRole("alert")).toContainText("missing");
  await expect(dialog.getByRole("textbox", { name: "Text: condition 1" })).toBeFocused();
});

test("rules are ordered by button and by key, switched, deleted after asking, and undone", async ({ page }) => {
  await demoAs(page, "Ann", PAGE);
  const names = () => rules(page).locator("b").allTextContents();
  await expect.poll(names).toEqual(["Website chat", "Urgent first", "Chats in turn"]);
  await page.getByRole("button", { name: "Move up: Chats in turn" }).click();
  await expect.poll(names).toEqual(["Website chat", "Chats in turn", "Urgent first"]);
  await expect(page.getByRole("button", { name: "Move up: Chats in turn" })).toBeFocused();
  await page.keyboard.press("Alt+ArrowUp");
  await expect.poll(names).toEqual(["Chats in turn", "Website chat", "Urgent first"]);
  const on = page.getByRole("switch", { name: "On: Chats in turn" });
  await expect(on).not.toBeChecked();
  await on.click();
  await expect(on).toBeChecked();
  await page.getByRole("button", { name: "Delete: Urgent first" }).click();
  await page.getByRole("dialog", { name: "Delete “Urgent first”?" }).getByRole("button", { name: "Delete rule" }).click();
  await expect.poll(names).toEqual(["Chats in turn", "Website chat"]);
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(names).toEqual(["Chats in turn", "Website chat", "Urgent first"]);
});

test("who is no admin reads the rules and changes nothing", async ({ page }) => {
  await demoAs(page, "Tom", PAGE);
  await expect(rule(page, "Website chat")).toBeVisible();
  await expect(page.getByText("You can look at everything here.")).toBeVisible();
  await expect(page.getByRole("button", { name: "New rule" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^(Edit|Delete|Move)/ })).toHaveCount(0);
  await expect(page.getByRole("switch", { name: "On: Website chat" })).toBeDisabled();
});

test("who is online is chosen: an open tab says so, and who closes it is chosen no more", async ({ page }) => {
  await demoAs(page, "Ann", PAGE);
  await page.getByRole("button", { name: "New rule" }).click();
  const dialog = page.getByRole("dialog", { name: "New rule" });
  await dialog.getByRole("textbox", { name: "Name" }).fill("Whoever is there");
  await dialog.getByRole("textbox", { name: "Text: condition 1" }).fill("hello");
  await dialog.getByRole("button", { name: "Add Action" }).click();
  for (const name of ["Tom Okafor", "Ben Ortiz"]) {
    await dialog.getByRole("combobox", { name: "Add a person or team: action 1" }).selectOption(name);
  }
  await dialog.getByRole("combobox", { name: "Who of them: action 1" }).selectOption("who is online");
  await expect(dialog).toContainText("assign Tom Okafor and Ben Ortiz in turn, of those who are online");
  await accessible(page);
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect(rule(page, "Whoever is there")).toBeVisible();

  const ben = await tabAs(page, "Ben", "#/assigned-to-me");
  for (const about of ["Hello one", "Hello two"]) {
    await deliver(page, { ...KIM, about });
    await expect(row(ben, about)).toBeVisible();
  }
  await ben.close();
  await deliver(page, { ...KIM, about: "Hello three" });
  await go(page, SUPPORT);
  await expect(await open(page, /Hello three/)).toContainText("found nobody to assign: Tom Okafor and Ben Ortiz are not online");
});

test("Escape asks before it throws a half-made rule away", async ({ page }) => {
  await demoAs(page, "Ann", PAGE);
  await page.getByRole("button", { name: "New rule" }).click();
  const dialog = page.getByRole("dialog", { name: "New rule" });
  // Nothing was written: there is nothing to ask about.
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();

  await page.getByRole("button", { name: "New rule" }).click();
  const name = dialog.getByRole("textbox", { name: "Name" });
  await name.fill("Refunds");
  await page.keyboard.press("Escape");
  await expect(dialog.getByRole("alert").filter({ hasText: "This is not saved yet." })).toBeVisible();
  const goOn = dialog.getByRole("button", { name: "Keep editing" });
  await expect(goOn).toBeFocused();
  await accessible(page);
  await goOn.click();
  await expect(name).toBeFocused();
  await expect(name).toHaveValue("Refunds");

  await page.keyboard.press("Escape");
  await dialog.getByRole("button", { name: "Discard it" }).click();
  await expect(dialog).toBeHidden();
  await expect(rule(page, "Refunds")).toHaveCount(0);
});
