// Starts the worker's wasm module (src/bin/worker.rs). Messages that arrive while it is still
// loading are kept and handed over afterwards: a module worker would otherwise drop them.
// The query is a hash of the files beside it, so a cache can never mix two builds.

const { search } = self.location;
const early = [];
const keep = (event) => early.push(event);

self.addEventListener("message", keep);
const wasm = fetch(new URL(`worker_bg.wasm${search}`, self.location));
const { default: init } = await import(`./worker.js${search}`);
await init({ module_or_path: wasm });
self.removeEventListener("message", keep);
for (const { data, ports } of early) self.dispatchEvent(new MessageEvent("message", { data, ports: [...ports] }));
