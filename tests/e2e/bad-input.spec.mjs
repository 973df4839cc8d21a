// What is no mail, or bad mail: read as far as it goes, or skipped with a plain reason that can be
// copied; the page stays responsive.
import { writeFileSync } from "node:fs";
import { beginImport, demo, go, importFiles, openImport, reader, row, SUPPORT } from "../support/app.mjs";
import { message } from "../support/mail.mjs";
import { AS_PEOPLE_HAVE_IT } from "../support/switches.mjs";
import { longestTask } from "../support/tasks.mjs";
import { expect, test } from "./fixtures.mjs";

test.use({ launchOptions: AS_PEOPLE_HAVE_IT });

const TO = "support@confbadge.example";
/** A task that is longer is felt. */
const FELT = 50;

/** Writes a file; the browser reads it from the disk, as a person's. */
function file(info, name, bytes) {
  const path = info.outputPath(name);
  writeFileSync(path, bytes);
  return path;
}

test.beforeEach(async ({ page }) => {
  await demo(page);
});

test("a file that is no mail is skipped with a reason that can be copied, and the others are read", async ({ page, context }, info) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const picture = file(info, "photo.png", Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), Buffer.alloc(5000, 7)]));
  const good = file(info, "good.eml", message(1, { to: TO, prefix: "Good" }).text.replace(/^From .*\n/, ""));
  const dialog = await beginImport(page, [picture, file(info, "empty.eml", ""), good]);
  await expect(dialog.getByRole("status")).toContainText("Imported 1 message in 1 conversation, 2 skipped.");
  await expect(dialog).toContainText("photo.png");
  await expect(dialog.getByRole("listitem").filter({ hasText: "photo.png" })).toContainText(/picture/i);
  await dialog.getByRole("button", { name: "Copy the list" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/^photo\.png: .*picture.*\nempty\.eml: .*empty/im);
});

test("a truncated mbox is read up to where it ends", async ({ page }, info) => {
  const whole = [1, 2, 3].map((n) => message(n, { to: TO, prefix: "Cut", start: Date.now() - 600_000 }).text).join("");
  const said = await importFiles(page, file(info, "cut.mbox", whole.slice(0, -250)));
  expect(said).toContain("3 messages in 3 conversations");
  await go(page, SUPPORT);
  await expect(row(page, /Cut 0/)).toHaveCount(3);
});

test("hostile messages are read as far as they go", async ({ page, browser }, info) => {
  const date = new Date(Date.now() - 60_000).toUTCString();
  const crowd = Array.from({ length: 10_000 }, (_, n) => `p${n}@x.example`).join(",\n ");
  let deep = `From: d@x.example\nTo: ${TO}\nSubject: A thousand deep\nDate: ${date}\n`;
  for (let level = 0; level < 1000; level += 1) deep += `Content-Type: multipart/mixed; boundary=b${level}\n\n--b${level}\n`;
  const bytes = Buffer.concat([
    Buffer.from(`From: b@x.example\nTo: ${TO}\nSubject: No charset \nDate: ${date}\nContent-Type: text/plain; charset=none-such\n\n`),
    Buffer.from([0x80, 0x81, 0xff, 0xfe]),
    Buffer.from(" but these words are read"),
  ]);
  const files = [
    file(info, "crowd.eml", `From: c@x.example\nTo: ${TO},\n ${crowd}\nSubject: Ten thousand recipients\nDate: ${date}\n\nhello all`),
    file(info, "deep.eml", `${deep}\nthe bottom`),
    file(info, "bytes.eml", bytes),
    file(info, "bare.eml", `To: ${TO}\nSubject: Neither From nor Date nor Message-ID\n\nonly words`),
  ];
  // What is watched is the import: going to the settings is not.
  const asked = await openImport(page);
  let said;
  const task = await longestTask(browser, page, async () => (said = await importFiles(page, files, { asked })));
  expect(said).toContain("Imported 4 messages in 4 conversations");
  expect(task, "longest task on the page").toBeLessThanOrEqual(FELT);
  for (const [subject, words] of [
    ["Ten thousand recipients", "hello all"],
    ["A thousand deep", ""],
    ["No charset", "but these words are read"],
    ["Neither From nor Date nor Message-ID", "only words"],
  ]) {
    await go(page, SUPPORT);
    await row(page, subject).getByRole("link").click();
    await expect(page.getByRole("heading", { name: subject })).toBeVisible();
    await expect(reader(page)).toContainText(words);
  }
});
