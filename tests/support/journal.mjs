// Takes the journal out of a browser and has it read by the project's own code (inspect.rs): the
// hash chain, what each batch brought, how every conversation and mailbox stands.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const root = new URL("../..", import.meta.url).pathname;
const target = process.env.CARGO_TARGET_DIR ?? join(root, "target");

/** Builds the reader; quick when it is there. */
export function buildReader() {
  run("cargo", ["build", "--quiet", "--locked", "--example", "inspect"]);
}

/** Returns the name of the database of the workspace that is open in a page; its second copy has the same. */
export function database(page) {
  return page.evaluate(() => {
    const open = localStorage.getItem("team-inbox.workspace") ?? "mine";
    return open === "mine" ? "team-inbox" : `team-inbox~${open}`;
  });
}

/** Returns what the journal of a page's browser comes to. */
export async function inspect(page) {
  const { journal, packs } = await page.evaluate(read, await database(page));
  const folder = mkdtempSync(join(tmpdir(), "team-inbox-"));
  try {
    const dump = join(folder, "dump");
    writeFileSync(dump, Buffer.concat([number(journal.length), ...journal.flatMap(entry), ...packs.flatMap(pack)]));
    return JSON.parse(run(join(target, "debug/examples/inspect"), [dump]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Returns the record that a later build would append after a head, and the head then, in hexadecimal. */
export function laterEntry(head) {
  return JSON.parse(run(join(target, "debug/examples/inspect"), ["--later", head]));
}

/** Returns the generations of snapshots of which parts are stored, and how many parts each has. */
export async function generations(page) {
  const parts = {};
  for (const key of await page.evaluate(snapshotKeys, [await database(page)])) parts[parseInt(key, 16)] = (parts[parseInt(key, 16)] ?? 0) + 1;
  return parts;
}

/** Waits until the first part of a generation is stored; tells whether that happened. */
export async function writing(page, generation) {
  const prefix = generation.toString(16).padStart(8, "0");
  return (await page.evaluate(snapshotKeys, [await database(page), prefix])).some((it) => it.startsWith(prefix));
}

/** Runs in the page: the keys of the parts of snapshots, some of `prefix` among them if that is to be waited for. */
async function snapshotKeys([name, prefix]) {
  const asked = (request) =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const database = await asked(indexedDB.open(name));
  const read = () => asked(database.transaction("snapshots").objectStore("snapshots").getAllKeys());
  const end = performance.now() + 5_000;
  let keys = await read();
  while (prefix && !keys.some((it) => it.startsWith(prefix)) && performance.now() < end) keys = await read();
  database.close();
  return keys;
}

const entry = ([seq, record]) => {
  const bytes = Buffer.from(record, "base64");
  return [number(seq), number(bytes.length), bytes];
};
const pack = ([key, length]) => [Buffer.from(key, "hex"), number(length)];

function number(it) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(it);
  return bytes;
}

function run(command, args) {
  return execFileSync(command, args, { cwd: root, encoding: "utf8", maxBuffer: 2 ** 30 });
}

/** Runs in the page: the records of the journal, and the packs of bodies with their lengths. */
async function read(name) {
  const asked = (request) =>
    new Promise((done, fail) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => fail(request.error);
    });
  const database = await asked(indexedDB.open(name));
  const stores = database.transaction(["journal", "bodies"]);
  const [journal, bodies] = [stores.objectStore("journal"), stores.objectStore("bodies")];
  const numbers = await asked(journal.getAllKeys());
  const records = await asked(journal.getAll());
  const packs = [];
  for (const key of await asked(bodies.getAllKeys())) {
    // A checksum of 16 bytes stands before the messages.
    packs.push([key, (await asked(bodies.get(key))).length - 16]);
  }
  database.close();
  return { journal: numbers.map((seq, at) => [seq, records[at].toBase64()]), packs };
}
