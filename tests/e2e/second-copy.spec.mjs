// The second copy: whatever the browser does to its database, what a person did comes back, and they are told.
import { expect, test } from "./fixtures.mjs";
import { copied, files, holding } from "../support/copy.mjs";
import { REFUND, SUPPORT, act, demo, digest, go, importFiles, list, more, navigation, open, reader, row, tabAs } from "../support/app.mjs";
import { LANYARDS } from "../support/mail.mjs";

/** Another conversation that waits there. */
const NAMES = /Names with accents come out wrong/;
const CAME_BACK = /acts?( and .+)? came back from the second copy/;

/** Starts the demo, archives a conversation, and waits until the copy has it; returns how many acts there are. */
async function acted(page) {
  await demo(page, SUPPORT);
  await open(page, REFUND);
  await act(page, "Archive for everyone").click();
  await expect(row(page, REFUND)).toHaveCount(0);
  return upToDate(page);
}

/** Waits until no act follows and the copy holds every one; returns how many they are. */
async function upToDate(page) {
  let before;
  const isStill = async () => {
    const [{ seq }, there] = [await digest(page), await copied(page)];
    const is = seq === before && seq === there;
    before = seq;
    return is;
  };
  // Opening the next conversation marks it as read, a moment later.
  await expect.poll(isStill, { intervals: [500] }).toBe(true);
  return before;
}

/** Leaves the app, so that the database is free, and does something to it. */
async function withDatabase(page, act, argument) {
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto("./icon.svg");
  await page.evaluate(act, argument);
}

const vanish = () =>
  new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase("team-inbox~demo");
    deleting.onsuccess = () => resolve();
    deleting.onerror = () => reject(deleting.error);
  });

/** Takes entries out of the journal, and the snapshots with them; the head record is what it was before the last. */
const cut = (numbers) =>
  new Promise((resolve, reject) => {
    const opening = indexedDB.open("team-inbox~demo");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction(["journal", "snapshots", "meta"], "readwrite");
      for (const it of numbers) writing.objectStore("journal").delete(it);
      writing.objectStore("snapshots").clear();
      writing.objectStore("meta").delete("snapshots");
      writing.objectStore("meta").delete("head");
      writing.oncomplete = () => resolve(database.close());
      writing.onabort = () => reject(writing.error);
    };
  });

/** Takes away every note of what was last seen. */
const forget = async () => {
  localStorage.clear();
  for (const name of await caches.keys()) await caches.delete(name);
};

/** Opens the app again: what was done is there, and it is said what came back. */
async function isBack(page, said) {
  await page.goto(`./${SUPPORT}`);
  await expect(page.getByText(said)).toBeVisible();
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
  await expect(row(page, REFUND)).toHaveCount(0);
}

test("a database that vanished comes back with every act, and the next start is as any other", async ({ page }) => {
  const acts = await acted(page);
  await withDatabase(page, vanish);
  await isBack(page, new RegExp(`${acts} acts came back from the second copy`));
  await page.reload();
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
  await expect(page.getByText(CAME_BACK)).toHaveCount(0);
  await open(page, NAMES);
  await act(page, "Archive for everyone").click();
  await expect(row(page, NAMES)).toHaveCount(0);
  await upToDate(page);
});

test("entries that were cut off or taken out of the middle come back", async ({ page }) => {
  const acts = await acted(page);
  await withDatabase(page, cut, [20, acts - 1, acts]);
  await isBack(page, /3 acts came back from the second copy/);
});

test("a journal that was cut together with what witnessed it is not shown shorter", async ({ page }) => {
  const acts = await acted(page);
  await withDatabase(page, cut, [acts - 1, acts]);
  await page.evaluate(forget);
  await isBack(page, /2 acts came back from the second copy/);
  await withDatabase(page, vanish);
  await page.evaluate(forget);
  await isBack(page, new RegExp(`${acts} acts came back`));
});

test("messages are copied if the person wants, come back too, and what is deleted for ever is in no file", async ({ page }) => {
  await demo(page, SUPPORT);
  await importFiles(page, [LANYARDS]);
  await upToDate(page);
  expect(await files(page)).toBe(1);
  await go(page, "#/settings/data");
  await page.getByRole("switch", { name: "Copy the messages, too" }).check();
  const text = "quotes cost";
  await expect.poll(async () => (await holding(page, text)).some((it) => it.includes("bodies/"))).toBe(true);
  await expect(page.getByText(/They take another [\d.]+ (kB|MB) there/)).toBeVisible();

  await withDatabase(page, vanish);
  await page.goto(`./${SUPPORT}`);
  await expect(page.getByText(CAME_BACK)).toBeVisible();
  await open(page, /Smart quotes/);
  await expect(reader(page)).toContainText("“Smart” quotes cost 5 €.");

  await act(page, "Trash").click();
  await go(page, "#/trash");
  await open(page, /Smart quotes/);
  await more(page, "Delete for ever");
  await page.getByRole("dialog").getByRole("button", { name: "Delete for ever" }).click();
  await expect.poll(() => holding(page, text)).toEqual([]);
  await upToDate(page);
  expect(await holding(page, text)).toEqual([]);
});

test("one tab keeps the copy up for all, and another goes on when it is closed", async ({ page }) => {
  await acted(page);
  const ben = await tabAs(page, "Ben", SUPPORT);
  await open(ben, NAMES);
  await act(ben, "Archive for everyone").click();
  await expect(row(ben, NAMES)).toHaveCount(0);
  await upToDate(ben);
  await page.close();
  await list(ben).getByRole("listitem").first().getByRole("link").click();
  await act(ben, "Star").click();
  await upToDate(ben);
  expect(await files(ben)).toBe(1);
});

test("who removes everything gets nothing back", async ({ page }) => {
  await acted(page);
  await go(page, "#/settings/data");
  await page.getByRole("button", { name: "Reset…" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove everything" }).click();
  await expect(page.getByRole("button", { name: /try the demo/i })).toBeVisible();
  expect(await files(page)).toBe(0);
  await page.reload();
  await expect(page.getByRole("button", { name: /try the demo/i })).toBeVisible();
});

test.describe("a browser without a second place", () => {
  test("says so, and everything else works", async ({ page }) => {
    await page.context().route("**/worker.mjs*", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, body: `delete StorageManager.prototype.getDirectory;\n${await answer.text()}` });
    });
    await demo(page, SUPPORT);
    await open(page, REFUND);
    await act(page, "Archive for everyone").click();
    await expect(row(page, REFUND)).toHaveCount(0);
    await go(page, "#/settings/data");
    await expect(page.getByText("This browser has no second place to keep data in.")).toBeVisible();
    await expect(page.getByRole("switch", { name: "Copy the messages, too" })).toHaveCount(0);
    expect(await files(page)).toBe(0);
  });
});

test("a copy is kept in a folder of one's choice, with the time of the last one", async ({ page }) => {
  // The picker is the browser's own window; a folder of the private file system stands for the one chosen.
  await page.addInitScript(() => {
    globalThis.showDirectoryPicker = async () =>
      (await navigator.storage.getDirectory()).getDirectoryHandle("Backups", { create: true });
  });
  await demo(page, "#/settings/data");
  await page.getByRole("button", { name: "Choose a folder…" }).click();
  await expect(page.getByText(/In the folder “Backups”\. Last copy: .*\d{2}:\d{2}/)).toBeVisible();
  const lines = await page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("Backups");
    const file = await (await folder.getFileHandle("team-inbox~demo.jsonl")).getFile();
    return (await file.text()).trim().split("\n");
  });
  expect(JSON.parse(lines[0]).format).toBe("team-inbox-workspace");
  expect(JSON.parse(lines.at(-1)).end.hash).toMatch(/^[0-9a-f]{64}$/);
  await page.reload();
  await page.getByRole("button", { name: "Copy now" }).click();
  await page.getByRole("button", { name: "Stop" }).click();
  await expect(page.getByRole("button", { name: "Choose a folder…" })).toBeVisible();
  await expect(navigation(page)).toBeVisible();
});
