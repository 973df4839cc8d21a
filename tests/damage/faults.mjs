// What may happen to the storage of a browser, done to a profile that is closed, or through a raw
// connection from a page of the same origin that is not the app.
import { readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";

/** Runs a function in a page of the origin on which the app does not run. */
export async function raw(page, address, act, argument) {
  await page.goto(new URL("icon.svg", address).href);
  return page.evaluate(act, argument);
}

/** Runs in the page: takes the second copy of the workspace away. */
export const removeCopy = async () => {
  const folder = await navigator.storage.getDirectory();
  await folder.removeEntry("team-inbox~demo", { recursive: true }).catch(() => {});
};

/** Runs in the page: takes the messages in it away, and has them copied no more. */
export const removeCopiedMessages = async () => {
  const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle("team-inbox~demo");
  await folder.removeEntry("bodies", { recursive: true });
  const opening = indexedDB.open("team-inbox~demo");
  const database = await new Promise((done) => (opening.onsuccess = () => done(opening.result)));
  const writing = database.transaction("meta", "readwrite");
  writing.objectStore("meta").delete("fact:copy-bodies");
  await new Promise((done) => (writing.oncomplete = done));
  database.close();
};

/** Runs in the page: the database is gone, as when a browser drops it. */
const vanish = () =>
  new Promise((done, fail) => {
    const deleting = indexedDB.deleteDatabase("team-inbox~demo");
    deleting.onsuccess = () => done();
    deleting.onerror = () => fail(deleting.error);
  });

/** Runs in the page: opens the database and does something to it in one transaction. */
export const inDatabase = async ({ what, value }) => {
  const asked = (request) =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const database = await asked(indexedDB.open("team-inbox~demo"));
  const names = ["journal", "snapshots", "bodies", "texts", "meta"];
  const tx = database.transaction(names, "readwrite");
  const [journal, snapshots, bodies, , meta] = names.map((it) => tx.objectStore(it));
  const flipped = (bytes) => {
    const it = bytes.slice();
    it[it.length - 1] ^= 1;
    return it;
  };
  const last = (await asked(journal.getAllKeys())).at(-1);
  const acts = {
    headGone: () => meta.delete("head"),
    headDamaged: () => meta.put(new Uint8Array(7), "head"),
    headLags: async () => {
      const head = (await asked(meta.get("head"))).slice();
      new DataView(head.buffer).setUint32(0, last - 5, true);
      meta.put(head, "head");
    },
    allFactsGone: () => meta.clear(),
    snapshotsGone: () => snapshots.clear(),
    entryDamaged: async () => journal.put(flipped(await asked(journal.get(value))), value),
    entriesGone: () => journal.delete(IDBKeyRange.lowerBound(last - value + 1)),
    cut: async () => {
      // As if the last transactions had never been: the head says so too.
      const record = await asked(journal.get(last - value));
      journal.delete(IDBKeyRange.lowerBound(last - value + 1));
      const head = new Uint8Array(20);
      new DataView(head.buffer).setUint32(0, last - value, true);
      head.set(record.slice(16, 32), 4);
      meta.put(head, "head");
      for (const it of ["snapshots"]) meta.delete(it);
      snapshots.clear();
    },
    bodiesFlipped: async () => {
      for (const key of (await asked(bodies.getAllKeys())).slice(0, value)) bodies.put(flipped(await asked(bodies.get(key))), key);
    },
    bodiesGone: async () => {
      for (const key of (await asked(bodies.getAllKeys())).slice(0, value)) bodies.delete(key);
    },
    append: async () => {
      journal.put(Uint8Array.fromHex(value.record), value.seq);
      meta.put(Uint8Array.fromHex(value.head), "head");
    },
  };
  await acts[what]();
  await new Promise((done, fail) => {
    tx.oncomplete = done;
    tx.onabort = () => fail(tx.error);
  });
  database.close();
  return last;
};

/**
 * Cuts bytes off the end of what the database has written last: LevelDB's log; SQLite's, or its one file where
 * a clean end has emptied that.
 */
const cut = (bytes) => (profile, engine) => {
  const isLog = (it) => (engine === "SQLite" ? it.endsWith("-wal") : it.endsWith(".log"));
  const all = walk(join(profile, "Default", "IndexedDB")).filter((it) => statSync(it).size > bytes);
  const [log] = [...all.filter(isLog), ...(engine === "SQLite" ? all.filter((it) => !isLog(it)).sort(larger) : [])];
  if (!log) throw new Error(`no log of ${engine}`);
  truncateSync(log, statSync(log).size - bytes);
};

const larger = (one, other) => statSync(other).size - statSync(one).size;

/** Removes all files of large values: packs of bodies, parts of snapshots, batches of imports. */
function removeLarge(profile) {
  const all = walk(join(profile, "Default", "IndexedDB"));
  for (const it of all.filter((it) => it.includes(".indexeddb.blob") || /\/[0-9a-f]+$/.test(it))) rmSync(it);
}

/** Removes everything that localStorage keeps. */
function removeLocalStorage(profile) {
  rmSync(join(profile, "Default", "Local Storage"), { recursive: true, force: true });
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((it) =>
    it.isDirectory() ? walk(join(folder, it.name)) : [join(folder, it.name)],
  );
}

const does = (what, value) => ({ what, value });
const END = /record of where the stored data ends/;
const LOST = /has lost data/;
const UNREAD = /cannot be read/;
const GONE = /damaged or gone/;

/**
 * Each fault: how it is done, what must be `said` at the start or what Check says, and how many acts and
 * bodies may be lost at most where no second copy holds them. A database that `mayTakeNothing` is left for a new one.
 */
export const FAULTS = [
  { name: "nothing" },
  { name: "head record gone", inDatabase: [does("headGone")], ends: END },
  { name: "head record damaged", inDatabase: [does("headDamaged")], ends: END },
  { name: "head record of earlier", inDatabase: [does("headLags")], ends: END },
  { name: "all small facts gone", inDatabase: [does("allFactsGone")], ends: END },
  { name: "snapshot parts gone", inDatabase: [does("snapshotsGone")] },
  { name: "entry damaged under a snapshot", inDatabase: [does("entryDamaged", 30)], checked: /one is damaged/, acts: 1 },
  { name: "entry damaged, no snapshot", inDatabase: [does("entryDamaged", 30), does("snapshotsGone")], said: UNREAD, acts: 1 },
  { name: "last 3 entries gone, head whole", inDatabase: [does("entriesGone", 3)], said: UNREAD, acts: 3 },
  { name: "a byte flipped in a pack of bodies", inDatabase: [does("bodiesFlipped", 1)], checked: GONE, bodies: 1 },
  { name: "two packs of bodies gone", inDatabase: [does("bodiesGone", 2)], checked: GONE, bodies: Infinity },
  { name: "files of large values gone", onDisk: removeLarge, checked: GONE, bodies: Infinity },
  { name: "10 bytes cut off the database's log", onDisk: cut(10), mayTakeNothing: true, acts: Infinity, bodies: Infinity },
  { name: "4,000 bytes cut off the database's log", onDisk: cut(4_000), mayTakeNothing: true, acts: Infinity, bodies: Infinity },
  { name: "journal cut by 5", inDatabase: [does("cut", 5)], said: LOST, acts: 5 },
  { name: "journal cut by 5, localStorage gone", inDatabase: [does("cut", 5)], onDisk: removeLocalStorage, said: LOST, acts: 5 },
  { name: "database deleted", inPage: vanish, said: LOST, acts: Infinity, bodies: Infinity },
];

/** Those of a minute, and with which second copies they are tried. */
export const SHORT_ONES = new Map([
  ["head record gone", ["none"]],
  ["entry damaged under a snapshot", ["acts and messages"]],
  ["a byte flipped in a pack of bodies", ["none"]],
  ["two packs of bodies gone", ["acts and messages"]],
  ["journal cut by 5, localStorage gone", ["none"]],
  ["database deleted", ["acts and messages"]],
]);
