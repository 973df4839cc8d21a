// Real mailing lists, where they are to be had: two shared addresses for two teams, files imported
// into an account of a person in neither team.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { addAccount, demo, go, goAs, importFiles, list, row, SUPPORT } from "../support/app.mjs";
import { buildReader, inspect } from "../support/journal.mjs";
import { expect, test } from "./fixtures.mjs";

const MAIL = new URL("../../../shared/data/mail", import.meta.url).pathname;
const HTTPD = join(MAIL, "httpd-users-2020-07.mbox");
const MAVEN = join(MAIL, "maven-dev-2017-12-mboxvm.mbox");
const LISTS = "Lists (lists@tom.example)";
const TWINS = ["maven_duplicates_2017_listsao_1.mbox", "maven_duplicates_2017_mboxvm.mbox"].map((it) => join(MAIL, it));

test.skip(!existsSync(MAIL), `${MAIL} is not there`);
test.beforeAll(() => buildReader());

test.beforeEach(async ({ page }) => {
  page.setDefaultTimeout(20_000);
  await demo(page);
  await share(page, "users@httpd.apache.org", "Support");
  await share(page, "dev@maven.apache.org", "Sales");
  await goAs(page, "Tom", "#/all");
  await addAccount(page, "Lists", "lists@tom.example");
});

test("each message is in its team's inbox; what no sharing covers stays private, in search too", async ({ page }, info) => {
  const before = await inspect(page);
  const mine = info.outputPath("mine.eml");
  writeFileSync(mine, `From: kim@example.com\nTo: lists@tom.example\nSubject: Quokka sanctuary\nDate: ${new Date().toUTCString()}\n\nA marsupial matter.`);
  const started = Date.now();
  const said = await importFiles(page, [HTTPD, MAVEN, mine], { account: LISTS });
  const seconds = (Date.now() - started) / 1000;
  expect(said).toContain("Imported 330 messages");

  const told = await inspect(page);
  const found = told.conversations.slice(before.conversations.length);
  const of = (team) => found.filter((it) => it.team === team);
  const count = (some) => some.reduce((sum, it) => sum + it.messages, 0);
  const [httpd, maven] = [of("Support"), of("Sales")];
  expect([count(httpd), count(maven)]).toEqual([108, 221]);
  expect(found.filter((it) => it.team && !it.queued)).toEqual([]);
  console.log(`Apache: httpd 108 messages in ${httpd.length} conversations, maven 221 in ${maven.length}; ${seconds} s`);

  await go(page, "#/search/quokka");
  await expect(row(page, "Quokka sanctuary")).toBeVisible();
  await goAs(page, "Ben", "#/all");
  await go(page, "#/search/quokka");
  await expect(page.getByRole("heading", { name: "Search: quokka" })).toBeVisible();
  await expect(list(page)).toHaveCount(0);
  const known = httpd.find((it) => it.messages > 3);
  await go(page, SUPPORT);
  await expect(page.getByRole("heading", { level: 1, name: new RegExp(`Support\\s*${inTeam(told, "ben", "Support")}`) })).toBeVisible();
  await go(page, `#/teams/support/inbox/c/${known.id}`);
  await expect(page.getByRole("heading", { name: known.subject })).toBeVisible();
});

test("a list imported out of two archives is there once", async ({ page }) => {
  const ids = TWINS.map((it) => new Set(readFileSync(it, "latin1").match(/^message-id:\s*<[^>]+>/gim).map((id) => id.replace(/.*</, ""))));
  const [first, second] = ids;
  const said = [];
  for (const path of TWINS) said.push(await importFiles(page, path, { account: LISTS }));
  const told = await inspect(page);
  const both = told.batches.flatMap((it) => it.messages).filter((it) => first.has(`${it}>`) || second.has(`${it}>`));
  console.log(`Twins: ${first.size} and ${second.size} ids, ${[...second].filter((it) => first.has(it)).length} in both; ${said.join(" | ")}`);
  expect(both.length, "each message once").toBe(new Set([...first, ...second]).size);
  expect(new Set(both).size).toBe(both.length);
});

/** Adds a shared address for a team and vouches for it. */
async function share(page, address, team) {
  await go(page, "#/settings/organizations/conferencebadge/message-sharing");
  await page.getByRole("button", { name: "Add shared address" }).click();
  const dialog = page.getByRole("dialog", { name: "Add shared address" });
  await dialog.getByLabel("Address", { exact: true }).fill(address);
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByRole("radio", { name: "Team Inbox" }).check();
  const teams = dialog.getByRole("combobox", { name: "Team" });
  await teams.selectOption(await teams.getByRole("option", { name: team }).getAttribute("value"));
  await dialog.getByRole("button", { name: "Continue" }).click();
  await dialog.getByRole("button", { name: "Share" }).click();
  const verify = page.getByRole("dialog", { name: "Verify address" });
  await verify.getByRole("button", { name: "I control this address" }).click();
  await expect(verify).toHaveCount(0);
}

function inTeam(told, name, team) {
  return told.people.find((it) => it.email.startsWith(`${name}@`)).mailboxes[team].rows.length;
}
