// Takes a picture of every screen, at three widths, light and dark: make screenshots. They go into a
// folder that git ignores (tests/results/screens), named SCREEN-WIDTH-SCHEME.png; ONLY=reader takes some alone.
import { chromium } from "@playwright/test";
import { mkdirSync } from "node:fs";
import { demo, go, rows } from "./support/app.mjs";
import { serve } from "./support/browser.mjs";

const OUT = new URL("results/screens/", import.meta.url).pathname;
const SIZES = { 1440: { width: 1440, height: 900 }, 1024: { width: 1024, height: 768 }, 390: { width: 390, height: 844 } };
const ORGANIZATION = "#/settings/organizations/conferencebadge";

/** What is taken: an address, and what is done there before the picture. */
const SCREENS = {
  start: [null],
  "team-inboxes": ["#/team-inboxes"],
  inbox: ["#/inbox"],
  reader: ["#/teams/support/inbox", openFirst],
  assigned: ["#/assigned-to-others", openFirst],
  composer: ["#/teams/support/inbox", openFirst, press("r")],
  new: ["#/new"],
  assign: ["#/teams/support/inbox", openFirst, press("a")],
  snooze: ["#/teams/support/inbox", openFirst, press("h")],
  why: ["#/teams/support/inbox", openFirst, press("?")],
  selection: ["#/teams/support/inbox", press("j"), press("x"), press("j"), press("x")],
  palette: ["#/inbox", press("Control+k")],
  search: ["#/search/refund"],
  drafts: ["#/drafts"],
  empty: ["#/spam"],
  nowhere: ["#/nowhere"],
  sharing: [`${ORGANIZATION}/message-sharing`],
  teams: [`${ORGANIZATION}/teams`],
  users: [`${ORGANIZATION}/users`],
  rules: [`${ORGANIZATION}/rules`],
  labels: [`${ORGANIZATION}/labels`],
  "saved-replies": [`${ORGANIZATION}/saved-replies`],
  accounts: ["#/settings/accounts"],
  preferences: ["#/settings/preferences"],
  data: ["#/settings/data"],
};

function press(key) {
  return (page) => page.keyboard.press(key);
}

async function openFirst(page) {
  await rows(page).first().getByRole("link").click();
}

const { address, stop } = await serve(process.env.DIST ?? "dist");
const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium" });
mkdirSync(OUT, { recursive: true });
const wanted = Object.entries(SCREENS).filter(([name]) => !process.env.ONLY || process.env.ONLY.split(",").includes(name));
for (const [width, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ["light", "dark"]) {
    const context = await browser.newContext({ viewport, colorScheme, baseURL: address, locale: "en-GB", timezoneId: "Europe/Berlin", reducedMotion: "reduce" });
    const page = await context.newPage();
    await page.goto(address);
    for (const [name, [fragment, ...acts]] of wanted) {
      if (fragment && page.url() === address) await demo(page, fragment);
      if (fragment) {
        // What the picture before left open goes.
        await page.goto("about:blank");
        await page.goto(`${address}${fragment}`);
        await page.waitForLoadState("networkidle");
      }
      for (const act of acts) await act(page);
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${OUT}${name}-${width}-${colorScheme}.png` });
    }
    await context.close();
  }
}
await browser.close();
await stop();
console.log(`${wanted.length * 6} pictures in ${OUT}`);
