// The files in which the parts of the page come (src/ui/frame/deferred.rs). wasm-split-cli makes a module of
// each part, one of each chunk that several parts share, and a script that loads them: a hundred files, most
// of them tiny. Here each chunk becomes a section of the file of the first part that needs it: one request
// instead of fifty, and what is alike is compressed together.
import { hashOf } from "./seal.mjs";

/** The order in which parts come. What acts need comes right after the first list. */
const ORDER = ["acts", "start", "conversation", "dialogs", "settings", "guide", "stage", "team"];
/** Sections that stand for chunks have names that begin so. */
export const CHUNK = "chunk_";

/**
 * Returns the files, by name, and the script that loads them. `modules` are those of wasm-split-cli, by
 * theirs: `split_acts`, `chunk_7`.
 */
export function parts(script, modules) {
  const homes = new Map([...script.matchAll(/\/\* ([\w, ]+) \*\/\s*const __(chunk_\d+) /g)].map(([, all, chunk]) => [chunk, homeOf(all.split(", "))]));
  const files = new Map();
  const names = new Map();
  for (const part of ORDER) {
    const chunks = [...homes].filter(([, home]) => home === part).map(([chunk]) => section(chunk, modules.get(chunk)));
    const content = Buffer.concat([modules.get(`split_${part}`), ...chunks]);
    names.set(part, `split-${part}-${hashOf(content)}.wasm`);
    files.set(names.get(part), content);
  }
  const fetcher = /\(\) => \{\s*const src = fetch\(new URL\("\.\/(\w+)\.wasm", import\.meta\.url\)\);\s*src\.catch\(\(\) => \{\}\);\s*return async \(imports\) => (?:debugWrap)?\(WebAssembly\.instantiateStreaming\(src, imports\)\);\s*\}/g;
  const loader = script.replace(fetcher, (_, module) => {
    const chunk = homes.has(module) ? `, "${module}"` : "";
    return `from("./${names.get(homes.get(module) ?? module.replace("split_", ""))}"${chunk})`;
  });
  if (loader.includes("instantiateStreaming")) throw new Error("wasm-split-cli writes another script than it did");
  return { files, loader: `${loader}\n${from}\n${styled}` };
}

function homeOf(needing) {
  const home = ORDER.find((it) => needing.includes(it));
  if (!home) throw new Error(`${needing} have no place in the order of parts`);
  return home;
}

/** Returns a section of a module of wasm that holds other bytes. */
function section(name, content) {
  const body = Buffer.concat([bytesOf(name.length), Buffer.from(name), content]);
  return Buffer.concat([Buffer.of(0), bytesOf(body.length), body]);
}

/** Returns a number as modules of wasm write it. */
export function bytesOf(value) {
  const bytes = [];
  for (; value >= 0x80; value >>>= 7) bytes.push((value & 0x7f) | 0x80);
  return Buffer.of(...bytes, value);
}

/** Becomes a part of the script: makes what instantiates a module of a file, or one of its sections. */
function from(file, section) {
  const files = (from.files ??= new Map());
  return () => {
    if (!files.has(file)) {
      const whole = WebAssembly.compileStreaming(fetch(new URL(file, import.meta.url)));
      // One that did not come is asked for again.
      whole.catch(() => files.delete(file));
      files.set(file, whole);
    }
    const all = Promise.all([files.get(file), styled()]);
    all.catch(() => {});
    return async (imports) => {
      const [module] = await all;
      if (!section) return WebAssembly.instantiate(module, imports);
      return (await WebAssembly.instantiate(WebAssembly.Module.customSections(module, section)[0], imports)).instance;
    };
  };
}

/** Becomes a part of the script: brings the styles of what comes later. In the single file they stand in the page. */
function styled() {
  const { late } = document.querySelector('meta[name="boot"]').dataset;
  if (!late) return undefined;
  return (styled.come ??= new Promise((come, miss) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: late, onload: come });
    link.onerror = () => {
      // Asked for again, like the files.
      styled.come = undefined;
      link.remove();
      miss(new Error(`${late} did not load`));
    };
    document.head.append(link);
  }));
}
