// What was measured, written down for readers: docs/performance.md, with a chart of cost against size.
import { cpus, totalmem } from "node:os";
import { printed } from "./table.mjs";

/** The rows that are drawn, and what they are called there. */
const DRAWN = [
  { id: "B2", what: "cold start to 40 painted rows", name: "Start to 40 rows" },
  { id: "B4", what: "triage act, key to next paint", name: "An act, key to paint" },
  { id: "B7", what: "open any mailbox", name: "Open a mailbox" },
  { id: "B12", what: "query", name: "Search" },
];
/** Width and height of one panel, and the room around its plot. */
const PANEL = { width: 340, height: 220, left: 56, right: 124, top: 40, bottom: 36 };
const LOWEST = 0.01;

const sizeName = (size) => (size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1000}k`);
const middle = (figure) => figure?.p50 ?? figure?.value;

/** Returns the page of docs that says what was measured, and on what. */
export function page(rows, at) {
  const machine = `${cpus()[0].model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB`;
  return `# How fast it is

Written by \`make bench DOCS=1\` on ${at.toISOString().slice(0, 10)} (${machine}, headless Chromium): ours, what people would use instead, and what the browser alone takes for the same, measured in one run.
Two figures are the middle and the slow end (p50 / p95). *At* is the number of conversations.

![Cost against the number of conversations, for four acts](performance.svg)

${printed(rows)}
`;
}

/** Returns the chart: a panel for each act, both axes by powers of ten. */
export function chart(rows) {
  const panels = DRAWN.map((it) => ({ ...it, lines: linesOf(rows.filter((row) => row.id.replace("B3", "B2") === it.id && row.what.startsWith(it.what))) }));
  const [width, height] = [PANEL.width * 2, PANEL.height * 2 + 24];
  const drawn = panels.map((it, at) => `<g transform="translate(${(at % 2) * PANEL.width} ${Math.floor(at / 2) * PANEL.height})">${panel(it)}</g>`);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="11">
<style>
  .ink { fill: #1f2328 } .faint { fill: #59636e } .grid { stroke: #d1d9e0; stroke-width: 1 }
  .ours { stroke: #1f6feb; fill: #1f6feb } .peer { stroke: #bc4c00; fill: #bc4c00 } .floor { stroke: #6e7781; fill: #6e7781 }
  path { fill: none !important; stroke-width: 2 } text { stroke: none }
  @media (prefers-color-scheme: dark) {
    .ink { fill: #e6edf3 } .faint { fill: #9198a1 } .grid { stroke: #3d444d }
    .ours { stroke: #6cb0ff; fill: #6cb0ff } .peer { stroke: #ffa657; fill: #ffa657 } .floor { stroke: #9198a1; fill: #9198a1 }
  }
</style>
${drawn.join("\n")}
<text class="faint" x="${PANEL.left}" y="${height - 8}">Milliseconds (p50) against the number of conversations; lower is better.</text>
</svg>
`;
}

/** Returns what stands in one panel: ours, the peer and the floor, as points by size. */
function linesOf(rows) {
  const first = (size) => rows.find((it) => it.size === size);
  const sizes = [...new Set(rows.map((it) => it.size))].sort((a, b) => a - b);
  return ["ours", "peer", "floor"].map((kind) => ({
    kind,
    name: kind === "ours" ? "ours" : rows[0]?.[`${kind}Name`] ?? kind,
    points: sizes.map((size) => [size, middle(first(size)[kind])]).filter(([, cost]) => cost !== undefined),
  })).filter((it) => it.points.length > 0);
}

function panel({ name, lines }) {
  const all = lines.flatMap((it) => it.points);
  if (all.length === 0) return "";
  const decades = (values) => [Math.floor(Math.log10(Math.max(LOWEST, Math.min(...values)))), Math.ceil(Math.log10(Math.max(...values, LOWEST * 10)))];
  const [low, high] = decades(all.map(([, cost]) => cost));
  const sizes = [...new Set(all.map(([size]) => size))].sort((a, b) => a - b);
  const [small, large] = [Math.log10(sizes[0]), Math.log10(sizes.at(-1))];
  const [right, bottom] = [PANEL.width - PANEL.right, PANEL.height - PANEL.bottom];
  const x = (size) => PANEL.left + ((Math.log10(size) - small) / (large - small || 1)) * (right - PANEL.left);
  const y = (cost) => bottom - ((Math.log10(Math.max(LOWEST, cost)) - low) / (high - low || 1)) * (bottom - PANEL.top);
  const grid = Array.from({ length: high - low + 1 }, (_, at) => 10 ** (low + at)).map((cost) =>
    `<line class="grid" x1="${PANEL.left}" x2="${right}" y1="${y(cost)}" y2="${y(cost)}"/><text class="faint" x="${PANEL.left - 6}" y="${y(cost) + 4}" text-anchor="end">${cost.toLocaleString("en", { maximumFractionDigits: 2 })}</text>`);
  const ticks = sizes.map((size) => `<text class="faint" x="${x(size)}" y="${bottom + 16}" text-anchor="middle">${sizeName(size)}</text>`);
  const names = apart(lines.map((it) => y(it.points.at(-1)[1])));
  const drawn = lines.map(({ kind, name, points }, nth) => {
    const path = points.map(([size, cost], at) => `${at ? "L" : "M"}${x(size).toFixed(1)} ${y(cost).toFixed(1)}`).join("");
    const dots = points.map(([size, cost]) => `<circle cx="${x(size).toFixed(1)}" cy="${y(cost).toFixed(1)}" r="3"/>`).join("");
    return `<g class="${kind}"><path d="${path}"/>${dots}<text x="${right + 8}" y="${names[nth] + 4}">${name}</text></g>`;
  });
  return `<text class="ink" x="${PANEL.left}" y="22" font-size="13" font-weight="600">${name}</text>${grid.join("")}${ticks.join("")}${drawn.join("")}`;
}

/** Moves the heights of names so far apart that each can be read. */
function apart(heights, room = 14) {
  const order = heights.map((_, at) => at).sort((a, b) => heights[a] - heights[b]);
  const moved = [...heights];
  order.forEach((at, nth) => {
    if (nth > 0) moved[at] = Math.max(moved[at], moved[order[nth - 1]] + room);
  });
  return moved;
}
