// Kills the browser with SIGKILL at random moments of an import, of triage and of a snapshot,
// starts it again on the same profile and looks for each act that it had acknowledged.
//   SEED=… ROUNDS=20 DIST=dist node tests/kill/kill.mjs
// An act is acknowledged when the page shows it: a row has left its list, the import's count has risen.
import { expect } from "../support/patience.mjs";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beginImport, demo, digest, frame, go, importFiles, list, row } from "../support/app.mjs";
import { message } from "../support/mail.mjs";
import { launch, serve } from "../support/browser.mjs";
import { buildReader, generations, inspect, writing } from "../support/journal.mjs";
import { random, seed } from "../support/random.mjs";
import { tally } from "../support/tally.mjs";
import { act, lost, VERBS } from "./triage.mjs";

const ROUNDS = Number(process.env.ROUNDS ?? 20);
/** Messages of a file that is being imported when the browser dies. */
const FILE = 3_000;
/** Conversations that are triaged. */
const BASE = 400;
const TO = "support@confbadge.example";
const QUEUE = "#/teams/support/inbox";

const chance = random(seed("kill"));
const profile = mkdtempSync(join(tmpdir(), "team-inbox-kill-"));
const server = await serve(resolve(process.env.DIST ?? "dist"));
const results = tally();
/** Between which moments each kind of work is killed, in milliseconds from its start; learned on the way. */
const spans = { import: [0, 1_000], triage: [0, 2_500], snapshot: [0, 800], writing: [0, 15] };
const moment = ([from, to]) => from + chance.next() * (to - from);
let halves = 0;
let fromSnapshot = 0;
let running;

buildReader();
process.on("exit", () => rmSync(profile, { recursive: true, force: true, maxRetries: 5 }));

try {
  running = await start();
  await demo(running.page);
  await importFiles(running.page, mbox("Triage", 0, BASE));
  const kinds = { import: importKilled, triage: triageKilled, snapshot: snapshotKilled };
  for (let round = 1; round <= ROUNDS; round += 1) {
    const kind = Object.keys(kinds)[round % 3];
    await results.check(`round ${round}, ${kind}`, () => kinds[kind](round));
  }
  await results.check("a start after all that", async () => {
    const told = await agreed();
    return `${told.seq} entries, ${told.messages} messages, ${halves} half snapshots met, ${fromSnapshot} starts from a snapshot`;
  });
} finally {
  await running?.kill();
  server.stop();
  results.end();
}

/** Starts the browser on the profile and opens the app, or the page that was open before, as browsers do. */
async function start(address = server.address) {
  const browser = await launch(profile);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(address);
  return { ...browser, page };
}

/** Kills after a while, starts again; returns how long the while was. */
async function killAfter(milliseconds) {
  const address = running.page.url();
  await running.kill(milliseconds);
  running = await start(address);
  await frame(running.page);
  return Math.round(milliseconds);
}

/** Returns what the journal comes to; it must be whole, and the page must have come to the same. */
async function agreed() {
  const { page } = running;
  await expect(page.getByRole("alert")).toHaveCount(0);
  await go(page, "#/all");
  await expect(list(page).getByRole("listitem").first()).toBeVisible();
  let told;
  await expect(async () => {
    told = await inspect(page);
    const shown = await digest(page);
    expect(told.broken, "the hash chain").toEqual([]);
    expect(told.bodiless, "messages without their bodies").toBe(0);
    expect({ seq: shown.seq, hash: shown.hash }, "state of page and journal").toEqual({ seq: told.seq, hash: told.digest });
    fromSnapshot += shown.from > 0 ? 1 : 0;
  }).toPass({ timeout: 20_000 });
  return told;
}

async function importKilled(round) {
  const { page } = running;
  const file = mbox(`Round ${round}`, round, FILE);
  const counted = [];
  await watchCounts(page, counted);
  await beginImport(page, file);
  const after = await killAfter(moment(spans.import));
  const acknowledged = Math.max(0, ...counted);
  const told = await agreed();

  const wanted = ids(`Round ${round}`, FILE);
  const batches = told.batches.map((it) => it.messages.filter((id) => wanted.has(id)).length);
  const found = told.batches.flatMap((it) => it.messages).filter((id) => wanted.has(id));
  expect(new Set(found).size, "no message twice").toBe(found.length);
  expect(found.length, "acknowledged messages are there").toBeGreaterThanOrEqual(acknowledged);
  expect(found, "batches are whole and in order").toEqual([...wanted].slice(0, found.length));

  // A second import brings what was missing, and nothing else.
  const said = await importFiles(running.page, file);
  if (found.length === 0) spans.import = [after * 0.9, Math.max(after * 2, spans.import[1])];
  if (found.length === FILE) spans.import = [spans.import[0] * 0.9, after];
  const rest = await agreed();
  const all = rest.batches.flatMap((it) => it.messages).filter((id) => wanted.has(id));
  expect(new Set(all).size === FILE && all.length === FILE, `each message once after: ${said}`).toBe(true);
  const begun = batches.filter((it) => it > 0).length;
  return `killed after ${after} ms: ${acknowledged} acknowledged, ${found.length} of ${FILE} there in ${begun} batches`;
}

async function triageKilled() {
  const { page } = running;
  await go(page, QUEUE);
  await expect(row(page, /Triage \d+/).first()).toBeVisible();
  const acts = [];
  let dead = false;
  const acting = (async () => {
    while (!dead) await act(page, chance.of(VERBS), chance, acts);
  })().catch((error) => {
    if (!dead) throw error;
  });
  const wait = moment(spans.triage);
  await new Promise((done) => setTimeout(done, wait));
  dead = true;
  const after = await killAfter(0).then(() => Math.round(wait));
  await acting;
  const told = await agreed();
  expect(lost(acts, told), "acknowledged acts that are not there").toEqual([]);
  // And to be seen as a person sees it.
  await go(running.page, QUEUE);
  await expect(list(running.page).getByRole("listitem").first()).toBeVisible();
  for (const { subject, verb, undone } of acts.slice(-3)) {
    const stays = verb === "star" || undone || subject === acts.pending;
    if (!stays) await expect(row(running.page, subject)).toHaveCount(0);
  }
  return `killed after ${after} ms: ${acts.length} acts acknowledged, each there`;
}

/** Every second time it dies while the parts are being written, which takes a moment only. */
async function snapshotKilled(round) {
  const { page } = running;
  const last = Math.max(0, ...Object.keys(await generations(page)).map(Number));
  const name = `Snapshot ${round}`;
  await importFiles(page, mbox(name, round, 5)); // a snapshot follows an import
  const isWriting = round % 2 === 0 && (await writing(page, last + 1));
  const after = await killAfter(moment(isWriting ? spans.writing : spans.snapshot));
  const left = await generations(running.page);
  const told = await agreed();
  const found = told.batches.flatMap((it) => it.messages).filter((id) => ids(name, 5).has(id));
  expect(found.length, "the import was acknowledged").toBe(5);
  const parts = left[last + 1] ?? 0;
  const isHalf = parts > 0 && parts < Math.max(...Object.values(left));
  halves += isHalf ? 1 : 0;
  return `killed ${after} ms ${isWriting ? "into the writing" : "after the import"}: ${parts} parts written${isHalf ? ", half a snapshot" : ""}`;
}

/** Hears each count that the dialog shows. */
async function watchCounts(page, counted) {
  await page.exposeFunction("acknowledged", (count) => counted.push(count));
  await page.evaluate(() => {
    let last = "";
    new MutationObserver(() => {
      const region = document.querySelector('[role="dialog"] section[aria-label="Progress"], dialog section[aria-label="Progress"]');
      const said = /([\d,]+) of [\d,]+ messages/.exec(region?.textContent ?? "")?.[1];
      if (!said || said === last) return;
      last = said;
      acknowledged(Number(said.replaceAll(",", "")));
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
}

/** Returns a file of mail to the shared address; each prefix has ids of its own. */
function mbox(prefix, round, count) {
  const text = Array.from({ length: count }, (_, n) => made(prefix, round, n).text).join("");
  return { name: `${prefix}.mbox`, mimeType: "application/mbox", buffer: Buffer.from(text) };
}

function made(prefix, round, n) {
  // Older than what is triaged, so that those rows stay at the top.
  const start = prefix === "Triage" ? Date.now() - BASE * 60_000 : Date.UTC(2023, 0, round);
  return message(n, { to: TO, prefix, start });
}

function ids(prefix, count) {
  return new Set(Array.from({ length: count }, (_, n) => message(n, { to: TO, prefix }).id));
}
