// A company of hundreds: what lists people or teams shows some of them, says how many more there are, and
// finds everybody.
import { writeFileSync } from "node:fs";
import { expect, test } from "./fixtures.mjs";
import { act, dialog, frame, go, isActing, open, row } from "../support/app.mjs";

const PEOPLE = 300;
const TEAMS = 80;
const WORDS = 200;
const QUESTION = /A question/;

/** Opens a workspace with many people and teams, as the first of them. */
async function company(page, path) {
  const person = (n) => `person P${n} Miller | ${n === 0 ? "owner" : "member"}`;
  const team = (n) => `team Team ${n} | ⛑️ | ${n % 10} | P${n * 3}, P${n * 3 + 1}${n === 0 ? "" : ", P0"}`;
  const lines = [
    "scenario Large",
    "organization Large | large.example",
    ...Array.from({ length: PEOPLE }, (_, n) => person(n)),
    ...Array.from({ length: TEAMS }, (_, n) => team(n)),
    "account p0@ | P0 Miller | email | P0 | private",
    "account p5@ | P5 Miller | email | P5 | team Team 1",
    "address support@ | alias | team Team 0 | verified",
    "label Long | 3",
    `rule Words | on | when ${Array.from({ length: WORDS }, (_, n) => `subject word${n + 1}x`).join(" or ")} | label Long`,
    "",
    "= support@ | Mia Chen <mia@club.example> | 5m | A question",
    "What would 400 badges cost?",
  ];
  writeFileSync(path, lines.join("\n"));
  await page.goto("./");
  await page.getByLabel("Open a file").setInputFiles(path);
  await page.getByRole("button", { name: "Open it" }).click();
  await frame(page);
  await go(page, "#/team-inboxes");
  await expect(row(page, QUESTION)).toBeVisible();
}

test("people and teams are listed in part, and all of them are found", async ({ page }, info) => {
  await company(page, info.outputPath("Large.scenario.txt"));

  await open(page, QUESTION);
  await act(page, "Assign").click();
  const assign = dialog(page, "Assign conversation");
  await expect(assign.getByRole("checkbox")).toHaveCount(60);
  await expect(assign.getByText(`${PEOPLE - 60} more: type a name`)).toBeVisible();
  await assign.getByRole("searchbox").fill("p287");
  await expect(assign.getByRole("checkbox")).toHaveCount(1);
  await assign.getByRole("checkbox", { name: "P287 Miller" }).check();
  // Who is chosen stays chosen, whatever is looked for next.
  await assign.getByRole("searchbox").fill("p29");
  await assign.getByRole("checkbox", { name: "P290 Miller" }).check();
  await assign.getByRole("searchbox").fill("");
  await expect(assign.getByRole("checkbox", { name: "P287 Miller" })).toBeChecked();
  await assign.getByRole("button", { name: "Assign", exact: true }).click();
  await expect(page.getByRole("status").filter({ hasText: /P287 Miller.*P290 Miller|2 people/ })).toBeVisible();
});

test("the person menu leads to everybody", async ({ page }, info) => {
  await company(page, info.outputPath("Large.scenario.txt"));
  await page.getByRole("button", { name: /^Acting as/ }).click();
  await expect(page.getByRole("menuitem", { name: /^P\d+ Miller/ })).toHaveCount(20);
  await page.getByRole("menuitem", { name: "Somebody else…" }).click();
  await page.keyboard.type("act as p287");
  await page.keyboard.press("Enter");
  await isActing(page, "P287");
});

test("whoever is to join a team, an audience or a rule is found by typing", async ({ page }, info) => {
  await company(page, info.outputPath("Large.scenario.txt"));
  const found = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");

  await go(page, "#/settings/organizations/large/teams");
  const members = page.getByRole("region", { name: "Active members" });
  const field = members.getByRole("combobox", { name: "Add a person: Active members" });
  await field.fill("miller p28");
  await expect(found).toHaveCount(7);
  await field.fill("miller p287");
  await expect(found).toHaveText(["P287 Miller"]);
  await field.press("Enter");
  await expect(members.getByRole("listitem").filter({ hasText: "P287 Miller" })).toBeVisible();
  await expect(field).toHaveValue("");
  await expect(field).toBeFocused();
  await field.fill("p287");
  await expect(found).toHaveCount(0);
  await field.press("Escape");

  await go(page, "#/settings/organizations/large/message-sharing");
  await page.getByRole("button", { name: "Share an account" }).click();
  const share = dialog(page, "Share an account");
  await share.getByRole("button", { name: "Continue" }).click();
  await share.getByRole("radio", { name: "Inbox", exact: true }).check();
  await share.getByRole("button", { name: "Continue" }).click();
  await share.getByRole("combobox", { name: "Add a person or a team" }).fill("team 79");
  await found.filter({ hasText: "Team 79" }).click();
  await expect(share.getByRole("group", { name: "Audience" })).toContainText("Team 79");
});

test("whoever is asked about, or takes over, is found by typing", async ({ page }, info) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await company(page, info.outputPath("Large.scenario.txt"));
  const found = page.getByRole("listbox", { name: "Suggestions" }).getByRole("option");

  await open(page, QUESTION);
  const details = page.getByRole("complementary", { name: "Details" });
  const whom = details.getByRole("combobox", { name: "For whom" });
  await expect(whom).toHaveValue("me");
  await whom.fill("p287");
  await expect(found).toHaveText(["P287 Miller"]);
  await whom.press("Enter");
  await expect(whom).toHaveValue("P287 Miller");
  await expect(details).toContainText(/P287 Miller (is not|has no|does not)|not in P287 Miller/);
  // What names nobody leaves the choice as it was.
  await whom.fill("nobody at all");
  await whom.press("Tab");
  await expect(whom).toHaveValue("P287 Miller");

  await go(page, "#/settings/organizations/large/users");
  await page.getByRole("searchbox", { name: "Find a person" }).fill("p5@");
  await page.getByRole("button", { name: "Actions: P5 Miller" }).click();
  await page.getByRole("menuitem", { name: "Remove" }).click();
  const remove = page.getByRole("dialog").filter({ hasText: "P5 Miller" });
  const heir = remove.getByRole("combobox", { name: "New owner of the shared accounts" });
  await expect(heir).toHaveValue("P0 Miller");
  await heir.fill("p299");
  await found.filter({ hasText: "P299 Miller" }).click();
  await expect(heir).toHaveValue("P299 Miller");
  await remove.getByRole("button", { name: "Remove", exact: true }).click();
  await expect(remove).toBeHidden();
});

test("of a rule with many conditions the last are shown, and the earlier ones when asked for", async ({ page }, info) => {
  await company(page, info.outputPath("Large.scenario.txt"));
  await go(page, "#/settings/organizations/large/rules");
  await page.getByRole("button", { name: "Edit: Words" }).click();
  const asked = page.getByRole("dialog");
  const texts = asked.getByRole("textbox", { name: /condition \d+$/ });
  await expect(texts).toHaveCount(40);
  await expect(texts.first()).toHaveValue(`word${WORDS - 39}x`);
  await asked.getByRole("button", { name: `Show ${WORDS - 40} earlier conditions` }).press("Enter");
  await expect(texts).toHaveCount(80);
  await expect(asked.getByRole("combobox", { name: `condition ${WORDS - 79}` }).last()).toBeFocused();
  await texts.first().fill("first");
  await asked.getByRole("button", { name: "Add Condition", exact: true }).click();
  await expect(texts.last()).toHaveValue("");
  await texts.last().fill("last");
  await expect(texts.first()).toHaveValue("first");
  await asked.getByRole("button", { name: /^Save/ }).click();
  await expect(asked).toHaveCount(0);
  await page.getByRole("button", { name: "Edit: Words" }).click();
  await expect(texts.last()).toHaveValue("last");
});
