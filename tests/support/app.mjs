// The app by role and name: how to start it, be somebody in it, find what is shown, act, and read what it
// says. Shared by the tests that Playwright runs and by the harnesses outside the browser; nothing here
// knows a class or an id.
import { expect } from "./patience.mjs";

// --- starting, and being somebody --------------------------------------------------------------------

/** The people of the demo, by first name. */
export const email = (first) => `${first.toLowerCase()}@confbadge.example`;
/** A conversation of the demo that waits in the team inbox of Support. */
export const REFUND = /Refund for order 1043/;
export const SUPPORT = "#/teams/support/inbox";

/** Starts the demo as Ann, by its link or where the app is open by its button, and goes to an address. */
export async function demo(page, fragment = "#/team-inboxes") {
  if (page.url() === "about:blank") await page.goto("./?w=demo#/team-inboxes");
  else await page.getByRole("button", { name: /try the demo/i }).click();
  await frame(page);
  await idle(page);
  await go(page, fragment);
}

/** Starts the demo as somebody, and goes to an address. */
export async function demoAs(page, first, fragment = "#/inbox") {
  await page.goto(`./?w=demo&as=${encodeURIComponent(email(first))}#/inbox`);
  await isActing(page, first);
  await idle(page);
  await go(page, fragment);
}

/** Waits until a page that has just begun has nothing to do: a key before that may find no row. */
const idle = (page) => page.evaluate(() => new Promise((done) => requestIdleCallback(done)));

/** Starts with an empty workspace of one person. */
export async function empty(page, { name = "Ann Keller", address = email("Ann"), company = "ConferenceBadge" } = {}) {
  await page.goto("./");
  await page.getByRole("button", { name: /start with my own mail/i }).click();
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("Your e-mail address").fill(address);
  await page.getByLabel("Organization").fill(company);
  await page.getByRole("button", { name: "Begin" }).click();
  await frame(page);
  await go(page, "#/inbox");
}

/** Waits until the frame with its mailboxes is there; on a phone they are behind a button. */
export async function frame(page) {
  const drawer = page.getByRole("button", { name: "Show mailboxes" });
  await expect(navigation(page).or(drawer).filter({ visible: true }).first()).toBeVisible({ timeout: 30_000 });
}

/** Goes to an address within the app, as a click on a link does. */
export async function go(page, fragment) {
  await page.evaluate(
    (it) =>
      new Promise((done) => {
        if (location.hash === it) return done();
        // The app has listened for longer: it has heard of it by then.
        addEventListener("hashchange", () => setTimeout(done), { once: true });
        location.hash = it;
      }),
    fragment,
  );
}

/** Loads an address of the app as somebody. */
export async function goAs(page, first, fragment) {
  await page.goto(`./?as=${encodeURIComponent(email(first))}${fragment}`);
  await isActing(page, first);
}

/** Opens another tab of the same browser, in which somebody acts. */
export async function tabAs(page, first, fragment = "#/team-inboxes") {
  const tab = await page.context().newPage();
  await goAs(tab, first, fragment);
  return tab;
}

/** Lets somebody else act in a tab, by the person menu. */
export async function actAs(page, first) {
  await page.getByRole("button", { name: /^Acting as/ }).click();
  await page.getByRole("menuitem", { name: new RegExp(`^${first}`) }).click();
  await isActing(page, first);
}

export async function isActing(page, first) {
  await expect(page.getByRole("button", { name: new RegExp(`^Acting as ${first}`) })).toBeVisible();
}

// --- what is shown -----------------------------------------------------------------------------------

export const navigation = (page) => page.getByRole("navigation", { name: "Mailboxes" });
export const list = (page) => page.getByRole("list", { name: "Conversations" });
export const rows = (page) => list(page).getByRole("listitem");
/** A row of the list, by its party or subject. */
export const row = (page, name) => list(page).getByRole("listitem", { name });
export const reader = (page) => page.getByRole("region", { name: "Conversation" });
export const subject = (page) => reader(page).getByRole("heading", { level: 2 });
export const toolbar = (page) => page.getByRole("toolbar", { name: "Triage" });
export const act = (page, name) => toolbar(page).getByRole("button", { name, exact: true });
/** Acts by a button of the bar, or by the menu that takes it in where the bar is narrow. */
export async function actOrMore(page, name) {
  if (await act(page, name).isVisible()) return act(page, name).click();
  await act(page, "More").click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}
export const dialog = (page, name) => page.getByRole("dialog", { name });
/** What the app says of what was done, with Undo or to be dismissed. */
export const toast = (page) => page.getByRole("status").filter({ has: page.getByRole("button", { name: /^(Undo|Dismiss)/ }) });
/** What the app says, wherever it says it. */
export const said = (page, text) => page.getByRole("status").filter({ hasText: text });

/** Fails unless a field says something, be it plain or an editor, whose lines are elements. */
export async function says(field, text) {
  const said = expect.poll(() =>
    field.evaluate((it) => {
      if (it.value !== undefined) return it.value;
      const lines = [...it.querySelectorAll("div:not(:has(div)), li:not(:has(div)), tr")];
      return lines.map((it) => it.textContent.replace(/\u200b/g, "").replaceAll("\u00a0", " ")).join("\n");
    }),
  );
  await (text instanceof RegExp ? said.toMatch(text) : said.toBe(text));
}

/** Says how many unread conversations a mailbox of the sidebar tells of. */
export async function badge(page, name) {
  const link = navigation(page).getByRole("link", { name: new RegExp(`^${name}\\b`) }).first();
  const [, count] = /(\d+) unread/.exec((await link.textContent()) ?? "") ?? [];
  return Number(count ?? 0);
}

/** Fails while a mailbox holds a conversation, or lacks it. */
export async function holds(page, fragment, name, count = 1) {
  await go(page, fragment);
  await expect(row(page, name)).toHaveCount(count);
}

// --- what a person does ------------------------------------------------------------------------------

/** Opens a conversation of the list that is shown; returns the reading pane. */
export async function open(page, name) {
  const [label, place] = [await row(page, name).getAttribute("aria-label"), await row(page, name).getByRole("link").getAttribute("href")];
  await row(page, name).getByRole("link").click();
  await expect.poll(() => new URL(page.url()).hash).toBe(place);
  // A row begins with the party and the subject; of a chat the reading pane names the party.
  const isShown = (heading) => label.includes(heading) || heading.includes(label.split(", ")[0]);
  await expect.poll(async () => isShown(await subject(page).textContent()), `the reading pane shows ${label}`).toBe(true);
  await expect(toolbar(page)).toBeVisible();
  return reader(page);
}

/** Chooses an item of the menu More of the triage bar. */
export async function more(page, item) {
  await act(page, "More").click();
  await page.getByRole("menu", { name: "More", exact: true }).getByRole("menuitem", { name: item }).click();
}

/** Returns the recipients that stand in a line of a message that is being written. */
export const recipients = (within, line) => within.getByRole("list", { name: `Recipients in ${line}`, exact: true }).getByRole("button");

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

/** Lets somebody new write, under Customers, to an account or shared address as the list there names it. */
export async function deliver(page, { to, name = "Kim", address = "kim@outside.example", about, text = "Hello" }) {
  await go(page, "#/customers");
  if (to) await page.getByRole("combobox", { name: /^To/ }).selectOption({ label: to });
  await page.getByLabel("From", { exact: true }).fill(name);
  await page.getByLabel("Their address, number or handle").fill(address);
  // A chat has none.
  const subject = page.getByLabel("Subject");
  if (await subject.isVisible()) await subject.fill(about);
  await page.getByLabel("Text").fill(text);
  await page.getByRole("button", { name: "Deliver" }).click();
  await expect(page.getByLabel("Text")).toHaveValue("");
}

/** Adds an account of whoever acts. */
export async function addAccount(page, name, address) {
  await go(page, "#/settings/accounts");
  await page.getByRole("button", { name: "Add account" }).click();
  const add = dialog(page, "Add account");
  await add.getByLabel("Name", { exact: true }).fill(name);
  await add.getByLabel("Address, number or handle").fill(address);
  await add.getByRole("button", { name: "Add", exact: true }).click();
  await expect(add).toBeHidden();
}

/** Opens the dialog in which files are imported; returns it. */
export async function openImport(page) {
  await go(page, "#/settings/data");
  await page.getByRole("button", { name: "Import…" }).click();
  const asked = dialog(page, "Import");
  await expect(asked.getByLabel("Files to import")).toBeAttached();
  return asked;
}

/** Opens the dialog and begins to import files; returns the dialog. */
export async function beginImport(page, files, { asked, account, how = "As new mail", choose } = {}) {
  asked ??= await openImport(page);
  const field = asked.getByLabel("Files to import");
  await (choose ? choose(field) : field.setInputFiles(files));
  if (account) await asked.getByLabel("Into account").selectOption({ label: account });
  await asked.getByRole("radio", { name: how }).check();
  await asked.getByRole("button", { name: "Import", exact: true }).click();
  return asked;
}

/** Imports files, in the dialog if it is open; returns what it says of that in the end. */
export async function importFiles(page, files, options = {}) {
  const asked = await beginImport(page, files, options);
  // Asked for by role again and again, it would take a tenth of the page's time.
  const said = () => document.querySelector("dialog[open] [role=status]")?.textContent.trim();
  const sentence = await (await page.waitForFunction(said, undefined, { polling: 50, timeout: options.timeout ?? 120_000 })).jsonValue();
  await asked.getByRole("button", { name: "Done" }).click();
  return sentence;
}

// --- for harnesses -----------------------------------------------------------------------------------

/** Returns how far a tab is, with which snapshot it began, and the hash of its whole state. */
export async function digest(page) {
  const answer = await page.evaluate(async () => {
    document.documentElement.removeAttribute("data-digest");
    // What answers comes in a file that is asked for after the first list.
    for (const until = Date.now() + 10_000; Date.now() < until; await new Promise((done) => setTimeout(done, 20))) {
      dispatchEvent(new Event("team-inbox-digest"));
      const answer = document.documentElement.getAttribute("data-digest");
      if (answer) return answer;
    }
    return undefined;
  });
  const [seq, from, hash] = (answer ?? "").split(" ");
  return { seq: Number(seq), from: Number(from), hash };
}
