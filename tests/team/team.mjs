// A team on two machines: two browser profiles over a real nats-server behind one origin, begun and stopped here.
//   DIST=dist NATS_SERVER=… node tests/team/team.mjs
// They join, one's workspace becomes the team's, they see each other's acts, one of two who claim the same
// wins and the other is told by name, the server is killed, one goes on without it and comes back, a member
// sends what is not theirs.
import { connect } from "node:net";
import { join } from "node:path";
import { startLog, team } from "../../.ci/team/nats.mjs";
import { digest, frame, go, list, open, row, toolbar } from "../support/app.mjs";
import { expect } from "../support/patience.mjs";
import { tally } from "../support/tally.mjs";
import { isLive, sameOn, stage, state } from "./stage.mjs";

const QUEUE = "#/teams/support/inbox";
const WORKSPACE = "acme";
/** Claims of both at the same time. */
const CLAIMS = 3;
/** What Ann writes while she is offline. */
const SAID = "Not before Monday";

const { home, people, web, link, browsers, complaints, close, ...begun } = await stage(WORKSPACE);
const [ann, ben] = browsers.map(({ context }) => context.pages()[0]);
let { log } = begun;
const results = tally();
/** The conversation that both take. */
let contested;

const stale = (page) => page.getByRole("dialog", { name: "Something happened since" });

try {
  for (const [name, check] of Object.entries({
    "the start offers to join, and the founder moves a workspace to the team": begin,
    "another machine joins and comes to the same state": arrive,
    "what one does the other sees": seen,
    [`of ${CLAIMS} claims by both, one wins each, and the other is told by name`]: claims,
    "without the server what is done is shown, kept through a reload, and said to be not shared": offline,
    "what was killed comes back with everything acknowledged": back,
    "what was done offline is shared; what somebody else was first in is told by name": together,
    "what a member sends as somebody else counts for nobody": hostile,
    "who is not let in any more is told so": removed,
    "no page failed": () => expect(complaints).toEqual([]),
  })) {
    // What comes after a part that failed could not be so.
    if (!(await results.check(name, check))) break;
  }
} finally {
  await close(log);
  results.end();
}

async function begin() {
  await ann.goto(`${web.address}?w=demo`);
  await frame(ann);
  const { seq } = await digest(ann);
  await ann.goto(`${web.address}?w=mine`);
  await ann.getByRole("button", { name: /^Join a team workspace/ }).click();
  await ann.getByRole("textbox", { name: "Invitation" }).fill("no invitation");
  await ann.getByRole("button", { name: "Join", exact: true }).click();
  await expect(ann.getByRole("alert")).toHaveText(/no invitation/);
  // Her browser makes a key, too, and is let in as the others are.
  const invitation = people.invitationWithoutSecret(1);
  expect(invitation).toBe(`${WORKSPACE}.1..founder`);
  await ann.getByRole("textbox", { name: "Invitation" }).fill(link(invitation));
  await ann.getByRole("button", { name: "Join", exact: true }).click();
  const code = ann.getByRole("textbox", { name: "Your code" });
  await expect(code).toHaveValue(/^1\.U[A-Z2-7]{55}$/);
  expect(people.admit(await code.inputValue())).toBe(1);
  await log.reload();
  await ann.getByRole("button", { name: /^Move “Demo” to the team/ }).click();
  await frame(ann);
  await isLive(ann);
  expect((await same()).seq, "all of it came").toBeGreaterThanOrEqual(seq);
  return `${seq} entries`;
}

async function arrive() {
  // His browser makes a key: what he is sent holds no secret, nor does what he sends back.
  await ben.goto(link(people.invitationWithoutSecret(2)));
  await ben.getByRole("button", { name: "Join", exact: true }).click();
  const code = ben.getByRole("textbox", { name: "Your code" });
  await expect(code).toHaveValue(/^2\.U[A-Z2-7]{55}$/);
  await expect(ben.getByText(/does not let you in/)).toBeVisible();
  const made = await code.inputValue();
  await ben.reload();
  await expect(code, "it is the same key").toHaveValue(made);
  expect(people.admit("2.UNO")).toBeUndefined();
  expect(people.admit(made)).toBe(2);
  await log.reload();
  const began = Date.now();
  await frame(ben);
  await isLive(ben);
  await expect(ben.getByRole("button", { name: /^Acting as Ben/ })).toBeVisible();
  await expect(ann.getByRole("button", { name: /^Acting as Ann/ })).toBeVisible();
  const took = Date.now() - began;
  await same();
  // Bodies came along.
  await go(ben, QUEUE);
  await open(ben, /Refund for order 1043/);
  await expect(ben.getByText("cracked housing").filter({ visible: true }).first()).toBeVisible();
  return `${took} ms`;
}

async function seen() {
  await go(ann, QUEUE);
  await expect(row(ann, /Refund for order 1043/)).toBeVisible();
  await expect(toolbar(ben)).toBeVisible();
  const began = Date.now();
  await ben.keyboard.press("i");
  await expect(row(ann, /Refund for order 1043/)).toHaveCount(0);
  const took = Date.now() - began;
  await same();
  return `${took} ms`;
}

async function claims() {
  const wins = { Ann: 0, Ben: 0 };
  const rows = list(ann).getByRole("listitem");
  for (let nth = 0; nth < CLAIMS; nth += 1) {
    await go(ann, QUEUE);
    await same();
    const place = new URL(await rows.first().getByRole("link").getAttribute("href"), ann.url()).hash;
    for (const page of [ann, ben]) {
      await go(page, place);
      await expect(toolbar(page)).toBeVisible();
      await page.evaluate(() => document.activeElement?.blur?.());
    }
    // What one does is at the other within milliseconds: the server answers once both have asked.
    log.nodes[0].hold();
    await Promise.all([ann, ben].map((page) => page.keyboard.press("i")));
    await Promise.all([ann, ben].map(hasActed));
    log.nodes[0].goOn();
    const [told] = await Promise.race([ann, ben].map(async (page) => (await stale(page).waitFor({ timeout: 15_000 }), [page])));
    const [winner, loser] = told === ann ? ["Ben", ann] : ["Ann", ben];
    await expect(stale(loser)).toContainText(new RegExp(`${winner}[^.]* took it`));
    await stale(loser).getByRole("button", { name: "Cancel" }).click();
    wins[winner] += 1;
  }
  await same();
  return `Ann won ${wins.Ann}, Ben ${wins.Ben}`;
}

/** Waits until a page has sent what a key asked for. One with nothing to do may wait for an idle moment for seconds. */
function hasActed(page) {
  return page.evaluate(() => new Promise((done) => setTimeout(() => requestIdleCallback(done, { timeout: 500 }), 200)));
}

async function offline() {
  await go(ann, QUEUE);
  await expect(list(ann).getByRole("listitem").first()).toBeVisible();
  await same();
  contested = new URL(await list(ann).getByRole("listitem").first().getByRole("link").getAttribute("href"), ann.url()).hash;
  await log.stop("SIGKILL");
  for (const page of [ann, ben]) await expect(state(page)).toHaveText("Offline");
  // What was only looked at may have been shared until now.
  const before = await digest(ann);
  await go(ann, contested);
  await expect(toolbar(ann)).toBeVisible();
  await ann.getByRole("button", { name: "Comment", exact: true }).click();
  await ann.getByRole("textbox", { name: "Comment" }).fill(SAID);
  await ann.keyboard.press("Control+Enter");
  await expect(ann.getByRole("article", { name: /^Comment by Ann/ })).toContainText(SAID);
  await expect(state(ann)).toHaveText("Offline: 1 act not yet shared");
  // What she takes leaves the queue, and she is led on to the next.
  await ann.keyboard.press("i");
  await expect(state(ann)).toHaveText("Offline: 2 acts not yet shared");
  // Pages that come now show what they have.
  for (const page of [ann, ben]) {
    await page.reload();
    await frame(page);
  }
  await expect(state(ben)).toHaveText("Offline");
  await expect(state(ann)).toHaveText("Offline: 2 acts not yet shared");
  await go(ann, contested);
  await expect(ann.getByRole("article", { name: /^Comment by Ann/ })).toContainText(SAID);
  // What is done last can be taken back, and nobody has seen it.
  await ann.keyboard.press("s");
  await expect(state(ann)).toHaveText("Offline: 3 acts not yet shared");
  await ann.keyboard.press("z");
  await expect(state(ann)).toHaveText("Offline: 2 acts not yet shared");
  expect((await digest(ann)).seq).toBe(before.seq);
  // Her browser stays away, until somebody else has done the same.
  await ann.goto("about:blank");
}

async function back() {
  const before = await digest(ben);
  log = await startLog(people, log);
  const began = Date.now();
  await isLive(ben);
  const took = Date.now() - began;
  expect(await digest(ben)).toEqual(before);
  await go(ben, contested);
  await expect(toolbar(ben)).toBeVisible();
  await ben.keyboard.press("i");
  await expect.poll(async () => (await digest(ben)).seq).toBeGreaterThan(before.seq);
  await expect(state(ben)).toHaveText("Live");
  return `live after ${took} ms`;
}

async function together() {
  await ann.goto(`${web.address}?w=team-${WORKSPACE}${contested}`);
  await frame(ann);
  const overtaken = ann.getByRole("dialog", { name: "Not done: somebody was first" });
  await expect(overtaken).toContainText(/Ben[^.]* took it first/, { timeout: 30_000 });
  await isLive(ann);
  // What was written is there for both, once. What he took has left the queue, and he was led on.
  await go(ben, contested);
  await expect(ben.getByRole("article", { name: /^Comment by Ann/ })).toContainText(SAID);
  await expect(ben.getByRole("article", { name: /^Comment by Ann/ })).toHaveCount(1);
  // It stays until she has said what becomes of it.
  await overtaken.getByRole("button", { name: "Close" }).click();
  await ann.reload();
  await frame(ann);
  await ann.getByRole("button", { name: "1 act was not done" }).click();
  await overtaken.getByRole("button", { name: "Do it anyway" }).click();
  await expect(overtaken).toBeHidden();
  await expect(ann.getByRole("button", { name: "1 act was not done" })).toHaveCount(0);
  await same();
}

/** Sends by hand, with the secret of Cleo, what says to be by Ann: where it is sent to, and in what the server is to say of it. */
async function hostile() {
  const { seq } = await same();
  people.invite(3);
  await log.reload();
  const { secret } = team(join(home, "team")).people[3];
  // Something that Ann has done, once more; with what makes an answer of the server, were it believed.
  const hers = (await log.since(0)).findLast((it) => it.by === 1).bytes;
  const forged = `NATS/1.0 503 Gone\r\nNats-Subject: inbox.${WORKSPACE}.journal.1\r\nNats-Sequence: 1\r\n`;
  const mail = (subject, body, expected) => {
    const head = `${forged}Nats-Expected-Last-Sequence: ${expected}\r\n\r\n`;
    return [`HPUB ${subject} _INBOX_${WORKSPACE}-3.x ${head.length} ${head.length + body.length}\r\n${head}`, body, "\r\n"];
  };
  const said = await new Promise((done, fail) => {
    const socket = connect(log.port, "127.0.0.1");
    let heard = "";
    socket.on("error", fail);
    socket.write(`CONNECT ${JSON.stringify({ verbose: false, headers: true, user: `${WORKSPACE}-3`, pass: secret })}\r\nSUB _INBOX_${WORKSPACE}-3.x 1\r\n`);
    for (const [subject, at] of [["inbox.acme.journal.1", seq], ["inbox.acme.journal.0", seq], ["$JS.API.STREAM.PURGE.J_acme", seq], ["inbox.acme.journal.3", seq]]) {
      for (const part of mail(subject, hers, at)) socket.write(part);
    }
    socket.setEncoding("utf8").on("data", (text) => {
      heard += text;
      if (/"seq":/.test(heard)) done((socket.destroy(), heard));
    });
    setTimeout(() => done((socket.destroy(), heard)), 5_000).unref();
  });
  expect(said.match(/Permissions Violation/g)?.length, "as Ann, as the founder, as the operator").toBe(3);
  for (const page of [ann, ben]) await expect.poll(async () => (await digest(page)).seq).toBe(seq + 1);
  await same();
  await go(ann, "#/settings/data");
  await expect(ann.getByText(/1 entry does not count/)).toBeVisible();
  // Work goes on behind it.
  await go(ben, QUEUE);
  await list(ben).getByRole("listitem").first().getByRole("link").click();
  await expect(toolbar(ben)).toBeVisible();
  await ben.keyboard.press("i");
  await expect.poll(async () => (await digest(ann)).seq).toBe(seq + 2);
  await same();
}

async function removed() {
  people.remove(2);
  await log.reload();
  await expect(state(ben)).toHaveText(/does not let you in/, { timeout: 30_000 });
  await isLive(ann);
}

/** Waits until all who have joined have come to the same; returns that. */
function same() {
  return sameOn([ann, ben].filter((it) => it.url().includes("team-")));
}
