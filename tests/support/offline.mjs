// A server of a test's own, that can be stopped, and what a browser holds of a build.
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { serve } from "./browser.mjs";
import { expect, test as base } from "../e2e/fixtures.mjs";
import { go } from "./app.mjs";

export { expect };

/** The build that is tested. */
export const DIST = resolve(process.env.DIST ?? "../dist");

/** `site` is a server of the test's own; `folder` one for files, which goes with the test. */
export const test = base.extend({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "team-inbox-offline-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  site: async ({ folder }, use) => {
    const root = join(folder, "site");
    /** Puts a build in the place of what is served, all of it in one moment. */
    const publish = (build) => {
      symlinkSync(build, `${root}-next`);
      renameSync(`${root}-next`, root);
    };
    publish(DIST);
    const server = await serve(root);
    await use({ ...server, publish });
    await server.stop();
  },
});

/** A copy of a build, to be changed. */
export function copyOf(build, to) {
  cpSync(build, to, { recursive: true, filter: (it) => !it.endsWith(".br") });
  return to;
}

/** A copy of a build as .ci/finish.mjs leaves one that is made to be worked on: without a seal. */
export function unsealed(build, to) {
  copyOf(build, to);
  change(join(to, "service-worker.js"), (it) => it.replace(/^const BUILD = .*$/m, 'const BUILD = "";').replace(/^const FILES = .*$/m, "const FILES = [];"));
  change(join(to, "index.html"), (it) => it.replace(/ data-build="\w+"/, ""));
  return to;
}

function change(path, how) {
  writeFileSync(path, how(readFileSync(path, "utf8")));
}

/** Waits until Settings > Data says that the app opens without its server. */
export async function untilHeld(page) {
  await go(page, "#/settings/data");
  await expect(page.getByRole("status").filter({ hasText: /^Ready for offline use/ })).toBeVisible({ timeout: 60_000 });
}

/** Returns the build that a page is on. */
export const buildOf = (page) => page.locator('meta[name="boot"]').getAttribute("data-build");

/** Returns the addresses of a build's files, each with a hash of what is in it. */
export function filesOf(build) {
  const worker = readFileSync(join(build, "service-worker.js"), "utf8");
  return JSON.parse(/^const FILES = (.*);$/m.exec(worker)[1]);
}

/** Of those the ones that no other build has under the same address. */
export const itsOwn = (files) => files.filter(([address]) => /-[0-9a-f]{12,16}(_bg)?\.\w+$|\?[0-9a-f]{16}$/.test(address));

/** Returns which of a build's files a page does not get, or gets as something else. */
export const wrongIn = (page, files) =>
  page.evaluate(
    (files) =>
      Promise.all(
        files.map(async ([address, integrity]) => {
          const response = await fetch(address).catch((error) => error);
          if (!response.ok) return `${address}: ${response.status ?? response}`;
          const hash = await crypto.subtle.digest("SHA-256", await response.arrayBuffer());
          const is = `sha256-${btoa(String.fromCharCode(...new Uint8Array(hash)))}`;
          return is === integrity ? undefined : `${address}: another file`;
        }),
      ).then((all) => all.filter(Boolean)),
    files,
  );

/** Returns the builds of which this browser holds files. */
export const buildsHeld = (page) =>
  page.evaluate(async () => (await caches.keys()).filter((it) => it.startsWith(`team-inbox ${location.origin}`)).map((it) => it.split(" ").at(-1)));
