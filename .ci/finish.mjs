// Trunk's last step (see Trunk.toml). Splits the page's module into the files of src/ui/frame/deferred.rs,
// since Trunk cannot, gives files that Trunk names alone the hash of what is in them, so that caches
// never mix two builds, and seals, compresses and weighs what a release build ships.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { parts } from "./parts.mjs";
import { hashOf, seal, stampWorker } from "./seal.mjs";
import { withShortNames, withoutComments, withoutNames } from "./slim.mjs";

const { TRUNK_STAGING_DIR: dir, TRUNK_PROFILE: profile, CARGO_TARGET_DIR: target = "target" } = process.env;
/** NAMES=1 keeps the names of functions, for a profile. */
const isBare = profile === "release" && !process.env.NAMES;
const read = (name) => readFileSync(join(dir, name));
const write = (name, content) => writeFileSync(join(dir, name), content);

splitPage(join(target, "wasm32-unknown-unknown", profile, "team-inbox.wasm"));
write("index.html", joinStyles(read("index.html").toString()));
if (isBare) {
  for (const name of readdirSync(dir).filter((it) => it.endsWith("_bg.wasm"))) slim(name, name.replace("_bg.wasm", ".js"));
}
stampWorker(dir);
if (profile === "release") {
  seal(dir);
  compress();
}

/**
 * Replaces Trunk's `team-inbox-HASH.js` and its module by ones that hold what the first list needs,
 * and adds the rest: `parts-HASH.js`, which loads, and the files that it loads (parts.mjs).
 */
function splitPage(linked) {
  const name = readdirSync(dir).find((it) => /^team-inbox-.*\.js$/.test(it)).replace(/\.js$/, "");
  const work = mkdtempSync(join(tmpdir(), "team-inbox-split-"));
  execFileSync("wasm-split-cli", [linked, work, "--target", "web", "--out-name", name]);
  execFileSync("wasm-bindgen", [join(work, `${name}.wasm`), "--target", "web", "--no-typescript", "--keep-lld-exports", "--out-dir", dir, "--out-name", name]);

  const rest = readdirSync(work).filter((it) => it.endsWith(".wasm") && it !== `${name}.wasm`);
  const module = (it) => (isBare ? withoutNames(readFileSync(join(work, it))) : readFileSync(join(work, it)));
  const { files, loader } = parts(readFileSync(join(work, "__wasm_split.js"), "utf8"), new Map(rest.map((it) => [it.replace(".wasm", ""), module(it)])));
  for (const [file, content] of files) write(file, content);
  const script = `parts-${hashOf(loader)}.js`;
  write(script, loader);
  write(`${name}.js`, read(`${name}.js`).toString().replaceAll(`from "./__wasm_split.js"`, `from "./${script}"`));
  rmSync(work, { recursive: true });
}

/** Takes off a module, and off wasm-bindgen's script for it, what only takes bytes. */
function slim(wasm, script) {
  const [module, text] = withShortNames(withoutNames(read(wasm)), read(script).toString());
  write(wasm, module);
  write(script, withoutComments(text));
}

/**
 * Returns the page with two style sheets, without comments, instead of forty: style/layers.css has already fixed
 * the order. What is marked as late there comes with the first file that needs it (parts.mjs).
 */
function joinStyles(html) {
  const names = { style: [], late: [] };
  const rest = html.replace(/\s*<link rel="stylesheet" href="\.\/([\w.-]+\.css)"([^>]*)>/g, (_, name, more) => (names[more.includes("data-late") ? "late" : "style"].push(name), ""));
  const [first, late] = Object.entries(names).map(([sheet, all]) => joined(sheet, all));
  return rest.replace('<meta name="boot"', `$& data-late="./${late}"`).replace("</head>", `<link rel="stylesheet" href="./${first}"></head>`);
}

function joined(sheet, names) {
  if (names.length === 0) throw new Error(`index.html links nothing for ${sheet}.css`);
  const css = names.map((name) => read(name).toString()).join("\n").replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ");
  for (const name of names) rmSync(join(dir, name));
  const file = `${sheet}-${hashOf(css)}.css`;
  write(file, css);
  return file;
}

function compress() {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(9)} kB`;
  for (const name of readdirSync(dir).filter((it) => /\.(html|css|js|mjs|wasm|svg|txt|webmanifest)$/.test(it)).sort()) {
    const raw = read(name);
    const brotli = brotliCompressSync(raw);
    write(`${name}.br`, brotli);
    if (/\.(wasm|js|css)$/.test(name)) console.log(`${kilobytes(raw.length)} raw ${kilobytes(brotli.length)} brotli  ${name}`);
  }
}
