// Takes off a built module of wasm, and off the script beside it, what nobody reads.
import { CHUNK, bytesOf } from "./parts.mjs";

const [CUSTOM, IMPORTS] = [0, 2];
const HEAD = 8;

/** Returns a module without its custom sections but for chunks: the names of functions are a sixth of it. */
export function withoutNames(wasm) {
  return withSections(wasm, (kind, body) => (kind !== CUSTOM || body.subarray(1, 1 + CHUNK.length).equals(Buffer.from(CHUNK)) ? body : undefined));
}

/**
 * Returns a module and the script that wasm-bindgen made for it, with short names between them. Those of
 * wasm-bindgen end in sixteen digits, which cannot be compressed.
 */
export function withShortNames(wasm, script) {
  const short = new Map();
  const slim = withSections(wasm, (kind, body) => (kind === IMPORTS ? renamed(body, short) : body));
  return [slim, script.replace(/^( +)(__wb\w+)(?=: function)/gm, (_, indent, name) => `${indent}${short.get(name)}`)];
}

/** Returns a script of wasm-bindgen without comments and indents. */
export function withoutComments(script) {
  return script.replace(/^\s*\/\*\*[^]*?\*\/\n/gm, "").replace(/^\s*\/\/.*\n/gm, "").replace(/^ +/gm, "");
}

/** Returns a module with what `change` makes of each section; without those of which it makes nothing. */
function withSections(wasm, change) {
  const kept = [wasm.subarray(0, HEAD)];
  for (let at = HEAD; at < wasm.length; ) {
    const kind = wasm[at];
    const [length, begin] = number(wasm, at + 1);
    at = begin + length;
    const body = change(kind, wasm.subarray(begin, at));
    if (body) kept.push(Buffer.of(kind), bytesOf(body.length), body);
  }
  return Buffer.concat(kept);
}

/** Returns a section of imports with short names, and notes which are whose. */
function renamed(body, short) {
  const [, first] = number(body, 0);
  const kept = [body.subarray(0, first)];
  for (let at = first; at < body.length; ) {
    const [ofModule, module] = number(body, at);
    const [ofName, name] = number(body, module + ofModule);
    const kind = name + ofName;
    if (body[kind] !== 0) throw new Error("only functions are imported so far");
    const end = number(body, kind + 1)[1];
    const full = body.subarray(name, kind).toString();
    if (full.startsWith("__wb")) short.set(full, `_${short.size.toString(36)}`);
    const chosen = Buffer.from(short.get(full) ?? full);
    kept.push(body.subarray(at, module + ofModule), bytesOf(chosen.length), chosen, body.subarray(kind, end));
    at = end;
  }
  return Buffer.concat(kept);
}

/** Returns a number as modules of wasm write it, and where it ends. */
function number(bytes, at) {
  let [value, shift, byte] = [0, 0, 0x80];
  for (; byte >= 0x80; shift += 7) {
    byte = bytes[at];
    value += (byte & 0x7f) * 2 ** shift;
    at += 1;
  }
  return [value, at];
}
