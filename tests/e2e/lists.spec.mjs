// Whom a reply goes to: Reply-To, mailing lists, and the address that the message came to.
import { expect, test } from "./fixtures.mjs";
import { demo, go, importFiles, open, recipients, says } from "../support/app.mjs";

const message = `From: Kim Novak <kim@x.example>\r\nTo: support@confbadge.example, dev@list.example\r\nCc: bo@x.example\r
Reply-To: desk@x.example\r\nList-Post: <mailto:dev@list.example>\r\nList-Id: Dev <dev.list.example>\r
Subject: Release on Friday?\r\nMessage-ID: <release-1@x.example>\r\nDate: ${new Date().toUTCString().replace("GMT", "+0000")}\r
Content-Type: text/plain\r\n\r\nShall we?\r\n`;

test("Reply-To is honoured and said, lists are labelled, From is the address it came to", async ({ page }) => {
  await demo(page);
  await importFiles(page, { name: "list.eml", mimeType: "message/rfc822", buffer: Buffer.from(message) });
  await go(page, "#/all");
  const pane = await open(page, /Release on Friday/);
  await page.keyboard.press("r");
  const notes = pane.getByRole("status", { name: "Recipients" });
  await expect(recipients(pane, "To")).toHaveAccessibleName(/desk@x\.example/);
  await expect(pane.getByRole("combobox", { name: /^From/ }).locator("option:checked")).toHaveText("support@confbadge.example");
  await expect(notes).toContainText("Kim Novak wants replies to go to desk@x.example.");
  await expect(notes).toContainText("came through the mailing list dev@list.example");
  await pane.getByRole("button", { name: "Reply all" }).last().click();
  await expect(recipients(pane, "Cc")).toHaveCount(2);
  await expect(recipients(pane, "Cc").first()).toHaveAccessibleName(/dev@list\.example/);
  await expect(recipients(pane, "Cc").last()).toHaveAccessibleName(/bo@x\.example/);
  await expect(notes).toContainText("dev@list.example is a mailing list: everybody on it reads this.");
  await pane.getByRole("button", { name: "Forward" }).last().click();
  await expect(recipients(pane, "To")).toHaveCount(0);
  await says(pane.getByRole("textbox", { name: "Reply" }), /Subject: Release on Friday\?[^]*Shall we\?/);
});
