// The whole app as one file, opened from disk.
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../support/browser.mjs";
import { act, digest, frame, go, importFiles, open, reader, row, rows } from "../support/app.mjs";
import { LANYARDS } from "../support/mail.mjs";
import { DIST, expect, test } from "../support/offline.mjs";

const MAKER = new URL("../../.ci/single.mjs", import.meta.url).pathname;

test("one file opens from disk, is worked with as the page is, and keeps what was done", async ({ folder }) => {
  const path = join(folder, "team-inbox.html");
  execFileSync("node", [MAKER, DIST, path]);
  const { size } = statSync(path);
  console.log(`    the single file: ${(size / 1e6).toFixed(2)} MB`);
  expect(size).toBeLessThanOrEqual(3.12e6);

  const browser = await launch(join(folder, "profile"));
  const page = await browser.open();
  const complaints = [];
  page.on("console", (it) => it.type() === "error" && complaints.push(it.text()));
  page.on("pageerror", (it) => complaints.push(String(it)));
  await page.goto(pathToFileURL(path).href);
  await page.getByRole("button", { name: /try the demo/i }).click();
  await frame(page);

  // This browser does not promise to keep what a file does, and the page says so.
  const line = page.getByRole("note").filter({ hasText: "may delete what you do here" });
  await line.getByRole("link", { name: "Export" }).click();
  await expect(page.getByRole("heading", { name: "Data" })).toBeVisible();
  await line.getByRole("button", { name: "Hide" }).click();
  await expect(line).toHaveCount(0);

  // A part that is not in the first module, a worker, and a message in its frame.
  await go(page, "#/team-inboxes");
  await open(page, "Mia Chen");
  await expect(reader(page).getByText("two badge printers last week").last()).toBeVisible();
  await act(page, "Archive for everyone").click();
  await expect(row(page, "Mia Chen")).toHaveCount(0);
  expect(await importFiles(page, [LANYARDS])).toContain("Imported 11 messages");
  await expect(page.getByText("This file holds the whole app")).toBeVisible();
  await go(page, "#/search/lanyards");
  await expect(rows(page).first()).toBeVisible();
  const { hash } = await digest(page);

  await page.reload();
  await frame(page);
  expect((await digest(page)).hash).toBe(hash);
  await go(page, "#/teams/support/inbox");
  await expect(row(page, "Lanyards for 300 people")).toBeVisible();
  expect(complaints).toEqual([]);
  await browser.close();
});
