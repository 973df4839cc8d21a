// Another build, cheaply: a copy of one in which every file is another by a few bytes that mean nothing,
// under names and with a seal that say so, as a build makes them.
import { cpSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, seal, stampWorker } from "../../.ci/seal.mjs";

/** A custom section of a wasm module: it is read by nobody. */
const SECTION = Buffer.from([0, 6, 5, ...Buffer.from("again")]);
const HASHES = /-([0-9a-f]{12,16})(_bg)?\.\w+$/;

/** Makes another build out of one; returns its hash. */
export function rebuild(from, to) {
  cpSync(from, to, { recursive: true, filter: (it) => !it.endsWith(".br") });
  const renamed = new Map();
  for (const name of readdirSync(to)) {
    const path = join(to, name);
    if (name.endsWith(".wasm")) writeFileSync(path, Buffer.concat([readFileSync(path), SECTION]));
    else if (/\.(css|js|mjs)$/.test(name)) writeFileSync(path, `${readFileSync(path)}/* again */\n`);
    else if (name === "demo.txt") writeFileSync(path, `${readFileSync(path)}# again\n`);
    const [, hash] = HASHES.exec(name) ?? [];
    if (hash) renamed.set(hash, hashOf(hash).slice(0, hash.length));
  }
  const inOther = (text) => [...renamed].reduce((it, [old, other]) => it.replaceAll(old, other), text);
  for (const name of readdirSync(to)) {
    const path = join(to, name);
    // A module of wasm names the script that it belongs to. The names are as long as before.
    if (/\.(html|js|mjs|wasm)$/.test(name)) writeFileSync(path, inOther(readFileSync(path, "latin1")), "latin1");
    renameSync(path, join(to, inOther(name)));
  }
  stampWorker(to);
  return seal(to);
}
