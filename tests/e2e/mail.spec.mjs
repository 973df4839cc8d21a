// What single messages of real mail ask of the reading pane, of Forward and of Split.
import { expect, test } from "./fixtures.mjs";
import { demoAs, go, importFiles, open, reader, row, says, SUPPORT, undo } from "../support/app.mjs";

// A trace asks for pictures in a way that the page's policy forbids.
test.use({ trace: "off" });

const PIXEL = "R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";

/** A message to Support: what differs is given. */
const letter = ({ from = "Kim <kim@outside.example>", subject, more = "", kind = "text/plain; charset=utf-8", body }) =>
  `From kim@outside.example Mon Jul  1 10:00:00 2024\nFrom: ${from}\nTo: support@confbadge.example\nSubject: ${subject}\n` +
  `Date: Mon, 1 Jul 2024 10:00:00 +0000\n${more}MIME-Version: 1.0\nContent-Type: ${kind}\n\n${body}\n\n`;

/** Imports messages and opens the first of them in Support. */
async function read(page, letters, name) {
  await demoAs(page, "Ann", SUPPORT);
  await importFiles(page, [{ name: "box.mbox", mimeType: "application/mbox", buffer: Buffer.from(letters.map(letter).join("")) }]);
  await go(page, SUPPORT);
  await open(page, name);
}

/** A picture stands in the text, a file beside it. */
const ENCLOSING = {
  subject: "Screenshot inside",
  kind: "multipart/mixed; boundary=m",
  body:
    "--m\nContent-Type: multipart/related; boundary=r\n\n--r\nContent-Type: text/html\n\n<p>It looks so: <img src=\"cid:shot@x\"></p>\n" +
    "--r\nContent-Type: image/gif; name=shot.gif\nContent-ID: <shot@x>\nContent-Disposition: inline; filename=shot.gif\n" +
    `Content-Transfer-Encoding: base64\n\n${PIXEL}\n--r--\n` +
    "--m\nContent-Type: image/gif; name=photo.gif\nContent-Disposition: attachment; filename=photo.gif\n" +
    `Content-Transfer-Encoding: base64\n\n${PIXEL}\n--m\nContent-Type: application/pdf; name=plan.pdf\n\n%PDF-1.4\n--m--`,
};

const THREAD = [
  { subject: "Group order", more: "Message-ID: <g1@x.example>\n", body: "Which colours are there?" },
  {
    from: "Bo <bo@outside.example>",
    subject: "Completely new topic: invoice",
    more: "Message-ID: <g2@x.example>\nIn-Reply-To: <g1@x.example>\nReferences: <g1@x.example>\n",
    body: "Where is my invoice?",
  },
];

test("a new subject is seen in its message, and every message says the hour beside the day", async ({ page }) => {
  await read(page, THREAD, /Group order/);
  await expect(reader(page).getByText("Subject: Completely new topic: invoice")).toBeVisible();
  const times = reader(page).getByRole("article", { name: /^Message from/ }).getByRole("time");
  await expect(times).toHaveText([/^1 Jul.*, \d\d:\d\d$/, /^1 Jul.*, \d\d:\d\d$/]);
  await reader(page).getByText("Kim", { exact: true }).click();
  await expect(reader(page).getByText("Which colours are there?").filter({ visible: true })).toBeVisible();
  await expect(reader(page).getByText(/^Subject:/)).toHaveCount(1);
});

test("a message begins a conversation of its own, and Undo puts it back", async ({ page }) => {
  await read(page, THREAD, /Group order/);
  const bo = reader(page).getByRole("article", { name: /^Message from Bo/ });
  await bo.getByRole("button", { name: "Split into a new conversation" }).click();
  await expect(row(page, /Completely new topic: invoice/)).toHaveCount(1);
  await expect(row(page, /Group order/)).toHaveCount(1);
  await undo(page);
  await expect(row(page, /Completely new topic: invoice/)).toHaveCount(0);
  await expect(row(page, /Group order/)).toHaveAccessibleName(/2 messages/);
});

test("a message without text, one that is encrypted and one of several senders say so", async ({ page }) => {
  const letters = [
    { subject: "Nothing inside", body: "" },
    { subject: "Sealed", body: "-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----" },
    { subject: "In whose name", from: "Kim <kim@outside.example>, Ben Ortiz <ben@confbadge.example>", body: "Please pay." },
  ];
  await read(page, letters, /Nothing inside/);
  await expect(reader(page)).toContainText("This message has no text.");
  await open(page, /Sealed/);
  await expect(reader(page)).toContainText("encrypted with PGP");
  await open(page, /In whose name/);
  await expect(reader(page)).toContainText("Also sent in the name of Ben Ortiz <ben@confbadge.example>.");
});

test("pictures are shown, and a forward takes along what stands in the text and beside it", async ({ page }) => {
  await read(page, [ENCLOSING], /Screenshot inside/);
  await expect(row(page, /Screenshot inside/)).toHaveAccessibleName(/attachment/);
  const photo = reader(page).getByRole("img", { name: "photo.gif" });
  await expect.poll(() => photo.evaluate((it) => it.complete && it.naturalWidth)).toBe(1);
  await page.keyboard.press("f");
  await says(reader(page).getByRole("textbox", { name: "Reply" }), /It looks so/);
  const files = reader(page).getByRole("form").getByRole("list", { name: "Attachments" }).getByRole("listitem");
  await expect(files).toHaveText([/shot\.gif/, /photo\.gif/, /plan\.pdf/]);
  await go(page, "#/search/has:attachment%20screenshot");
  await expect(row(page, /Screenshot inside/)).toHaveCount(1);
});

test("of a megabyte of plain text the beginning is laid out, and the rest when asked for", async ({ page }) => {
  const lines = Array.from({ length: 20_000 }, (_, at) => `Line ${at} of what somebody has pasted into a mail.`);
  await read(page, [{ subject: "A long log", body: lines.join("\n") }], /A long log/);
  await expect(reader(page)).toContainText("Line 0 of");
  const all = reader(page).getByRole("button", { name: "Show the whole text" });
  await expect(all).toBeVisible();
  await expect(reader(page)).not.toContainText("Line 19999 of");
  await all.click();
  await expect(reader(page)).toContainText("Line 19999 of");
});
