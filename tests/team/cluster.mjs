// A team whose log is on three servers: the one that leads is killed while both write, and comes back.
//   DIST=dist NATS_SERVER=… node tests/team/cluster.mjs
import { frame, go, open, toolbar } from "../support/app.mjs";
import { expect } from "../support/patience.mjs";
import { tally } from "../support/tally.mjs";
import { isLive, sameOn, stage } from "./stage.mjs";

const QUEUE = "#/teams/support/inbox";
/** So many comments each of them writes; the server that leads is killed after so many. */
const COMMENTS = 6;
const KILLED_AFTER = 2;

const { people, log, web, link, browsers, complaints, close } = await stage("acme", 3);
const writers = browsers.map(({ context }, at) => ({ name: ["Ann", "Ben"][at], page: context.pages()[0], written: 0 }));
const pages = writers.map((it) => it.page);
const results = tally();
let killed;

const said = (name, nth) => `${name} says ${nth}.`;
const comment = (page, name, text) => page.getByRole("article", { name: new RegExp(`^Comment by ${name}`) }).filter({ hasText: text });

try {
  for (const [name, check] of Object.entries({
    "a team begins on three servers, and another machine joins": begin,
    "the server that leads is killed while both write: no comment is lost, none is there twice": fall,
    "the server comes back, and another one may go": rise,
    "no page failed": () => expect(complaints).toEqual([]),
  })) {
    if (!(await results.check(name, check))) break;
  }
} finally {
  await close();
  results.end();
}

async function begin() {
  const invitations = [1, 2].map((it) => link(people.invite(it)));
  await log.reload();
  const [ann, ben] = pages;
  await ann.goto(`${web.address}?w=demo`);
  await frame(ann);
  await ann.goto(invitations[0]);
  await ann.getByRole("button", { name: "Join", exact: true }).click();
  await ann.getByRole("button", { name: /^Move “Demo” to the team/ }).click();
  await frame(ann);
  await ben.goto(invitations[1]);
  await ben.getByRole("button", { name: "Join", exact: true }).click();
  await frame(ben);
  for (const page of pages) {
    await isLive(page);
    await go(page, QUEUE);
    await open(page, /Refund for order 1043/);
    await expect(toolbar(page)).toBeVisible();
  }
  const { seq } = await sameOn(pages);
  return `${seq} entries`;
}

async function fall() {
  const before = await sameOn(pages);
  let began;
  const kill = async () => {
    await expect.poll(() => Math.min(...writers.map((it) => it.written)), { timeout: 30_000 }).toBeGreaterThanOrEqual(KILLED_AFTER);
    killed = await log.leader();
    await killed.stop("SIGKILL");
    began = Date.now();
  };
  await Promise.all([...writers.map((it) => write(it, COMMENTS)), kill()]);
  const wrote = Date.now() - began;
  for (const page of pages) await isLive(page);
  const shared = Date.now() - began;
  await areThereOnce(COMMENTS);
  const { seq } = await sameOn(pages);
  expect(seq - before.seq, "each is an entry").toBeGreaterThanOrEqual(2 * COMMENTS);
  return `${killed.name} led; both wrote on, for ${wrote} ms, and all was shared after ${shared} ms`;
}

async function rise() {
  killed.start();
  await expect.poll(() => log.isWhole(), { timeout: 30_000 }).toBe(true);
  const next = await log.leader();
  await next.stop("SIGKILL");
  await Promise.all(writers.map((it) => write(it, COMMENTS + 1)));
  for (const page of pages) await isLive(page);
  await areThereOnce(COMMENTS + 1);
  await sameOn(pages);
  return `${next.name} led`;
}

/** Writes comments until there are so many; each is one once its author sees it. */
async function write(writer, upTo) {
  const { page, name } = writer;
  while (writer.written < upTo) {
    const text = said(name, writer.written + 1);
    await page.getByRole("button", { name: "Comment", exact: true }).click();
    await page.getByRole("textbox", { name: "Comment" }).fill(text);
    await page.getByRole("form", { name: "Comment" }).getByRole("button", { name: "Comment", exact: true }).click();
    await expect(comment(page, name, text)).toBeVisible({ timeout: 30_000 });
    writer.written += 1;
  }
}

/** Both see every comment of both, once. */
async function areThereOnce(count) {
  const all = writers.flatMap(({ name }) => Array.from({ length: count }, (_, nth) => said(name, nth + 1)));
  for (const page of pages) {
    await expect.poll(() => shown(page), { timeout: 30_000 }).toEqual(all.sort());
  }
}

/** Returns what is written in the comments of a page, in order of their letters. */
async function shown(page) {
  // What is earlier is folded.
  const earlier = page.getByRole("button", { name: /^\d+ earlier entr/ });
  while (await earlier.isVisible()) await earlier.click();
  const texts = await page.getByRole("article", { name: /^Comment by/ }).allInnerTexts();
  return texts.flatMap((it) => it.match(/\w+ says \d+\./g) ?? []).sort();
}
