// The table: engine, what was damaged, what a person sees, what is lost. Equal rows are counted.

/** Returns an empty table. */
export function table() {
  const rows = new Map();
  return {
    add({ fault, copy = "–", sees, acts, bodies }) {
      const row = ["Chromium, LevelDB", fault, copy, sees.replace(/\s+/g, " ").slice(0, 100), String(acts ?? "–"), String(bodies ?? "–")];
      const key = row.join("|");
      rows.set(key, { row, count: (rows.get(key)?.count ?? 0) + 1 });
    },
    print() {
      console.log("\n| engine | damaged | second copy | what a person sees | acts lost | bodies lost | times |\n|---|---|---|---|---|---|---|");
      for (const { row, count } of rows.values()) console.log(`| ${row.join(" | ")} | ${count} |`);
    },
  };
}
