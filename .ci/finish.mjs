// Trunk's last step (see Trunk.toml). Trunk gives the worker's files no hash in their names, so
// the page asks for them with one in the query; a release build is also compressed and weighed.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const { TRUNK_STAGING_DIR: dir, TRUNK_PROFILE: profile } = process.env;
const read = (name) => readFileSync(join(dir, name));

const hash = createHash("sha256");
for (const name of ["worker.mjs", "worker.js", "worker_bg.wasm"]) hash.update(read(name));
const version = hash.digest("hex").slice(0, 16);
const page = joinStyles(read("index.html").toString());
const stamped = page.replace('worker.mjs"', `worker.mjs?${version}"`);
if (stamped === page) throw new Error("index.html does not name worker.mjs");
writeFileSync(join(dir, "index.html"), stamped);

if (profile === "release") {
  const kilobytes = (bytes) => `${(bytes / 1000).toFixed(1).padStart(9)} kB`;
  for (const name of readdirSync(dir).filter((it) => /\.(html|css|js|mjs|wasm|svg|txt)$/.test(it)).sort()) {
    if (name.endsWith(".wasm")) writeFileSync(join(dir, name), withoutNames(read(name)));
    const raw = read(name);
    const brotli = brotliCompressSync(raw);
    writeFileSync(join(dir, `${name}.br`), brotli);
    if (/\.(wasm|js|css)$/.test(name)) console.log(`${kilobytes(raw.length)} raw ${kilobytes(brotli.length)} brotli  ${name}`);
  }
}

/** Returns a wasm module without its custom sections: the names of functions, which nobody reads, are a sixth of it. */
function withoutNames(wasm) {
  const kept = [wasm.subarray(0, 8)];
  for (let at = 8; at < wasm.length; ) {
    let [length, shift, next] = [0, 0, at + 1];
    for (let byte = 0x80; byte >= 0x80; shift += 7) {
      byte = wasm[next];
      length += (byte & 0x7f) * 2 ** shift;
      next += 1;
    }
    if (wasm[at] !== 0) kept.push(wasm.subarray(at, next + length));
    at = next + length;
  }
  return Buffer.concat(kept);
}

/** Returns the page with one style sheet, without comments, instead of forty: style/layers.css has already fixed the order. */
function joinStyles(html) {
  const names = [];
  const rest = html.replace(/\s*<link rel="stylesheet" href="\.\/([\w.-]+\.css)"[^>]*>/g, (_, name) => (names.push(name), ""));
  if (names.length === 0) throw new Error("index.html links no style sheet");
  const css = names.map((name) => read(name).toString()).join("\n").replace(/\/\*[^]*?\*\//g, "").replace(/\s+/g, " ");
  for (const name of names) rmSync(join(dir, name));
  const joined = `style-${createHash("sha256").update(css).digest("hex").slice(0, 16)}.css`;
  writeFileSync(join(dir, joined), css);
  return rest.replace("</head>", `<link rel="stylesheet" href="./${joined}"></head>`);
}
