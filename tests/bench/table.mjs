// Figures, and the table in which they stand side by side.

/** Returns the value below which a share of the samples lies. */
export function percentile(samples, share) {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

/** Returns the middle and the slow end of samples in milliseconds, as figures of a row. */
export function spread(samples) {
  return { p50: percentile(samples, 0.5), p95: percentile(samples, 0.95), unit: "ms" };
}

/** Returns a rate a second as a figure of a row. */
export const rate = (count, ms) => ({ value: (count / ms) * 1000, unit: "/s" });

/** Returns a plain figure of a row. */
export const figure = (value, unit) => ({ value, unit });

/** Returns a figure as people read it. */
export function shown(figure) {
  if (figure === undefined) return "";
  const { value, p50, p95, unit } = figure;
  const text = value === undefined ? `${rounded(p50)} / ${rounded(p95)}` : rounded(value);
  return unit === "/s" ? `${text}/s` : `${text} ${unit}`;
}

/** Returns the rows as a table. */
export function printed(rows) {
  const heads = ["row", "what", "at", "ours", "peer", "floor", "goal", "met"];
  const lines = rows.map((row) => [
    row.id,
    row.what,
    row.size ? short(row.size) : "",
    shown(row.ours),
    row.peer ? `${row.peerName}: ${shown(row.peer)}` : "",
    row.floor ? `${row.floorName ?? ""} ${shown(row.floor)}`.trim() : "",
    row.goal ?? "",
    row.met === undefined ? "" : row.met ? "yes" : "no",
  ]);
  const all = [heads, heads.map((it) => "-".repeat(it.length)), ...lines];
  const widths = heads.map((_, at) => Math.max(...all.map((line) => line[at].length)));
  return all.map((line) => `| ${line.map((cell, at) => cell.padEnd(widths[at])).join(" | ")} |`).join("\n");
}

function rounded(value) {
  if (value === undefined || Number.isNaN(value)) return "?";
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString("en");
  if (Math.abs(value) >= 100) return value.toFixed(0);
  return value.toFixed(Math.abs(value) >= 10 ? 1 : 2);
}

const short = (size) => (size >= 1_000_000 ? `${size / 1_000_000}M` : `${size / 1000}k`);
