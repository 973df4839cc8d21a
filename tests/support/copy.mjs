// The second copy as it lies in the origin's private file system, read from a page.
import { database } from "./journal.mjs";

/** Returns the number of the last entry that the second copy of a page's browser holds; 0 without one. */
export async function copied(page) {
  return page.evaluate(async (name) => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle(name).catch(() => undefined);
    let [last, found] = [-1n, 0];
    for await (const [name, handle] of folder?.entries() ?? []) {
      if (!name.startsWith("journal-")) continue;
      const bytes = new DataView(await (await handle.getFile()).arrayBuffer());
      // Two labels of 512 bytes: mark (8), turn (8), database (16), number of the last entry (4).
      for (const at of [0, 512]) {
        const isOne = bytes.byteLength > at + 512 && bytes.getUint32(at) !== 0;
        const turn = isOne ? bytes.getBigUint64(at + 8, true) : -1n;
        if (turn > last) [last, found] = [turn, bytes.getUint32(at + 32, true)];
      }
    }
    return found;
  }, await database(page));
}

/** Returns the names of the files below the origin's private folder that hold a text. */
export function holding(page, text) {
  return page.evaluate(async (text) => {
    const wanted = new TextEncoder().encode(text);
    const found = [];
    const holds = (bytes) => {
      for (let at = bytes.indexOf(wanted[0]); at >= 0; at = bytes.indexOf(wanted[0], at + 1)) {
        if (wanted.every((it, nth) => bytes[at + nth] === it)) return true;
      }
      return false;
    };
    // One that is written anew may be gone between its name and its bytes.
    const bytesOf = (handle) => handle.getFile().then((it) => it.arrayBuffer()).catch(() => new ArrayBuffer(0));
    const look = async (folder, path) => {
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind === "directory") await look(handle, `${path}${name}/`);
        else if (holds(new Uint8Array(await bytesOf(handle)))) found.push(path + name);
      }
    };
    await look(await navigator.storage.getDirectory(), "");
    return found;
  }, text);
}

/** Returns how many files lie below the origin's private folder. */
export function files(page) {
  return page.evaluate(async () => {
    const count = async (folder) => {
      let sum = 0;
      for await (const handle of folder.values()) sum += handle.kind === "directory" ? await count(handle) : 1;
      return sum;
    };
    return count(await navigator.storage.getDirectory());
  });
}
