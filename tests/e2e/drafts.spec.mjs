// What is typed is not lost: by a crash, by an older copy, or by another window of the same person.
import { expect, test } from "./fixtures.mjs";
import { demo, go, open, reader, REFUND, row, says, SUPPORT } from "../support/app.mjs";

const reply = (page) => reader(page).getByRole("textbox", { name: "Reply" });
const typed = (page) => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("typed ")));

async function writing(page, text) {
  await go(page, SUPPORT);
  await open(page, REFUND);
  await page.keyboard.press("r");
  await expect(reply(page)).toBeFocused();
  if (text) await page.keyboard.type(text);
}

/** Takes away what the browser keeps of keys, as a crash does that comes before it is on the disk. */
const forgetKeys = (page) => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("typed ")).forEach((it) => localStorage.removeItem(it)));

test("typing without a pause is saved every second, and so is a comment", async ({ page }) => {
  await demo(page);
  await writing(page);
  const end = Date.now() + 2_500;
  while (Date.now() < end) await page.keyboard.type("word ", { delay: 40 });
  await forgetKeys(page);
  const context = page.context();
  await page.close();
  const again = await context.newPage();
  await again.goto(`./${SUPPORT}`);
  await open(again, REFUND);
  await says(reply(again), /^(word ?){4,}/);

  await again.getByRole("button", { name: "Discard draft" }).click();
  await again.keyboard.press("m");
  await again.keyboard.press("Escape");
  await reader(again).getByRole("button", { name: "Comment", exact: true }).click();
  const comment = reader(again).getByRole("textbox", { name: "Comment" });
  await comment.fill("For Ben: call them first");
  await expect.poll(() => again.evaluate(kept)).toContain("call them first");
  await forgetKeys(again);
  await again.reload();
  await reader(again).getByRole("button", { name: "Comment", exact: true }).click();
  await expect(reader(again).getByRole("textbox", { name: "Comment" })).toHaveValue("For Ben: call them first");
});

/** Runs in the page: the facts beside the journal, as one text. */
async function kept() {
  const request = indexedDB.open("team-inbox~demo");
  const database = await new Promise((done) => (request.onsuccess = () => done(request.result)));
  const asked = database.transaction("meta").objectStore("meta").getAll();
  const all = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  database.close();
  return all.map((it) => new TextDecoder().decode(it)).join("\n");
}

test("what was typed just before its tab was closed stands in Drafts", async ({ page }) => {
  await demo(page);
  await writing(page);
  const context = page.context();
  await reply(page).pressSequentially("Half a thought");
  await page.close();
  const again = await context.newPage();
  await again.goto("./#/drafts");
  await expect(row(again, REFUND)).toHaveCount(1);
  await expect.poll(() => typed(again)).toEqual([]);
  await open(again, REFUND);
  await says(reply(again), "Half a thought");
});

test("a copy typed earlier does not hide what was saved later; it is offered and not lost", async ({ page }) => {
  await demo(page);
  await writing(page, "First words");
  const [key] = await typed(page);
  const old = await page.evaluate((it) => localStorage.getItem(it), key);
  await expect.poll(() => typed(page)).toEqual([]);
  await reply(page).fill("Written anew, and saved");
  await expect.poll(() => typed(page)).toEqual([]);
  await page.goto("./#/all");
  await page.evaluate(([it, line]) => localStorage.setItem(it, line), [key, old]);
  await page.goto("about:blank");
  await page.goto(`./${SUPPORT}`);
  await open(page, REFUND);
  await says(reply(page), "Written anew, and saved");
  await expect(reader(page).getByText("There is another version of this draft: “First words”")).toBeVisible();
  await reply(page).focus();
  await page.keyboard.press("End");
  await page.keyboard.type("!");
  await expect.poll(() => typed(page)).toEqual([`${key} aside`]);
  await reader(page).getByRole("button", { name: "Take that one" }).click();
  await says(reply(page), "First words");
  await expect(reader(page).getByText("“Written anew, and saved!”")).toBeVisible();
  await reader(page).getByRole("button", { name: "Keep this one" }).click();
  await expect(reader(page).getByText("another version")).toHaveCount(0);
  await expect.poll(() => typed(page)).toEqual([]);
});

test("of two windows that write one draft neither overwrites the other", async ({ page }) => {
  await demo(page);
  await writing(page, "Common");
  await expect.poll(() => typed(page)).toEqual([]);
  const other = await page.context().newPage();
  await other.goto(`./${SUPPORT}`);
  await open(other, REFUND);
  await says(reply(other), "Common");
  // What one saves the other takes over, while nothing is typed there.
  await reply(page).fill("Common, by the first");
  await says(reply(other), "Common, by the first");
  // Typed in both at once: the second to be saved asks first. Where one was saved before the other was
  // typed, as happens on a slow machine, there is nothing to ask: then once more.
  const asked = [page, other].map((it) => reader(it).getByText("There is another version of this draft"));
  let round = 0;
  await expect(async () => {
    round += 1;
    await Promise.all([reply(page).fill(`The first window, ${round}`), reply(other).fill(`The second window, ${round}`)]);
    await expect.poll(async () => (await asked[0].count()) + (await asked[1].count()), { timeout: 3_000 }).toBe(1);
  }).toPass({ timeout: 60_000 });
  const loser = (await asked[0].count()) > 0 ? page : other;
  const [mine, theirs] = loser === page ? ["first", "second"] : ["second", "first"];
  await says(reply(loser), `The ${mine} window, ${round}`);
  await expect(reader(loser).getByText(`“The ${theirs} window, ${round}”`)).toBeVisible();
  await reader(loser).getByRole("button", { name: "Keep this one" }).click();
  await says(reply(loser === page ? other : page), `The ${mine} window, ${round}`);
});
