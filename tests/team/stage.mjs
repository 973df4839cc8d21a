// A team on this machine for a harness: its log on one server or several, the page, two browser profiles.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { startLog, team } from "../../.ci/team/nats.mjs";
import { digest } from "../support/app.mjs";
import { launch, serve } from "../support/browser.mjs";
import { expect } from "../support/patience.mjs";

/** Starts all of it; `close` ends it. */
export async function stage(workspace, nodes = 1) {
  const home = mkdtempSync(join(tmpdir(), "team-inbox-team-"));
  const people = team(join(home, "team"), workspace, nodes);
  const log = await startLog(people);
  const web = await serve(resolve(process.env.DIST ?? "dist"), 0, log.socketPorts);
  const browsers = await Promise.all(["ann", "ben"].map((name) => launch(join(home, name))));
  const complaints = [];
  for (const { context } of browsers) context.on("weberror", (it) => complaints.push(String(it.error())));
  return {
    home,
    people,
    log,
    web,
    browsers,
    complaints,
    link: (invitation) => `${web.address}?w=team-${workspace}#/join/${invitation}`,
    async close(running = log) {
      for (const browser of browsers) await browser.kill();
      await web.stop();
      await running.stop();
      rmSync(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** How a page says that it stands to the team's server. */
export const state = (page) => page.getByRole("region", { name: "Workspace" }).getByRole("status");
export const isLive = (page, timeout = 30_000) => expect(state(page)).toHaveText("Live", { timeout });

/** Waits until all pages have come to the same; returns that. */
export async function sameOn(pages) {
  let all;
  await expect
    .poll(async () => {
      all = await Promise.all(pages.map(digest));
      return new Set(all.map((it) => `${it.seq} ${it.hash}`)).size;
    }, { timeout: 30_000 })
    .toBe(1);
  return all[0];
}
