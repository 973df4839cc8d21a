// People of the demo, and what they see, by role and name.
import { expect } from "./fixtures.mjs";

/** The people of the demo by first name. */
export const email = (first) => `${first.toLowerCase()}@confbadge.example`;

/** Starts the demo in a tab as somebody, at an address. */
export async function demoAs(page, first, fragment = "#/inbox") {
  await page.goto("./");
  await page.getByRole("button", { name: /try the demo/i }).click();
  await expect(page.getByRole("navigation", { name: "Mailboxes" })).toBeVisible();
  await goAs(page, first, fragment);
}

/** Goes to an address as somebody. */
export async function goAs(page, first, fragment) {
  await page.goto(`./?as=${encodeURIComponent(email(first))}${fragment}`);
  await expect(page.getByRole("button", { name: new RegExp(`^Acting as ${first}`) })).toBeVisible();
}

/** Opens another tab of the same browser as somebody. */
export async function tabAs(page, first, fragment) {
  const tab = await page.context().newPage();
  await goAs(tab, first, fragment);
  return tab;
}

/** Rows of the list. */
export const row = (page, name) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem", { name });

/** Opens a row; returns the reading pane. */
export async function open(page, name) {
  await row(page, name).getByRole("link").click();
  const pane = page.getByRole("region", { name: "Conversation" });
  await expect(pane.getByRole("heading", { level: 2 })).toHaveText(name);
  return pane;
}

/** Chooses an item of the menu More of the triage bar. */
export async function more(page, item) {
  await page.getByRole("toolbar", { name: "Triage" }).getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menu", { name: "More", exact: true }).getByRole("menuitem", { name: item }).click();
}
