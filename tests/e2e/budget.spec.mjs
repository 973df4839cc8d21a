// What the page weighs, of a release build: it does not grow unnoticed. Goals: 250 kB to the first list, 1.2 MB all of it.
import { readdirSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, test } from "./fixtures.mjs";
import { rows } from "../support/app.mjs";

/**
 * Bytes by brotli: what is there now, and little more. The same sources compiled at another path come out
 * up to 2 kB larger or smaller: functions stand in another order.
 */
const FIRST = 381_000;
const WHOLE = 2_914_000;

const dist = resolve(import.meta.dirname, "..", process.env.DIST ?? "../dist");
const sizes = new Map(readdirSync(dist, { recursive: true }).filter((it) => it.endsWith(".br")).map((it) => [it.replace(/\.br$/, ""), statSync(join(dist, it)).size]));
const sum = (names) => names.reduce((all, it) => all + (sizes.get(it) ?? 0), 0);

test.skip(sizes.size === 0, "a build for development is not compressed");

test("a first list takes few bytes and no part of the page that comes later", async ({ browser, baseURL }) => {
  // A context of its own: the files that do not come are told to the console.
  const context = await browser.newContext({ baseURL, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto("./?w=demo");
  await expect(rows(page).first()).toBeVisible();

  await page.route(/split-/, (route) => route.abort());
  const asked = new Set();
  page.on("request", (it) => asked.add(new URL(it.url()).pathname.replace(/^\//, "") || "index.html"));
  await page.reload();
  await expect(rows(page).first()).toBeVisible();

  const needed = [...asked].filter((it) => !/^(split-|late-|worker|glimpse|offline|icon)/.test(it));
  expect(sum(needed), needed.join(" ")).toBeLessThan(FIRST);
  await context.close();
});

test("the whole app takes few bytes", () => {
  expect(sum([...sizes.keys()].filter((it) => /\.(html|css|js|mjs|wasm|svg|webmanifest)$/.test(it)))).toBeLessThan(WHOLE);
});
