// Every row of engineering.md, section 3, that can be run here: ours, the peer and the raw floor, in
// one run of one browser. Prints a table and writes tests/results/bench.json; with DOCS=1 also docs/performance.md.
//   SIZES=1000,100000 DIST=dist node tests/bench/bench.mjs
//   ONLY=team: the rows on a team alone, which writes nothing down
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { launch, serve } from "../support/browser.mjs";
import { build } from "./build.mjs";
import { copyRows } from "./copy.mjs";
import { libraryRows, memoryRows, ours, parsingRows, searchRows } from "./library.mjs";
import { importRow, pageRows, singleRow, sizeRow } from "./page.mjs";
import { chart, page } from "./report.mjs";
import { printed, shown } from "./table.mjs";
import { teamRows } from "./team.mjs";

const SIZES = (process.env.SIZES ?? "1000,100000").split(",").map(Number);
const RESULTS = new URL("../results/", import.meta.url).pathname;
const DOCS = new URL("../../docs/", import.meta.url).pathname;
/** The index is tried up to here; the peer's takes a quarter of a minute for so many. */
const SEARCHED = 100_000;

const out = build(process.env.DIST ?? "dist", process.env.ONLY === "team" ? ["page"] : ["page", "worker"]);
const server = await serve(out);
const profile = mkdtempSync(join(tmpdir(), "team-inbox-bench-"));
const browser = await launch(profile, { switches: ["--enable-precise-memory-info"] });
const rows = [];
const note = (more) => {
  for (const row of [more].flat()) {
    rows.push(row);
    // As it comes: a run that is cut short still shows what it has measured.
    const others = [[row.peerName, row.peer], [row.floorName ?? "floor", row.floor]].filter((it) => it[1]);
    console.error(`  ${row.id} ${row.what}: ${shown(row.ours)}${others.map(([name, it]) => ` · ${name} ${shown(it)}`).join("")}`);
  }
};

try {
  if (process.env.ONLY !== "team") await allButTeam();
  await teamRows({ out, browser, load, note });
} finally {
  await browser.kill();
  server.stop();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  const load = loadavg()[0].toFixed(1);
  console.log(`\n${printed(rows)}\n\n${cpus().length} cores, load ${load} at the end\n`);
  if (!process.env.ONLY) keep(load);
}

function keep(load) {
  mkdirSync(RESULTS, { recursive: true });
  const at = new Date();
  writeFileSync(join(RESULTS, "bench.json"), JSON.stringify({ at, load, rows }, undefined, 1));
  if (process.env.DOCS) {
    writeFileSync(join(DOCS, "performance.md"), page(rows, at));
    writeFileSync(join(DOCS, "performance.svg"), chart(rows));
  }
}

async function allButTeam() {
  const context = browser.context;
  const bench = await context.newPage();
  const cdp = await context.newCDPSession(bench);
  await bench.goto(new URL("bench/page.html", server.address).href);
  await bench.evaluate(load, "page");
  for (const size of SIZES) {
    note(await libraryRows(bench, size));
    note(await pageRows({ browser, context, bench, address: server.address, size }));
    note(await copyRows({ context, bench, address: server.address, size }));
  }
  note([sizeRow(out), singleRow(out)]);
  await ours(bench, "close");
  await bench.evaluate(load, "worker");
  note(await parsingRows(bench));
  for (const size of SIZES.filter((it) => it <= SEARCHED)) note(await searchRows(bench, size));
  note(await importRow({ browser, bench, address: server.address }));
  note(await memoryRows(bench, cdp, load, Number(process.env.MEMORY ?? 1_000_000)));
  await bench.close();
}

/** Runs in the page: starts a fresh instance of our module, built as the page is or as the worker is. */
async function load(as) {
  globalThis.instances = (globalThis.instances ?? 0) + 1;
  const { default: init } = await import(`./${as}.js?${instances}`);
  await init({ module_or_path: new URL(`${as}_bg.wasm`, document.baseURI) });
}
