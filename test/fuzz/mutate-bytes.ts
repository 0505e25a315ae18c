/** Changes that know nothing of the format: flipped bits, runs wiped out, doubled or cut, ends cut off, pieces of others. */
import type { Random } from '../crash/random.ts';

const numbers = [0, 1, 2, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

export function mutateBytes(random: Random, bytes: Buffer, other: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  if (copy.length === 0) return Buffer.from([random.int(0, 255)]);
  const at = random.int(0, copy.length - 1);
  const run = Math.min(
    copy.length - at,
    random.weighted([
      [5, random.int(1, 8)],
      [3, random.int(8, 64)],
      [1, random.int(64, 2_000)],
    ]),
  );
  switch (random.int(0, 9)) {
    case 0:
      for (let bits = random.int(1, 8); bits > 0; bits--) {
        const place = random.int(0, copy.length - 1);
        copy[place] = (copy[place] ?? 0) ^ (1 << random.int(0, 7));
      }
      return copy;
    case 1:
      return copy.fill(random.pick([0, 0xff, 0x20, 0x22, 0x3c]), at, at + run);
    case 2:
      return Buffer.concat([copy.subarray(0, at + run), copy.subarray(at, at + run), copy.subarray(at + run)]);
    case 3:
      return Buffer.concat([copy.subarray(0, at), copy.subarray(at + run)]);
    case 4:
      return copy.subarray(0, random.int(0, copy.length));
    case 5: {
      if (other.length === 0) return copy;
      const from = random.int(0, other.length - 1);
      return Buffer.concat([
        copy.subarray(0, at),
        other.subarray(from, from + run),
        copy.subarray(at + (random.chance(0.5) ? run : 0)),
      ]);
    }
    case 6:
      if (at + 4 <= copy.length) copy.writeUInt32LE(random.pick(numbers), at);
      return copy;
    case 7:
      if (at + 2 <= copy.length) copy.writeUInt16LE(random.pick(numbers) & 0xffff, at);
      return copy;
    case 8: {
      const piece = Buffer.from(Array.from({ length: random.int(1, 32) }, () => random.int(0, 255)));
      return Buffer.concat([copy.subarray(0, at), piece, copy.subarray(at)]);
    }
    default: {
      const piece = copy.subarray(at, at + run);
      return Buffer.concat([
        copy.subarray(0, at),
        ...Array.from({ length: random.int(2, 60) }, () => piece),
        copy.subarray(at + run),
      ]);
    }
  }
}
