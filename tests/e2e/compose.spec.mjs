// Writing: drafts that survive, saved replies, markup, files, the Outbox.
import { expect, test } from "./fixtures.mjs";
import { demoAs, goAs, open, reader, recipients, REFUND, row, says, SUPPORT, tabAs } from "../support/app.mjs";
import { readFileSync } from "node:fs";

const reply = (pane) => pane.getByRole("textbox", { name: "Reply" });

test("a draft survives a reload within the pause, switching, another person, and a colleague's act", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await open(page, REFUND);
  await page.keyboard.press("r");
  await expect(reply(pane)).toBeFocused();
  await reply(pane).pressSequentially("Dear Mia");
  await page.reload();
  await says(reply(pane), "Dear Mia");

  await reply(pane).pressSequentially(", thank you", { delay: 5 });
  await open(page, /Do you ship to Norway/);
  await expect(row(page, REFUND)).toHaveAccessibleName(/draft/);
  await open(page, REFUND);
  await says(reply(pane), "Dear Mia, thank you");

  const ben = await tabAs(page, "Ben", new URL(page.url()).hash);
  await expect(reply(reader(ben))).toHaveCount(0);
  await ben.keyboard.press("i");
  await expect(pane).toContainText(/Ben Ortiz took this/);
  await says(reply(pane), "Dear Mia, thank you");

  // The same tab as somebody else shows nothing of it.
  await page.getByRole("button", { name: /^Acting as/ }).click();
  await page.getByRole("menuitem", { name: /^Ben/ }).click();
  await expect(pane.getByRole("button", { name: "Write a reply" })).toBeVisible();
  await goAs(page, "Ann", "#/drafts");
  await open(page, REFUND);
  await says(reply(pane), "Dear Mia, thank you");
  await pane.getByRole("button", { name: "Discard draft" }).click();
  await expect(row(page, REFUND)).toHaveCount(0);
});

test("reply, reply all and forward keep what was written; a forward brings the text along", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await open(page, REFUND);
  await page.keyboard.press("r");
  await reply(pane).fill("Hello");
  await expect(recipients(pane, "To")).toHaveAccessibleName(/mia\.chen@/);
  await pane.getByRole("button", { name: "Reply all" }).last().click();
  await says(reply(pane), "Hello");
  await pane.getByRole("button", { name: "Forward" }).last().click();
  await says(reply(pane), /^Hello\n\n-----Original message-----\nFrom: Mia Chen[^]*serial number/);
  await expect(recipients(pane, "To")).toHaveCount(0);
});

test("a saved reply is put in by keyboard, with the name filled in", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const pane = await open(page, REFUND);
  await page.keyboard.press("r");
  await reply(pane).pressSequentially("/upl");
  await expect(page.getByRole("option", { name: /How to upload names/ })).toBeVisible();
  await reply(pane).press("Enter");
  await says(reply(pane), /^Hi Mia,\n\nOpen your order/);
  await reply(pane).fill("");
  const button = pane.getByRole("button", { name: "Saved replies" });
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: /Thanks, we look into it/ })).toBeFocused();
  await page.keyboard.press("Enter");
  await says(reply(pane), /^Hi Mia,\n\nThank you for writing/);
});

test("markup and files go along: seen in the story, in the source, and in the .eml", async ({ page }) => {
  await demoAs(page, "Ann", "#/all");
  const pane = await open(page, REFUND);
  await page.keyboard.press("r");
  // A plain field stands there until the editor has come.
  await expect(reply(pane)).toHaveAttribute("contenteditable", "true");
  await reply(pane).pressSequentially("very ");
  await page.keyboard.press("Control+b");
  await reply(pane).pressSequentially("soon");
  await says(reply(pane), "very soon");
  const file = { name: "label <1>.txt", mimeType: "text/plain", buffer: Buffer.from("made of card") };
  await pane.locator('input[type="file"][aria-label="Attach files"]').setInputFiles([file, { ...file, name: "b.txt" }]);
  const files = pane.getByRole("list", { name: "Attachments" });
  await expect(files.getByRole("listitem")).toHaveCount(2);
  await pane.getByRole("button", { name: "Remove b.txt" }).click();
  await page.reload();
  await expect(files.getByRole("listitem")).toHaveCount(1);
  await pane.getByRole("button", { name: "Send", exact: true }).click();

  await expect(pane.locator("strong", { hasText: "soon" })).toBeVisible();
  await expect(pane.getByRole("button", { name: "Download label <1>.txt" })).toBeVisible();
  await pane.getByRole("button", { name: "Show original" }).last().click();
  const source = page.getByRole("dialog", { name: "Original message" });
  await expect(source).toContainText("multipart/mixed");
  await expect(source).toContainText("<strong>soon</strong>");
  await source.getByRole("button", { name: "Done" }).click();
  const download = page.waitForEvent("download");
  await pane.getByRole("button", { name: "Download .eml" }).last().click();
  const eml = readFileSync(await (await download).path(), "utf8");
  expect(eml).toMatch(/^From: .*Ann Keller/);
  expect(eml).toContain(Buffer.from("made of card").toString("base64"));
});

test("undo send brings the draft back into the composer", async ({ page }) => {
  await demoAs(page, "Ann", "#/all");
  const pane = await open(page, REFUND);
  await page.keyboard.press("r");
  await reply(pane).fill("Too early");
  await reply(pane).press("Control+Enter");
  await page.getByRole("button", { name: "Undo" }).click();
  await says(reply(pane), "Too early");
});

test("what no simulator delivers waits in the Outbox: as .eml, for the mail program, marked by hand", async ({ page }) => {
  await demoAs(page, "Ann", "#/settings/accounts");
  await page.getByRole("button", { name: "Add account" }).click();
  const dialog = page.getByRole("dialog", { name: "Add account" });
  await dialog.getByLabel("Name").fill("Real");
  await dialog.getByLabel("Address, number or handle").fill("ann@real.example");
  const simulated = dialog.getByRole("checkbox", { name: /demo account/ });
  if (await simulated.isChecked()) await simulated.uncheck();
  await dialog.getByRole("button", { name: "Add" }).click();
  await expect(dialog).toBeHidden();

  await goAs(page, "Ann", "#/outbox");
  await page.keyboard.press("n");
  const form = page.getByRole("dialog", { name: "New message" });
  await form.getByLabel("To", { exact: true }).fill("kim@x.example");
  await form.getByRole("combobox", { name: /^From/ }).selectOption("ann@real.example");
  await expect(form).toContainText("This browser cannot deliver it");
  await form.getByLabel("Subject").fill("Five & six");
  await form.getByRole("textbox", { name: "Message" }).fill("Good morning");
  await form.getByRole("button", { name: "Send", exact: true }).click();
  const pane = await open(page, /Five & six/);
  await expect(pane).toContainText("Not delivered from this browser", { timeout: 30_000 });
  await expect(pane.getByRole("link", { name: "Open in mail program" })).toHaveAttribute(
    "href",
    "mailto:kim@x.example?subject=Five%20%26%20six&body=Good%20morning",
  );
  const download = page.waitForEvent("download");
  await pane.getByRole("button", { name: "Download .eml" }).first().click();
  expect((await download).suggestedFilename()).toBe("Five-six.eml");
  await pane.getByRole("button", { name: "Mark as delivered" }).click();
  await expect(row(page, /Five & six/)).toHaveCount(0);
});
