// Acts of triage by keyboard on rows of the list, and how the journal shows each.
import { expect } from "../support/patience.mjs";
import { list, row } from "../support/app.mjs";

/** Key, and what the conversation is afterwards. */
const ACTS = {
  close: ["c", (it) => it.closed],
  archive: ["e", (it) => !it.queued && !it.closed],
  "assign to me": ["i", (it) => it.assignees.length > 0],
  trash: ["#", (it) => it.trashed],
  star: ["s", (it) => it.starred.length > 0],
};
export const VERBS = [...Object.keys(ACTS), "undo"];

/** Does something to a row near the top, and notes it once the page shows it. */
export async function act(page, verb, chance, acts) {
  const last = acts.findLast((it) => !it.undone && it.verb !== "undo");
  if (verb === "undo") {
    if (!last) return;
    acts.pending = last.subject;
    await page.keyboard.press("z");
    await shown(page, last.subject, last.verb === "star" ? "unstarred" : "back");
    last.undone = true;
    acts.pending = undefined;
    return;
  }
  const subject = await someSubject(page, chance, verb);
  if (!subject) return;
  await row(page, subject).getByRole("link").focus();
  acts.pending = subject;
  await page.keyboard.press(ACTS[verb][0]);
  await shown(page, subject, verb === "star" ? "starred" : "gone");
  acts.push({ subject, verb });
  acts.pending = undefined;
}

/**
 * Returns the acknowledged acts that are not in what the journal comes to. What was pressed last and
 * not shown any more may be there or not, and with it what it was pressed on.
 */
export function lost(acts, told) {
  const latest = new Map(acts.map((it) => [it.subject, it]));
  latest.delete(acts.pending);
  const conversations = new Map(told.conversations.map((it) => [it.subject, it]));
  const isThere = ({ subject, verb, undone }) => {
    const found = conversations.get(subject);
    return found !== undefined && ACTS[verb][1](found) !== Boolean(undone);
  };
  return [...latest.values()].filter((it) => !isThere(it));
}

async function someSubject(page, chance, verb) {
  const names = await list(page)
    .getByRole("listitem")
    .evaluateAll((rows) => rows.slice(0, 12).map((it) => it.getAttribute("aria-label")));
  const fit = names.filter((it) => /Triage \d+/.test(it) && !(verb === "star" && it.includes(", starred")));
  return fit.length > 0 ? /Triage [^,]+/.exec(chance.of(fit))[0] : undefined;
}

async function shown(page, subject, how) {
  const it = row(page, subject);
  if (how === "gone") await expect(it).toHaveCount(0);
  else if (how === "starred") await expect(row(page, new RegExp(`${subject}.*, starred`))).toHaveCount(1);
  else if (how === "unstarred") await expect(row(page, new RegExp(`${subject}.*, starred`))).toHaveCount(0);
  else await expect(it).toHaveCount(1);
}
