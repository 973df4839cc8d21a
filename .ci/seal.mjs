// Gives a build its hash and lists its files for public/service-worker.js. The hash stands in the page, and
// behind the names of files that have none of their own, so that no cache ever mixes two builds.
//   node .ci/seal.mjs DIRECTORY     does it again, for a build of which files were changed
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Returns sixteen digits that say what is in files. */
export const hashOf = (...contents) => contents.reduce((hash, it) => hash.update(it), createHash("sha256")).digest("hex").slice(0, 16);

/** Files that the page asks for with the hash of the build: boot.mjs and browser/fetch.rs add it. */
const STAMPED = /^(boot|glimpse|language|offline)\.mjs$|\.txt$/;
/** Files that are asked for with the hash of the worker's: public/worker.mjs adds it. */
const OF_WORKER = /^worker(_bg)?\.(mjs|js|wasm)$/;
const SERVICE_WORKER = "service-worker.js";

/** Trunk gives the worker's files no hash in their names, so the page asks for them with one in the query. */
export function stampWorker(directory) {
  const version = hashOf(...["worker.mjs", "worker.js", "worker_bg.wasm"].map((it) => readFileSync(join(directory, it))));
  const page = join(directory, "index.html");
  const stamped = readFileSync(page, "utf8").replace(/worker\.mjs(\?\w*)?"/, `worker.mjs?${version}"`);
  if (!stamped.includes(version)) throw new Error("index.html does not name worker.mjs");
  writeFileSync(page, stamped);
}

/** Writes the hash of a build into its page, and its list of files into its service worker; returns the hash. */
export function seal(directory) {
  const read = (name) => readFileSync(join(directory, name));
  const page = read("index.html").toString().replace(/ data-build="\w*"/, "").replace(/boot\.mjs\?\w*"/, 'boot.mjs"');
  const worker = fill(read(SERVICE_WORKER).toString(), "", []);
  const [, workers] = /data-worker="[^"?]*\?(\w+)"/.exec(page);

  const names = readdirSync(directory, { recursive: true }).filter((it) => isHeld(directory, it)).sort();
  const rest = names.filter((it) => it !== "index.html");
  const build = hashOf(page, worker, ...rest.flatMap((it) => [it, read(it)]));
  const sealed = page.replace('<meta name="boot"', `$& data-build="${build}"`).replace('boot.mjs"', `boot.mjs?${build}"`);
  writeFileSync(join(directory, "index.html"), sealed);

  const address = (name) => {
    if (name === "index.html") return "./";
    if (STAMPED.test(name)) return `${name}?${build}`;
    return OF_WORKER.test(name) ? `${name}?${workers}` : name;
  };
  const integrity = (name) => `sha256-${createHash("sha256").update(read(name)).digest("base64")}`;
  writeFileSync(join(directory, SERVICE_WORKER), fill(worker, build, names.map((it) => [address(it), integrity(it)])));
  return build;
}

function fill(worker, build, files) {
  return worker
    .replace(/^const BUILD = .*$/m, `const BUILD = ${JSON.stringify(build)};`)
    .replace(/^const FILES = .*$/m, `const FILES = ${JSON.stringify(files)};`);
}

function isHeld(directory, name) {
  return !name.endsWith(".br") && name !== SERVICE_WORKER && statSync(join(directory, name)).isFile();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(seal(process.argv[2]));
