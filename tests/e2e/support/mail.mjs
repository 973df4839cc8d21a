// A small mailing list: mail/lanyards.mbox has twelve messages in eight charsets and forms, one of them
// twice. A thread over References, hostile HTML, attachments, list mail, and a private letter.
import { readFileSync } from "node:fs";
import { expect } from "../fixtures.mjs";
import { dialog, go } from "./app.mjs";

export const LANYARDS = new URL("../mail/lanyards.mbox", import.meta.url).pathname;
/** Something that is no mail. */
export const PICTURE = { name: "picture.png", mimeType: "image/png", buffer: readFileSync(new URL("../../pictures/team-inbox.png", import.meta.url)) };

/** Opens the import dialog, chooses files and how they come in, and begins. */
export async function beginImport(page, files, { how = "As new mail", account } = {}) {
  await go(page, "#/settings/data");
  await page.getByRole("button", { name: "Import…" }).click();
  const asked = dialog(page, "Import");
  await asked.getByLabel("Files to import").setInputFiles(files);
  if (account) await asked.getByLabel("Into account").selectOption({ label: account });
  await asked.getByRole("radio", { name: how }).check();
  await asked.getByRole("button", { name: "Import", exact: true }).click();
  return asked;
}

/** Imports files and waits for the end; returns the sentence that says what came of it. */
export async function importFiles(page, files, options) {
  const asked = await beginImport(page, files, options);
  const said = asked.getByRole("status");
  await expect(said).toContainText("Imported");
  const sentence = await said.textContent();
  await asked.getByRole("button", { name: "Done" }).click();
  return sentence;
}

/** Returns an mbox of many short messages. */
export function manyMessages(count) {
  const one = (at) =>
    `From kim@example.com Mon Jul  1 10:00:00 2024\nFrom: Kim <kim@example.com>\nTo: support@confbadge.example\n` +
    `Subject: Number ${at}\nMessage-ID: <many-${at}@example.com>\nDate: Mon, 1 Jul 2024 10:00:00 +0000\n\nText ${at}\n\n`;
  const all = Array.from({ length: count }, (_, at) => one(at)).join("");
  return { name: "many.mbox", mimeType: "application/mbox", buffer: Buffer.from(all) };
}
