// Takes the picture of the README anew: 1440 px, light, the demo with a conversation open.
//   make build && node tests/pictures/team-inbox.mjs
// CHROME names another browser; DIST another build. A system with a good interface font and colour
// emoji makes a better picture (Debian: fonts-inter, fonts-noto-color-emoji).
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { args } = JSON.parse(readFileSync(here("../webdriver.json")))["goog:chromeOptions"];

const server = spawn("node", [here("../serve.mjs"), process.env.DIST ?? here("../../dist"), "0"]);
const address = await new Promise((found) => {
  server.stdout.on("data", (said) => found(/http:\S+/.exec(said)[0]));
});
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args });
const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, colorScheme: "light", locale: "en-GB" });
await page.goto(address);
await page.getByRole("button", { name: /try the demo/i }).click();
const row = (name) => page.getByRole("list", { name: "Conversations" }).getByRole("listitem", { name });
// A conversation with a reply, a comment and a happy end, among those that wait.
await row(/Names with accents come out wrong/).getByRole("link").click();
await page.getByRole("group", { name: "Messages" }).getByText("Perfect now. Thank you for the quick help!").last().waitFor();
await page.mouse.move(1000, 700);
await page.evaluate(() => document.activeElement?.blur());
await page.waitForLoadState("networkidle");
await page.screenshot({ path: here("team-inbox.png"), animations: "disabled" });
await browser.close();
server.kill();
