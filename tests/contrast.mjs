// Checks the colours of style/tokens.css: every pair that the interface uses, in light and in dark,
// against WCAG 2.2 AA (4.5 for text, 3 for what must be seen but is not read).   node tests/contrast.mjs
import { readFileSync } from "node:fs";

const css = readFileSync(new URL("../style/tokens.css", import.meta.url), "utf8").replace(/\/\*[^]*?\*\//g, "");
const tokens = new Map();
for (const [, name, value] of css.matchAll(/--([\w-]+):\s*([^;]+);/g)) if (!tokens.has(name)) tokens.set(name, value.trim());

const GROUNDS = ["surface", "surface-sunken", "surface-raised", "surface-quiet", "surface-hover"];
const ACCENTED = ["accent-soft", "accent-soft-hover"];
const SOFT = ["danger-soft", "warning-soft", "success-soft", "neutral-soft", "comment", "mark"];
const HUES = [1, 2, 3, 4, 5, 6, 7, 8].map((n) => `hue-${n}`);

const TEXT = 4.5;
const SHAPE = 3;
const pairs = [
  ...cross(["text", "text-muted", "text-faint"], [...GROUNDS, ...ACCENTED], TEXT),
  ...cross(["text", "text-muted"], SOFT, TEXT),
  ...cross(["accent", "danger"], [...GROUNDS, "accent-soft"], TEXT),
  ...cross(["accent-hover", "success", "warning"], GROUNDS, TEXT),
  ...cross(["on-accent-soft"], ACCENTED, TEXT),
  ...cross(["on-accent"], ["accent", "accent-hover"], TEXT),
  ...cross(["text-inverse", "text-inverse-muted"], ["surface-inverse"], TEXT),
  ...cross(["text-faint", "accent"], ["comment"], TEXT),
  ...["danger", "warning", "success", ...HUES].map((name) => [name, `${name}-soft`, TEXT]),
  ["on-danger", "danger", TEXT],
  ...cross(["focus"], [...GROUNDS, ...ACCENTED], SHAPE),
  ...cross(["edge-strong", "star", ...HUES], GROUNDS, SHAPE),
];

let low = 0;
for (const theme of ["light", "dark"]) {
  for (const [front, ground, needed] of pairs) {
    const ratio = contrast(colour(front, theme), colour(ground, theme));
    if (ratio >= needed) continue;
    low += 1;
    console.error(`${theme}: --${front} on --${ground} has ${ratio.toFixed(2)}, needs ${needed}`);
  }
}
console.log(`${2 * pairs.length} pairs of colours checked, ${low} too low`);
process.exit(low === 0 ? 0 : 1);

function cross(fronts, grounds, needed) {
  return fronts.flatMap((front) => grounds.map((ground) => [front, ground, needed]));
}

/** Returns a token's colour as #rrggbb, through light-dark() and var(). */
function colour(name, theme) {
  const value = tokens.get(name);
  if (!value) throw new Error(`style/tokens.css has no --${name}`);
  const [, light, dark] = value.match(/^light-dark\((.+), (.+)\)$/) ?? [null, value, value];
  const chosen = theme === "light" ? light : dark;
  const [, reference] = chosen.match(/^var\(--([\w-]+)\)$/) ?? [];
  return reference ? colour(reference, theme) : chosen;
}

function contrast(one, other) {
  const [brighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (brighter + 0.05) / (darker + 0.05);
}

function luminance(hex) {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
  const [red, green, blue] = [1, 3, 5]
    .map((at) => parseInt(full.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
