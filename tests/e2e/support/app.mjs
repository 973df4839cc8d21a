// The app by role and name: how a test gets about in it. Nothing here knows a class or an id.
import { expect } from "../fixtures.mjs";

/** The people of the demo, by first name. */
export const email = (first) => `${first.toLowerCase()}@confbadge.example`;

/** Starts the demo as Ann, at an address. */
export async function demo(page, fragment = "#/team-inboxes") {
  await page.goto("./");
  await page.getByRole("button", { name: /try the demo/i }).click();
  await expect(list(page)).toBeVisible();
  await go(page, fragment);
}

/** Starts with an empty workspace of one person. */
export async function empty(page, { name = "Ann Keller", address = email("Ann"), company = "ConferenceBadge" } = {}) {
  await page.goto("./");
  await page.getByRole("button", { name: /start empty/i }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your e-mail address").fill(address);
  await page.getByLabel("Organization").fill(company);
  await page.getByRole("button", { name: "Begin" }).click();
  await expect(navigation(page)).toBeVisible();
}

/** Opens another tab of the same browser, in which somebody else acts. */
export async function tabAs(page, first, fragment = "#/team-inboxes") {
  const tab = await page.context().newPage();
  await tab.goto(`./?as=${encodeURIComponent(email(first))}${fragment}`);
  await expect(tab.getByRole("button", { name: `Acting as ${first}` })).toBeVisible();
  return tab;
}

/** Lets somebody else act in a tab, by the person menu. */
export async function actAs(page, first) {
  await page.getByRole("button", { name: /^Acting as/ }).click();
  await page.getByRole("menuitem", { name: first }).click();
  await expect(page.getByRole("button", { name: `Acting as ${first}` })).toBeVisible();
}

/** Goes to an address, as a click on a link does. */
export async function go(page, fragment) {
  await page.evaluate((it) => {
    location.hash = it;
  }, fragment);
  await expect.poll(() => new URL(page.url()).hash).toBe(fragment);
}

export const navigation = (page) => page.getByRole("navigation", { name: "Mailboxes" });
export const list = (page) => page.getByRole("list", { name: "Conversations" });
export const row = (page, name) => list(page).getByRole("listitem", { name });
export const rows = (page) => list(page).getByRole("listitem");
export const reader = (page) => page.getByRole("region", { name: "Conversation" });
export const subject = (page) => reader(page).getByRole("heading", { level: 2 });
export const toolbar = (page) => page.getByRole("toolbar", { name: "Triage" });
export const act = (page, name) => toolbar(page).getByRole("button", { name, exact: true });
export const dialog = (page, name) => page.getByRole("dialog", { name });
export const toast = (page) => page.getByRole("status").filter({ has: page.getByRole("button", { name: /^(Undo|Dismiss)/ }) });

/** Says how many unread conversations a mailbox of the sidebar tells of. */
export async function badge(page, name) {
  const link = navigation(page).getByRole("link", { name: new RegExp(`^${name}\\b`) }).first();
  const [, count] = /(\d+) unread/.exec((await link.textContent()) ?? "") ?? [];
  return Number(count ?? 0);
}

/** Opens a conversation of the list that is shown. */
export async function open(page, name) {
  const link = row(page, name).getByRole("link");
  const place = await link.getAttribute("href");
  await link.click();
  await expect.poll(() => new URL(page.url()).hash).toBe(place);
  await expect(toolbar(page)).toBeVisible();
}

/** Takes back what was done last. */
export async function undo(page) {
  await page.getByRole("button", { name: /^Undo/ }).click();
}

/** Assigns what is open or selected to somebody, in the dialog. */
export async function assignTo(page, ...names) {
  const assign = dialog(page, "Assign conversation");
  for (const name of names) await assign.getByRole("checkbox", { name }).check();
  await assign.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(assign).toBeHidden();
}

/** Fails while a mailbox holds a conversation, or lacks it. */
export async function holds(page, fragment, name, count = 1) {
  await go(page, fragment);
  await expect(row(page, name)).toHaveCount(count);
}
