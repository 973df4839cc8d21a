// The table: engine, what was damaged, what the second copy holds, what a person sees, what is lost. Equal
// rows are counted. TABLE=PATH writes it there, too.
import { writeFileSync } from "node:fs";

/** Returns an empty table. */
export function table() {
  const rows = new Map();
  return {
    add({ engine, fault, copy = "–", sees, acts, bodies }) {
      const row = [`Chromium, ${engine}`, fault, copy, sees.replace(/\s+/g, " ").replaceAll("|", "/").slice(0, 180), String(acts ?? "–"), String(bodies ?? "–")];
      const key = row.join("|");
      rows.set(key, { row, count: (rows.get(key)?.count ?? 0) + 1 });
    },
    print() {
      const lines = ["| engine | damaged | second copy | what a person sees | acts lost | bodies lost | times |", "|---|---|---|---|---|---|---|"];
      for (const { row, count } of rows.values()) lines.push(`| ${row.join(" | ")} | ${count} |`);
      console.log(`\n${lines.join("\n")}`);
      if (process.env.TABLE) writeFileSync(process.env.TABLE, `${lines.join("\n")}\n`);
    },
  };
}
