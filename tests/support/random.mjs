// Chance that can be repeated: the same seed gives the same run.

/** Returns a source of chance. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let it = Math.imul(state ^ (state >>> 15), state | 1);
    it ^= it + Math.imul(it ^ (it >>> 7), it | 61);
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** A number from 0 up to, but without, 1. */
    next,
    /** A whole number below a limit. */
    below: (limit) => Math.floor(next() * limit),
    /** One of some. */
    of: (some) => some[Math.floor(next() * some.length)],
  };
}

/** Returns the seed that SEED asks for, else one of this moment; says which. */
export function seed(name) {
  const chosen = Number(process.env.SEED ?? Date.now() % 1_000_000);
  console.log(`${name}: SEED=${chosen}`);
  return chosen;
}
