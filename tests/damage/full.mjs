// A disk that is really full: a profile on a small file system of its own, filled up from outside while
// the app is open. What was acknowledged is there, and triage goes on.
import { expect } from "../support/patience.mjs";
import { execFileSync } from "node:child_process";
import { mkdtempSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { demo, digest, frame, go, list } from "../support/app.mjs";
import { launch } from "../support/browser.mjs";
import { DEMO } from "./profile.mjs";

const SIZE = "140m";

export async function fullDisk({ engine, switches, server, folder, chance, rows }) {
  const disk = mkdtempSync(join(folder, "disk-"));
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE}`, "tmpfs", disk]);
  let browser;
  try {
    browser = await launch(disk, { switches });
    let page = browser.context.pages()[0];
    await page.goto(server.address);
    await demo(page);
    await go(page, "#/all");
    // The reserve is laid by some seconds after the start.
    await expect.poll(() => page.evaluate(async () => (await (await caches.open("team-inbox-kept")).keys()).some((it) => it.url.endsWith("/spare"))), { timeout: 60_000 }).toBe(true);
    const { bavail, bsize } = statfsSync(disk);
    const left = 200_000 + chance.below(800_000);
    writeFileSync(join(disk, "ballast"), Buffer.alloc(bavail * bsize - left));

    const before = (await digest(page)).seq;
    let acted = 0;
    let said = "";
    await list(page).getByRole("listitem").first().getByRole("link").focus();
    for (; acted < 3_000 && !said; acted += 1) {
      await page.keyboard.press("s");
      if (acted % 50 === 49) said = (await page.getByRole("alert").allTextContents()).join(" ").trim();
    }
    const rest = acted + 20;
    for (; acted < rest; acted += 1) await page.keyboard.press("s");
    await page.waitForTimeout(2_000);
    const shown = (await digest(page)).seq;
    await browser.close();
    browser = await launch(disk, { switches });
    page = browser.context.pages()[0];
    await page.goto(new URL(DEMO, server.address).href);
    await frame(page);
    const found = (await digest(page)).seq;
    rows.add({ engine, fault: "disk full while acting", sees: said || "nothing", acts: Math.max(0, shown - found), bodies: 0 });
    expect(said, "nothing is taken for damaged that is not").not.toMatch(/cannot be read/);
    expect(found, "what was shown as done is there").toBeGreaterThanOrEqual(shown);
    expect(shown, "acts were done").toBeGreaterThan(before);
    return `${shown - before} acts shown, ${found - before} there after a restart: ${said.slice(0, 60)}`;
  } finally {
    await browser?.kill().catch(() => {});
    execFileSync("umount", ["-l", disk]);
  }
}
