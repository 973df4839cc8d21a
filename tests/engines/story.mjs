// One story that every engine must tell: what a person does on an ordinary day, by role and name.
import { email, REFUND, SUPPORT } from "../support/app.mjs";
import { message } from "../support/mail.mjs";

const ENTER = "\uE007";
const MAIL = message(1, { to: "support@confbadge.example", prefix: "Engine", start: Date.now() - 120_000 });
const SUBJECT = new RegExp(MAIL.subject);

/** Returns the parts of the story, in order: `ann` and `other` see two windows of one browser, at an address. */
export function story({ ann, other, address }) {
  return {
    async "the demo starts"() {
      await ann.tab.open(address);
      await ann.click("button", /try the demo/i);
      await ann.find("navigation", "Mailboxes");
    },

    async "triage by keyboard: walk, archive, undo"() {
      await ann.go(SUPPORT);
      await ann.find("listitem", REFUND);
      await ann.tab.press("j");
      await ann.expect(true, focusedRow, "isThere");
      const name = await ann.tab.run(focusedRow, "name");
      await ann.tab.press("e");
      await ann.gone("listitem", name);
      await ann.tab.press("z");
      await ann.find("listitem", name);
    },

    async "two windows as two people: what one takes leaves the other's team inbox, and Undo brings it back"() {
      await other.tab.open(`${address}?as=${email("Ben")}${SUPPORT}`);
      await other.find("button", /^Acting as Ben/);
      await other.find("listitem", REFUND);
      await focus(ann, REFUND);
      await ann.tab.press("i");
      await other.gone("listitem", REFUND);
      await ann.tab.press("z");
      await other.find("listitem", REFUND);
    },

    async "a message is imported, through the worker, and is there for both"() {
      await ann.go("#/settings/data");
      await ann.click("button", "Import…");
      const dialog = await ann.find("dialog", /Import/);
      await ann.tab.run(choose, MAIL.text);
      await ann.click("button", "Import", dialog);
      await ann.find("status", /Imported 1 message in 1 conversation/);
      await ann.click("button", "Done", dialog);
      await other.find("listitem", SUBJECT);
    },

    async "a reply is written and sent, and who wrote it has it"() {
      await ann.go(SUPPORT);
      await ann.click("link", SUBJECT, await ann.find("listitem", SUBJECT));
      await ann.find("heading", MAIL.subject);
      await ann.tab.press("r");
      // Until its editor has come, a plain field stands there.
      await ann.expect(true, () => document.querySelector("form [contenteditable]") !== null);
      await ann.type("textbox", "Reply", "We are on it.");
      await ann.click("button", "Send", await ann.find("region", "Conversation"));
      await ann.find("status", /Message sent/);
      await other.gone("listitem", SUBJECT);
    },

    async "search finds what was imported, with its words"() {
      await ann.go(SUPPORT);
      await ann.find("listitem", REFUND);
      await ann.tab.press("/");
      await ann.tab.press(..."engine", ENTER);
      await ann.find("heading", /^Search: engine/);
      await ann.find("listitem", SUBJECT);
    },

    async "a setting is kept and shown"() {
      await ann.go("#/settings/preferences");
      await ann.find("heading", "Preferences");
      await ann.click("radio", "Dark");
      await ann.expect("dark", () => document.documentElement.dataset.theme ?? "");
    },

    async "a reload comes back to the place, the person and what was done"() {
      await other.click("link", REFUND, await other.find("listitem", REFUND));
      await other.find("heading", REFUND);
      await other.tab.reload();
      await other.find("heading", REFUND);
      await other.find("button", /^Acting as Ben/);
      await other.expect("dark", () => document.documentElement.dataset.theme ?? "");
      await other.go("#/assigned-to-others");
      await other.find("listitem", SUBJECT);
    },

    async "no window complains"() {
      for (const { tab } of [ann, other]) {
        const shown = await tab.run(() => [...document.querySelectorAll("[role=alert]")].map((it) => it.textContent).join(" "));
        if (shown !== "") throw new Error(shown);
      }
    },
  };
}

/** Gives a row the focus, as walking to it does. */
async function focus(seen, name) {
  const link = await seen.find("link", name, await seen.find("listitem", name));
  await seen.tab.run((it) => it.focus(), link);
}

/** Runs in the page: the row that has the focus. */
function focusedRow(what) {
  const row = document.activeElement?.closest("[role=listitem], li");
  return what === "name" ? row.getAttribute("aria-label") : Boolean(row?.getAttribute("aria-label"));
}

/** Runs in the page: chooses a file to import. */
function choose(text) {
  const field = document.querySelector('input[type="file"][aria-label="Files to import"]');
  const files = new DataTransfer();
  files.items.add(new File([text], "engine.mbox", { type: "application/mbox" }));
  field.files = files.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
}
