// Unpacks what `xz --format=lzma` has packed: two modules that share much of their code come to half of
// what gzip makes of them. Stands in the single file (single.mjs), so it asks nothing of the browser.
// The format: https://en.wikipedia.org/wiki/Lempel-Ziv-Markov_chain_algorithm

/** Returns the bytes that a text says: seven bits in each character, whose eighth says nothing. */
export function bytesOf(text) {
  const bytes = new Uint8Array((text.length * 7) >>> 3);
  let [held, bits, at] = [0, 0, 0];
  for (let nth = 0; nth < text.length; nth += 1) {
    held = ((held << 7) | (text.charCodeAt(nth) & 127)) & 0x7fff;
    bits += 7;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >>> bits;
  }
  return bytes;
}

/** Returns the `size` bytes that were packed. */
export function unpack(packed, size) {
  const contextBits = packed[0] % 9;
  const positionMask = (1 << ((packed[0] / 9) | 0) % 5) - 1;
  const stateMask = (1 << ((packed[0] / 45) | 0)) - 1;
  // Behind the header of 13 bytes and one that is always 0.
  let at = 18;
  let range = 0xffffffff;
  let code = ((packed[14] << 24) | (packed[15] << 16) | (packed[16] << 8) | packed[17]) >>> 0;

  const even = (count) => new Uint16Array(count).fill(1024);
  const lengths = () => ({ choice: even(2), low: even(16 << 3), middle: even(16 << 3), high: even(256) });
  const [isMatch, isLongRepeat] = [even(12 << 4), even(12 << 4)];
  const [isRepeat, isOlder, isOlder2, isOlder3] = [even(12), even(12), even(12), even(12)];
  const [slots, special, align] = [even(4 << 6), even(128), even(16)];
  const [ofMatch, ofRepeat] = [lengths(), lengths()];
  const literals = even(0x300 << (contextBits + Math.log2(positionMask + 1)));

  const bit = (odds, which) => {
    const odd = odds[which];
    const bound = (range >>> 11) * odd;
    let found = 0;
    if (code < bound) {
      range = bound;
      odds[which] = odd + ((2048 - odd) >>> 5);
    } else {
      range -= bound;
      code -= bound;
      odds[which] = odd - (odd >>> 5);
      found = 1;
    }
    if (range < 0x1000000) {
      range = (range << 8) >>> 0;
      code = ((code << 8) | packed[at++]) >>> 0;
    }
    return found;
  };
  const tree = (odds, from, bits) => {
    let node = 1;
    for (let left = bits; left > 0; left -= 1) node = (node << 1) | bit(odds, from + node);
    return node - (1 << bits);
  };
  const reversed = (odds, from, bits) => {
    let [node, found] = [1, 0];
    for (let nth = 0; nth < bits; nth += 1) {
      const next = bit(odds, from + node);
      node = (node << 1) | next;
      found |= next << nth;
    }
    return found;
  };
  const direct = (bits) => {
    let found = 0;
    for (let left = bits; left > 0; left -= 1) {
      range >>>= 1;
      const next = code >= range ? 1 : 0;
      if (next) code -= range;
      found = (found << 1) | next;
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | packed[at++]) >>> 0;
      }
    }
    return found;
  };
  const lengthOf = (coder, position) => {
    if (!bit(coder.choice, 0)) return 2 + tree(coder.low, position << 3, 3);
    if (!bit(coder.choice, 1)) return 10 + tree(coder.middle, position << 3, 3);
    return 18 + tree(coder.high, 0, 8);
  };
  const distanceOf = (length) => {
    const slot = tree(slots, Math.min(length - 2, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >>> 1) - 1;
    const start = (2 | (slot & 1)) << bits;
    if (slot < 14) return start + reversed(special, start - slot, bits);
    return start + direct(bits - 4) * 16 + reversed(align, 0, 4);
  };

  const out = new Uint8Array(size);
  const last = [0, 0, 0, 0];
  let state = 0;
  let done = 0;
  while (done < size) {
    const position = done & stateMask;
    if (!bit(isMatch, (state << 4) | position)) {
      const before = done > 0 ? out[done - 1] : 0;
      const context = 0x300 * (((done & positionMask) << contextBits) + (before >>> (8 - contextBits)));
      let symbol = 1;
      if (state >= 7) {
        let match = out[done - last[0] - 1];
        let differs = false;
        while (symbol < 0x100 && !differs) {
          const expected = (match >>> 7) & 1;
          match <<= 1;
          const next = bit(literals, context + ((1 + expected) << 8) + symbol);
          symbol = (symbol << 1) | next;
          differs = next !== expected;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, context + symbol);
      out[done++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let length;
    if (!bit(isRepeat, state)) {
      length = lengthOf(ofMatch, position);
      last.unshift(distanceOf(length));
      last.pop();
      state = state < 7 ? 7 : 10;
    } else {
      // Which of the last four distances comes again.
      const nth = !bit(isOlder, state) ? 0 : !bit(isOlder2, state) ? 1 : !bit(isOlder3, state) ? 2 : 3;
      if (nth === 0 && !bit(isLongRepeat, (state << 4) | position)) {
        length = 1;
        state = state < 7 ? 9 : 11;
      } else {
        last.unshift(...last.splice(nth, 1));
        length = lengthOf(ofRepeat, position);
        state = state < 7 ? 8 : 11;
      }
    }
    if (last[0] >= done) throw new Error("what was packed is damaged");
    for (const end = Math.min(done + length, size); done < end; done += 1) out[done] = out[done - last[0] - 1];
  }
  return out;
}
