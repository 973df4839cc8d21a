// A talk of four windows: a visitor and three of the team, so many messages each way (MESSAGES=200 for a long
// one). None is lost, none stands twice, and their order is kept, though the visitor's window dies meanwhile.
import { expect, test } from "./fixtures.mjs";
import { demo, digest, frame, open, reader, tabAs } from "../support/app.mjs";

const MESSAGES = Number(process.env.MESSAGES ?? 12);
const TEAM = ["Ann", "Ben", "Sofia"];
const CHAT = "./chat.html?w=demo&account=chat&visitor=visitor-200";
/** Longer than a message can be taken back. */
const LEFT = { timeout: 60_000 };

test(`a visitor and three people, ${MESSAGES} messages each way`, async ({ page, context }) => {
  test.setTimeout(120_000 + MESSAGES * 8_000);
  await demo(page);
  let visitor = await context.newPage();
  await visitor.goto(CHAT);
  const talk = () => visitor.getByRole("list", { name: "Messages" }).getByRole("listitem");
  const write = async (text) => {
    await visitor.getByLabel("Message", { exact: true }).fill(text);
    await visitor.keyboard.press("Enter");
  };
  await visitor.getByLabel("Your name").fill("Kim Four");
  await write("Question 1");
  const tabs = [];
  for (const who of TEAM) {
    // Where it stays when somebody is assigned by their answer.
    const tab = await tabAs(page, who, "#/all");
    await open(tab, /Kim Four/);
    tabs.push(tab);
  }
  const answer = async (tab, text) => {
    await reader(tab).getByRole("button", { name: "Write a reply" }).click();
    await reader(tab).getByRole("textbox", { name: "Reply" }).fill(text);
    await reader(tab).getByRole("button", { name: "Send", exact: true }).click();
    await expect(reader(tab).getByRole("button", { name: "Write a reply" })).toBeVisible();
  };
  for (let nth = 1; nth <= MESSAGES; nth += 1) {
    // The window dies and comes back, with what was said and what was not taken yet.
    if (nth === Math.ceil(MESSAGES / 2)) {
      await visitor.close({ runBeforeUnload: false });
      visitor = await context.newPage();
      await visitor.goto(CHAT);
    }
    if (nth > 1) await write(`Question ${nth}`);
    const tab = tabs[nth % TEAM.length];
    await expect(reader(tab)).toContainText(`Question ${nth}`);
    await answer(tab, `Answer ${nth}`);
    for (const other of tabs) await expect(reader(other)).toContainText(`Answer ${nth}`);
  }
  await expect(talk()).toHaveCount(2 * MESSAGES, LEFT);
  const said = await talk().locator(".text").allTextContents();
  const numbered = (word) => said.filter((it) => it.startsWith(word)).map((it) => Number(it.split(" ")[1]));
  const wanted = Array.from({ length: MESSAGES }, (_, it) => it + 1);
  expect(numbered("Question")).toEqual(wanted);
  expect(numbered("Answer")).toEqual(wanted);
  // All windows of the team have come to the same, and show each message once.
  const [first, ...others] = await Promise.all(tabs.map(digest));
  for (const { seq, hash } of others) expect({ seq, hash }).toEqual({ seq: first.seq, hash: first.hash });
  const ben = tabs[1];
  await ben.reload();
  await frame(ben);
  await expect(reader(ben)).toContainText(`Answer ${MESSAGES}`);
  const more = reader(ben).getByRole("button", { name: /earlier entr/ });
  if (await more.count()) await more.first().click();
  for (const nth of [1, MESSAGES]) {
    for (const word of ["Question", "Answer"]) {
      await expect(reader(ben).getByRole("article").filter({ hasText: new RegExp(`${word} ${nth}(?!\\d)`) })).toHaveCount(1);
    }
  }
});

test("a visitor who has gone and left an e-mail address is answered by e-mail, in the same conversation", async ({ page, context }) => {
  // Where it stays when somebody is assigned by their answer.
  await demo(page, "#/all");
  const visitor = await context.newPage();
  await visitor.goto("./chat.html?w=demo&account=chat&visitor=visitor-300");
  await visitor.getByLabel("Your name").fill("Kim Gone");
  await visitor.getByLabel("E-mail, if you cannot wait").fill("kim@guests.example");
  await visitor.getByLabel("Message", { exact: true }).fill("Is there a place left?");
  await visitor.getByRole("button", { name: "Send" }).click();
  await open(page, /Kim Gone/);
  await expect(reader(page)).toContainText("My e-mail address: kim@guests.example");
  const answer = reader(page).getByRole("button", { name: "Answer by e-mail to kim@guests.example" });
  await expect(answer).toHaveCount(0);
  await visitor.close();
  await expect(reader(page).getByRole("status").filter({ hasText: "left an e-mail address" })).toBeVisible({ timeout: 30_000 });
  await answer.click();
  await expect(reader(page).getByRole("combobox", { name: "From" }).locator("option:checked")).toHaveText("admin@confbadge.example");
  await reader(page).getByRole("textbox", { name: "Reply" }).fill("Yes, there are three.");
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(reader(page).getByRole("article").filter({ hasText: "Yes, there are three." })).toContainText("kim@guests.example");
});
