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

/** Returns the files of IndexedDB in a profile: those of LevelDB, and those of large values. */
export function files(profile) {
  const root = join(profile, "Default", "IndexedDB");
  const all = walk(root);
  return {
    logs: all.filter((it) => it.endsWith(".log")),
    large: all.filter((it) => it.includes(".indexeddb.blob")),
  };
}

/** Cuts bytes off the end of LevelDB's log. */
export function cutLog(profile, bytes) {
  const [log] = files(profile).logs.sort((one, other) => statSync(other).size - statSync(one).size);
  truncateSync(log, statSync(log).size - bytes);
}

/** Removes all files of large values: packs of bodies, parts of snapshots, batches of imports. */
export function removeLarge(profile) {
  const { large } = files(profile);
  for (const it of large) rmSync(it);
  return large.length;
}

/** Removes everything that localStorage keeps. */
export function removeLocalStorage(profile) {
  rmSync(join(profile, "Default", "Local Storage"), { recursive: true, force: true });
}

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((it) =>
    it.isDirectory() ? walk(join(folder, it.name)) : [join(folder, it.name)],
  );
}
