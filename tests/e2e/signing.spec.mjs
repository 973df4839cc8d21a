// What goes along with a message: placeholders that are filled in first, signatures, saved replies of one's own.
import { expect, test } from "./fixtures.mjs";
import { demo, demoAs, dialog, go, open, reader, REFUND, said, says, SUPPORT } from "../support/app.mjs";

const reply = (page) => reader(page).getByRole("textbox", { name: "Reply" });

async function begin(page, text) {
  await go(page, SUPPORT);
  await open(page, REFUND);
  await page.keyboard.press("r");
  await reply(page).fill(text);
}

test("a placeholder is asked for before it could go to a customer", async ({ page }) => {
  await demo(page);
  await begin(page, "About {{order}}: it is on its way, {{first_name}}.");
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  const asked = reader(page).getByRole("group", { name: "Fill in" });
  await expect(asked.getByRole("textbox", { name: "{{order}}" })).toBeFocused();
  await says(reply(page), "About {{order}}: it is on its way, Mia.");
  // Not filled in, it is asked for again.
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(asked).toBeVisible();
  await asked.getByRole("textbox", { name: "{{order}}" }).fill("order 1043");
  await page.keyboard.press("Enter");
  await expect(said(page, "Message sent.")).toBeVisible();
  await go(page, "#/sent");
  await open(page, REFUND);
  await expect(reader(page)).toContainText("About order 1043: it is on its way, Mia.");
});

test("mail is signed by address, with the sender's name, and can go without", async ({ page }) => {
  await demo(page, "#/settings/preferences");
  await page.getByRole("button", { name: "Edit signature: support@confbadge.example" }).click();
  const form = dialog(page, "Signature for support@confbadge.example");
  await form.getByLabel("Name of the sender").fill("Ann from Badges");
  await form.getByLabel("Signature", { exact: true }).fill("Ann\nThe badge people");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("list", { name: "Signatures" })).toContainText("Ann from Badges, signed “Ann”");
  await begin(page, "It leaves today.");
  const signature = reader(page).getByRole("group", { name: "Signature" });
  await expect(signature).toContainText("The badge people");
  await signature.getByRole("button", { name: "Send without the signature" }).click();
  await expect(signature).toBeHidden();
  // Begun anew it is signed again.
  await page.reload();
  await expect(signature).toBeVisible();
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(said(page, "Message sent.")).toBeVisible();
  await go(page, "#/sent");
  await open(page, REFUND);
  await reader(page).getByRole("button", { name: "Show original" }).last().click();
  const source = dialog(page, "Original message");
  await expect(source).toContainText("Ann from Badges");
  await expect(source).toContainText("The badge people");
});

test("a member keeps saved replies of their own, put in before To is filled in", async ({ page }) => {
  await demoAs(page, "Olga", "#/settings/organizations/conferencebadge/saved-replies");
  await expect(page.getByRole("button", { name: "New reply of my own" })).toBeVisible();
  await expect(page.getByRole("button", { name: "New saved reply" })).toHaveCount(0);
  await page.getByRole("button", { name: "New reply of my own" }).click();
  const form = dialog(page, "New reply of my own");
  await form.getByLabel("Title").fill("Welcome");
  await form.getByLabel("Subject of a new message (optional)").fill("Welcome, {{first_name}}");
  await form.getByLabel("Text", { exact: true }).fill("Hi {{first_name}},\n\nwelcome.");
  await form.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("list", { name: "My saved replies" })).toContainText("Welcome");
  await go(page, "#/inbox");
  await page.keyboard.press("n");
  const message = dialog(page, "New message");
  await message.getByRole("button", { name: "Saved replies" }).click();
  await message.getByRole("menuitem", { name: /Welcome/ }).click();
  await says(message.getByRole("textbox", { name: "Message" }), "Hi {{first_name}},\n\nwelcome.");
  await message.getByRole("textbox", { name: "To", exact: true }).fill("Kim Novak <kim@x.example>,");
  await says(message.getByRole("textbox", { name: "Message" }), "Hi Kim,\n\nwelcome.");
  await expect(message.getByRole("textbox", { name: "Subject" })).toHaveValue("Welcome, Kim");
});
