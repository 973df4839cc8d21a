// Choosing an emoji: by words and by arrow keys in a mail, by the mouse in plain text, and for a team.
import { expect, test } from "./fixtures.mjs";
import { demoAs, go, navigation, open, reader, REFUND, says, SUPPORT } from "../support/app.mjs";

const TEAMS = "#/settings/organizations/conferencebadge/teams";
const choose = (within) => within.getByRole("button", { name: "Choose an emoji" });
const picker = (page) => page.getByRole("dialog", { name: "Choose an emoji" });
const field = (page) => picker(page).getByRole("combobox", { name: "Find an emoji" });
const option = (page, name) => picker(page).getByRole("option", { name, exact: true });

/** Begins a reply; returns its field. */
async function begin(page, name) {
  const pane = await open(page, name);
  await pane.getByRole("button", { name: "Write a reply" }).click();
  const reply = pane.getByRole("textbox", { name: "Reply" });
  await expect(reply).toBeFocused();
  return reply;
}

test("by keyboard one is found by its name, and the last one comes first", async ({ page }) => {
  await demoAs(page, "Ann", "#/all");
  const reply = await begin(page, REFUND);
  await expect(reply).toHaveAttribute("contenteditable", "true");
  await page.keyboard.type("On its way ");

  await choose(reader(page)).press("Enter");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("fast rocket");
  await expect(picker(page).getByRole("option")).toHaveText(["🚀"]);
  await page.keyboard.press("Enter");
  await expect(picker(page)).toBeHidden();
  await expect(reply).toBeFocused();
  await says(reply, /^On its way 🚀\n?/);

  await choose(reader(page)).press("Enter");
  const latest = picker(page).getByRole("group", { name: "Recently used" });
  await expect(latest.getByRole("option")).toHaveText(["🚀"]);
  await expect(option(page, "rocket").first()).toHaveAttribute("aria-selected", "true");
  // The first row of all is below, and its second emoji beside the first.
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  const second = picker(page).getByRole("group", { name: "Smileys" }).getByRole("option").nth(1);
  await expect(second).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", await second.getAttribute("id"));
  await expect(picker(page).getByRole("status")).toHaveText(await second.getAttribute("aria-label"));

  await page.keyboard.type("zzzz");
  await expect(picker(page).getByRole("status")).toHaveText("No emoji is called that.");
  await page.keyboard.press("Escape");
  await expect(picker(page)).toBeHidden();
  await expect(choose(reader(page))).toBeFocused();
  await says(reply, /^On its way 🚀\n?/);
});

test("by mouse one goes to where the caret stands, in a chat and in a comment", async ({ page }) => {
  await demoAs(page, "Ann", SUPPORT);
  const reply = await begin(page, /Visitor 8841/);
  await page.keyboard.type("Hello there");
  for (let it = 0; it < " there".length; it += 1) await page.keyboard.press("ArrowLeft");
  await choose(reader(page)).click();
  await option(page, "waving hand").click();
  await says(reply, "Hello👋 there");
  await expect(reply).toBeFocused();
  await page.keyboard.type("!");
  await says(reply, "Hello👋! there");

  await reader(page).getByRole("button", { name: "Comment", exact: true }).click();
  const form = reader(page).getByRole("form", { name: "Comment" });
  const comment = form.getByRole("textbox", { name: "Comment" });
  await comment.fill("Done");
  await choose(form).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("party");
  await option(page, "party popper").click();
  await says(comment, "Done🎉");
  await form.getByRole("button", { name: "Comment", exact: true }).click();
  await expect(reader(page).getByRole("article", { name: "Comment by Ann Keller" })).toContainText("Done🎉");
});

test("a team gets one", async ({ page }) => {
  await demoAs(page, "Ann", TEAMS);
  const team = page.getByRole("form", { name: "Operations" });
  await choose(team).click();
  await expect(field(page)).toBeFocused();
  await page.keyboard.type("rainbow");
  await option(page, "rainbow").click();
  await expect(team.getByRole("textbox", { name: "Emoji" })).toHaveValue("🌈");
  await team.getByRole("button", { name: "Save team" }).click();
  await go(page, "#/inbox");
  await expect(navigation(page)).toContainText("🌈");
});

test("where the table does not come that is said, and it is asked for again", async ({ browser, baseURL }) => {
  // A context of its own: the file that does not come is told to the console.
  const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
  const page = await context.newPage();
  await demoAs(page, "Ann", TEAMS);
  await page.route(/emoji\.txt/, (route) => route.abort());
  const team = page.getByRole("form", { name: "Operations" });
  await choose(team).click();
  await expect(picker(page).getByRole("status")).toHaveText(/did not load/);
  await page.keyboard.press("Escape");
  await expect(picker(page)).toBeHidden();

  await page.unroute(/emoji\.txt/);
  await choose(team).click();
  await expect(option(page, "grinning face")).toBeVisible();
  await context.close();
});
