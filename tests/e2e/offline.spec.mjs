// Without the server: what was visited once goes on working, in every way.
import { launch } from "../support/browser.mjs";
import { email, frame, go, importFiles, list, open, row, rows, subject } from "../support/app.mjs";
import { LANYARDS } from "../support/mail.mjs";
import { DIST, expect, filesOf, test, untilHeld, wrongIn } from "../support/offline.mjs";

// What holds the app for offline use is what is tested here.
test.use({ serviceWorkers: "allow" });

test("one visit is enough: the open tab, a reload, another person's tab and links into the app go on without the server", async ({ context, page, site }) => {
  await page.goto(site.address);
  await page.getByRole("button", { name: /try the demo/i }).click();
  await expect(list(page)).toBeVisible();
  await untilHeld(page);
  expect(await wrongIn(page, filesOf(DIST))).toEqual([]);
  await site.stop();

  // The open tab: import, export, check, each with a worker that starts now.
  expect(await importFiles(page, [LANYARDS])).toContain("Imported 11 messages");
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export", exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/\.jsonl$/);
  await page.getByRole("button", { name: "Check now" }).click();
  await expect(page.getByText("whole and in order")).toBeVisible();

  // A reload, where a conversation is open.
  await go(page, "#/teams/support/inbox");
  await open(page, "Lanyards for 300 people");
  const { hash } = new URL(page.url());
  await page.reload();
  await expect(subject(page)).toHaveText("Lanyards for 300 people");

  // Another tab, as another person; links to a conversation and into the settings.
  const ben = await tabAsFrom(context, site, "Ben", hash);
  await expect(subject(ben)).toHaveText("Lanyards for 300 people");
  const sofia = await tabAsFrom(context, site, "Sofia", "#/settings/preferences");
  await expect(sofia.getByRole("heading", { name: "Preferences" })).toBeVisible();
  await untilHeld(sofia);
});

test("a first visit that stops at the start screen holds the demo too", async ({ page, site }) => {
  await page.goto(site.address);
  await expect(page.getByRole("button", { name: /try the demo/i })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("data-offline", "ready", { timeout: 60_000 });
  await site.stop();
  await page.reload();
  await page.getByRole("button", { name: /try the demo/i }).click();
  await expect(rows(page).first()).toBeVisible();
});

test("a browser that was closed opens again without the server, with everything as it was", async ({ folder, site }) => {
  const profile = `${folder}/profile`;
  let browser = await launch(profile);
  let page = await browser.open();
  await page.goto(site.address);
  await page.getByRole("button", { name: /try the demo/i }).click();
  await frame(page);
  await untilHeld(page);
  await browser.close();
  await site.stop();

  browser = await launch(profile);
  page = await browser.open();
  await page.goto(`${site.address}?as=${encodeURIComponent(email("Ben"))}#/team-inboxes`);
  await frame(page);
  await expect(row(page, "Mia Chen")).toBeVisible();
  await open(page, "Mia Chen");
  await browser.close();
});

test("a file that the disk has damaged is fetched again, and the page goes on with it", async ({ browser, site }) => {
  // A context of its own: what does not load is told to the console.
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${site.address}?w=demo#/inbox`);
  await frame(page);
  await untilHeld(page);
  const damage = (part) => page.evaluate(async (part) => {
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      const asked = (await cache.keys()).find((it) => it.url.includes(part) && it.url.endsWith(".wasm"));
      if (asked) await cache.put(asked, new Response("damaged", { headers: { "Content-Type": "application/wasm" } }));
    }
  }, part);

  await damage("/split-settings-");
  // What is damaged is what Settings come with, where the page stands.
  await page.reload();
  const missing = page.getByRole("alert").filter({ hasText: "did not load" });
  await expect(missing.getByRole("button", { name: "Reload" })).toBeVisible();
  await expect.poll(() => wrongIn(page, filesOf(DIST))).toEqual([]);
  // Without a reload, too.
  await go(page, "#/settings/preferences");
  await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeVisible();

  // Without its first file nothing starts; the next time it does.
  await damage("/team-inbox-");
  await page.reload();
  await expect(page.getByRole("heading", { name: "Team Inbox could not start" })).toBeVisible();
  await expect.poll(() => wrongIn(page, filesOf(DIST))).toEqual([]);
  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Preferences" })).toBeVisible();
  await context.close();
});

test("where the page is not served securely there is no way, and it says so", async ({ folder, site }) => {
  const browser = await launch(`${folder}/profile`, { switches: ["--host-resolver-rules=MAP plain.example 127.0.0.1"] });
  const page = await browser.open();
  await page.goto(site.address.replace("127.0.0.1", "plain.example"));
  await page.getByRole("button", { name: /try the demo/i }).click();
  await frame(page);
  await go(page, "#/settings/data");
  await expect(page.getByText("needs its server to open")).toBeVisible();
  await browser.close();
});

async function tabAsFrom(context, site, first, fragment) {
  const tab = await context.newPage();
  await tab.goto(`${site.address}?as=${encodeURIComponent(email(first))}${fragment}`);
  await expect(tab.getByRole("button", { name: `Acting as ${first}` })).toBeVisible();
  return tab;
}
