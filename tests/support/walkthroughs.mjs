// Walkthroughs as their files have them: who is meant by a control, and what is done with it.
import { readFileSync } from "node:fs";
import { go } from "./app.mjs";

const FOLDER = new URL("../../public/walkthroughs/", import.meta.url);
const text = (name) => readFileSync(new URL(`${name}.txt`, FOLDER), "utf8");

/** The names of all walkthroughs. */
export const NAMES = text("index").split("\n").filter(Boolean);

/** Returns the steps of a walkthrough, each with its fields. */
export function steps(name, file = text(name)) {
  const head = file.split("\n--- scenario")[0];
  return head.split("\n## ").slice(1).map((step) => {
    const [words, ...lines] = step.split("\n");
    const fields = lines.map((it) => /^([a-z ]+): (.*)$/.exec(it)).filter(Boolean).map((it) => [it[1], it[2]]);
    return { words, ...Object.fromEntries(fields) };
  });
}

/** Returns what to search for where a name is written `"Settings"`, or `"Support…"` for one that goes on. */
function named(quoted) {
  if (!quoted) return {};
  const name = quoted.slice(1, -1);
  return name.endsWith("…") ? { name: new RegExp(`^${escaped(name.slice(0, -1))}`) } : { name, exact: true };
}

const escaped = (it) => it.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Returns the control of a step, found by role and name as a person or a screen reader would. */
export function control(page, where) {
  const [, areaRole, areaName, role, name] = /^(?:([a-z]+)(?: ("[^"]*"))?, )?([a-z]+) ("[^"]*")$/.exec(where);
  const area = areaRole ? page.getByRole(areaRole, named(areaName)) : page;
  return area.getByRole(role, named(name)).filter({ visible: true }).first();
}

/** Does a step by its own control; what stands in the drawer of a phone is opened first. */
export async function perform(page, step, { byKeyboard = false } = {}) {
  const drawer = page.getByRole("button", { name: "Show mailboxes" });
  const it = control(page, step.where);
  // What stands elsewhere is gone to by the card, as a person would.
  const leads = page.getByRole("button", { name: "Take me there" });
  await it.or(drawer).or(leads).filter({ visible: true }).first().waitFor();
  if (!(await it.isVisible()) && !(await drawer.isVisible()) && (await leads.isVisible())) await leads.click();
  const isInDrawer = step.where.startsWith("navigation \"Mailboxes\"") && (await drawer.isVisible());
  if (isInDrawer && !(await it.isVisible())) await drawer.click();
  const [, verb, what] = /^(\w+)(?: "(.*)")?$/.exec(step.how ?? "press");
  if (verb === "type") return it.fill(what);
  if (verb === "choose") return it.selectOption({ label: what });
  if (verb === "key") return page.keyboard.press(what);
  if (!byKeyboard) return it.click();
  await it.focus();
  const isTicked = /(radio|checkbox|switch) "[^"]*"$/.test(step.where);
  await page.keyboard.press(isTicked ? "Space" : "Enter");
}

export { go };
