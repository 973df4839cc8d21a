// A newer build, while pages of the one before are open: they go on, nothing is mixed, the person is asked.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { rebuild } from "../support/rebuilt.mjs";
import { email, go, importFiles, list } from "../support/app.mjs";
import { LANYARDS } from "../support/mail.mjs";
import { DIST, buildOf, buildsHeld, copyOf, expect, filesOf, itsOwn, test, unsealed, untilHeld, wrongIn } from "../support/offline.mjs";

// What holds the app for offline use is what is tested here.
test.use({ serviceWorkers: "allow" });

const bar = (page) => page.getByRole("status", { name: "Update" });

/** Looks for a newer build, as browsers do by themselves whenever a page is loaded. */
const lookForUpdate = (page) => page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration()).update()));

/** Starts the demo and waits until the build is held. */
async function settled(page, site) {
  await page.goto(site.address);
  await page.getByRole("button", { name: /try the demo/i }).click();
  await expect(list(page)).toBeVisible();
  await untilHeld(page);
}

test("a newer build waits until the person says so; a tab that is open on the old one goes on with all of it", async ({ context, folder, page, site }) => {
  const newer = join(folder, "newer");
  const after = rebuild(DIST, newer);
  await settled(page, site);
  const before = await buildOf(page);
  expect(after).not.toBe(before);
  const old = await context.newPage();
  await old.goto(`${site.address}?as=${encodeURIComponent(email("Ben"))}#/team-inboxes`);
  await expect(list(old)).toBeVisible();

  site.publish(newer);
  await lookForUpdate(page);
  await expect(bar(page)).toContainText("A new version is ready");
  await expect(bar(old)).toContainText("A new version is ready");
  // Nothing changes until then, not even by a reload.
  await page.reload();
  await expect(bar(page)).toContainText("A new version is ready");
  expect(await buildOf(page)).toBe(before);

  // By keyboard.
  const reload = bar(page).getByRole("button", { name: "Reload" });
  await reload.focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => buildOf(page)).toBe(after);
  await expect(page.getByRole("heading", { name: "Data" })).toBeVisible();
  await untilHeld(page);
  expect(await wrongIn(page, filesOf(newer))).toEqual([]);
  await expect(bar(page)).not.toContainText("A new version");

  // The other tab, with workers and parts of its own build, though the server has them no more.
  expect(await buildOf(old)).toBe(before);
  expect(await wrongIn(old, itsOwn(filesOf(DIST)))).toEqual([]);
  expect(await importFiles(old, [LANYARDS])).toContain("Imported 11 messages");
  await old.getByRole("button", { name: "Check now" }).click();
  await expect(old.getByText("whole and in order")).toBeVisible();
  expect((await buildsHeld(page)).sort()).toEqual([before, after].sort());
  await go(page, "#/teams/support/inbox");
  await expect(page.getByRole("listitem", { name: "Lanyards for 300 people" })).toBeVisible();

  // It is still asked, and needs no server for it. Then nobody is on the old build any more.
  await site.stop();
  await bar(old).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => buildOf(old)).toBe(after);
  await untilHeld(old);
  await expect.poll(() => buildsHeld(old)).toEqual([after]);
});

test("a build that is half on the server is not taken, and the next look finds the whole one", async ({ folder, page, site }) => {
  await settled(page, site);
  const before = await buildOf(page);
  const newer = join(folder, "newer");
  const after = rebuild(DIST, newer);
  const [part] = filesOf(newer).find(([address]) => address.startsWith("split-settings-"));
  const half = copyOf(newer, join(folder, "half"));
  writeFileSync(join(half, part), "half of it");
  site.publish(half);
  // Its installation fails once it has met the part: seen by the browser's own word for it.
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const failed = new Promise((done) =>
      registration.addEventListener("updatefound", () => {
        const { installing } = registration;
        installing.addEventListener("statechange", () => installing.state === "redundant" && done());
      }),
    );
    await registration.update().catch(() => {});
    await failed;
  });
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-offline", "ready");
  expect(await buildOf(page)).toBe(before);
  await expect(bar(page)).not.toContainText("A new version");
  expect(await wrongIn(page, filesOf(DIST))).toEqual([]);

  rmSync(half, { recursive: true });
  site.publish(newer);
  await lookForUpdate(page);
  await bar(page).getByRole("button", { name: "Reload" }).click();
  await expect.poll(() => buildOf(page)).toBe(after);
});

test("a build that is made to be worked on is not held, nor held back by one that was", async ({ folder, page, site }) => {
  await settled(page, site);
  site.publish(unsealed(DIST, join(folder, "debug")));
  // It goes so soon that the look itself finds nobody.
  await lookForUpdate(page).catch(() => {});
  await expect.poll(() => buildOf(page)).toBe(null);
  await expect.poll(() => buildsHeld(page)).toEqual([]);
  await go(page, "#/settings/data");
  await expect(page.getByText("needs its server to open")).toBeVisible();
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});
