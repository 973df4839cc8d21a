// Damages the storage of real Chromium profiles in every way we know of, starts the browser on each,
// and says what a person sees, and how many acts and bodies are lost: a table, one row a fault.
//   SHORT=1 SEED=… ROUNDS=5 ENGINES=LevelDB,SQLite DIST=dist node tests/damage/damage.mjs
// A disk that is really full is tried as root only, on a small file system of its own.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { serve } from "../support/browser.mjs";
import { buildReader } from "../support/journal.mjs";
import { random, seed } from "../support/random.mjs";
import { tally } from "../support/tally.mjs";
import { FAULTS, SHORT_ONES } from "./faults.mjs";
import { fullDisk } from "./full.mjs";
import { beginningKilled, forbidden, later, quota } from "./other.mjs";
import { prepare } from "./profile.mjs";
import { table } from "./table.mjs";
import { tryFault } from "./trying.mjs";

const SHORT = Boolean(process.env.SHORT);
const ROUNDS = Number(process.env.ROUNDS ?? (SHORT ? 1 : 10));
/** What IndexedDB rests on in Chromium, and the switch that asks for it. */
const SQLITE = "features=IdbSqliteBackingStore,IdbSqliteOnDiskRollout";
const ENGINES = { LevelDB: `--disable-${SQLITE}`, SQLite: `--enable-${SQLITE}` };
const wanted = (process.env.ENGINES ?? (SHORT ? "LevelDB" : "LevelDB,SQLite")).split(",");

const chance = random(seed("damage"));
const folder = mkdtempSync(join(tmpdir(), "team-inbox-damage-"));
const server = await serve(resolve(process.env.DIST ?? "dist"));
const results = tally();
const rows = table();
process.on("exit", () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

buildReader();
for (const engine of wanted) {
  const place = { engine, switches: [ENGINES[engine]], folder: mkdtempSync(join(folder, "engine-")), server, chance, rows };
  await results.check(`${engine}: a profile to be damaged`, async () => {
    place.base = await prepare(place);
    return `${place.base.acts} acts, ${place.base.bodies} messages and files`;
  });
  if (place.base) await damage(place);
}
rows.print();
server.stop();
results.end();

async function damage(place) {
  const check = (name, act) => results.check(`${place.engine}: ${name}`, act);
  for (const fault of FAULTS.filter((it) => /cut off/.test(it.name))) {
    for (const copy of SHORT ? SHORT_ONES.get(fault.name) : copiesFor(fault)) {
      await check(`${fault.name}; second copy: ${copy}`, () => tryFault(place, fault, copy));
    }
  }
  return;
  for (const source of ["file", "demo"]) {
    for (let round = 1; round <= ROUNDS; round += 1) await check(`${source === "demo" ? "a first demo" : "a restore"} killed, round ${round}`, () => beginningKilled(place, source, round));
  }
  if (SHORT) return;
  await check("localStorage forbidden", () => forbidden(place));
  await check("an import beyond the quota", () => quota(place));
  if (process.getuid?.() !== 0) return;
  for (let round = 1; round <= ROUNDS; round += 1) await check(`a full disk, round ${round}`, () => fullDisk(place));
}

/** What the second copy holds: nothing, the acts, or the messages too, where a fault takes some of those. */
function copiesFor({ bodies, acts }) {
  if (bodies) return ["none", "acts", "acts and messages"];
  return acts ? ["none", "acts and messages"] : ["none"];
}
