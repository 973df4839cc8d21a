// To, Cc and Bcc: who is offered, what is pasted, where recipients go, and what is said before sending.
import { expect, test } from "./fixtures.mjs";
import { demo, dialog, open, reader, recipients, REFUND, said, SUPPORT } from "../support/app.mjs";

const offers = (within) => within.getByRole("listbox", { name: "Suggestions" }).getByRole("option");
const to = (within) => within.getByRole("textbox", { name: "To", exact: true });

async function newMessage(page) {
  await demo(page);
  await page.keyboard.press("n");
  const message = dialog(page, "New message");
  await expect(to(message)).toBeFocused();
  return message;
}

/** Pastes a text into what has the focus, as the keys of the system do. */
const paste = (page, text) =>
  page.evaluate((it) => {
    const data = new DataTransfer();
    data.setData("text/plain", it);
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

test("whom the workspace knows is offered by the beginnings of names and addresses", async ({ page }) => {
  const message = await newMessage(page);
  await page.keyboard.type("chen");
  await expect(offers(message).filter({ hasText: /Mia Chen.*mia\.chen@lumen-summit\.example/ })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(recipients(message, "To")).toHaveText(["Mia Chen"]);
  await expect(to(message)).toHaveValue("");
  // Who stands there is not offered again; a colleague is.
  await page.keyboard.type("mia.ch");
  await expect(offers(message)).toHaveCount(0);
  await to(message).fill("");
  await page.keyboard.type("bén");
  await expect(offers(message).filter({ hasText: "Ben Ortiz" })).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(recipients(message, "To")).toHaveText(["Mia Chen", "Ben Ortiz"]);
  // A whole address is meant as it is.
  await page.keyboard.type("ben@confbadge.example.org");
  await page.keyboard.press("Enter");
  await expect(recipients(message, "To")).toHaveText(["Mia Chen", "Ben Ortiz", "ben@confbadge.example.org"]);
});

test("a pasted list becomes recipients; what is no address is marked, and refused in words", async ({ page }) => {
  const message = await newMessage(page);
  await paste(page, "Kim Novák <kim@x.example>\nlee@x.example; nobody");
  await expect(recipients(message, "To")).toHaveText(["Kim Novák", "lee@x.example", "nobody"]);
  await expect(recipients(message, "To").last()).toHaveAccessibleName("“nobody” is not an address.");
  await message.getByRole("textbox", { name: "Subject" }).fill("Hello");
  await message.getByRole("textbox", { name: "Message" }).fill("Hello");
  await message.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message.getByRole("alert")).toContainText("“nobody” is not an address.");
  // By its card it can be typed anew.
  await recipients(message, "To").last().click();
  await message.getByRole("menuitem", { name: "Edit address" }).click();
  await expect(to(message)).toBeFocused();
  await expect(to(message)).toHaveValue("nobody");
  await page.keyboard.press("End");
  await page.keyboard.type("@x.example,");
  await expect(recipients(message, "To")).toHaveText(["Kim Novák", "lee@x.example", "nobody@x.example"]);
  await message.getByRole("button", { name: "Send", exact: true }).click();
  await expect(message).toBeHidden();
});

test("recipients are reached, taken away and taken to other lines by keys, and dragged", async ({ page }) => {
  const message = await newMessage(page);
  await page.keyboard.type("a@x.example b@x.example c@x.example ");
  await expect(recipients(message, "To")).toHaveCount(3);
  await page.keyboard.press("Backspace");
  await expect(recipients(message, "To").last()).toBeFocused();
  await page.keyboard.press("Delete");
  await expect(to(message)).toBeFocused();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await expect(recipients(message, "To").first()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(message.getByRole("menuitem", { name: "Edit address" })).toBeFocused();
  await expect(message.getByText("No conversations with this address yet")).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(message.getByRole("menuitem", { name: "Move to Bcc" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(recipients(message, "Bcc")).toHaveText(["a@x.example"]);
  await expect(recipients(message, "To")).toHaveText(["b@x.example"]);
  await expect(to(message)).toBeFocused();
  await recipients(message, "Bcc").dragTo(message.getByRole("textbox", { name: "Cc", exact: true }));
  await expect(recipients(message, "Cc")).toHaveText(["a@x.example"]);
  await expect(recipients(message, "Bcc")).toHaveCount(0);
  // What was written is a draft as it always was.
  await page.reload();
  await page.getByRole("button", { name: "New message" }).click();
  await expect(recipients(message, "Cc")).toHaveText(["a@x.example"]);
});

test("a forgotten file is asked for once, above Send, and stops nothing", async ({ page }) => {
  await demo(page, SUPPORT);
  await open(page, REFUND);
  await page.keyboard.press("r");
  await reader(page).getByRole("textbox", { name: "Reply" }).fill("The invoice is attached.");
  await expect(reader(page).getByText("You wrote “attached”, but no file is attached.")).toBeVisible();
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(reader(page).getByRole("alert")).toContainText("Send it as it is?");
  await reader(page).getByRole("button", { name: "Send anyway" }).click();
  await expect(said(page, "Message sent.")).toBeVisible();
});
