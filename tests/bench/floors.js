// The least that each kind of work can cost: bytes in IndexedDB, columns in memory, bare elements.
import { conversation } from "./synthetic.js";

const asked = (request) =>
  new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });

async function fresh() {
  await asked(indexedDB.deleteDatabase("bench-floor"));
  const opening = indexedDB.open("bench-floor", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("records", { autoIncrement: true });
  const database = await asked(opening);
  // Else one that was not closed would keep the next from beginning, for ever.
  database.onversionchange = () => database.close();
  return database;
}

function put(database, bytes, durability) {
  return new Promise((done, fail) => {
    const transaction = database.transaction("records", "readwrite", { durability });
    transaction.oncomplete = done;
    transaction.onerror = () => fail(transaction.error);
    transaction.objectStore("records").put(bytes);
  });
}

export const floors = {
  /** B1: messages packed into blobs of 1,000. */
  async blobs(count) {
    const database = await fresh();
    const encoder = new TextEncoder();
    let spent = 0;
    for (let from = 0; from < count; from += 1000) {
      const rows = Array.from({ length: Math.min(1000, count - from) }, (_, it) => conversation(from + it));
      const bytes = encoder.encode(JSON.stringify(rows));
      const start = performance.now();
      await put(database, bytes, "relaxed");
      spent += performance.now() - start;
    }
    database.close();
    return spent;
  },
  /** B5, B6: one record of 200 bytes. */
  async puts(times, durability) {
    const database = await fresh();
    const samples = [];
    for (let nth = 0; nth < times; nth += 1) {
      const start = performance.now();
      await put(database, new Uint8Array(200), durability);
      samples.push(performance.now() - start);
    }
    database.close();
    return samples;
  },
  /** B7: a filter over typed columns. */
  columns(count, times) {
    const [team, flags] = [new Uint8Array(count).fill(1), new Uint8Array(count).fill(1)];
    const rows = new Uint32Array(count);
    return Array.from({ length: times }, () => {
      const start = performance.now();
      let found = 0;
      for (let at = 0; at < count; at += 1) if (team[at] === 1 && flags[at] & 1) rows[found++] = at;
      if (found < 0) throw new Error("never");
      return performance.now() - start;
    });
  },
  /** B18: a message between two pages' worth of channels. */
  async channel(times) {
    const [one, other] = [new BroadcastChannel("bench"), new BroadcastChannel("bench")];
    const samples = [];
    for (let nth = 0; nth < times; nth += 1) {
      const start = performance.now();
      const heard = new Promise((done) => (other.onmessage = done));
      one.postMessage(null);
      await heard;
      samples.push(performance.now() - start);
    }
    one.close();
    other.close();
    return samples;
  },
  /** B4: bare elements; the key takes the first row away, at once or after a strict commit. */
  async list(count, isStored) {
    const database = isStored ? await fresh() : undefined;
    const rows = Array.from({ length: count }, (_, n) => conversation(n)).reverse();
    const list = Object.assign(document.createElement("ul"), { ariaLabel: "Conversations" });
    list.setAttribute("aria-label", "Conversations");
    const items = Array.from({ length: 20 }, () => list.appendChild(document.createElement("li")));
    let first = 0;
    const paint = () => {
      for (const [at, item] of items.entries()) {
        const it = rows[first + at];
        item.setAttribute("aria-setsize", rows.length - first);
        item.textContent = `${it.from} ${it.subject} ${it.snippet}`;
      }
    };
    paint();
    document.getElementById("stage").replaceChildren(list);
    floors.hear = async ({ key }) => {
      if (key !== "e") return;
      if (database) await put(database, new Uint8Array(200), "strict");
      first += 1;
      paint();
    };
    addEventListener("keydown", floors.hear);
  },
  unlist() {
    removeEventListener("keydown", floors.hear);
    document.getElementById("stage").replaceChildren();
  },
};
