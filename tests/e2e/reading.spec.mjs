// Reading: charsets, hostile HTML, attachments, folded messages and quotes.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { deliver, demo, go, importFiles, open, reader, recipients, subject, SUPPORT } from "../support/app.mjs";
import { LANYARDS } from "../support/mail.mjs";

// A trace puts a script of its own into every frame, which a frame without scripts complains of.
test.use({ trace: "off" });

/** Starts the demo and imports the mailing list. */
async function imported(page) {
  await demo(page);
  await importFiles(page, [LANYARDS]);
  await go(page, "#/teams/support/all");
}

/** Opens a conversation wherever the person may see it. */
async function find(page, words, name) {
  await go(page, `#/search/${encodeURIComponent(words)}`);
  await open(page, name);
}

test("messages of every charset read as they were written", async ({ page }) => {
  await imported(page);
  const texts = [
    ["Köln", /Grüße aus Köln/, "Schöne Grüße! Das Rückgeld beträgt 20 £."],
    ["бейджей", /Заказ бейджей/, "Здравствуйте! Нужны сто бейджей."],
    ["名札の色", /名札の色/, "名札の色は赤ですか。"],
    ["quotes", /Smart quotes/, "“Smart” quotes cost 5 €."],
  ];
  for (const [words, name, text] of texts) {
    await find(page, words, name);
    await expect(reader(page)).toContainText(text);
  }
  await find(page, "plum cake", /Plum cake/);
  await expect(reader(page)).toContainText("From now on it is at four.");
  await expect(reader(page)).not.toContainText(">From");
});

test("hostile HTML is shown safely: no scripts, no remote images, no forms", async ({ page, context }) => {
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  await imported(page);
  await find(page, "summer sale", /Summer sale/);
  const frame = reader(page).locator("iframe");
  await expect(frame).toHaveAttribute("sandbox", "allow-same-origin allow-popups allow-popups-to-escape-sandbox");
  // Looked at from the page: asking inside a frame without scripts would itself be a complaint.
  const mail = (read, what) => frame.evaluate((it, [read, what]) => {
    const found = [...it.contentDocument.querySelectorAll(what)];
    return read === "count" ? found.length : found.map((it) => (read === "text" ? it.textContent : it.getAttribute(read)));
  }, [read, what]);
  await expect.poll(() => mail("text", "h1")).toEqual(["Summer sale"]);
  expect(await mail("text", "b")).toEqual(["must"]);
  expect(await mail("count", "script, style, form, input, button, svg, iframe, link, base, object, [onerror], [onload]")).toBe(0);
  expect(await mail("content", "meta[http-equiv]")).toEqual(["default-src 'none'; img-src data: blob:; style-src 'unsafe-inline'"]);
  expect(await mail("href", "a[href]")).toEqual(["https://shop.example/offer"]);
  expect(await mail("rel", "a[href]")).toEqual(["noopener noreferrer"]);
  expect(await mail("target", "a[href]")).toEqual(["_blank"]);
  expect((await mail("text", "body"))[0]).toContain("Click me");
  // The picture that the message brings along is there, and no other.
  for (const source of await mail("src", "img[src]")) expect(source).toMatch(/^(data|blob):/);
  await expect(reader(page)).toContainText("2 remote images not loaded");
  expect(await page.evaluate(() => window.hacked)).toBeUndefined();
  expect(requests.filter((it) => /invalid|evil|tracker/.test(it))).toEqual([]);
  // The frame is as high as what it shows.
  const [shown, needed] = await frame.evaluate((it) => [it.clientHeight, it.contentDocument.documentElement.scrollHeight]);
  expect(shown).toBeGreaterThanOrEqual(needed);
  // Keys that are pressed in the message reach the app.
  await frame.click();
  await page.keyboard.press("Escape");
  await expect(frame).toHaveCount(0);
});

test("attachments are named and downloaded, never opened", async ({ page }) => {
  await imported(page);
  await find(page, "plan hall", /Names and plan of the hall/);
  const files = reader(page).getByRole("list", { name: "Attachments" });
  await expect(files.getByRole("listitem")).toHaveCount(2);
  const save = async (name) => {
    const [download] = await Promise.all([page.waitForEvent("download"), files.getByRole("button", { name: `Download ${name}` }).click()]);
    expect(download.suggestedFilename()).toBe(name);
    return readFileSync(await download.path(), "utf8");
  };
  expect(await save("names.csv")).toBe("Name;Firma\nÅse;Fjord AS\n");
  expect(await save("Plan – Halle 4.pdf")).toContain("%PDF-1.4");
  expect(page.context().pages()).toHaveLength(1);
  const [download] = await Promise.all([page.waitForEvent("download"), reader(page).getByRole("button", { name: "Download .eml" }).click()]);
  expect(readFileSync(await download.path(), "utf8")).toContain("Message-ID: <fjord-1@fjord.example>");
});

test("a thread over References is one conversation; older messages and quotes are folded", async ({ page }) => {
  await imported(page);
  await find(page, "zeppelin", /Lanyards for 300 people/);
  await expect(subject(page)).toHaveText("Lanyards for 300 people");
  await expect(reader(page)).toContainText("Jo is right: 320 it is.");
  const message = (nth) => reader(page).getByRole("listitem").filter({ has: page.locator("time") }).nth(nth);
  // The newest is open, the older ones are a line each until they are asked for.
  await expect(message(0).getByRole("button", { name: "Reply", exact: true })).toBeHidden();
  await expect(message(2).getByRole("button", { name: "Reply", exact: true })).toBeVisible();
  await message(0).getByText("Kim Novák", { exact: true }).first().click();
  await expect(message(0).getByRole("button", { name: "Reply", exact: true })).toBeVisible();
  // What was quoted is folded.
  const quoted = message(2).getByText("Rather 320, with the crew.", { exact: false });
  await expect(quoted).toBeHidden();
  await message(2).getByLabel("Show quoted text").click();
  await expect(quoted).toBeVisible();
});

test("list mail says so, and a reply goes back to the list", async ({ page }) => {
  await imported(page);
  await find(page, "enamel", /Which printer for enamel pins/);
  await expect(reader(page)).toContainText("mailing list");
  await page.keyboard.press("r");
  await expect(recipients(reader(page), "To")).toHaveAccessibleName(/makers@lists\.example/);
});

test("mail from outside in a colleague's name says that it was not sent from here", async ({ page }) => {
  await demo(page);
  for (const [address, subject] of [["ben@confbadge.example", "A wire, quickly"], ["kim@outside.example", "A badge"]]) {
    await deliver(page, { name: "Ben Ortiz", address, about: subject, text: "Please." });
  }
  await go(page, SUPPORT);
  await open(page, /A wire, quickly/);
  await expect(reader(page)).toContainText("not sent from here");
  await open(page, /A badge/);
  await expect(reader(page)).toContainText("Please.");
  await expect(reader(page)).not.toContainText("not sent from here");
});

test("a long thread folds its older entries, and a long subject stays in its place", async ({ page }) => {
  await demo(page);
  const about = "A subject that goes on and on ".repeat(8).trim();
  for (let at = 1; at <= 14; at += 1) await deliver(page, { address: "kim@long.example", about: at > 1 ? `Re: ${about}` : about, text: `Message number ${at}.` });
  await go(page, SUPPORT);
  await open(page, /A subject that goes on/);
  await expect(reader(page)).toContainText("Message number 14.");
  await expect(reader(page).getByText("Message number 1.", { exact: true })).toHaveCount(0);
  await reader(page).getByRole("button", { name: /^\d earlier entries$/ }).click();
  await expect(reader(page).getByText("Message number 1.", { exact: true }).first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
