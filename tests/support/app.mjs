// What a person does in the app, by role and name: shared by the tests that Playwright runs and by
// the harnesses outside the browser.
import { expect } from "@playwright/test";

/** Starts the demo in a tab and waits for the frame. */
export async function demo(page) {
  await page.getByRole("button", { name: /try the demo/i }).click();
  await frame(page);
}

/** Waits until the frame with its mailboxes is there. */
export async function frame(page) {
  await expect(page.getByRole("navigation", { name: "Mailboxes" })).toBeVisible({ timeout: 30_000 });
}

/** Goes to an address within the app, without loading it again. */
export async function go(page, fragment) {
  await page.evaluate((it) => (location.hash = it), fragment);
}

/** The list that is shown. */
export const list = (page) => page.getByRole("list", { name: "Conversations" });

/** A row of it, by the party or subject. */
export const row = (page, name) => list(page).getByRole("listitem", { name });

/** Opens the dialog and starts importing files; returns the dialog. */
export async function startImport(page, files, { account, how = "As new mail", choose } = {}) {
  await go(page, "#/settings/data");
  await page.getByRole("button", { name: "Import…" }).click();
  const dialog = page.getByRole("dialog", { name: "Import" });
  const field = dialog.getByLabel("Files to import");
  await (choose ? choose(field) : field.setInputFiles(files));
  if (account) await dialog.getByLabel("Into account").selectOption(account);
  await dialog.getByRole("radio", { name: how }).check();
  await dialog.getByRole("button", { name: "Import", exact: true }).click();
  return dialog;
}

/** Imports files and returns what the dialog says of it in the end. */
export async function importFiles(page, files, options = {}) {
  const dialog = await startImport(page, files, options);
  const said = dialog.getByRole("status");
  await expect(said).toHaveText(/\S/, { timeout: options.timeout ?? 120_000 });
  const text = await said.textContent();
  await dialog.getByRole("button", { name: "Done" }).click();
  return text;
}

/** Returns how far a tab is, with which snapshot it began, and the hash of its whole state. */
export async function digest(page) {
  const answer = await page.evaluate(() => {
    document.documentElement.removeAttribute("data-digest");
    dispatchEvent(new Event("team-inbox-digest"));
    return document.documentElement.getAttribute("data-digest");
  });
  const [seq, from, hash] = (answer ?? "").split(" ");
  return { seq: Number(seq), from: Number(from), hash };
}
