// Puts the built app and the bench's own page side by side, so that both have one origin and one database.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { join, resolve } from "node:path";

const HERE = new URL(".", import.meta.url).pathname;
const ROOT = resolve(HERE, "../..");
const TARGET = "wasm32-unknown-unknown";

/** The profiles of cargo that our module is built by: what the page does is weighed for bytes, what the worker does is
 *  not, so each row runs as what it measures is built. */
const PROFILES = { page: "release", worker: "worker" };

/** Returns the folder that is to be served, with our module built as so many of these. */
export function build(dist, names = Object.keys(PROFILES)) {
  const out = join(HERE, "out");
  rmSync(out, { recursive: true, force: true });
  mkdirSync(join(out, "bench"), { recursive: true });
  const built = resolve(ROOT, dist);
  for (const name of readdirSync(built)) symlinkSync(join(built, name), join(out, name));

  for (const name of names) {
    const profile = PROFILES[name];
    run("cargo", ["build", "--locked", "--profile", profile, "--target", TARGET, "--bin", "bench"]);
    const target = process.env.CARGO_TARGET_DIR ?? join(ROOT, "target");
    const wasm = join(target, TARGET, profile, "bench.wasm");
    run("wasm-bindgen", ["--target", "web", "--no-typescript", "--out-name", name, "--out-dir", join(out, "bench"), wasm]);
  }

  if (!isSame(join(HERE, "package-lock.json"), join(HERE, "node_modules/.lock"))) {
    run("npm", ["ci", "--prefix", HERE, "--no-audit", "--no-fund", "--loglevel=error"]);
    copyFileSync(join(HERE, "package-lock.json"), join(HERE, "node_modules/.lock"));
  }
  const esbuild = join(HERE, "node_modules/.bin/esbuild");
  run(esbuild, [join(HERE, "peers.jsx"), "--bundle", "--minify", "--jsx=automatic", "--format=esm", "--log-level=warning", `--outfile=${join(out, "bench/peers.js")}`]);
  copyFileSync(join(HERE, "page.html"), join(out, "bench/page.html"));
  return out;
}

function run(command, args) {
  execFileSync(command, args, { cwd: ROOT, stdio: ["ignore", "inherit", "inherit"] });
}

function isSame(one, other) {
  try {
    return readFileSync(one).equals(readFileSync(other));
  } catch {
    return false;
  }
}
