// Three tabs of one browser as three people, who act at random and reach for the same conversations.
//   SEED=… DURATION=60 CLAIMS=50 DIST=dist node tests/tabs/tabs.mjs
// Of each contested claim one tab wins and the others are told who did. In the end all tabs have come
// to the same state as a native replay of the journal, and show it: one of them after a sleep.
import { expect } from "../support/patience.mjs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { demo, digest, frame, importFiles } from "../support/app.mjs";
import { message } from "../support/mail.mjs";
import { launch, serve } from "../support/browser.mjs";
import { buildReader, inspect } from "../support/journal.mjs";
import { random, seed } from "../support/random.mjs";
import { tally } from "../support/tally.mjs";
import { actAtRandom, contest, settleDialogs } from "./people.mjs";
import { expectShown } from "./shown.mjs";

const SECONDS = Number(process.env.DURATION ?? 60);
const CLAIMS = Number(process.env.CLAIMS ?? 50);
const PEOPLE = ["ann", "ben", "sofia"];
const TO = "support@confbadge.example";
/** Acts of the others while one tab sleeps. */
const WHILE_ASLEEP = 20;

const chance = random(seed("tabs"));
const profile = mkdtempSync(join(tmpdir(), "team-inbox-tabs-"));
const server = await serve(resolve(process.env.DIST ?? "dist"));
const results = tally();
const browser = await launch(profile);
const complaints = [];
const claims = [];
buildReader();

try {
  const tabs = await open();
  await results.check(`${CLAIMS} contested claims among random acts`, () => life(tabs));
  await results.check("a tab that slept comes to the same state", () => sleep(tabs));
  await results.check("all tabs and a replay have come to the same state", () => same(tabs));
  await results.check("each claim has one winner in the journal, whom the others were told", () => winners(tabs));
  for (const tab of tabs) {
    await results.check(`${tab.name} is shown what the journal says`, async () => expectShown(tab, await inspect(tab.page)));
  }
  await results.check("no tab complained", () => expect(complaints).toEqual([]));
} finally {
  await browser.kill();
  server.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  results.end();
}

/** Opens the demo with mail to be claimed, in one tab for each person. */
async function open() {
  const { context } = browser;
  context.on("console", (it) => it.type() === "error" && complaints.push(it.text()));
  context.on("weberror", (it) => complaints.push(String(it.error())));
  const first = context.pages()[0] ?? (await context.newPage());
  await first.goto(server.address);
  await demo(first);
  // Who imports does not act: an Undo would take the import back.
  await first.goto(`${server.address}?as=olga@confbadge.example`);
  await frame(first);
  await importFiles(first, [mbox("Contest", 3 * CLAIMS), mbox("Random", 150)]);
  const tabs = [];
  for (const name of PEOPLE) {
    const page = name === PEOPLE[0] ? first : await context.newPage();
    await page.goto(`${server.address}?as=${name}@confbadge.example#/teams/support/inbox`);
    await frame(page);
    tabs.push({ name, page });
  }
  return tabs;
}

async function life(tabs) {
  const told = await inspect(tabs[0].page);
  const open = told.conversations.filter((it) => it.subject.startsWith("Contest"));
  const end = Date.now() + SECONDS * 1000;
  let [acts, tried] = [0, 0];
  while (Date.now() < end || claims.length < CLAIMS) {
    const next = open[tried];
    if (next) {
      tried += 1;
      const claim = await contest(tabs, next);
      if (claim) claims.push(claim);
    }
    expect(next || claims.length >= CLAIMS, `${claims.length} of ${tried} claims were contested`).toBeTruthy();
    await Promise.all(tabs.map((tab) => actAtRandom(tab, chance)));
    acts += tabs.length;
  }
  return `${claims.length} contested of ${tried}, ${acts} random acts`;
}

async function sleep([sleeper, ...others]) {
  const session = await browser.context.newCDPSession(sleeper.page);
  const before = await digest(sleeper.page);
  await others[0].page.bringToFront();
  await session.send("Page.setWebLifecycleState", { state: "frozen" });
  for (let act = 0; act < WHILE_ASLEEP; act += 1) await Promise.all(others.map((tab) => actAtRandom(tab, chance)));
  const ahead = await digest(others[0].page);
  expect(ahead.seq, "the others went on").toBeGreaterThan(before.seq);
  await session.send("Page.setWebLifecycleState", { state: "active" });
  await expect.poll(async () => (await digest(sleeper.page)).seq, { timeout: 10_000 }).toBeGreaterThanOrEqual(ahead.seq);
  return `${ahead.seq - before.seq} entries behind, then level`;
}

async function same(tabs) {
  await Promise.all(tabs.map(settleDialogs));
  let told;
  await expect(async () => {
    told = await inspect(tabs[0].page);
    const shown = await Promise.all(tabs.map(({ page }) => digest(page)));
    expect(told.broken).toEqual([]);
    expect(shown.map((it) => it.hash)).toEqual(tabs.map(() => told.digest));
  }).toPass({ timeout: 20_000 });
  return `entry ${told.seq}, ${told.digest}`;
}

async function winners(tabs) {
  const told = await inspect(tabs[0].page);
  for (const { id, winner, refusals } of claims) {
    const [first, ...later] = told.claims[id];
    expect(first.by.toLowerCase(), `who took ${id}`).toContain(winner);
    // Whoever won may have undone it since, among the random acts, and taken it again: never two at a time.
    const before = [first, ...later].slice(0, later.length);
    expect(before.filter((it) => !it.let_go), `who had ${id} when it was taken again`).toEqual([]);
    for (const said of refusals) expect(said.toLowerCase()).toMatch(new RegExp(`${winner}[^.]* took it`));
  }
  return PEOPLE.map((name) => `${name} won ${claims.filter((it) => it.winner === name).length}`).join(", ");
}

function mbox(prefix, count) {
  const start = Date.now() - count * 60_000;
  const text = Array.from({ length: count }, (_, n) => message(n, { to: TO, prefix, start, words: 20 }).text).join("");
  return { name: `${prefix}.mbox`, mimeType: "application/mbox", buffer: Buffer.from(text) };
}
