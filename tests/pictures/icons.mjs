// Makes the icons of the installed app out of public/icon.svg:
//   node tests/pictures/icons.mjs
// CHROME names another browser. A browser test says when they no longer look like it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";

/** Each icon: its file in public/, its side in px, and how much of it the picture takes. */
export const ICONS = [
  { name: "icon-192.png", side: 192, share: 1 },
  { name: "icon-512.png", side: 512, share: 1 },
  // Systems cut these to shapes of their own: what counts stands within the middle four fifths.
  { name: "icon-maskable-192.png", side: 192, share: 0.8 },
  { name: "icon-maskable-512.png", side: 512, share: 0.8 },
];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const PICTURE = readFileSync(here("../../public/icon.svg"), "utf8");
/** The colour that the picture stands on. */
const [, GROUND] = /<rect[^>]* fill="(#\w+)"/.exec(PICTURE);

/** Returns a page that shows an icon and nothing else. */
export function shown({ side, share }) {
  const ground = share < 1 ? `background:${GROUND}` : "";
  const size = `position:absolute;inset:${((1 - share) / 2) * side}px;width:${share * side}px;height:${share * side}px`;
  return `<style>html,body{margin:0;${ground}}svg{${size}}</style>${PICTURE}`;
}

export const pathOf = (icon) => here(`../../public/${icon.name}`);

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { args } = JSON.parse(readFileSync(here("../webdriver.json")))["goog:chromeOptions"];
  const browser = await chromium.launch({ executablePath: process.env.CHROME ?? "/usr/bin/chromium", args });
  for (const icon of ICONS) {
    const page = await browser.newPage({ viewport: { width: icon.side, height: icon.side } });
    await page.setContent(shown(icon));
    await page.screenshot({ path: pathOf(icon), omitBackground: true });
    await page.close();
  }
  await browser.close();
}
