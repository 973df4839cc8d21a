// What a damaged or vanished store looks like to a person: never an empty inbox, always a way on.
import { expect, test } from "./fixtures.mjs";
import { demo, rows } from "../support/app.mjs";

const DATABASE = "team-inbox~demo";

/** Leaves the app, so that the database is free, takes the second copy away, and does something to the database. */
async function withDatabase(page, act) {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto("./icon.svg");
  await page.evaluate(async (name) => {
    const top = await navigator.storage.getDirectory();
    await top.removeEntry(name, { recursive: true }).catch(() => {});
  }, DATABASE);
  await page.evaluate(act, DATABASE);
}

/** Overwrites an entry of the journal, and takes the snapshots away that would cover it. */
const damage = (name) =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction(["journal", "snapshots", "meta"], "readwrite");
      writing.objectStore("journal").put(new Uint8Array(99), 20);
      writing.objectStore("snapshots").clear();
      writing.objectStore("meta").delete("snapshots");
      writing.oncomplete = () => resolve(database.close());
      writing.onabort = () => reject(writing.error);
    };
  });

const vanish = (name) =>
  new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name);
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });

test("a damaged part is named, the rest is there and can be worked with, and a check counts it", async ({ page }) => {
  await demo(page);
  await withDatabase(page, damage);
  await page.goto("./#/team-inboxes");
  await expect(page.getByRole("alert")).toContainText("1 part of the stored data cannot be read");
  await expect(rows(page).first()).toBeVisible();

  await page.getByRole("alert").getByRole("link", { name: "Make a backup" }).click();
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText(/acts are whole; one is damaged/)).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/^team-inbox-.*\.jsonl$/);
  await page.getByRole("button", { name: "Hide" }).click();
  await expect(page.getByRole("alert")).toHaveCount(0);
});

test("a vanished workspace is missed, not shown as an empty one, and going on begins the demo anew", async ({ page }) => {
  await demo(page);
  await withDatabase(page, vanish);
  await page.goto("./");
  await expect(page.getByRole("alert")).toContainText("The browser has lost data");
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("alert")).toContainText("The browser has lost data");
  await page.getByRole("button", { name: "Go on with what is left" }).click();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
});
