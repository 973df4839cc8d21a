// Makes one HTML file of a release build, which opens from disk: `make single`.
//   node .ci/single.mjs [directory = dist] [file = dist-single/team-inbox.html]
//
// A page that was opened from disk may fetch nothing, and its modules may import nothing. So the page's
// modules become one script, which the page's policy knows by its hash; all other files are packed into
// the page and handed out by a `fetch` of that script's own. Workers start from a `blob:` address; such
// ones can be no modules and fetch nothing in Chromium, so they are sent their module of wasm.
// Packed by xz, since page and worker share much of their code, too far apart for gzip to see.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const [dir = "dist", out = "dist-single/team-inbox.html"] = process.argv.slice(2);
const names = readdirSync(dir);
const read = (name) => readFileSync(join(dir, name));
const text = (name) => read(name).toString();
const one = (pattern) => {
  const [name, other] = names.filter((it) => pattern.test(it));
  if (!name || other) throw new Error(`one file like ${pattern} in ${dir}, please`);
  return name;
};

const main = one(/^team-inbox-\w+\.js$/);
const parts = one(/^parts-\w+\.js$/);
// Walkthroughs and help stand in folders of their own. A page from disk has no server and no team behind it.
const isPacked = (it) => /^(?!split-team-)[^/]*\.wasm$|^(demo|emoji|language-\w+)\.txt$|^(walkthroughs|help)\/.*\.txt$/.test(it);
/** The script of the workers, made here. */
const WORKER = "worker-single.js";
const packed = [...readdirSync(dir, { recursive: true }).filter(isPacked), WORKER];
const script = `${unpacking()}
${moduleOf("parts", text(parts), { [`./${main}`]: "main" })}
${moduleOf("main", text(main), { [`./${parts}`]: "parts" })}
${moduleOf("language", text("language.mjs"), {})}
${text(one(/^squire-[\d.]+\.js$/)).replaceAll("<!--", "\\x3c!--")}
${booting()}`;
if (/<\/script|<!--/i.test(script)) throw new Error("the script would end where it names its end");
const styles = [/^style-\w+\.css$/, /^late-\w+\.css$/].map((it) => text(one(it))).join("\n");

mkdirSync(dirname(out), { recursive: true });
const html = page();
writeFileSync(out, html);
console.log(`${(html.length / 1e6).toFixed(2)} MB ${out}`);

/** Returns the page: what index.html says, with everything inside. */
function page() {
  const icon = `data:image/svg+xml;base64,${read("icon.svg").toString("base64")}`;
  const policy = [
    "default-src 'none'",
    `script-src ${hashed(script)} 'wasm-unsafe-eval'`,
    `style-src ${hashed(styles)}`,
    "style-src-attr 'unsafe-inline'",
    "img-src data: blob:",
    "worker-src blob:",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return text("index.html")
    .replace(/(http-equiv="Content-Security-Policy" content=)"[^"]*"/, `$1"${policy}"`)
    .replace(/\s*<link rel="(?:manifest|modulepreload|preload|apple-touch-icon|stylesheet)"[^>]*>/g, "")
    .replace(/<link rel="icon"[^>]*>/, `<link rel="icon" type="image/svg+xml" href="${icon}">`)
    .replace(/<meta name="boot"[^>]*><script[^>]*><\/script>/, () => '<meta name="boot" data-single>')
    .replace("</head>", () => `<style>${styles}</style></head>`)
    .replace("</body>", () => `<script type="application/x-lzma" id="files">${archive()}</script>\n<script type="module">${script}</script></body>`);
}

/** Returns the files that are packed, one after the other, as text. The script knows their sizes. */
function archive() {
  const options = ["--format=lzma", "--lzma1=preset=9e,dict=16MiB,pb=0", "--stdout"];
  try {
    return textOf(execFileSync("xz", options, { input: Buffer.concat(packed.map(content)), maxBuffer: 1e9 }));
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    throw new Error("xz is missing (Debian: apt-get install xz-utils)");
  }
}

/**
 * Returns bytes as text that stands in a page, seven bits in each character; unpack.mjs reads it.
 * NUL, carriage return and < mean something to a page: these get an eighth bit, and so a second byte of UTF-8.
 */
function textOf(bytes) {
  const text = Buffer.alloc(Math.ceil((bytes.length * 8) / 7));
  let [held, bits, at] = [0, 0, 0];
  const add = (value) => (text[at++] = [0x00, 0x0d, 0x3c].includes(value) ? value | 128 : value);
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0x7fff;
    for (bits += 8; bits >= 7; ) add((held >>> (bits -= 7)) & 127);
  }
  if (bits > 0) add((held << (7 - bits)) & 127);
  return text.toString("latin1");
}

/** Returns what is packed under a name: a file, or the script of the workers. */
function content(name) {
  return name === WORKER ? Buffer.from(working()) : read(name);
}

function unpacking() {
  const sizes = packed.map((it) => [it, content(it).length]);
  const total = sizes.reduce((sum, [, size]) => sum + size, 0);
  const unpack = readFileSync(new URL("unpack.mjs", import.meta.url), "utf8");
  return `${moduleOf("packing", unpack, {})}
const element = document.getElementById("files");
const whole = packing.unpack(packing.bytesOf(element.textContent), ${total});
element.remove();
let at = 0;
const files = new Map(${JSON.stringify(sizes)}.map(([name, size]) => [name, whole.subarray(at, (at += size))]));
globalThis.fetch = async (asked) => {
  // What stands in a folder is asked for by its path, all else by its name.
  const name = files.has(String(asked)) ? String(asked) : String(asked).replace(/^.*\\//, "");
  const file = files.get(name);
  if (!file) throw new TypeError(\`\${name} is not in this file\`);
  return new Response(file, { headers: { "Content-Type": name.endsWith(".wasm") ? "application/wasm" : "text/plain" } });
};`;
}

/** Returns the script of the workers, as worker.mjs is. */
function working() {
  const fetched = replaced(text("worker.mjs"), /fetch\(new URL\([^)]*\)\)/, "sent");
  const worked = replaced(fetched, /await import\([^)]*\)/, "worker");
  const sent = `const sent = new Promise((found) => addEventListener("message", ({ data }) => data instanceof WebAssembly.Module && found(data)));`;
  return `${moduleOf("worker", text("worker.js"), {})}\n(async () => {\n${sent}\n${worked}\n})();`;
}

/** Returns the script that starts the page, as boot.mjs does, and workers. */
function booting() {
  const imported = replaced(text("boot.mjs"), /import\(new URL\(js,[^)]*\)\)/, "Promise.resolve(main)");
  const started = replaced(imported, /await import\(`\.\/language[^)]*\)/, "language");
  return `const module = WebAssembly.compile(files.get("worker_bg.wasm"));
const address = URL.createObjectURL(new Blob([files.get("${WORKER}")], { type: "text/javascript" }));
globalThis.Worker = class extends Worker {
  constructor(_, options) {
    super(address, { name: options?.name });
    module.then((it) => this.postMessage(it), () => this.dispatchEvent(new Event("error")));
  }
};
Object.assign(document.querySelector('meta[name="boot"]').dataset, { js: "", wasm: ${JSON.stringify(one(/^team-inbox-.*\.wasm$/))}, worker: "" });
${started}`;
}

/** Replaces what a pattern finds; there must be something. */
function replaced(source, pattern, by) {
  if (!pattern.test(source)) throw new Error(`nothing is like ${pattern}`);
  return source.replace(pattern, by);
}

/** Returns the text of a module as an object of that name with what it exports. */
function moduleOf(name, source, modules) {
  const exported = [];
  const body = source
    .replace(/^import \* as (\w+) from "([^"]+)";?$/gm, (_, as, from) => `const ${as} = ${moduleNamed(modules, from)};`)
    // Functions, asked for when they are called: the module may come after this one.
    .replace(/^import \{ (\w+) \} from "([^"]+)";?$/gm, (_, it, from) => `const ${it} = (...all) => ${moduleNamed(modules, from)}.${it}(...all);`)
    .replace(/^export (async function|function|class|const|let) (\w+)/gm, (_, kind, it) => (exported.push(`get ${it}() { return ${it}; }`), `${kind} ${it}`))
    .replace(/^export \{([^}]*)\};?$/gm, (_, names) => {
      for (const it of names.split(",").map((it) => it.trim()).filter(Boolean)) {
        const [own, as = own] = it.split(" as ");
        exported.push(`get ${as === "default" ? '"default"' : as}() { return ${own}; }`);
      }
      return "";
    })
    .replaceAll("import.meta.url", "location.href");
  const rest = /^(import|export)\b.*$/m.exec(body);
  if (rest) throw new Error(`${name}: ${rest[0]} is not known here`);
  return `const ${name} = (() => {\n${body}\nreturn { ${exported.join(", ")} };\n})();`;
}

function moduleNamed(modules, from) {
  if (!modules[from]) throw new Error(`${from} is not known here`);
  return modules[from];
}

function hashed(source) {
  return `'sha256-${createHash("sha256").update(source).digest("base64")}'`;
}
