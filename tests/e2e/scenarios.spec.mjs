// Scenarios: a workspace saved and opened elsewhere, by a file, by a drop and by a link; what is broken is named.
import { readFileSync, writeFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { act, demo, dialog, email, frame, go, open, row, rows, subject, said, REFUND, SUPPORT } from "../support/app.mjs";

/** Opens the dialog in which the workspace is saved. */
async function saving(page) {
  await page.keyboard.press("ControlOrMeta+k");
  await page.keyboard.type("save as scenario");
  await page.keyboard.press("Enter");
  return dialog(page, "Save as scenario");
}

async function saved(page, scope, path) {
  const it = await saving(page);
  if (scope) await it.getByRole("radio", { name: scope }).check();
  const downloading = page.waitForEvent("download");
  await it.getByRole("button", { name: "Save the file" }).click();
  await (await downloading).saveAs(path);
  return readFileSync(path, "utf8");
}

test("a workspace that is saved opens elsewhere as it was", async ({ page, browser }, info) => {
  await demo(page, SUPPORT);
  await open(page, REFUND);
  await act(page, "Close").click();
  await expect(row(page, REFUND)).toHaveCount(0);
  const path = info.outputPath("Friday.scenario.txt");
  const text = await saved(page, "Everything", path);
  expect(text).toMatch(/^scenario Demo\nopens ann@\S+ \| #\S+\nsaved \d+\n/);

  const other = await browser.newContext();
  const fresh = await other.newPage();
  await fresh.goto(page.url().split(/[?#]/)[0]);
  await fresh.getByLabel("Open a file").setInputFiles(path);
  await expect(fresh.getByRole("status").filter({ hasText: /conversations with \d+ messages, 6 people, 3 teams/ })).toBeVisible();
  await fresh.getByRole("button", { name: "Open it" }).click();
  await frame(fresh);
  await expect(fresh.getByRole("region", { name: "Workspace" })).toContainText("Demo");
  await expect(fresh).toHaveURL(/\?w=scenario-demo/);
  await go(fresh, SUPPORT);
  await expect(rows(fresh).first()).toBeVisible();
  await expect(row(fresh, REFUND)).toHaveCount(0);
  await go(fresh, "#/closed");
  await expect(row(fresh, REFUND)).toBeVisible();
  await other.close();
});

test("a link shows what it holds and opens it in a workspace of its own", async ({ page, context, browser }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await demo(page, SUPPORT);
  await open(page, REFUND);
  const it = await saving(page);
  await expect(it.getByRole("radio", { name: "The selected conversation, and the settings" })).toBeChecked();
  await it.getByRole("radio", { name: "Settings only" }).check();
  await it.getByRole("button", { name: "Copy a link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The link is copied." })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/\/#\/open\/[\w-]+$/);

  const other = await browser.newContext();
  const fresh = await other.newPage();
  await fresh.goto(link);
  await expect(fresh.getByRole("status").filter({ hasText: "0 conversations with 0 messages, 6 people, 3 teams." })).toBeVisible();
  await fresh.getByRole("button", { name: "Open it" }).click();
  await frame(fresh);
  await go(fresh, "#/settings/organizations/conferencebadge/teams");
  await expect(fresh.getByRole("button", { name: /Support/ }).first()).toBeVisible();
  // One's own is as empty as before.
  await fresh.goto(`${link.split("#")[0]}?w=mine`);
  await expect(fresh.getByRole("button", { name: /start with my own mail/i })).toBeVisible();
  await fresh.goto(`${link.slice(0, -20)}`);
  await expect(fresh.getByRole("alert")).toContainText("This link is incomplete");
  await other.close();
});

test("one conversation is handed on, with made-up names, and nothing of the others", async ({ page }, info) => {
  await demo(page, SUPPORT);
  await open(page, REFUND);
  await expect(subject(page)).toContainText("Refund");
  const it = await saving(page);
  await it.getByRole("checkbox", { name: /Replace names/ }).check();
  const downloading = page.waitForEvent("download");
  await it.getByRole("button", { name: "Save the file" }).click();
  const path = info.outputPath("one.scenario.txt");
  await (await downloading).saveAs(path);
  const text = readFileSync(path, "utf8");
  expect(text).toContain("Refund for order 1043");
  for (const name of ["Mia", "Keller", "confbadge", "lumen-summit", "Do you ship to Norway"]) expect(text).not.toContain(name);

  await go(page, "#/open");
  await page.getByLabel("Choose a scenario file").setInputFiles(path);
  await page.getByRole("button", { name: "Open it" }).click();
  // It opens in a workspace of its own.
  await expect(page).not.toHaveURL(/w=demo/);
  await frame(page);
  await go(page, "#/teams/support/inbox");
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, REFUND)).toBeVisible();
});

test("what cannot be read is named by line and word, and the rest opens", async ({ page }, info) => {
  const path = info.outputPath("broken.scenario.txt");
  writeFileSync(path, "scenario Broken\norganization Club | club.example\nperson Mara Lind | owner\npersn Ben\nteam Support | ⛑️ | 1 | Mara\naccount users@ | Users | email | Mara | team Support\n\n= users@ | Kim Roe <kim@guests.example> | 2h | Places\nIs there a place left?\n+ 1h Mara claps\n");
  await page.goto("./#/open");
  await page.getByLabel("Choose a scenario file").setInputFiles(path);
  const note = page.getByRole("note");
  await expect(note).toContainText("Line 4, “persn”: no line of settings begins with this.");
  await expect(note).toContainText("Line 10, “claps”: nobody can do this.");
  await page.getByRole("button", { name: "Open it" }).click();
  await frame(page);
  await go(page, "#/teams/support/inbox");
  await expect(row(page, /Places/)).toBeVisible();
  await expect(page).toHaveTitle(/Broken/);
});

test("the link to a place carries the demo and who looks", async ({ page, context, browser }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`./?w=demo&as=${encodeURIComponent(email("Ben"))}${SUPPORT}`);
  await frame(page);
  await page.getByRole("button", { name: "More for this list" }).click();
  await page.getByRole("menuitem", { name: "Copy link" }).click();
  await expect(page.getByRole("status").filter({ hasText: "The link is copied." })).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain(`?w=demo&as=${encodeURIComponent(email("Ben"))}${SUPPORT}`);
  const other = await browser.newContext();
  const fresh = await other.newPage();
  await fresh.goto(link);
  await expect(fresh.getByRole("button", { name: /^Acting as Ben/ })).toBeVisible();
  await expect(row(fresh, REFUND)).toBeVisible();
  await other.close();
});

test("a conversation's own menu shares its situation", async ({ page }) => {
  await demo(page, SUPPORT);
  await open(page, REFUND);
  await act(page, "More").click();
  await page.getByRole("menuitem", { name: "Share this situation…" }).click();
  const it = dialog(page, "Share this situation");
  await expect(it.getByRole("textbox", { name: "Title" })).toHaveValue("Refund for order 1043");
  await expect(it.getByRole("radio", { name: "The selected conversation, and the settings" })).toBeChecked();
});

test("why somebody does not see a conversation goes along, and is said before", async ({ page, context, browser }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await demo(page, SUPPORT);
  await open(page, REFUND);
  await page.getByRole("combobox", { name: "For whom" }).selectOption({ label: "Tom Okafor" });
  await act(page, "More").click();
  await page.getByRole("menuitem", { name: "Share this situation…" }).click();
  const it = dialog(page, "Share this situation");
  await expect(it).toContainText("It opens with Details beside it: It is not in Support of Tom Okafor.");
  await it.getByRole("button", { name: "Copy a link" }).click();
  await expect(said(page, "The link is copied.")).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const fresh = await other.newPage();
  await fresh.goto(link);
  await expect(fresh.getByRole("button", { name: "Open it" })).toBeFocused();
  await fresh.keyboard.press("Enter");
  await expect(fresh.getByRole("complementary", { name: "Details" })).toContainText("It is not in Support of Tom Okafor");
  await other.close();
});
