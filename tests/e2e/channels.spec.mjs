// Each channel from end to end: a customer writes in a window of their own, the team triages, answers and
// closes, the customer sees the answer with its state and writes again, and it comes back to whoever has it.
import { expect, test } from "./fixtures.mjs";
import { demo, deliver, go, navigation, open, reader, row, said, tabAs } from "../support/app.mjs";
import { CHANNELS } from "../support/channels.mjs";

/** Longer than a message can be taken back. */
const LEFT = { timeout: 40_000 };

const writeReply = async (page, text) => {
  await reader(page).getByRole("button", { name: "Write a reply" }).click();
  await reader(page).getByRole("textbox", { name: "Reply" }).fill(text);
};

for (const { channel, to, address, who, where } of CHANNELS) {
  test(`${channel}: a customer writes, is answered and closed, sees it, and writes again`, async ({ page }) => {
    await demo(page);
    const customer = await tabAs(page, "Ann", "#/customers");
    const person = await tabAs(page, who, where);
    const name = `Kim on ${channel}`;
    await deliver(customer, { to, name, address, about: "Badges", text: "Do you print on both sides?" });
    await open(person, new RegExp(name));
    // A chat has neither a subject nor copies.
    await writeReply(person, "Yes, **both**.");
    await expect(reader(person).getByRole("button", { name: "Cc Bcc" })).toHaveCount(0);
    await reader(person).getByRole("textbox", { name: "Reply" }).fill("Yes, both sides.");
    await reader(person).getByRole("button", { name: "Send & Close" }).click();
    await expect(said(person, "Message sent, conversation closed.")).toBeVisible();

    await customer.getByRole("list", { name: "Customers" }).getByRole("button", { name: new RegExp(name) }).click();
    const window = customer.getByRole("region", { name });
    await expect(window).toContainText("Do you print on both sides?");
    await expect(window).not.toContainText("Yes, both sides.");
    await expect(window).toContainText("Yes, both sides.", LEFT);

    // It was read there, and that is said here.
    await go(person, "#/closed");
    await open(person, new RegExp(name));
    await expect(reader(person).getByText("Read", { exact: true })).toBeVisible();

    await window.getByRole("textbox", { name: "Write as this customer" }).fill("Then 800, please.");
    await window.getByRole("button", { name: "Send" }).click();
    await expect(window).toContainText("Then 800, please.");
    // What goes to people's Inboxes is nobody's to be assigned by closing it (table B).
    await go(person, "#/assigned-to-me");
    await expect(row(person, new RegExp(name))).toHaveCount(where === "#/inbox" ? 0 : 1);
    await go(person, "#/inbox");
    await expect(row(person, new RegExp(name))).toHaveCount(1);
    await go(person, "#/team-inboxes");
    await expect(row(person, new RegExp(name))).toHaveCount(0);
  });
}

test("live chat: a visitor writes on a page of their own, and typing, answers and reading are seen there", async ({ page, context }) => {
  await demo(page);
  const ben = await tabAs(page, "Ben", "#/team-inboxes");
  const visitor = await context.newPage();
  await visitor.goto("./chat.html?w=demo&account=chat&visitor=visitor-77");
  await visitor.getByLabel("Your name").fill("Kim Visitor");
  await visitor.getByLabel("Message", { exact: true }).fill("Is anybody there?");
  await visitor.keyboard.press("Enter");
  const talk = visitor.getByRole("list", { name: "Messages" });
  await expect(talk.getByRole("listitem")).toContainText(["Is anybody there?"]);
  await expect(talk).toContainText("Sent");
  // Read is what somebody looks at, not what is open in a tab that nobody sees.
  const hide = (hidden) =>
    ben.evaluate((hidden) => {
      Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
      document.dispatchEvent(new Event("visibilitychange"));
    }, hidden);
  await hide(true);
  await open(ben, /Kim Visitor/);
  await expect(reader(ben)).toContainText("Is anybody there?");
  await row(ben, /Kim Visitor/).press("s");
  await expect(row(ben, /Kim Visitor.*, starred/)).toHaveCount(1);
  await expect(talk).not.toContainText("Read");
  await hide(false);
  await expect(talk).toContainText("Read");
  // It is said for as long as they type.
  await expect(async () => {
    await visitor.getByLabel("Message", { exact: true }).pressSequentially("Hm");
    await expect(reader(ben).getByText("Kim Visitor is writing…")).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await visitor.getByLabel("Message", { exact: true }).fill("");
  await writeReply(ben, "Yes, we are.");
  await expect(visitor.getByText("The team is writing…")).toBeVisible();
  await reader(ben).getByRole("button", { name: "Send & Close" }).click();
  await expect(talk).toContainText("Yes, we are.", LEFT);
  await go(ben, "#/closed");
  await open(ben, /Kim Visitor/);
  await visitor.bringToFront();
  await expect(reader(ben).getByText("Read", { exact: true })).toBeVisible();

  await visitor.reload();
  await expect(talk.getByRole("listitem")).toHaveCount(2);
  // While they are away, that is said where one would answer.
  const gone = reader(ben).getByText("The visitor has left the chat.");
  await expect(gone).toHaveCount(0);
  const here = visitor.url();
  await visitor.goto("about:blank");
  await expect(gone).toBeVisible();
  await visitor.goto(here);
  await expect(gone).toHaveCount(0);
  await visitor.getByLabel("Message", { exact: true }).fill("Good!");
  await visitor.getByRole("button", { name: "Send" }).click();
  await go(ben, "#/assigned-to-me");
  await expect(row(ben, /Kim Visitor/)).toHaveCount(1);
  await expect(navigation(ben)).toBeVisible();
});

test("what is too long, too late or no address is refused in words, before anything is sent", async ({ page }) => {
  await demo(page, "#/all");
  await deliver(page, { to: "+49 30 5550 100 · SMS", name: "Kim Long", address: "+49 171 5550 177", about: "x", text: "Hello" });
  await page.goto("./?as=ben%40confbadge.example#/team-inboxes");
  await open(page, /Kim Long/);
  await writeReply(page, "a".repeat(161));
  await expect(reader(page).getByText("2 messages, 145 characters left in it.")).toBeVisible();
  await reader(page).getByRole("textbox", { name: "Reply" }).fill("ж".repeat(1601));
  await expect(reader(page).getByText("1 character too long: SMS takes 1,600.")).toBeVisible();
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(reader(page).getByRole("alert")).toContainText("1 character too long: SMS takes 1,600.");
  await reader(page).getByRole("textbox", { name: "Reply" }).fill("Hello");
  await reader(page).getByLabel("To", { exact: true }).fill("Kim");
  await reader(page).getByRole("button", { name: "Send", exact: true }).click();
  await expect(reader(page).getByRole("alert")).toContainText("is not a telephone number with its country");
});

test("the time to answer runs out, and begins anew, while somebody writes", async ({ page }) => {
  await demo(page);
  const customer = await tabAs(page, "Ann", "#/customers");
  const marc = await tabAs(page, "Marc", "#/assigned-to-me");
  await open(marc, /Lucas Oliveira/);
  await writeReply(marc, "We make a sample first.");
  await expect(reader(marc).getByText(/lets you answer freely for another 23 hours/)).toBeVisible();
  const hour = page.getByRole("group", { name: "Clock" }).getByRole("button", { name: "+ 1 hour" });
  for (let hours = 0; hours < 24; hours += 1) await hour.click();
  await expect(reader(marc).getByText("only lets you send an approved template now")).toBeVisible();
  await reader(marc).getByRole("button", { name: "Send", exact: true }).click();
  await expect(reader(marc).getByRole("alert")).toContainText("only lets you send an approved template now");
  await expect(reader(marc).getByRole("textbox", { name: "Reply" })).toHaveValue("We make a sample first.");
  await customer.getByRole("list", { name: "Customers" }).getByRole("button", { name: /Lucas Oliveira/ }).click();
  const window = customer.getByRole("region", { name: "Lucas Oliveira" });
  await window.getByRole("textbox", { name: "Write as this customer" }).fill("Are you there?");
  await window.getByRole("button", { name: "Send" }).click();
  await expect(reader(marc).getByText(/lets you answer freely for another 23 hours/)).toBeVisible();
});

test("the page of visitors is a link in the settings of a live chat account and beside the customers", async ({ page, context }) => {
  await demo(page, "#/customers");
  const link = page.getByRole("link", { name: "Visitor’s page: Website chat" });
  await expect(link).toBeVisible();
  await page.goto("./?as=ben%40confbadge.example#/settings/accounts");
  const opened = context.waitForEvent("page");
  await link.click();
  const visitor = await opened;
  await expect(visitor.getByLabel("Message", { exact: true })).toBeVisible();
});

test("a payload of a provider is taken in by the page, and a failed message is sent again", async ({ page, context }) => {
  await demo(page, "#/all");
  const bridge = await context.newPage();
  await bridge.goto("./chat.html?w=demo&account=nobody");
  const answer = await bridge.evaluate(
    () =>
      new Promise((done) => {
        const api = new BroadcastChannel("team-inbox-api-v1~demo");
        const ask = { ask: "payload", id: "7", account: "+49 30 5550 100", payload: "MessageSid=SM1&From=%2B491715550166&To=%2B49305550100&Body=By+webhook" };
        api.onmessage = ({ data }) => data.id === "7" && done(data);
        setInterval(() => api.postMessage(ask), 1000);
        api.postMessage(ask);
      }),
  );
  expect(answer).toEqual({ say: "accepted", id: "7" });
  await expect(row(page, /171 5550166|491715550166/)).toHaveCount(1);

  await page.goto("./?as=ben%40confbadge.example#/outbox");
  await open(page, /900 461|447700900461/);
  await expect(reader(page).getByText("Not delivered: “The telephone was off for too long”")).toBeVisible();
  await reader(page).getByRole("button", { name: "Send again" }).click();
  await expect(said(page, "Message sent again.")).toBeVisible();
});
