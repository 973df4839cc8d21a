// Search over subjects, people and bodies of everything a person may see, and nothing else.
import { expect, test } from "./fixtures.mjs";
import { act, deliver, demo, go, navigation, open, reader, row, rows, tabAs } from "../support/app.mjs";

const field = (page) => page.getByRole("searchbox", { name: "Search", exact: true });

/** Types a search and waits for what it finds. */
async function find(page, words) {
  await field(page).fill(words);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(words);
}

test("two people find what each may see: bodies, private letters, auto-archived mail", async ({ page }) => {
  await demo(page);
  const ben = await tabAs(page, "Ben");
  await find(page, "BP-2210-77");
  await expect(row(page, /Refund for order 1043/)).toHaveCount(1);
  await expect(row(page, /Refund for order 1043/).getByText("BP-2210-77")).toBeVisible();
  await find(ben, "BP-2210-77");
  await expect(row(ben, /Refund for order 1043/)).toHaveCount(1);

  await find(page, "plum cake");
  await expect(row(page, /Sunday lunch/)).toHaveCount(1);
  await find(ben, "plum cake");
  await expect(ben.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  await expect(row(ben, /Sunday lunch/)).toHaveCount(0);

  // Mail to office@ is archived for Ben: in search, not in his Inbox.
  await find(ben, "fire inspection");
  await expect(row(ben, /Fire inspection of the workshop/)).toHaveCount(1);
  await go(ben, "#/inbox");
  await expect(row(ben, /Fire inspection of the workshop/)).toHaveCount(0);
});

test("words are ANDed, the last one a prefix, and hits are marked", async ({ page }) => {
  await demo(page);
  await find(page, "cracked hous");
  await expect(rows(page)).toHaveCount(1);
  await expect(row(page, /Refund for order 1043/).locator("mark")).not.toHaveCount(0);
  await find(page, "cracked nothing");
  await expect(rows(page)).toHaveCount(0);
});

test("what was found is seen in its row, deep in a text or late in a subject", async ({ page }) => {
  await demo(page);
  for (const [words, name] of [["serial number", /Refund for order 1043/], ["customs look", /Do you ship to Norway/]]) {
    await find(page, words);
    await expect(row(page, name).getByRole("mark").first()).toBeInViewport({ ratio: 1 });
  }
});

test("operators narrow it down", async ({ page }) => {
  await demo(page);
  const finds = async (words, name) => {
    await find(page, words);
    await expect(row(page, name)).not.toHaveCount(0);
  };
  await finds("from:ravi", /Badge printer offline/);
  await expect(rows(page)).toHaveCount(1);
  await finds("subject:refund", /Refund for order 1043/);
  await finds("assignee:sofia is:open", /Names with accents/);
  await finds("team:sales is:unassigned", /Quote for 2,500/);
  await expect(row(page, /Refund for order 1043/)).toHaveCount(0);
  await finds("is:closed zebra", /Visitor 8830/);
  await find(page, "is:closed BP-2210-77");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
});

test("a search is an address: Back leaves it, clearing it asks again, acts work in it", async ({ page }) => {
  await demo(page);
  await field(page).pressSequentially("ravi", { delay: 20 });
  await expect(page).toHaveURL(/#\/search\/ravi$/);
  await open(page, /Badge printer offline/);
  await act(page, "Star").click();
  await expect(row(page, /Badge printer offline/)).toHaveAccessibleName(/starred/);
  await expect(reader(page)).toContainText("That was it! It prints again.");
  await navigation(page).getByRole("button", { name: "Clear the search" }).click();
  await expect(field(page)).toBeFocused();
  await expect(page.getByRole("heading", { name: "What are you looking for?" })).toBeVisible();
  await page.goBack();
  await page.goBack();
  await expect(page).toHaveURL(/#\/team-inboxes$/);
});

test("a new message is found as soon as it is in", async ({ page }) => {
  await demo(page);
  await find(page, "quokka");
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
  const other = await tabAs(page, "Ben");
  await deliver(other, { name: "Zoe", address: "zoe@zoo.example", about: "Badges for the zoo", text: "With a quokka on them, please." });
  await expect(row(page, /Badges for the zoo/)).toHaveCount(1);
});

test("operators and what they take are offered, earlier searches too, and what is odd is said", async ({ page }) => {
  await demo(page);
  const offer = (name) => page.getByRole("listbox", { name: "Suggestions" }).getByRole("option", { name });
  await field(page).focus();
  await expect(offer(/^from:/)).toBeVisible();
  await field(page).pressSequentially("as");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue("assignee:");
  await field(page).pressSequentially("sof");
  await expect(offer(/Sofia Lindqvist/)).toBeVisible();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await expect(field(page)).toHaveValue('assignee:"Sofia Lindqvist" ');
  await expect(row(page, /Names with accents/)).toHaveCount(1);
  await page.keyboard.press("Escape");

  await find(page, "lanyards OR refund -paid is:closed");
  await find(page, "label:nonsense");
  await expect(page.getByRole("status").filter({ hasText: "No label is called “nonsense”." })).toBeVisible();
  await find(page, "is:urgent");
  await expect(page.getByRole("status").filter({ hasText: "“is:urgent” is not a filter" })).toBeVisible();
  await field(page).press("Enter");
  await field(page).blur();
  await go(page, "#/inbox");
  await field(page).focus();
  await expect(offer("is:urgent")).toBeVisible();
});
