// A second language: German is chosen in Preferences, and triage, assignment and message sharing go by
// German names. No sentence that the table translates is left in English on these screens.
import { readFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { demo, go, REFUND, SUPPORT } from "../support/app.mjs";

const SHARING = "#/settings/organizations/conferencebadge/message-sharing";
const PREFERENCES = "#/settings/preferences";

/** English sentences without places that German says otherwise; what people of the demo wrote stays as it is. */
const ENGLISH = (() => {
  const demo = readFileSync(new URL("../../public/demo.txt", import.meta.url), "utf8").split(/\n|\|/).map((it) => it.trim());
  const blocks = readFileSync(new URL("../../public/language-de.txt", import.meta.url), "utf8").matchAll(/^(?![@=#])(.+)\n(?:@ .*\n)?= (.+)$/gm);
  return [...blocks].filter(([, english, german]) => english !== german && !/[{\\]/.test(english) && !demo.includes(english)).map(([, english]) => english);
})();

/** Fails while a text, a name or a hint on the page is one of the English sentences. */
async function isGerman(page, place) {
  const left = await page.evaluate((english) => {
    const known = new Set(english);
    const said = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let it = walker.nextNode(); it; it = walker.nextNode()) {
      if (it.nodeType === Node.TEXT_NODE) said.push(it.data.trim());
      else for (const name of ["aria-label", "title", "placeholder"]) said.push(it.getAttribute(name)?.trim());
    }
    return [...new Set(said.filter((it) => known.has(it)))];
  }, ENGLISH);
  expect(left, `English in ${place}`).toEqual([]);
}

/** Starts the demo and chooses German, as a person does. */
async function inGerman(page) {
  await demo(page, PREFERENCES);
  await page.getByRole("group", { name: "Language" }).getByRole("radio", { name: "Deutsch" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  await expect(page.getByRole("group", { name: "Sprache" }).getByRole("radio", { name: "Deutsch" })).toBeChecked();
}

const list = (page) => page.getByRole("list", { name: "Konversationen" });
const row = (page, name) => list(page).getByRole("listitem", { name });
const act = (page, name) => page.getByRole("toolbar", { name: "Bearbeiten" }).getByRole("button", { name });
const said = (page, text) => expect(page.getByRole("status").filter({ hasText: text }).first()).toBeVisible();
const dialog = (page, name) => page.getByRole("dialog", { name });

test("in German one triages, assigns and shares an address, and nothing of it is English", async ({ page }) => {
  await inGerman(page);
  await isGerman(page, "Preferences");

  await go(page, SUPPORT);
  await row(page, REFUND).getByRole("link").click();
  const reader = page.getByRole("region", { name: "Konversation" });
  await expect(reader.getByRole("heading", { level: 2 })).toHaveText(REFUND);
  await expect(reader.locator("time[title]").first()).toHaveAttribute("title", /^\p{L}+, \d{1,2}\. \p{L}+ \d{4} um \d{2}:\d{2}$/u);
  await isGerman(page, "a conversation");

  await act(page, "Zuweisen").click();
  const assign = dialog(page, "Konversation zuweisen");
  await assign.getByRole("checkbox", { name: /^Ben/ }).check();
  await isGerman(page, "the assignment");
  await assign.getByRole("button", { name: "Zuweisen", exact: true }).click();
  await said(page, /^Konversation Ben .+ zugewiesen\./);
  await expect(row(page, REFUND)).toHaveCount(0);
  await page.getByRole("button", { name: /^Rückgängig/ }).click();
  await expect(row(page, REFUND)).toBeVisible();
  await expect(row(page, REFUND)).toHaveAccessibleName(/\d{1,2}:\d{2}|\d{1,2}\. \p{L}+/u);

  await row(page, REFUND).getByRole("link").click();
  await act(page, "Für alle archivieren").click();
  await said(page, "Konversation für alle archiviert.");
  await expect(row(page, REFUND)).toHaveCount(0);

  // Of other days the browser says the date, in German.
  await go(page, "#/all");
  await row(page, REFUND).hover();
  await page.mouse.wheel(0, 4_000);
  const times = list(page).locator("time");
  await expect(times.filter({ hasText: /^\d{1,2}\. \p{L}+\.?( \d{4})?$/u, visible: true }).first()).toBeVisible();

  await go(page, SHARING);
  await expect(page.getByRole("table", { name: "Geteilte Konten" })).toBeVisible();
  await page.getByRole("button", { name: "Geteilte Adresse hinzufügen" }).click();
  const share = dialog(page, "Geteilte Adresse hinzufügen");
  await share.getByLabel("Adresse").fill("hilfe@confbadge.example");
  await isGerman(page, "the source of a sharing");
  await share.getByRole("button", { name: "Weiter" }).click();
  await share.getByRole("radio", { name: "Team-Eingang" }).check();
  await isGerman(page, "where messages go");
  await share.getByRole("button", { name: "Weiter" }).click();
  await expect(share.getByRole("region", { name: "Wer neue Nachrichten sieht" })).toContainText("benachrichtigt · ");
  await isGerman(page, "the people of a sharing");
  await share.getByRole("button", { name: "Teilen", exact: true }).click();
  await dialog(page, "Adresse bestätigen").press("Escape");
  await expect(page.getByRole("row").filter({ hasText: "hilfe@confbadge.example" })).toContainText("Ausstehend");
  await isGerman(page, "Message sharing");
});

test("German stays over a reload, is taken back, and nothing is cut off on a phone", async ({ page }) => {
  await inGerman(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await page.reload();
  for (const place of [PREFERENCES, SHARING, SUPPORT]) {
    await go(page, place);
    await expect(page.getByRole("button", { name: "Postfächer zeigen" })).toBeVisible();
    expect(await page.evaluate(() => document.scrollingElement.scrollWidth), place).toBeLessThanOrEqual(390);
  }
  await row(page, REFUND).getByRole("link").click();
  await act(page, "Zuweisen").click();
  await expect(dialog(page, "Konversation zuweisen")).toBeVisible();
  expect(await page.evaluate(() => document.scrollingElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.keyboard.press("Escape");

  await go(page, PREFERENCES);
  await page.getByRole("group", { name: "Sprache" }).getByRole("radio", { name: "English" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
  await expect(page.getByRole("group", { name: "Language" })).toBeVisible();
});

test.describe("a table that lacks sentences", () => {
  test("has them said in English", async ({ page }) => {
    await page.context().route(/language-de\.txt/, (it) => it.fulfill({ contentType: "text/plain", body: "Language\n= Sprache\n\nTheme\n= \n" }));
    await inGerman(page);
    await expect(page.getByRole("group", { name: "Theme" })).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Mailboxes" })).toBeVisible();
  });
});
