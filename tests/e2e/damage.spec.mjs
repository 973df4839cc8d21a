// What is damaged beside the journal: named where it is, kept from nobody, and never silent.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { demo, go, list } from "../support/app.mjs";
import { inDatabase, removeCopy } from "../damage/faults.mjs";

/** Leaves the app, damages what it stored, and opens it again. */
async function damaged(page, what, value) {
  // Asked for by a page that is a picture.
  await page.route("**/favicon.ico", (route) => route.fulfill({ status: 204 }));
  await page.goto("./icon.svg");
  await page.evaluate(removeCopy);
  await page.evaluate(inDatabase, { what, value });
  await page.goto("./#/team-inboxes");
}

/** Clicks and returns the file that is handed over. */
async function handedOver(page, click) {
  const download = page.waitForEvent("download");
  await click();
  return readFileSync(await (await download).path(), "utf8");
}

test("bodies that are damaged are found by Check, named, and alone missing from a backup that says so and restores", async ({ page, browser }) => {
  await demo(page);
  // The last byte of each pack: the messages before the last one are whole.
  await damaged(page, "bodiesFlipped", 99);
  await expect(list(page)).toBeVisible();
  await go(page, "#/settings/data");
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText(/All [\d,]+ acts are whole and in order\. \d+ messages and files are damaged or gone, in \d+ conversations/)).toBeVisible();
  const affected = page.getByRole("list", { name: "Conversations in which something is damaged or gone" });
  await expect(affected.getByRole("link").first()).toBeVisible();
  const file = await handedOver(page, () => page.getByRole("button", { name: "Export", exact: true }).click());
  await expect(page.getByText(/What can be read was exported. It lacks \d+ messages and files/)).toBeVisible();
  const { packs } = JSON.parse(file.slice(0, file.indexOf("\n")));
  const { lacks } = JSON.parse(/^\{"lacks":.*$/m.exec(file)[0]);
  expect({ entries: lacks.entries, bodies: lacks.bodies }).toEqual({ entries: [], bodies: packs });
  expect(lacks.packs.length, "packs of which nothing is left").toBeLessThan(packs);

  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(new URL("./", page.url()).href.split("?")[0]);
  await other.getByLabel("Open a file").setInputFiles({ name: "w.jsonl", mimeType: "application/x-ndjson", buffer: Buffer.from(file) });
  await expect(other.getByText(/The file was restored. It lacks /)).toBeVisible();
  await expect(other.getByRole("navigation", { name: "Mailboxes" })).toBeVisible();
  await context.close();
});

test("where the journal ends is read from the journal itself, if the record of it is gone, and acts go on", async ({ page }) => {
  for (const what of ["headGone", "headDamaged", "headLags"]) {
    await page.goto("./");
    const start = page.getByRole("button", { name: /try the demo/i });
    await expect(start.or(list(page)).first()).toBeVisible();
    if (await start.isVisible()) await demo(page);
    await damaged(page, what);
    await expect(page.getByRole("alert")).toContainText("It was read from the data itself: nothing is missing");
    await list(page).getByRole("listitem").first().getByRole("link").focus();
    await page.keyboard.press("s");
    await expect(list(page).getByRole("listitem", { name: /, starred/ }).first()).toBeVisible();
    await page.reload();
    await expect(list(page)).toBeVisible();
    await expect(page.getByRole("alert")).toHaveCount(0);
    await list(page).getByRole("listitem", { name: /, starred/ }).first().getByRole("link").focus();
    await page.keyboard.press("s");
    await expect(list(page).getByRole("listitem", { name: /, starred/ })).toHaveCount(0);
  }
});

test("snapshots that are gone are not missed, and what is left of a cut journal can be saved first", async ({ page }) => {
  await demo(page);
  await damaged(page, "snapshotsGone");
  await expect(list(page)).toBeVisible();
  await expect(page.getByRole("alert")).toHaveCount(0);
  await damaged(page, "cut", 3);
  await expect(page.getByRole("alert")).toContainText("The browser has lost data");
  const file = await handedOver(page, () => page.getByRole("button", { name: "Save what can be read" }).click());
  expect(file.match(/^\{"entry":/gm).length).toBeGreaterThan(300);
  await expect(page.getByText("What can be read was saved in a file. The last 3 acts are lost.")).toBeVisible();
});
