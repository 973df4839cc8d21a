// Why is it here, who was told, and the rest of the Details pane.
import { expect, test } from "./fixtures.mjs";
import { deliver, demo, demoAs, goAs, open, reader, row, SUPPORT, toolbar } from "../support/app.mjs";
import { violations } from "../support/axe.mjs";

const SUBJECT = "Refund for order 1043";
const details = (page) => page.getByRole("complementary", { name: "Details" });
const part = (page, name) => details(page).locator("section").filter({ has: page.getByRole("heading", { name }) });

test("Details say why a conversation is in the team inbox, who was told, and all that happened", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demoAs(page, "Ann", SUPPORT);
  await open(page, SUBJECT);

  const why = part(page, "Why is it here?");
  await expect(why).toContainText("It is in Support");
  await expect(why).toContainText("You are an active member of Support");
  await expect(part(page, "Who was told?")).toContainText("Only observes Support");
  await expect(part(page, "People with access")).toContainText("Observes Support");
  await expect(part(page, "Customer")).toContainText("Mia Chen");

  await toolbar(page).getByRole("button", { name: "Archive for everyone" }).click();
  await page.getByRole("button", { name: "Undo" }).click();
  await open(page, SUBJECT);
  await expect(part(page, "History").locator("s")).toHaveText("You archived this for everyone");
});

test("Details answer for anybody and any mailbox, and from a search why it is not in my Inbox", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demoAs(page, "Ann", "#/search/refund");
  await row(page, new RegExp(SUBJECT)).getByRole("link").click();

  const why = part(page, /^Why is it not in /);
  await expect(why).toContainText("It is not in Inbox");
  await expect(why).toContainText("Nothing has put it into your Inbox");
  await details(page).getByRole("combobox", { name: "For whom" }).selectOption({ label: "Tom Okafor" });
  await expect(why).toContainText("Tom Okafor has no access");
  await expect(why).toContainText("A place in Support would give it");
  await expect(why).toContainText("Assigning it to Tom Okafor, a mention or being added would give it");
  await details(page).getByRole("combobox", { name: "For whom" }).selectOption({ label: "Olga Petrova" });
  await details(page).getByRole("combobox", { name: "In which mailbox" }).selectOption({ label: "Team Inboxes" });
  await expect(why).toContainText("Olga Petrova only observes Support");

  expect(await violations(page, "#details")).toEqual([]);
});

test("below 1440 px the pane slides over, by key and by button, and Escape gives the focus back", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await demoAs(page, "Ann", SUPPORT);
  await open(page, SUBJECT);
  const button = reader(page).getByRole("button", { name: "Details" });
  await expect(button).toHaveAttribute("aria-expanded", "false");

  await page.keyboard.press("d");
  await expect(part(page, "Why is it here?")).toBeVisible();
  await expect(details(page).getByRole("heading", { name: "Details" })).toBeFocused();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press("Tab");
  await expect(details(page).getByRole("combobox", { name: "For whom" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(button).toBeFocused();
  await expect(button).toHaveAttribute("aria-expanded", "false");

  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: /^Search commands/ }).fill("why is it not in my");
  await page.keyboard.press("Enter");
  await expect(part(page, /^Why is it not in /)).toContainText("It is not in Inbox");
});

test("what a search finds and is not in my Inbox is asked about in its row, by mouse and by key", async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await demoAs(page, "Ann", "#/search/refund");
  const found = row(page, new RegExp(SUBJECT));
  // Rows move while more is found: the mouse may have to be brought there again.
  await expect(async () => {
    await found.hover();
    await found.getByRole("button", { name: `Why is it not in my Inbox?: ${SUBJECT}` }).click({ timeout: 2_000 });
  }).toPass();
  await expect(part(page, /^Why is it not in /)).toContainText("It is not in Inbox");
  await page.keyboard.press("Escape");

  await page.goto("./?as=ann%40confbadge.example#/search/refund");
  await found.getByRole("link").focus();
  await page.keyboard.press("d");
  await expect(part(page, /^Why is it not in /)).toContainText("It is not in Inbox");

  // In my Inbox there is nothing to ask, and in a mailbox the list says why.
  await page.goto("./?as=ann%40confbadge.example#/search/sunday");
  await expect(row(page, /Sunday lunch/)).toBeVisible();
  await row(page, /Sunday lunch/).hover();
  await expect(row(page, /Sunday lunch/).getByRole("button", { name: /^Close/ })).toBeVisible();
  await expect(row(page, /Sunday lunch/).getByRole("button", { name: /^Why/ })).toHaveCount(0);
});

test("one customer over channels: who has the same name is joined by a word, and that is taken back", async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await demo(page);
  await deliver(page, { to: "+49 30 5550 190 · WhatsApp", name: "Mia Chen", address: "+49 171 5550 144", about: "x", text: "And by WhatsApp" });
  await goAs(page, "Ann", SUPPORT);
  await open(page, SUBJECT);
  const card = part(page, "Customer");
  await card.getByRole("button", { name: "Same customer as +49 1715550144" }).click();
  const addresses = card.getByRole("list", { name: "Addresses" });
  await expect(addresses.getByRole("listitem")).toHaveCount(2);
  await expect(addresses).toContainText("WhatsApp");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(addresses).toHaveCount(0);

  // By hand, with a name of their own; then an address turns out to be somebody else's.
  await card.getByRole("button", { name: "Edit customer" }).click();
  const edit = page.getByRole("dialog", { name: "Edit customer" });
  await edit.getByLabel("Name", { exact: true }).fill("Mia Chen-Wu");
  await edit.getByLabel("Also writes from", { exact: true }).first().fill("5550144");
  await edit.getByRole("checkbox", { name: /Mia Chen, WhatsApp/ }).check();
  expect(await violations(page, "dialog")).toEqual([]);
  await edit.getByRole("button", { name: "Save" }).click();
  await expect(card).toContainText("Mia Chen-Wu");
  await expect(addresses.getByRole("listitem")).toHaveCount(2);
  await addresses.getByRole("button", { name: "Not this customer’s: +49 1715550144" }).click();
  await expect(addresses).toHaveCount(0);
  await expect(card).toContainText("Mia Chen-Wu");
});
