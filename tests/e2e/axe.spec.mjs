// No screen has a violation that axe finds, in light and in dark, on a wide page and on a phone. A phone in
// the dark has the layout of the one and the colours of the other.
import { expect, test } from "./fixtures.mjs";
import { act, actOrMore, demo, dialog, go, importFiles, list, open, reader, REFUND, row, rows } from "../support/app.mjs";
import { violations } from "../support/axe.mjs";
import { LANYARDS } from "../support/mail.mjs";

const ORG = "#/settings/organizations/conferencebadge";
const SIZES = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

/** Says what axe finds on the page as it stands, in short. */
async function check(page, screen) {
  expect.soft(await violations(page), screen).toEqual([]);
}

/** Opens something in a dialog, looks, and leaves it. */
async function inDialog(page, name, ask) {
  await ask();
  await expect(page.getByRole("dialog", { name }).first()).toBeVisible();
  await check(page, String(name));
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog", { name })).toHaveCount(0);
}

// A trace puts a script of its own into every frame, which a frame without scripts complains of.
test.use({ trace: "off" });
// Every screen is looked at in one go.
test.describe.configure({ timeout: 300_000 });

for (const [theme, sizes] of Object.entries({ light: ["wide", "phone"], dark: ["wide"] })) {
  for (const size of sizes) {
    test.describe(`${theme}, ${size}`, () => {
      test.use({ colorScheme: theme, viewport: SIZES[size], contextOptions: { reducedMotion: "reduce" } });

      test("the first start and every list", async ({ page }) => {
        await page.goto("./");
        await expect(page.getByRole("button", { name: /try the demo/i })).toBeVisible();
        await check(page, "first start");
        await page.getByRole("button", { name: /start with my own mail/i }).click();
        await check(page, "start empty");
        await page.getByRole("button", { name: "Back" }).click();
        await demo(page);
        for (const place of ["inbox", "team-inboxes", "teams/support/inbox", "all", "closed", "outbox", "search/badges", "nonsense"]) {
          await go(page, `#/${place}`);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await check(page, place);
        }
        await go(page, "#/team-inboxes");
        await expect(rows(page)).not.toHaveCount(0);
        await page.keyboard.press("Control+a");
        await check(page, "a selection");
        await page.keyboard.press("Escape");
        if (size === "phone") await page.getByRole("button", { name: "Show mailboxes" }).click();
        await check(page, "mailboxes");
        await page.getByRole("button", { name: /^Acting as/ }).click();
        await check(page, "person menu");
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: /^Notifications/ }).click();
        await check(page, "notifications");
      });

      test("conversations, the composer and the dialogs of triage", async ({ page }) => {
        await demo(page);
        await importFiles(page, [LANYARDS]);
        for (const [words, name] of [["summer", /Summer sale/], ["plan", /Names and plan/], ["zeppelin", /Lanyards for/], ["accessibility", /accessibility statement/], ["courier", /Lost: one box/], ["birch", /Lucas/]]) {
          await go(page, `#/search/${words}`);
          await open(page, name);
          await check(page, words);
        }
        await go(page, "#/team-inboxes");
        await open(page, REFUND);
        await inDialog(page, "Assign conversation", () => act(page, "Assign").click());
        await inDialog(page, "Move to team", () => actOrMore(page, "Move to team"));
        await inDialog(page, "Snooze", () => act(page, "Snooze").click());
        await inDialog(page, "Labels", () => actOrMore(page, "Labels"));
        await inDialog(page, "Keys", () => page.keyboard.press("?"));
        await inDialog(page, "Command palette", () => page.keyboard.press("Control+k"));
        await inDialog(page, "New message", () => page.keyboard.press("n"));
        await page.keyboard.press("r");
        await expect(reader(page).getByRole("textbox", { name: "Reply" })).toBeVisible();
        await check(page, "a reply");
        await page.keyboard.press("Escape");
        await page.keyboard.press("i");
        await expect(page.getByRole("button", { name: /^Undo/ })).toBeVisible();
        await check(page, "a toast");
      });

      test("settings and their dialogs", async ({ page }) => {
        await demo(page);
        for (const place of ["#/settings/preferences", "#/settings/accounts", "#/settings/data", "#/customers", ...["message-sharing", "teams", "users", "rules", "labels", "saved-replies", "options"].map((it) => `${ORG}/${it}`)]) {
          await go(page, place);
          await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
          await check(page, place);
        }
        const press = (name) => () => page.getByRole("button", { name }).first().click();
        await go(page, "#/settings/data");
        await inDialog(page, "Import", press("Import…"));
        await inDialog(page, /^Remove everything/, press("Reset…"));
        await go(page, "#/settings/accounts");
        await inDialog(page, "Add account", press("Add account"));
        await go(page, `${ORG}/users`);
        await inDialog(page, "Add a person", press("Add a person"));
        await go(page, `${ORG}/labels`);
        await inDialog(page, "New label", press("New label"));
        await go(page, `${ORG}/saved-replies`);
        await inDialog(page, "New saved reply", press("New saved reply"));
        await go(page, `${ORG}/message-sharing`);
        await inDialog(page, "Verify address", press(/^Verify$/));
        await inDialog(page, "Add shared address", press("Add shared address"));
        await page.getByRole("button", { name: "Share an account" }).click();
        const share = dialog(page, "Share an account");
        for (const step of ["Source", "Where messages go", "People"]) {
          await expect(share.getByRole("listitem").filter({ hasText: step })).toHaveAttribute("aria-current", "step");
          await check(page, step);
          if (step !== "People") await share.getByRole("button", { name: "Continue" }).click();
        }
        await expect(row(page, REFUND)).toHaveCount(0);
      });
    });
  }
}
