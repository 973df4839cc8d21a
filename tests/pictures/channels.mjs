// Takes the picture of docs/channels.md anew: on each channel, what the customer sees and what the team sees of
// one talk, when the answer has been read.
//   make build && node tests/pictures/channels.mjs
// CHROME names another browser; DIST another build.
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { serve } from "../support/browser.mjs";
import { demo, deliver, go, open, reader, tabAs } from "../support/app.mjs";
import { CHANNELS } from "../support/channels.mjs";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const QUESTION = "Do you print on both sides?";
const ANSWER = "Yes, both sides.";

/** Returns a picture of a part of a page, as an address. */
const taken = async (part) => `data:image/png;base64,${(await part.screenshot({ animations: "disabled" })).toString("base64")}`;

/** The team reads, answers and closes; returns their tab. */
async function answered(page, who, where, name) {
  const person = await tabAs(page, who, where);
  await open(person, name);
  await reader(person).getByRole("button", { name: "Write a reply" }).click();
  await reader(person).getByRole("textbox", { name: "Reply" }).fill(ANSWER);
  await reader(person).getByRole("button", { name: "Send & Close" }).click();
  return person;
}

/** What the team sees of a talk that is closed, and was read where the channel says so. */
async function closed(person, name, tells = true) {
  await go(person, "#/closed");
  await open(person, name);
  if (tells) await reader(person).getByText("Read", { exact: true }).waitFor({ timeout: 40_000 });
  return taken(reader(person).getByRole("group", { name: "Messages" }));
}

async function simulated(page, { channel, to, address, who, where }) {
  const name = `Kim on ${channel}`;
  const customer = await tabAs(page, "Ann", "#/customers");
  await deliver(customer, { to, name, address, about: "Badges", text: QUESTION });
  const person = await answered(page, who, where, new RegExp(name));
  await customer.getByRole("list", { name: "Customers" }).getByRole("button", { name: new RegExp(name) }).click();
  const window = customer.getByRole("region", { name });
  await window.getByText(ANSWER).waitFor({ timeout: 40_000 });
  const pictures = { channel, theirs: await taken(window), ours: await closed(person, new RegExp(name), channel !== "E-mail") };
  await Promise.all([customer.close(), person.close()]);
  return pictures;
}

async function liveChat(page, address) {
  const visitor = await page.context().newPage();
  await visitor.goto(new URL("chat.html?w=demo&account=chat&visitor=visitor-77", address).href);
  await visitor.getByLabel("Your name").fill("Kim on live chat");
  await visitor.getByLabel("Message", { exact: true }).fill(QUESTION);
  await visitor.keyboard.press("Enter");
  const person = await answered(page, "Ben", "#/team-inboxes", /Kim on live chat/);
  await visitor.bringToFront();
  await visitor.getByText(ANSWER).waitFor({ timeout: 40_000 });
  const theirs = await taken(visitor.getByRole("main"));
  return { channel: "Live chat", theirs, ours: await closed(person, /Kim on live chat/) };
}

const server = await serve(process.env.DIST ?? here("../../dist"));
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args: ["--headless=new", "--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ baseURL: server.address, viewport: { width: 1100, height: 620 }, locale: "en-GB", colorScheme: "light" });
const page = await context.newPage();
await demo(page);
const all = [];
const mail = { channel: "E-mail", to: "admin@confbadge.example · E-mail", address: "kim@guests.example", who: "Ben", where: "#/team-inboxes" };
for (const it of [mail, ...CHANNELS]) all.push(await simulated(page, it));
all.push(await liveChat(page, server.address));
const row = ({ channel, theirs, ours }) => `<section><h2>${channel}</h2><img src="${theirs}"><img src="${ours}"></section>`;
const sheet = await browser.newPage({ viewport: { width: 1400, height: 800 } });
await sheet.setContent(`<!doctype html><style>
  body { margin: 16px; font: 15px system-ui, sans-serif; background: #fff; display: grid; grid-template-columns: 1fr 1fr; gap: 16px 24px }
  section { display: grid; grid-template-columns: 38% 62%; gap: 8px; align-items: start } h2 { grid-column: 1 / -1; margin: 0; font-size: 16px }
  img { width: 100%; height: 190px; object-fit: contain; object-position: top left; border: 1px solid #ddd; border-radius: 8px; box-sizing: border-box }
</style>${all.map(row).join("")}`);
await sheet.screenshot({ path: here("channels.png"), fullPage: true });
await browser.close();
await server.stop();
