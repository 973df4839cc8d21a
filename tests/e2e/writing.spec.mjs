// Writing: replies, Send & Close, new messages, drafts, and what this browser does not deliver.
import { expect, test } from "./fixtures.mjs";
import { act, demo, dialog, go, holds, open, reader, recipients, REFUND, row, rows, said, says, tabAs, undo } from "../support/app.mjs";

const reply = (page) => reader(page).getByRole("textbox", { name: "Reply" });

test("who replies to an unassigned conversation takes it, and Undo returns the draft", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await reader(page).getByRole("button", { name: "Write a reply" }).click();
  await expect(reply(page)).toBeFocused();
  await expect(recipients(reader(page), "To")).toHaveAccessibleName(/mia\.chen@lumen-summit\.example/);
  await expect(reader(page).getByRole("combobox", { name: "From" })).toContainText("support@confbadge.example");
  await reply(page).fill("We send you a new one today.");
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(said(page, "Message sent.")).toBeVisible();
  await expect(row(page, REFUND)).toHaveCount(0);
  await undo(page);
  await expect(row(page, REFUND)).toHaveCount(1);
  await open(page, REFUND);
  await says(reply(page), "We send you a new one today.");
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await holds(page, "#/assigned-to-me", REFUND);
  await holds(page, "#/sent", REFUND);
  await open(page, REFUND);
  await expect(reader(page)).toContainText("We send you a new one today.");
});

test("Send & Close closes, Send & Archive archives", async ({ page }) => {
  await demo(page);
  for (const [name, button, sentence, place] of [
    [REFUND, "Send & Close", "Message sent, conversation closed.", "#/closed"],
    [/Do you ship to Norway/, "Send & Archive", "Message sent, conversation archived.", "#/all"],
  ]) {
    await go(page, "#/team-inboxes");
    await open(page, name);
    await reader(page).getByRole("button", { name: "Write a reply" }).click();
    await reply(page).fill("Yes.");
    await reader(page).getByRole("button", { name: button }).click();
    await expect(said(page, sentence)).toBeVisible();
    await holds(page, "#/team-inboxes", name, 0);
    await go(page, place);
    await expect(row(page, name)).toHaveCount(1);
  }
});

test("a draft survives another conversation, a reload and another tab, and can be discarded", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await page.keyboard.press("r");
  await reply(page).fill("A thought that is not finished");
  await open(page, /Do you ship to Norway/);
  await expect(row(page, REFUND)).toHaveAccessibleName(/draft/);
  await page.reload();
  await holds(page, "#/drafts", REFUND);
  await open(page, REFUND);
  await says(reply(page), "A thought that is not finished");
  // Nobody else sees it.
  const ben = await tabAs(page, "Ben", "#/drafts");
  await expect(ben.getByRole("heading", { name: "No drafts" })).toBeVisible();
  await reader(page).getByRole("button", { name: "Discard draft" }).click();
  await expect(reader(page).getByRole("button", { name: "Write a reply" })).toBeVisible();
  await expect(row(page, REFUND)).toHaveCount(0);
});

test("reply all carries the others, Cc is asked for, a wrong address is named", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await page.keyboard.press("Shift+R");
  await reader(page).getByRole("button", { name: "Cc Bcc" }).click();
  await reader(page).getByRole("textbox", { name: "Cc", exact: true }).fill("not an address");
  await reply(page).fill("Hello");
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(reader(page).getByRole("alert")).toContainText("not an address");
  await expect(recipients(reader(page), "Cc")).toHaveAccessibleName("“not an address” is not an address.");
  await reader(page).getByRole("textbox", { name: "Cc", exact: true }).press("Backspace");
  await expect(recipients(reader(page), "Cc")).toBeFocused();
  await page.keyboard.press("Delete");
  await reader(page).getByRole("textbox", { name: "Cc", exact: true }).fill("boss@lumen-summit.example");
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(said(page, "Message sent.")).toBeVisible();
});

test("what this browser does not deliver says so and waits in Outbox", async ({ page }) => {
  await demo(page, "#/settings/accounts");
  await page.getByRole("button", { name: "Add account" }).click();
  const add = dialog(page, "Add account");
  await add.getByLabel("Name").fill("Real mail");
  await add.getByLabel("Address, number or handle").fill("ann@real.example");
  await add.getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.getByRole("list", { name: "My accounts" })).toContainText("ann@real.example");

  await go(page, "#/inbox");
  await page.getByRole("button", { name: "New message" }).click();
  const message = dialog(page, "New message");
  await message.getByRole("combobox", { name: "From" }).selectOption("ann@real.example");
  await expect(message).toContainText("This browser cannot deliver it: it will wait in Outbox.");
  await message.getByRole("textbox", { name: "To" }).fill("Kim <kim@far.example>");
  await message.getByRole("textbox", { name: "Subject" }).fill("Out into the world");
  await message.getByRole("textbox", { name: "Message" }).fill("Hello Kim");
  await message.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message).toBeHidden();
  await holds(page, "#/outbox", /Out into the world/);
  await open(page, /Out into the world/);
  await expect(reader(page)).toContainText(/Not delivered from this browser|Sending/);
});

test("a draft that was discarded comes back by Undo", async ({ page }) => {
  await demo(page);
  await open(page, REFUND);
  await page.keyboard.press("r");
  await reply(page).fill("Thrown away too soon");
  await reader(page).getByRole("button", { name: "Discard draft" }).click();
  await expect(reply(page)).toHaveCount(0);
  await expect(said(page, "Draft discarded.")).toBeVisible();
  await undo(page);
  await says(reply(page), "Thrown away too soon");
});

test("a new message that is left is taken up again", async ({ page }) => {
  await demo(page);
  await page.keyboard.press("n");
  const message = dialog(page, "New message");
  await message.getByRole("textbox", { name: "Subject" }).fill("Half of a");
  await message.getByRole("button", { name: "Done" }).click();
  await expect(message).toBeHidden();
  await page.getByRole("button", { name: "New message" }).click();
  await expect(message.getByRole("textbox", { name: "Subject" })).toHaveValue("Half of a");
  await message.getByRole("button", { name: "Discard draft" }).click();
  await expect(message).toBeHidden();
});

test("new messages are walked through as rows, counted, and gone once sent", async ({ page }) => {
  await demo(page);
  const message = dialog(page, "New message");
  await page.keyboard.press("n");
  await message.getByRole("textbox", { name: "Subject" }).fill("One");
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  await message.getByRole("button", { name: "Write another" }).click();
  await message.getByRole("textbox", { name: "To" }).fill("mia.chen@lumen-summit.example");
  await message.getByRole("textbox", { name: "Subject" }).fill("Two");
  await page.keyboard.press("Escape");
  await go(page, "#/drafts");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Drafts\s*2/);
  const goOn = (name) => page.getByRole("button", { name: `Go on writing: ${name}` });
  await page.keyboard.press("j");
  await expect(goOn("One")).toBeFocused();
  await page.keyboard.press("j");
  await expect(goOn("Two")).toBeFocused();
  await page.keyboard.press("Enter");
  await message.getByRole("textbox", { name: "Message" }).fill("Hello");
  await message.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message).toBeHidden();
  await expect(goOn("Two")).toHaveCount(0);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(/Drafts\s*1/);
});

test("a comment is for colleagues, and mentions give access", async ({ page }) => {
  await demo(page);
  const marc = await tabAs(page, "Marc", "#/inbox");
  await open(page, REFUND);
  await reader(page).getByRole("button", { name: "Comment", exact: true }).click();
  const comment = reader(page).getByRole("textbox", { name: "Comment" });
  await comment.fill("@Marc can we refund this?");
  await comment.press("Control+Enter");
  await expect(reader(page).getByRole("article", { name: "Comment by Ann Keller" })).toContainText("can we refund this?");
  await expect(row(marc, REFUND)).toHaveCount(1);
  await open(marc, REFUND);
  await expect(reader(marc)).toContainText("can we refund this?");
  await expect(act(marc, "Assign")).toBeVisible();
  expect(await rows(page).count()).toBeGreaterThan(0);
});

test("a second Ctrl Enter while a message or a comment is on its way writes no second one", async ({ page }) => {
  await demo(page, "#/all");
  const pane = await open(page, REFUND);
  const twice = () =>
    page.evaluate(() => {
      const press = { key: "Enter", code: "Enter", ctrlKey: true, bubbles: true, cancelable: true };
      for (let nth = 0; nth < 2; nth += 1) document.activeElement.dispatchEvent(new KeyboardEvent("keydown", press));
    });
  await page.keyboard.press("Shift+C");
  await page.keyboard.type("It is on its way");
  await twice();
  await expect(said(page, "Comment added.")).toBeVisible();
  await page.keyboard.press("r");
  await expect(pane.getByRole("textbox", { name: "Reply" })).toBeFocused();
  await page.keyboard.type("You get another one.");
  await twice();
  await expect(said(page, "Message sent.")).toBeVisible();
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await expect(pane.getByRole("article", { name: /^Message from Ann Keller/ })).toHaveCount(1);
  await expect(pane.getByRole("article", { name: "Comment by Ann Keller" })).toHaveCount(1);
});
